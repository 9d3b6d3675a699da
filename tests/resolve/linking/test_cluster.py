"""Groups of rows: agreement on the whole, reviewers' answers, order."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.errors import ReviewError
from marsad.resolve.linking.cluster import UNKNOWN, Rules, clusters

ROWS = 7
WEIGHTS = st.dictionaries(
    st.sampled_from(list(combinations(range(ROWS), 2))),
    st.integers(-12, 12).map(float),
    max_size=14,
)
PAIRS = st.sets(st.sampled_from(list(combinations(range(ROWS), 2))), max_size=4)


def edges(weights: dict[tuple[int, int], float]) -> list[tuple[int, int, float]]:
    return [(a, b, weight) for (a, b), weight in sorted(weights.items())]


def grouped(
    weights: dict[tuple[int, int], float], rules: Rules
) -> list[tuple[int, ...]]:
    return clusters(ROWS, edges(weights), rules)


def test_rows_that_agree_are_one_group() -> None:
    found = clusters(4, [(0, 1, 5.0), (1, 2, 5.0), (0, 2, 4.0)], Rules())
    assert found == [(0, 1, 2), (3,)]


def test_a_chain_of_likenesses_does_not_run_on() -> None:
    chain = [(row, row + 1, 2.0) for row in range(5)]
    assert max(len(group) for group in clusters(6, chain, Rules())) == 2


def test_the_surest_pair_goes_first() -> None:
    found = clusters(3, [(0, 1, 1.0), (1, 2, 9.0), (0, 2, -9.0)], Rules())
    assert found == [(0,), (1, 2)]


def test_the_threshold_decides() -> None:
    assert clusters(2, [(0, 1, 3.0)], Rules(threshold=4)) == [(0,), (1,)]
    assert clusters(2, [(0, 1, 3.0)], Rules(threshold=-9)) == [(0, 1)]
    assert clusters(2, [], Rules(threshold=UNKNOWN - 3)) == [(0,), (1,)]


def test_no_list_has_a_person_twice_where_that_is_said() -> None:
    pairs = [(0, 1, 9.0), (0, 2, 5.0), (1, 2, 5.0)]
    assert clusters(3, pairs, Rules(lists=[0, 0, 1])) == [(0, 2), (1,)]


def test_answers_stand_against_any_weight() -> None:
    rules = Rules(same=[(0, 1)], different=[(1, 2)])
    found = clusters(3, [(0, 1, -10.0), (1, 2, 10.0), (0, 2, 10.0)], rules)
    assert found == [(0, 1), (2,)]


def test_answers_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(ReviewError):
        clusters(3, [], Rules(same=[(0, 1), (1, 2)], different=[(0, 2)]))


def _consistent(
    same: set[tuple[int, int]], different: set[tuple[int, int]]
) -> set[tuple[int, int]]:
    """The answers "different" that no chain of "same" contradicts, by walking."""

    def reached(start: int) -> set[int]:
        seen, waiting = {start}, [start]
        while waiting:
            row = waiting.pop()
            for a, b in same:
                for x, y in ((a, b), (b, a)):
                    if x == row and y not in seen:
                        seen.add(y)
                        waiting.append(y)
        return seen

    return {(a, b) for a, b in different if b not in reached(a)}


@given(WEIGHTS, PAIRS, PAIRS)
def test_an_answer_is_never_contradicted(
    weights: dict[tuple[int, int], float],
    same: set[tuple[int, int]],
    different: set[tuple[int, int]],
) -> None:
    apart = _consistent(same, different)
    found = grouped(weights, Rules(same=tuple(same), different=tuple(apart)))
    of = {row: group for group in found for row in group}
    assert sorted(of) == list(range(ROWS))
    assert all(of[a] is of[b] for a, b in same)
    assert all(of[a] is not of[b] for a, b in apart)


@given(WEIGHTS)
def test_groups_agree_on_the_whole(weights: dict[tuple[int, int], float]) -> None:
    """Of two or more, the last join had at least the threshold: so has some split."""
    for group in grouped(weights, Rules()):
        if len(group) < 2:
            continue
        means = []
        for size in range(1, len(group)):
            for part in combinations(group, size):
                rest = [row for row in group if row not in part]
                told = [
                    max(-10.0, min(10.0, weights[pair]))
                    if (pair := (min(a, b), max(a, b))) in weights
                    and weights[pair] >= -10
                    else UNKNOWN
                    for a in part
                    for b in rest
                ]
                means.append(sum(told) / len(told))
        assert max(means) >= 0


@given(WEIGHTS, st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_the_order_of_pairs(
    weights: dict[tuple[int, int], float], random: object
) -> None:
    shuffled = edges(weights)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert clusters(ROWS, shuffled, Rules()) == grouped(weights, Rules())


@given(WEIGHTS)
def test_an_answer_same_taken_back_restores_the_groups(
    weights: dict[tuple[int, int], float],
) -> None:
    before = grouped(weights, Rules())
    grouped(weights, Rules(same=((0, ROWS - 1),)))
    assert grouped(weights, Rules()) == before
