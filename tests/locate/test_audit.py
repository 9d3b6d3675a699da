"""What `places check` finds in places that are loaded."""

from pathlib import Path

import pytest
import shapely

from marsad.errors import OperatorError
from marsad.locate.audit import Finding, findings
from marsad.locate.loading import store
from marsad.locate.loading.load import Asked, load
from marsad.locate.loading.rows import Options
from tests.conftest import NOW
from tests.locate.loading.files import feature, geojson, units


def put(folder: Path, name: str, text: str) -> Path:
    file = folder / f"{name}.csv"
    file.write_text("name,lat,lon,pcode\n" + text, encoding="utf-8")
    path = folder / "places.sqlite"
    load(Asked(file, Options(country="SY"), NOW), path)
    return path


def found(path: Path) -> dict[str, Finding]:
    return {one.what: one for one in findings(path)}


def test_sound_places_have_no_faults(tmp_path: Path) -> None:
    path = put(tmp_path, "own", "Qaxal,35.5,38.5,SY-1\nNowhere,,,\n")
    looked = found(path)
    assert not any(one.fault for one in looked.values())
    assert (looked["places"].count, looked["without coordinates"].count) == (2, 1)
    assert looked["without coordinates"].told == "Nowhere"
    assert "none is loaded" in looked["boundary sets"].told


def test_doubles_over_files_are_found(tmp_path: Path) -> None:
    put(tmp_path, "one", "Qaxal,35.5,38.5,SY-1\nDorvim,35,38,\n")
    looked = found(put(tmp_path, "two", "Kaksal,35.6,38.6,SY-1\nDorvim,35,38,\n"))
    codes, twice = looked["codes of several places"], looked["places listed twice"]
    assert (codes.count, codes.fault, codes.told) == (1, True, "SY-1 Qaxal, Kaksal")
    assert (twice.count, twice.fault, twice.told) == (1, True, "Dorvim 35.0 38.0")


def test_the_monitors_own_boundaries_tell_swapped_places(tmp_path: Path) -> None:
    path = put(tmp_path, "own", "Qaxal,36.0,35.72,\n")
    rows = [feature(shapely.box(35.9, 35, 37, 36.5), ADM0_EN="S", ADM0_PCODE="SY")]
    load(Asked(geojson(tmp_path / "adm0.json", rows), Options(name="c"), NOW), path)
    looked = found(path)["latitude and longitude swapped"]
    assert (looked.count, looked.fault) == (1, True)


def test_units_without_the_unit_above(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    above, below = units("Qaxal"), units("A", "B", level=2)
    for row, parent in zip(below, ("SY01", "SY99"), strict=True):
        row["properties"]["ADM1_PCODE"] = parent
    for name, rows in (("adm2", below), ("adm1", above)):
        file = geojson(tmp_path / f"{name}.json", rows)
        load(Asked(file, Options(name="c"), NOW), path)
    looked = found(path)
    assert looked["units without the unit above"].told == "c SY02 in SY99"
    assert looked["boundary sets"].told == (
        "c, the monitor's choice, is in use (SY level 1: 1, SY level 2: 2)"
    )


def test_polygons_spoilt_later_and_no_choice(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    file = geojson(tmp_path / "adm1.json", units("Qaxal"))
    load(Asked(file, Options(name="c"), NOW), path)
    bow = shapely.Polygon([(37, 35), (38, 36), (38, 35), (37, 36)])
    with store.opened(path, write=True) as db:
        db.execute("UPDATE areas SET geometry = ?", (bow.wkb,))
        db.execute("DELETE FROM choices")
    looked = found(path)
    assert looked["invalid polygons"].told == "c:1:SY01"
    assert looked["boundary sets"].fault


def test_nothing_is_loaded(tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="places add"):
        list(findings(tmp_path / "places.sqlite"))
