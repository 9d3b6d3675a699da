"""Whom a release credits, and the licences of what others made."""

from importlib.resources import files
from pathlib import Path

from marsad.locate.lists import sources
from marsad.publish.credits import Credit, licence_of, list_files, shipped, sources_of
from marsad.publish.leaks import check_leaks, in_file, search_for
from marsad.publish.site.assets import FONTS, LIBRARIES
from marsad.publish.site.build import site_files
from marsad.publish.site.licences import FILE, packaged, works_of
from marsad.records.source import Source
from tests.publish.site.made import full, material

OWN = Credit("places", "Places of the monitor", "", "Mapper, CC BY 4.0", "")


def text(of: object = None) -> str:
    return dict(site_files(of or full()))[FILE].decode()  # type: ignore[arg-type]


def test_every_work_in_the_site_has_the_whole_text_of_its_licence() -> None:
    told = text()
    known = {folder for folder, _, _ in works_of()}
    used = {Path(path).parent.as_posix() for path in LIBRARIES.values()}
    used |= {f"fonts/{family}" for family in FONTS}
    used |= {"vendor/world-atlas", "fonts/amiri"}
    assert used == known
    for folder in known:
        licence = files("marsad.publish").joinpath(folder, "LICENSE.txt")
        assert licence.read_text("utf-8").strip() in told


def test_every_folder_with_a_licence_is_named() -> None:
    package = Path(str(files("marsad.publish")))
    there = {
        p.parent.relative_to(package).as_posix() for p in package.rglob("LICENSE*")
    }
    assert there == {folder for folder, _, _ in works_of()}


def test_every_list_of_places_is_credited() -> None:
    told = text()
    assert list_files()
    for source in sources().values():
        assert source.title in told and source.citation.rstrip(".") in told
    for credit in shipped():
        assert credit.title in told and credit.licence in told
    for name in ("GeoNames", "UCDP", "OCHA", "OpenSyria", "Natural Earth", "Factbook"):
        assert name in told


def test_what_the_monitor_brought_stands_in_it_with_its_licence() -> None:
    told = text(material(credits=(OWN,)))
    assert "Brought by the publisher" in told and "Mapper, CC BY 4.0" in told
    assert "Brought by the publisher" not in text(material())
    assert "Atlas of a mapper" in text(full())


def test_the_pages_of_data_name_them_and_lead_to_the_texts() -> None:
    made = dict(site_files(material(credits=(OWN,))))
    for name, root in (("data.html", ""), ("ar/data.html", "../")):
        page = made[name].decode()
        assert f'href="{root}site/licences.txt"' in page
        assert "https://www.geonames.org" in page and "Mapper, CC BY 4.0" in page


def test_the_descriptor_of_the_data_has_sources_and_the_licences_address() -> None:
    told = sources_of((*shipped(), OWN))
    named = next(one for one in told if one["title"].startswith("GeoNames: populated"))
    assert named["path"] == "https://www.geonames.org"
    assert named["license"] == "CC-BY-4.0"
    assert told[-1] == {"title": OWN.title, "license": OWN.licence}
    assert licence_of("CC-BY-4.0")["path"].startswith("https://creativecommons.org/")
    assert licence_of("our own terms") == {"name": "our own terms"}


def test_the_leak_check_reads_what_is_not_the_packages_own(tmp_path: Path) -> None:
    path = tmp_path / "licences.txt"
    path.write_text(packaged() + "\nBrought by Jane Secretwoman\n", "utf-8")
    hidden = Source("c-1", "Jane Secretwoman", protected=True)
    assert list(in_file(path, search_for([hidden]), (packaged(),)))
    path.write_text(packaged() + "\nBrought by a mapper\n", "utf-8")
    assert not check_leaks(tmp_path, [hidden], vendored=(packaged(),))


def test_a_signed_release_says_how_to_check_its_key() -> None:
    key = "ab12" * 16
    signed = dict(site_files(material(key=key)))
    bare = dict(site_files(material()))
    for name in ("data.html", "ar/data.html"):
        page = signed[name].decode()
        assert key in page and "SHA256SUMS.sig" in page
        assert "openssl pkeyutl -verify" in page and "openssl pkey -pubin" in page
        assert "SHA256SUMS.sig" not in bare[name].decode()


def test_the_page_says_the_same_lines_as_the_how_to() -> None:
    page = dict(site_files(material(key="ab" * 32)))["data.html"].decode()
    how = Path(__file__).parents[3] / "docs" / "how-to" / "check-a-release.md"
    lines = [n.strip() for n in how.read_text("utf-8").splitlines()]
    wanted = [line for line in lines if line.startswith("openssl ")]
    assert len(wanted) == 2
    shown = page.replace("&#39;", "'").replace("&amp;", "&")
    assert all(line in shown for line in wanted)
