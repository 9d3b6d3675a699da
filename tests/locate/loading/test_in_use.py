"""What a monitor has loaded, as its claims are placed by it."""

from pathlib import Path

import pytest
import shapely

from marsad.locate import build, sources
from marsad.locate.areas import chosen_areas
from marsad.locate.find import Name, find_places
from marsad.locate.gazetteer import open_gazetteer
from marsad.locate.place import Known, place_claims, with_units
from marsad.records.claim import Claim
from marsad.records.report import Report
from tests.locate.loading.conftest import Monitor
from tests.locate.loading.files import feature, geojson

TABLE = """\
name,lat,lon,country,kind
Qweryat,36.1,37.2,SY,village
Manbij,36.0,37.0,SY,town
"""


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds the gazetteer from our own list alone."""
    monkeypatch.setattr(build, "all_places", sources.own_places)


@pytest.fixture
def loaded(tmp_path: Path) -> Monitor:
    monitor = Monitor(tmp_path)
    file = tmp_path / "ours.csv"
    file.write_text(TABLE, encoding="utf-8")
    monitor.load(file, kind="table")
    return monitor


def test_own_places_are_found_and_come_first(loaded: Monitor) -> None:
    gazetteer = open_gazetteer(None, loaded.path)
    found = find_places([Name("Qweryat"), Name("Manbij")], gazetteer, ("SY",))
    assert [f.where and (f.where.lat, f.where.gazetteer) for f in found] == [
        (36.1, "ours"),
        (36.0, "ours"),
    ]
    assert gazetteer.lookup("Azaz")


def test_what_is_loaded_is_another_gazetteer(loaded: Monitor, tmp_path: Path) -> None:
    plain, own = open_gazetteer(None), open_gazetteer(None, loaded.path)
    assert plain.version != own.version
    more = tmp_path / "more.csv"
    more.write_text(TABLE.replace("36.1", "36.2"), encoding="utf-8")
    loaded.load(more, kind="table")
    assert open_gazetteer(None, loaded.path).version != own.version
    assert open_gazetteer(None, tmp_path / "none.sqlite").version == plain.version


def test_claims_get_the_units_of_the_chosen_boundaries(loaded: Monitor) -> None:
    box = shapely.box(36.5, 35.5, 37.5, 36.5)
    told = {"ADM1_EN": "North", "ADM1_PCODE": "SY77", "ADM0_PCODE": "SY"}
    file = geojson(loaded.folder / "units.geojson", [feature(box, **told)])
    loaded.load(file, kind="boundaries", name="trial", level=1)
    areas = chosen_areas(loaded.path)
    claim = Claim("clm-1", "rep-1", "shelling", (0, 5), "Shell", place="Qweryat")
    report = Report("rep-1", "Shells hit Qweryat", "0" * 64)
    gazetteer = open_gazetteer(None, loaded.path)
    (placed,) = place_claims([claim], report, gazetteer, ("SY",), Known(areas))
    assert placed.where is not None
    (unit,) = placed.where.units
    assert (unit.level, unit.name, unit.own_code, unit.boundaries) == (
        1, "North", "SY77", "trial",
    )  # fmt: skip
    assert (placed.where.pcode, placed.where.country) == ("SY77", "SY")


def test_without_boundaries_nothing_is_told(loaded: Monitor) -> None:
    gazetteer = open_gazetteer(None, loaded.path)
    (found,) = find_places([Name("Qweryat")], gazetteer, ("SY",))
    assert chosen_areas(loaded.path) is None
    assert with_units(found, None) is found
