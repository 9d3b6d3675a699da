"""The best path through tags is the best of all paths that make sense."""

import itertools
import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from marsad.extract.network.decode import Run, log_softmax, runs, softmax


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[list[float]], list[bool]]:
    """Scores of a few pieces for one or two types, and where the text breaks."""
    tags = 1 + 2 * draw(st.integers(1, 2))
    row = st.lists(st.integers(-4, 4).map(float), min_size=tags, max_size=tags)
    scores = draw(st.lists(row, min_size=1, max_size=5))
    size = len(scores)
    return scores, draw(st.lists(st.booleans(), min_size=size, max_size=size))


def allowed(path: tuple[int, ...], breaks: list[bool]) -> bool:
    """Whether every inside follows its own begin or inside, and no break."""
    for i, tag in enumerate(path):
        if tag and tag % 2 == 0:
            before = path[i - 1] if i else 0
            if before not in (tag - 1, tag) or breaks[i]:
                return False
    return True


def chance(
    scores: list[list[float]], path: tuple[int, ...], cost: float = 0.0
) -> float:
    total = -cost * sum(tag % 2 for tag in path)
    for row, tag in zip(scores, path, strict=True):
        total += row[tag] - math.log(sum(math.exp(score) for score in row))
    return total


def best(scores: list[list[float]], breaks: list[bool], cost: float = 0.0) -> float:
    """The best chance of all allowed paths, by trying each."""
    paths = itertools.product(range(len(scores[0])), repeat=len(scores))
    return max(chance(scores, path, cost) for path in paths if allowed(path, breaks))


def path_of(found: list[Run], size: int) -> tuple[int, ...]:
    path = [0] * size
    for first, end, kind in found:
        assert path[first:end] == [0] * (end - first)
        path[first:end] = [1 + 2 * kind, *[2 + 2 * kind] * (end - first - 1)]
    return tuple(path)


@given(tables(), st.sampled_from([0.0, 0.5, 2.0]))
def test_the_path_found_is_the_best_of_all(
    table: tuple[list[list[float]], list[bool]], cost: float
) -> None:
    scores, breaks = table
    found = runs(np.array(scores), np.array(breaks), cost)
    path = path_of(found, len(scores))
    assert allowed(path, breaks)
    assert abs(chance(scores, path, cost) - best(scores, breaks, cost)) < 1e-9


@given(tables())
def test_without_breaks_runs_may_go_on_anywhere(
    table: tuple[list[list[float]], list[bool]],
) -> None:
    scores, _ = table
    none = [False] * len(scores)
    path = path_of(runs(np.array(scores)), len(scores))
    assert abs(chance(scores, path) - best(scores, none)) < 1e-9


def test_a_run_stops_at_a_break() -> None:
    scores = np.array([[0.0, 5, 0], [0, 0, 5], [0, 1, 5], [5, 0, 0]])
    assert runs(scores) == [(0, 3, 0)]
    assert runs(scores, np.array([False, False, True, False])) == [
        (0, 2, 0),
        (2, 3, 0),
    ]


def test_nothing_to_read_has_no_runs() -> None:
    assert runs(np.zeros((0, 3))) == []


ROWS = st.lists(st.floats(-1000, 1000), min_size=1, max_size=6)


@given(ROWS, st.floats(-1000, 1000))
def test_chances_add_up_and_a_common_addend_changes_nothing(
    row: list[float], more: float
) -> None:
    chances = softmax(np.array([row]))
    assert abs(chances.sum() - 1) < 1e-9
    assert np.allclose(chances, softmax(np.array([row]) + more), atol=1e-9)
    assert np.allclose(np.exp(log_softmax(np.array([row]))), chances)
    assert chances.argmax() == np.array(row).argmax() or len(set(row)) < len(row)
