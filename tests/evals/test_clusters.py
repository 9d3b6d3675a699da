"""Scores of partitions, against worked examples and a slow oracle."""

import pytest
from clusters import bcubed, ceaf, conll, muc
from hypothesis import given
from hypothesis import strategies as st

ITEMS = "abcdefg"
PARTITIONS = st.lists(st.integers(0, 3), min_size=7, max_size=7).map(
    lambda labels: dict(zip(ITEMS, map(str, labels), strict=True))
)


def single(partition: dict[str, str]) -> dict[str, tuple[str, ...]]:
    return {item: (group,) for item, group in partition.items()}


def test_bcubed_of_a_worked_example() -> None:
    gold = {"a": "1", "b": "1", "c": "1", "d": "2"}
    ours = {"a": "x", "b": "x", "c": "y", "d": "y"}
    found = bcubed(ours, single(gold))
    assert found.precision == pytest.approx((1 + 1 + 0.5 + 0.5) / 4)
    assert found.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)


def test_an_item_filed_twice_is_right_with_either_and_asks_for_one_label() -> None:
    gold = {"a": ("1", "2"), "b": ("1",), "c": ("2",)}
    with_first = bcubed({"a": "x", "b": "x", "c": "y"}, gold)
    assert with_first.precision == 1.0
    assert with_first.recall == pytest.approx((1.5 / 3 + 1 + 0.5) / 3)
    all_one = bcubed(dict.fromkeys("abc", "x"), gold)
    assert all_one.precision == pytest.approx((1 + 2 / 3 + 2 / 3) / 3)


def test_scores_can_be_asked_of_some_items_among_all() -> None:
    gold = single({"a": "1", "b": "1", "c": "2"})
    found = bcubed({"a": "x", "b": "x", "c": "x"}, gold, ["c"])
    assert (found.precision, found.recall) == (pytest.approx(1 / 3), 1.0)


def test_muc_and_ceaf_of_a_worked_example() -> None:
    gold = {"a": "1", "b": "1", "c": "1", "d": "2", "e": "2"}
    ours = {"a": "x", "b": "x", "c": "y", "d": "y", "e": "y"}
    links = muc(ours, gold)
    assert (links.precision, links.recall) == (
        pytest.approx(2 / 3),
        pytest.approx(2 / 3),
    )
    pairs = ceaf(ours, gold)
    assert pairs.precision == pytest.approx((4 / 5 + 4 / 5) / 2)


@given(PARTITIONS)
def test_a_partition_agrees_with_itself(partition: dict[str, str]) -> None:
    assert bcubed(partition, single(partition)).f1 == pytest.approx(1.0)
    assert ceaf(partition, partition).f1 == pytest.approx(1.0)
    if len(set(partition.values())) < len(partition):
        assert conll(partition, partition) == pytest.approx(1.0)


@given(PARTITIONS, PARTITIONS)
def test_bcubed_is_the_mean_over_pairs(
    ours: dict[str, str], gold: dict[str, str]
) -> None:
    def mean(one: dict[str, str], other: dict[str, str]) -> float:
        shares = []
        for item in ITEMS:
            near = [o for o in ITEMS if one[o] == one[item]]
            shares.append(sum(other[o] == other[item] for o in near) / len(near))
        return sum(shares) / len(shares)

    found = bcubed(ours, single(gold))
    assert found.precision == pytest.approx(mean(ours, gold))
    assert found.recall == pytest.approx(mean(gold, ours))
