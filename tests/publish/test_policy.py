"""No page lets any style or script stand in it but those that it names by hash."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from marsad.publish.briefs import brief_files
from marsad.publish.policy import PLOT_STYLE, digest
from marsad.publish.site import site_files
from tests.publish.site.made import full

STYLE = re.compile(r"<style>(.*?)</style>", re.S)


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    of = full()
    told = {**dict(site_files(of)), **dict(brief_files(of.dossier, pdf=False))}
    pages = {name: text for name, text in told.items() if name.endswith(".html")}
    return {name: content.decode() for name, content in pages.items()}


def test_every_style_sheet_in_a_page_is_named_by_its_hash(made: dict[str, str]) -> None:
    held = [name for name, page in made.items() if STYLE.search(page)]
    assert {"brief.html", "brief.ar.html", "day.html"} <= set(held)
    for name in held:
        for sheet in STYLE.findall(made[name]):
            assert f"style-src 'sha256-{digest(sheet)}'" in made[name], name


def test_no_page_lets_any_style_stand(made: dict[str, str]) -> None:
    for name, page in made.items():
        assert "unsafe-inline" not in page, name
        assert not re.search(r"<[^>]*\\sstyle=", page), name


def test_the_sheet_of_charts_is_that_of_the_packaged_library() -> None:
    plot = files("marsad.publish").joinpath("vendor/plot/plot.umd.min.js")
    source = plot.read_text("utf-8").replace("\\n", "\n")
    form = re.sub(r"plot-d6a7b5", "@", PLOT_STYLE)
    found = re.search(r"`(:where\(\.\$\{\w+\}\) \{.*?)`", source, re.S)
    assert found and re.sub(r"\$\{\w+\}", "@", found[1]) == form
    assert "plot-d6a7b5" in source


def test_scripts_write_no_styles_into_markup() -> None:
    folder = Path(str(files("marsad.publish.site"))) / "scripts"
    for script in sorted(folder.glob("*.js")):
        text = script.read_text("utf-8")
        assert not re.search(r"style=[\"'`]|<style", text), script.name
