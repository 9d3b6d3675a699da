"""Pairs on shelves, against looking at every pair of every shelf."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.engine.base import Engine
from marsad.resolve.table import WINDOW, shelf_pairs
from tests.build import engine

STOCKED = st.lists(
    st.lists(st.integers(0, 3), max_size=3, unique=True), min_size=1, max_size=40
)


def pairs_of(on: Engine, shelves: list[list[int]]) -> set[tuple[int, int]]:
    """Every text is published in the order of its number turned round."""
    rows = ((at, len(shelves) - at, held) for at, held in enumerate(shelves))
    shelf_pairs(on, rows, "found")
    found = on.fetch("SELECT a, b FROM found")
    assert len(found) == len(set(found))
    return set(found)


@settings(max_examples=40, deadline=None)
@given(STOCKED)
def test_texts_meet_the_nearest_on_each_shelf(shelves: list[list[int]]) -> None:
    wanted = set()
    for shelf in range(4):
        holds = [at for at, held in enumerate(shelves) if shelf in held]
        for (i, a), (j, b) in combinations(enumerate(holds), 2):
            if j - i <= WINDOW:
                wanted.add((a, b))
    assert pairs_of(engine(), shelves) == wanted


def test_a_crowded_shelf_costs_a_window_for_each_text() -> None:
    many = 500
    found = pairs_of(engine(), [[7]] * many)
    assert len(found) == sum(min(WINDOW, many - 1 - at) for at in range(many))
    assert max(b - a for a, b in found) == WINDOW


def test_shelves_come_in_slots(monkeypatch: object) -> None:
    import marsad.resolve.table as table

    shelves = [[at % 5, 10 + at % 3] for at in range(60)]
    whole = pairs_of(engine(), shelves)
    monkeypatch.setattr(table, "SLOT_ROWS", 10)  # type: ignore[attr-defined]
    assert pairs_of(engine(), shelves) == whole


def test_nothing_on_no_shelf() -> None:
    assert pairs_of(engine(), [[], []]) == set()
