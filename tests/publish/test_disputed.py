"""Borders in dispute: the list fits the base map, and cuts borders without a gap."""

from collections import defaultdict
from itertools import chain, pairwise

from hypothesis import given
from hypothesis import strategies as st

from marsad.publish.basemap import base_map, countries, lines
from marsad.publish.disputed import disputed, parted


def test_every_side_of_the_list_is_a_country_of_the_map() -> None:
    known = {name for _, name, _ in countries()}
    assert all(one.sides <= known and len(one.sides) == 2 for one in disputed())


def test_every_entry_of_the_list_marks_some_line() -> None:
    marked = [points for kind, points in lines() if kind == "disputed"]
    found = defaultdict(int)
    for one in disputed():
        rings = {
            name: {*chain.from_iterable(rings)}
            for _, name, rings in countries()
            if name in one.sides
        }
        first, second = rings.values()
        shared = {point for point in first & second if one.covers(point)}
        found[one] = sum(shared >= {*points} for points in marked)
    assert [one.about for one, times in found.items() if not times] == []


def test_agreed_borders_are_not_marked() -> None:
    marked = {p for kind, points in lines() if kind == "disputed" for p in points}
    agreed = {p for kind, points in lines() if kind == "border" for p in points}
    syria = {
        p for _, name, rings in countries() if name == "Syria" for r in rings for p in r
    }
    iraq = {
        p for _, name, rings in countries() if name == "Iraq" for r in rings for p in r
    }
    assert syria & iraq and not syria & iraq & marked
    assert syria & iraq <= agreed


def test_the_map_of_a_war_has_its_own() -> None:
    def kinds(area: str) -> set[str]:
        told = base_map((area,), [])["lines"]["features"]
        return {one["properties"]["kind"] for one in told}

    assert kinds("SY") == {"border", "disputed", "coast"}
    assert kinds("ML") == {"border", "disputed", "coast"}  # Western Sahara
    assert kinds("CO") == {"border", "coast"}


@given(st.lists(st.tuples(st.floats(70, 80), st.floats(28, 38)), min_size=2))
def test_stretches_go_on_where_the_last_ended(
    points: list[tuple[float, float]],
) -> None:
    sides = frozenset({"India", "Pakistan"})
    found = list(parted(sides, points))
    assert found[0][1][0] == points[0] and found[-1][1][-1] == points[-1]
    for (kind, one), (other, following) in pairwise(found):
        assert kind != other and one[-1] == following[0]
    whole = [*found[0][1], *chain.from_iterable(part[1:] for _, part in found[1:])]
    assert whole == points
    assert {kind for kind, _ in parted(frozenset({"Mali", "Niger"}), points)} == {
        "border"
    }
