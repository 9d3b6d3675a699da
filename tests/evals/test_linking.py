from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linking import LISTS, bcubed, pairwise

from marsad.resolve.linking.fields import parse

LABELS = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), min_size=1, max_size=8
)


@given(LABELS)
def test_pairs_are_counted_as_by_hand(labels: list[tuple[str, str]]) -> None:
    found, true = zip(*labels, strict=True)
    pairs = list(combinations(range(len(labels)), 2))
    told = {pair for pair in pairs if found[pair[0]] == found[pair[1]]}
    gold = {pair for pair in pairs if true[pair[0]] == true[pair[1]]}
    scores = pairwise(found, true)
    assert scores["precision"] == pytest.approx(len(told & gold) / max(1, len(told)))
    assert scores["recall"] == pytest.approx(len(told & gold) / max(1, len(gold)))


@given(LABELS)
def test_bcubed_is_the_mean_over_rows(labels: list[tuple[str, str]]) -> None:
    found, true = zip(*labels, strict=True)
    rows = range(len(labels))
    precision = recall = 0.0
    for row in rows:
        group = {other for other in rows if found[other] == found[row]}
        person = {other for other in rows if true[other] == true[row]}
        precision += len(group & person) / len(group) / len(labels)
        recall += len(group & person) / len(person) / len(labels)
    expected = 2 * precision * recall / (precision + recall)
    assert bcubed(found, true)["BCubed F1"] == pytest.approx(expected)


def test_only_the_map_differs_from_list_to_list() -> None:
    for truth in LISTS.values():
        columns = {c for choices in parse([truth.mapped]).values() for c in choices[0]}
        assert truth.person not in columns
