"""From scores to the words they point at."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from marsad.extract.network import pointing
from marsad.extract.network.heads import Pointers
from marsad.extract.network.labels import ROLES, TIMES
from marsad.records.claim import Span

SIZE = 30


def words(first: int, end: int) -> Span:
    return first * 10, end * 10


def pointers(
    starts: dict[str, dict[int, float]],
    ends: dict[str, dict[int, float]] | None = None,
    nothing: float = 0.0,
) -> Pointers:
    """Scores of one claim: role -> piece -> score; others are very unlikely."""
    start = np.full((len(ROLES), 1, 1 + SIZE), -30.0)
    end = np.full((len(ROLES), 1, SIZE), -30.0)
    start[:, :, 0] = nothing
    for table, said, offset in ((start, starts, 1), (end, ends or {}, 0)):
        for role, scores in said.items():
            for piece, score in scores.items():
                table[ROLES.index(role), 0, piece + offset] = score
    return Pointers(start, end, np.zeros((1, len(TIMES))))


def found(made: Pointers) -> dict[str, tuple[Span, ...]]:
    return pointing.roles(made, 0, words)


def test_no_role_where_nothing_is_likelier() -> None:
    assert found(pointers({"place": {4: -1.0}})) == {}


def test_words_from_their_likeliest_start_to_their_likeliest_end() -> None:
    made = pointers({"place": {4: 3.0}}, {"place": {2: 9.0, 4: 1.0, 6: 4.0}})
    assert found(made) == {"place": ((40, 70),)}


def test_the_likeliest_come_first_and_unlikely_ones_not_at_all() -> None:
    scores = {9: 3.0, 4: 4.0, 20: 1.0}
    made = pointers({"speaker": scores}, {"speaker": dict.fromkeys(scores, 5.0)})
    assert found(made) == {"speaker": ((40, 50), (90, 100))}


def test_what_is_named_twice_is_there_by_both_mentions_together() -> None:
    for role in ROLES:
        assert found(pointers({role: {3: -2.0}})) == {}
        twice = pointers({role: {3: 2.0, 12: 2.0}})
        assert found(twice) == {role: ((30, 40), (120, 130))}


def test_names_end_within_reach() -> None:
    made = pointers({"actor": {2: 3.0}}, {"actor": {2 + pointing.LONGEST: 9.0, 5: 1.0}})
    assert found(made) == {"actor": ((20, 60),)}
    last = pointers({"actor": {SIZE - 1: 3.0}})
    assert found(last) == {"actor": (((SIZE - 1) * 10, SIZE * 10),)}


SCORES = st.lists(st.floats(-9, 9), min_size=SIZE, max_size=SIZE)


@given(SCORES, SCORES, st.floats(-9, 9))
def test_words_are_within_the_window_and_none_is_named_twice(
    starts: list[float], ends: list[float], nothing: float
) -> None:
    made = pointers(
        {role: dict(enumerate(starts)) for role in ROLES},
        {role: dict(enumerate(ends)) for role in ROLES},
        nothing,
    )
    for spans in found(made).values():
        assert 1 <= len(spans) <= pointing.TRIED
        assert len(set(spans)) == len(spans)
        for start, end in spans:
            assert 0 <= start < end <= SIZE * 10
            assert end - start <= pointing.LONGEST * 10


@given(st.lists(st.integers(0, 99), max_size=4, unique=True), st.data())
def test_dates_by_the_place_of_the_best_score(
    expressions: list[int], data: st.DataObject
) -> None:
    meanings: list[tuple[int | str, bool]] = [(name, False) for name in TIMES]
    meanings += [(which, False) for which in expressions]
    meanings += [(which, True) for which in expressions]
    best = data.draw(st.integers(0, len(meanings) - 1))
    scores = np.zeros(len(meanings))
    scores[best] = 9
    assert pointing.time(scores, expressions) == meanings[best]


def test_a_date_that_is_likely_there_is_given_though_none_is_likeliest() -> None:
    scores = np.log([0.4, 0.001, 0.001, 0.3, 0.298])
    assert pointing.time(scores, [7]) == (7, False)
    scores = np.log([0.9, 0.001, 0.001, 0.05, 0.048])
    assert pointing.time(scores, [7]) == ("none", False)


def test_no_expressions_no_words_for_a_date() -> None:
    assert pointing.time(np.array([0.0, 2.0, 1.0]), []) == ("state", False)
