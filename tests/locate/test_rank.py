"""Entries of one name weighed by what is known of them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.locate.entry import Entry
from marsad.locate.rank import MOST, Sought, apart_km, most, weighed, within

LARGE = Entry("1", "Springfield", "city", 10.0, 10.0, "AA", "North", 90_000, "x")
SMALL = Entry("2", "Springfield", "village", 40.0, 40.0, "BB", "South", 900, "x")
BESIDE = Entry("3", "Shelby", "town", 40.1, 40.1, "BB", "South", 9_000, "x")
LAND = Entry("BB", "Beeland", "country", 41.0, 41.0, "BB", None, 1_000_000, "x")
UNIT = Entry("4", "South", "admin1", 40.0, 40.0, "BB", "South", 100_000, "x")
SPRINGFIELD = Sought("springfield", (LARGE, SMALL))


def first(*places: Sought, area: tuple[str, ...] = ()) -> str:
    return weighed(places, area)[0][0].entry.id


def test_the_place_of_most_people_is_likeliest() -> None:
    assert first(SPRINGFIELD) == "1"


def test_other_places_of_a_report_tell_which_is_meant() -> None:
    others = (Sought("shelby", (BESIDE,)), Sought("south", (UNIT,)))
    assert first(SPRINGFIELD, *others, Sought("beeland", (LAND,))) == "2"


@pytest.mark.parametrize(
    "known",
    [
        {"country": "BB"},
        {"admin1": frozenset({"south"})},
    ],
)
def test_what_is_told_beside_a_name_tells_too(known: dict[str, object]) -> None:
    assert first(replace(SPRINGFIELD, **known)) == "2"  # type: ignore[arg-type]


def test_the_area_watched_comes_first() -> None:
    assert first(SPRINGFIELD, area=("BB",)) == "2"


def test_shares_are_of_one_whole_and_in_order() -> None:
    (row,) = weighed([SPRINGFIELD])
    assert sum(one.share for one in row) == pytest.approx(1)
    assert [one.score for one in row] == sorted((o.score for o in row), reverse=True)


def test_a_name_without_entries_weighs_nothing() -> None:
    assert weighed([Sought("x", ())]) == [[]]


def test_units_are_weighed_however_many_places_there_are() -> None:
    many = tuple(replace(LARGE, id=str(k), population=k) for k in range(100, 200))
    empty = replace(UNIT, population=0)
    kept = most(Sought("x", (*many, empty)))
    assert empty in kept
    assert len(kept) == MOST + 1


def test_within_units_and_countries() -> None:
    assert within(SMALL, LAND)
    assert within(SMALL, UNIT)
    assert not within(LARGE, LAND)
    assert within(SMALL, SMALL)


@given(
    st.permutations([SPRINGFIELD, Sought("shelby", (BESIDE,)), Sought("b", (LAND,))])
)
def test_order_of_names_makes_no_difference(places: list[Sought]) -> None:
    rows = zip(places, weighed(places), strict=True)
    found = {place.key: row[0].entry.id for place, row in rows}
    assert found == {"springfield": "2", "shelby": "3", "b": "BB"}


def test_distance_over_the_date_line() -> None:
    west = replace(SMALL, lat=0.0, lon=-179.9)
    east = replace(SMALL, lat=0.0, lon=179.9)
    assert apart_km(west, east) == pytest.approx(22.2, abs=0.1)
