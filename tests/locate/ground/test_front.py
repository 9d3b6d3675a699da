"""Where fronts run, and which of two villages of one name is meant."""

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from marsad.locate import build
from marsad.locate.entry import Entry
from marsad.locate.find import Name, find_places
from marsad.locate.gazetteer import Gazetteer
from marsad.locate.ground.front import (
    FRESH_DAYS,
    Front,
    front_edges,
    open_fronts,
    outer_days,
)
from marsad.locate.ground.measure import apart_km
from marsad.locate.named import named
from marsad.locate.place import Known, place_claims
from marsad.locate.rank import Sought, nearest_front, weighed
from marsad.records.claim import Claim, TimeWords
from marsad.records.placement import Placement
from marsad.records.report import Report
from tests.locate.ground.maps import Ground, box, held
from tests.locate.loading.files import geojson

FIRST, SECOND = date(2021, 5, 3), date(2021, 6, 7)
EARLIER = 37.9
"""Degrees east of the front on the first day; on the second it is at 38."""


@pytest.fixture
def fought(ground: Ground, tmp_path: Path) -> Path:
    """The League holds a strip in the middle of Syria that grows eastward."""
    features = [
        held(day, "League", box(37.6, 34.6, east, 35.4))
        for day, east in ((FIRST, EARLIER), (SECOND, 38.0))
    ]
    ground.load(geojson(tmp_path / "x.geojson", features))
    return ground.path


def front_on(path: Path, day: date) -> Front | None:
    fronts = open_fronts(path)
    assert fronts is not None
    (found,) = fronts.on(day) or (None,)
    return found


def test_the_front_is_the_edge_of_the_newest_day_not_after(fought: Path) -> None:
    front = front_on(fought, date(2021, 6, 20))
    assert front is not None and front.day == SECOND
    assert front.km(35.0, 38.1) == pytest.approx(apart_km(35, 38.1, (35, 38)), rel=1e-3)
    before = front_on(fought, date(2021, 6, 6))
    assert before is not None and before.day == FIRST
    assert before.km(35.0, EARLIER) == pytest.approx(0, abs=0.01)


def test_an_old_front_and_no_map_tell_nothing(fought: Path, tmp_path: Path) -> None:
    assert front_on(fought, date(2021, 5, 2)) is None
    assert front_on(fought, date.fromordinal(SECOND.toordinal() + FRESH_DAYS))
    assert (
        front_on(fought, date.fromordinal(SECOND.toordinal() + FRESH_DAYS + 1)) is None
    )
    assert open_fronts(None) is open_fronts(tmp_path / "none.sqlite") is None


def test_borders_and_coasts_are_no_fronts_but_where_two_meet(
    ground: Ground, tmp_path: Path
) -> None:
    """Of a belt across Syria's coast, what lies in the sea and along the coast is no
    front, as long as it does not move."""
    whole, half = box(35.9, 35.2, 37.5, 35.6), box(35.9, 35.2, 37.2, 35.6)
    for name, features in {
        "one": [held(FIRST, "League", whole), held(SECOND, "League", half)],
        "two": [
            held(FIRST, "League", whole),
            held(FIRST, "north", box(35.0, 35.2, 35.9, 35.6)),
        ],
    }.items():
        ground.load(geojson(tmp_path / f"{name}.geojson", features), series=name)
    with ground.opened() as db:
        edges = front_edges(db, "one", FIRST, outer_days(db, "one"))
        meeting = front_edges(db, "two", FIRST, outer_days(db, "two"))
    assert edges[:, 0].min() > 35.95 and edges[:, 0].max() == 37.5
    assert (meeting[:, [0, 2]] == 35.9).all(axis=1).any()


REAR = Entry("rear", "Qaxal", "village", 36.9, 41.0, "SY", "Hasakah", 900, "test")
AT_FRONT = replace(REAR, id="front", lat=35.0, lon=38.05, admin1="Homs", population=0)
LAND = Entry("SY", "Syria", "country", 35.0, 38.0, "SY", None, 0, "test")


@pytest.fixture
def villages() -> Gazetteer:
    """Two villages of one name, and nothing else."""
    db = sqlite3.connect(":memory:")
    build.fill(db, [named(REAR, ()), named(AT_FRONT, ())])
    return Gazetteer(db, "test")


def test_of_two_villages_that_at_the_front_is_meant(
    fought: Path, villages: Gazetteer
) -> None:
    front = front_on(fought, SECOND)
    assert front is not None
    (plain,) = find_places([Name("Qaxal")], villages, ("SY",))
    (fronted,) = find_places([Name("Qaxal", fronts=(front,))], villages, ("SY",))
    assert plain.where is not None and plain.where.entry == "rear"
    assert fronted.where is not None and fronted.where.entry == "front"
    assert "5 km from the front of 2021-06-07" in fronted.reason
    assert "km from the front of 2021-06-07" in fronted.others[0].reason
    assert "front" not in plain.reason


def test_a_country_is_at_no_front_and_a_unit_reaches_far(fought: Path) -> None:
    front = front_on(fought, SECOND)
    assert front is not None
    unit = replace(AT_FRONT, id="unit", kind="admin1", lon=38.5)
    earlier = front_on(fought, FIRST)
    assert earlier is not None
    assert nearest_front((front,), LAND) is nearest_front((), AT_FRONT) is None
    assert nearest_front((earlier, front), unit) == (0, SECOND)
    (row,) = weighed([Sought("qaxal", (REAR, AT_FRONT), fronts=(front,))])
    points = {one.entry.id: one.fixed for one in row}
    assert 2.5 < points["front"] - points["rear"] <= 4.5


def placed(kind: str, known: Known, villages: Gazetteer, day: str) -> Placement:
    text = f"Fighters of the League were in Qaxal on {day}."
    at = (text.index(day), text.index(day) + len(day))
    claim = Claim(
        "clm-1", "rpt-1", kind, (0, len(text)), text, place="Qaxal",
        time=TimeWords(day, at),
    )  # fmt: skip
    report = Report("rpt-1", text, "0" * 64, published=date(2021, 6, 20))
    (found,) = place_claims([claim], report, villages, ("SY",), known)
    return found


@pytest.mark.parametrize(
    ("kind", "day", "entry"),
    [
        ("clash", "10 June 2021", "front"),
        ("capture", "10 June 2021", "front"),
        ("detention", "10 June 2021", "rear"),
        ("clash", "10 January 2021", "rear"),
    ],
)
def test_claims_are_weighed_by_their_kind_and_day(
    fought: Path, villages: Gazetteer, kind: str, day: str, entry: str
) -> None:
    known = Known(fronts=open_fronts(fought))
    where = placed(kind, known, villages, day).where
    assert where is not None and where.entry == entry
    plain = placed(kind, Known(), villages, day).where
    assert plain is not None and plain.entry == "rear"
