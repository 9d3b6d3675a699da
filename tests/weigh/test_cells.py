"""Ground around places: whose it is, how far it reaches, and what is interpolated."""

from dataclasses import replace

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from marsad.weigh.cells import INTERPOLATED, MAPPED, TOLD, Cell, Seat, cells

KM = 1 / 111.2
"""Degrees north of a kilometre."""
LAT = 36.0


def seat(key: str, east_km: float, holder: str | None = None, **more: object) -> Seat:
    """A place so many kilometres east of 37; told of where it has a holder."""
    lon = 37 + east_km * KM / 0.809
    by = TOLD if holder else ""
    made = Seat(key, key.title(), LAT, lon, by, holder, "held" if holder else "unknown")
    return replace(made, **more)  # type: ignore[arg-type]


def by_key(found: list[Cell]) -> dict[str, Seat]:
    return {cell.seat.key: cell.seat for cell in found}


def test_a_place_takes_over_from_the_nearest_and_says_so() -> None:
    found = by_key(cells([seat("a", 0, "north", age_days=4), seat("b", 6)]))
    assert (found["b"].by, found["b"].holder) == (INTERPOLATED, "north")
    assert (found["b"].basis, found["b"].age_days) == ("interpolated from A, 6 km", 4)
    assert found["b"].claims == ()


def test_what_is_told_is_never_overridden() -> None:
    """However many neighbours say otherwise, and whether by claims or by maps."""
    ring = [seat(f"n{k}", k, "north") for k in (-2, -1, 1, 2)]
    for by in (TOLD, MAPPED):
        alone = seat("z", 0, "league", by=by)
        assert by_key(cells([*ring, alone]))["z"] == alone
    contested = seat("z", 0, by=TOLD, state="contested")
    assert by_key(cells([*ring, contested]))["z"] == contested


@pytest.mark.parametrize(
    "others",
    [
        [seat("a", 21, "north")],
        [seat("a", 6, "north"), seat("c", -8, "league")],
        [seat("a", 6, by=TOLD, state="contested")],
        [seat("a", 6, "north"), seat("c", -7, by=TOLD, state="contested")],
    ],
)
def test_what_is_not_clear_is_not_interpolated(others: list[Seat]) -> None:
    assert "z" not in by_key(cells([*others, seat("z", 0)]))


def test_maps_that_do_not_show_it_bar_a_holder() -> None:
    unmapped = seat("z", 0, barred=frozenset({"north"}))
    assert "z" not in by_key(cells([seat("a", 3, "north"), unmapped]))
    assert "z" in by_key(cells([seat("a", 3, "league"), unmapped]))


def test_a_place_of_which_nothing_is_known_bounds_the_others() -> None:
    alone = cells([seat("a", 0, "north")])[0].shape
    bounded = cells([seat("a", 0, "north"), seat("z", 4, barred=frozenset({"north"}))])
    (cell,) = bounded
    assert cell.shape.area < 0.8 * alone.area
    assert alone.buffer(1e-4).contains(cell.shape)


def test_cells_reach_so_far_and_end_with_the_land() -> None:
    (far,) = cells([seat("a", 0, "north")], reach_km=10)
    north = far.shape.bounds[3] - LAT
    assert north == pytest.approx(10 * KM, rel=0.01)
    land = shapely.box(37, 35, 38, 37)
    (half,) = cells([seat("a", 0, "north")], land)
    assert half.shape.bounds[0] == pytest.approx(37, abs=1e-5)
    assert half.shape.area == pytest.approx(far.shape.area / 2, rel=0.01)
    assert cells([seat("a", 0, "north")], shapely.box(10, 10, 11, 11)) == []


def test_places_at_one_point_are_one() -> None:
    found = cells(
        [seat("b", 0), seat("a", 0, "league", by=MAPPED), seat("c", 0, "north")]
    )
    assert [cell.seat.key for cell in found] == ["c"]
    assert cells([]) == cells([seat("a", 0)]) == []


_PLACES = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 60),
              st.sampled_from(["north", "league", None])),
    min_size=1, max_size=25, unique_by=lambda one: one[:2],
)  # fmt: skip


@given(_PLACES)
def test_every_cell_is_nearest_to_its_place_and_none_overlap(
    places: list[tuple[int, int, str | None]],
) -> None:
    seats = [
        replace(seat(f"{east:02}-{north:02}", east, holder), lat=LAT + north * KM)
        for east, north, holder in places
    ]
    found = cells(seats)
    told = {one.key for one in seats if one.by}
    assert told <= {cell.seat.key for cell in found}
    for cell in found:
        assert cell.shape.buffer(1e-5).contains(
            shapely.Point(cell.seat.lon, cell.seat.lat)
        )
    whole = sum(cell.shape.area for cell in found)
    union = shapely.union_all([cell.shape for cell in found]).area if found else 0
    assert union == pytest.approx(whole, rel=1e-3)
    again = cells(list(reversed(seats)))
    assert [(c.seat, c.shape.wkb) for c in again] == [
        (c.seat, c.shape.wkb) for c in found
    ]
