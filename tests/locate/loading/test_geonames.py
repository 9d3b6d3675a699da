"""GeoNames files: kinds, units, alternate names, and rows that are wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest

from marsad.errors import OperatorError
from marsad.locate.entry import KINDS
from marsad.locate.loading import geonames
from marsad.locate.loading.files import LONGEST
from marsad.locate.sources import unit_names
from tests.locate.loading.conftest import Monitor
from tests.locate.loading.files import geonames_row, zipped

Written = Callable[[str, str], Path]
UNIT = {"class": "A", "admin1": "Q9"}
COUNTRY = "".join(
    (
        geonames_row(11, "Tell Qaxal", admin1="Q9", other="Tal Kaksal,تل قكسل,DAM"),
        geonames_row(12, "Dorvim", admin1="Q9", admin2="0901", population="60000"),
        geonames_row(1, "Qaxal Governorate", code="ADM1", **UNIT),
        geonames_row(2, "Dorvim District", code="ADM2", **UNIT, admin2="0901"),
    )
)


def test_places_carry_units_kinds_names_and_origin(
    monitor: Monitor, written: Written
) -> None:
    file = written("SY.txt", COUNTRY)
    loaded = monitor.load(file)
    assert (loaded.kind, loaded.name, loaded.rows) == ("geonames", "SY", 4)
    rows = monitor.ask("SELECT id, kind, admin1, admin2, source FROM entries")
    assert set(rows) == {
        ("11", "village", "Qaxal Governorate", None, "geonames"),
        ("12", "city", "Qaxal Governorate", "Dorvim District", "geonames"),
        ("1", "admin1", "Qaxal Governorate", None, "geonames"),
        ("2", "admin2", "Qaxal Governorate", "Dorvim District", "geonames"),
    }
    assert monitor.found("tal kaksal") == monitor.found("تل قكسل") == ["11"]
    assert monitor.found("dam") == []
    assert monitor.found("qaxal") == ["1"]
    assert monitor.ask("SELECT file, row, licence FROM places WHERE id = '12'") == [
        ("SY.txt", 2, geonames.LICENCE)
    ]


def test_units_are_named_as_in_the_rest_of_the_gazetteer(
    monitor: Monitor, written: Written
) -> None:
    monitor.load(written("SY.txt", geonames_row(11, "Qaxal", admin1="09")))
    ((name,),) = monitor.ask("SELECT admin1 FROM entries")
    assert name == unit_names()["SY", "09"]


def test_zip_as_downloaded(monitor: Monitor, written: Written, tmp_path: Path) -> None:
    readme = written("readme.txt", "This is a note.\n")
    head = "geonameid\tname\n"
    archive = zipped(tmp_path / "SY.zip", readme, written("SY.txt", head + COUNTRY))
    loaded = monitor.load(archive, kind="geonames")
    assert (loaded.name, loaded.rows, loaded.left_out) == ("SY", 4, 0)


@pytest.mark.parametrize("id", ["11", "12"])
def test_alternate_names_of_both_forms(
    monitor: Monitor, written: Written, id: str
) -> None:
    names = written(
        "alternateNamesV2.txt",
        f"1\t{id}\tar\tدورفيم\t1\t\t\t\t\t\n"
        f"2\t{id}\ten\tOld Dorvim\t\t\t\t\n"
        f"3\t{id}\tlink\thttps://example.org/x\t\t\t\t\n"
        f"4\t{id}\tpost\tAB12\t\t\t\t\n"
        "5\t999\ten\tElsewhere\t\t\t\t\n"
        "what is this\n",
    )
    loaded = monitor.load(written("SY.txt", COUNTRY), spellings=names)
    assert id in monitor.found("دورفيم") and id in monitor.found("old dorvim")
    assert monitor.found("ab12") == monitor.found("elsewhere") == []
    assert loaded.left_out == 1
    assert monitor.told()[0]["part"] == "alternateNamesV2.txt"


def test_bad_rows_are_told_of_and_the_rest_is_loaded(
    monitor: Monitor, written: Written, tmp_path: Path
) -> None:
    bad = [
        geonames_row(21, "No Number", lat="north"),
        geonames_row(22, "Too Far", lat="95.2", lon="30"),
        geonames_row(23, " "),
        geonames_row("x", "No Id"),
        "24\tshort row\n",
        geonames_row(11, "Again"),
        geonames_row(25, "Turned", lat="38.5", lon="35.5"),
        "z" * (LONGEST + 5) + "\n",
    ]
    file = tmp_path / "SY.txt"
    file.write_bytes(
        (COUNTRY + "".join(bad)).encode()
        + geonames_row(26, "caf\xe9").encode("latin-1")
    )
    loaded = monitor.load(file)
    told = monitor.told()
    assert loaded.rows == 4 and loaded.left_out == len(told) == 9
    assert (loaded.duplicates, loaded.swapped) == (1, 1)
    assert [one["row"] for one in told] == [5, 6, 7, 8, 9, 10, 11, 12, 13]
    reasons = [one["reason"] for one in told]
    for reason, part in zip(
        reasons,
        ("is no number of degrees", "seem swapped", "no name", "is no number",
         "has 2 columns", "stands already in row 1", "outside SY", "longer",
         "not UTF-8"),
        strict=True,
    ):  # fmt: skip
        assert part in reason


def test_a_file_of_something_else_is_refused(
    monitor: Monitor, written: Written
) -> None:
    file = written("SY.txt", "one\ttwo\n" * 3)
    with pytest.raises(OperatorError, match="--kind"):
        monitor.load(file)
    with pytest.raises(OperatorError, match="no row can be used; row 1: has 2 columns"):
        monitor.load(file, kind="geonames")
    assert monitor.ask("SELECT count(*) FROM sources") == [(0,)]


def test_damaged_archives_are_told_of(monitor: Monitor, tmp_path: Path) -> None:
    cut = tmp_path / "SY.zip"
    cut.write_bytes(b"PK\x03\x04 cut")
    with pytest.raises(OperatorError, match="no sound zip"):
        monitor.load(cut)
    gz = tmp_path / "SY.txt.gz"
    gz.write_bytes(b"\x1f\x8b\x08\x00 cut")
    with pytest.raises(OperatorError, match="cannot be read to its end"):
        monitor.load(gz, kind="geonames")


@pytest.mark.parametrize(
    ("feature", "kind"),
    [
        (("P", "PPL", 60_000), "city"),
        (("P", "PPLA2", 10), "town"),
        (("P", "PPLQ", 0), "village"),
        (("P", "PPLX", 90_000), "district"),
        (("S", "CMPRF", 0), "camp"),
        (("H", "STMI", 0), "river"),
        (("H", "RSV", 0), "water"),
        (("A", "PCLI", 9), "country"),
        (("A", "ADM3", 9), "admin2"),
        (("?", "NEW", 0), "region"),
    ],
)
def test_kinds(feature: tuple[str, str, int], kind: str) -> None:
    assert geonames.kind_of(*feature) == kind
    assert kind in KINDS


def test_every_kind_of_the_list_is_known() -> None:
    assert set(geonames._kinds().values()) <= set(KINDS)
