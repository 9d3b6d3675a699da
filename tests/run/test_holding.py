"""Control on record and imported maps, put together as plain rows."""

import json
import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import shapely

from marsad.locate import build
from marsad.locate.entry import Entry
from marsad.locate.gazetteer import Gazetteer
from marsad.locate.ground.measure import km2
from marsad.locate.named import named
from marsad.records.control import Control
from marsad.records.dossier import Dossier
from marsad.records.when import When
from marsad.records.where import Where
from marsad.run.holding import found_at, hands, history, map_history, place_cells
from marsad.run.tools import Models
from tests.build import WAR, claim, dossier, placed, report
from tests.locate.ground.maps import Ground, box, held
from tests.locate.loading.files import geojson

DAY = date(2021, 5, 12)
POINTS = {
    "Qaxal": (35.0, 38.0),
    "Dorvim": (35.0, 38.05),
    "Belum": (35.0, 38.5),
    "Zarvit": (35.0, 38.42),
}
"""Places of nobody's gazetteer, latitude first."""


def village(name: str) -> Entry:
    lat, lon = POINTS[name]
    return Entry(name, name, "village", lat, lon, "SY", "Homs", 0, "test")


def control(place: str, start: str, holder: str | None, **more: Any) -> Control:
    """A stretch of four days, told of on its first."""
    first = date.fromisoformat(start)
    lat, lon = POINTS[place]
    where = Where(place, lat, lon, 1, 1500, "test", place, country="SY")
    told = {"state": "held", "basis": "third party reports", "last": first, **more}
    end = date.fromordinal(first.toordinal() + 3)
    return Control(
        f"ctl-{place}-{start}", holder, when=When(first, end), place=place, where=where,
        claims=(f"clm-{place}",), **told,
    )  # fmt: skip


CONTROLS = (
    control("Qaxal", "2021-05-03", "league"),
    control("Qaxal", "2021-05-10", "north", state="claimed"),
    control("Belum", "2021-05-04", "league"),
)


@pytest.fixture
def known() -> Dossier:
    """Two places on record, one of which changed hands, with the words for it."""
    said = []
    for place in ("Qaxal", "Belum"):
        of = report(f"They are in {place}, people said.")
        one = claim(of, of.text, "control", speaker="people", id=f"clm-{place}")
        said.append(placed(of, one, "2021-05-03"))
    made = dossier(said)
    return Dossier(
        war=WAR, reports=made.reports, claims=made.claims,
        controls=tuple(sorted(CONTROLS, key=lambda one: one.id)),
    )  # fmt: skip


@pytest.fixture
def models(tmp_path: Path) -> Models:
    """A monitor's models over a gazetteer of four villages."""
    db = sqlite3.connect(":memory:")
    build.fill(db, [named(village(name), ()) for name in POINTS])
    made = Models(WAR, tmp_path, ground=tmp_path / "ground.sqlite")
    made.__dict__["gazetteer"] = Gazetteer(db, "test")
    return made


def test_a_places_history_has_basis_age_and_words(
    known: Dossier, models: Models
) -> None:
    first, second = history("qaxal", known, models)
    assert (first["holder"], first["end"], second["state"]) == (
        "league",
        "2021-05-06",
        "claimed",
    )
    assert (first["age_days"], first["stale"], first["last"]) == (
        3,
        False,
        "2021-05-03",
    )
    (said,) = first["said"]
    assert said["quote"] == "They are in Qaxal, people said."
    assert (said["speaker"], said["published"]) == ("people", "2021-05-04")
    assert history("Nowhere", known, models) == []


def test_who_took_what_when(known: Dossier) -> None:
    rows = list(hands(known, (None, None)))
    assert [(r["day"], r["place"], r["from"], r["to"], r["state"]) for r in rows] == [
        ("2021-05-03", "Qaxal", None, "league", "held"),
        ("2021-05-04", "Belum", None, "league", "held"),
        ("2021-05-10", "Qaxal", "league", "north", "claimed"),
    ]
    later = list(hands(known, (date(2021, 5, 5), date(2021, 5, 10))))
    assert later == rows[2:]
    assert list(hands(known, (date(2021, 5, 11), None))) == []


def maps(folder: Path, **shapes: Any) -> None:
    """A map a name, each of one day, of the north's ground."""
    for name, shape in shapes.items():
        file = geojson(folder / f"{name}.geojson", [held("2021-05-10", "north", shape)])
        Ground(folder).load(file, series=name)


def test_maps_are_shown_beside_and_vote(models: Models, tmp_path: Path) -> None:
    assert list(map_history(found_at("Belum", models), models, None)) == []
    belum, other = box(38.4, 34.9, 38.6, 35.1), box(40, 34.9, 40.1, 35.1)
    maps(tmp_path, one=belum, two=belum, three=other)
    *runs, together = map_history(found_at("Belum", models), models, None)
    assert [(row["series"], row["runs"][0]["holder"]) for row in runs] == [
        ("one", "north"),
        ("three", None),
        ("two", "north"),
    ]
    assert (together["holder"], together["basis"]) == ("north", "2 of 3 maps")
    *_, later = map_history(found_at("Belum", models), models, date(2021, 5, 20))
    assert later["basis"].endswith("carried forward from 2021-05-10")
    assert later["age_days"] == 10
    assert found_at("Nowhere", models) == []


def features(known: Dossier, models: Models, day: date = DAY) -> dict[str, Any]:
    return {
        one["properties"]["place"]: one for one in place_cells(known, models, day, 10)
    }


def test_cells_by_claims_and_from_the_nearest(known: Dossier, models: Models) -> None:
    found = features(known, models)
    told = {name: one["properties"] for name, one in found.items()}
    assert {name: (p["by"], p["holder"], p["state"]) for name, p in told.items()} == {
        "Qaxal": ("told", "north", "claimed"),
        "Dorvim": ("interpolated", "north", "claimed"),
        "Belum": ("told", "league", "held"),
        "Zarvit": ("interpolated", "league", "held"),
    }
    assert told["Qaxal"]["age_days"] == 2 and told["Qaxal"]["claims"] == ["clm-Qaxal"]
    shape = shapely.from_geojson(json.dumps(found["Belum"]["geometry"]))
    assert told["Belum"]["km2"] == pytest.approx(km2(shape), abs=0.01)
    assert features(known, models, date(2021, 5, 5))["Qaxal"]["properties"][
        "holder"
    ] == ("league")
    assert features(known, models, date(2021, 5, 1)) == {}


def test_maps_fill_in_before_neighbours_and_bar_what_they_do_not_show(
    known: Dossier, models: Models, tmp_path: Path
) -> None:
    maps(tmp_path, map=box(38.35, 34.9, 38.6, 35.1))
    told = {name: one["properties"] for name, one in features(known, models).items()}
    assert (told["Zarvit"]["by"], told["Zarvit"]["holder"]) == ("mapped", "north")
    assert told["Zarvit"]["basis"] == "one map, carried forward from 2021-05-10 (map)"
    assert (told["Belum"]["by"], told["Belum"]["holder"]) == ("told", "league")
    assert "Dorvim" not in told
