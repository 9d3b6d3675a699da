"""Rows to persons: what is learnt, what is found, and what stays shut."""

from dataclasses import replace

import pytest

from marsad.errors import OperatorError
from marsad.resolve.linking.blocking import ALL_PAIRS
from marsad.resolve.linking.link import Linked, Options, Rows, link
from marsad.resolve.linking.review import Answer
from tests.resolve.linking.made import as_rows, people

MADE = people(1200, twice=300)
"""More pairs than are compared one by one."""


@pytest.fixture(scope="module")
def large() -> Linked:
    return link(as_rows(MADE), Options())


def pairs_of(linked: Linked) -> set[tuple[int, int]]:
    return {
        (a, b)
        for person in linked.persons
        for a in person.rows
        for b in person.rows
        if a < b
    }


def test_duplicates_are_found_and_hardly_anything_else(large: Linked) -> None:
    true = {
        (at, at + 1)
        for at, row in enumerate(MADE[:-1])
        if row["person"] == MADE[at + 1]["person"]
    }
    found = pairs_of(large)
    assert len(found & true) / len(true) > 0.95
    assert len(found & true) / len(found) > 0.95


def test_weights_are_learnt_from_the_list(large: Linked) -> None:
    model = large.model
    assert model.untrained == ()
    assert model.learnt_from
    assert len(MADE) * (len(MADE) - 1) // 2 > ALL_PAIRS
    assert all(block.columns for block in model.blocks)
    family = {level.label: level for level in model.fields["family"]}
    off = family["sounds the same or one letter off"]
    assert off.m > 0.7
    assert off.weight > 4
    assert all(
        abs(sum(level.m for level in levels) - 1) < 1e-6
        and abs(sum(level.u for level in levels) - 1) < 1e-6
        for levels in model.fields.values()
    )
    true = len({row["person"] for row in MADE}), len(MADE)
    assert model.prior == pytest.approx(
        (true[1] - true[0]) / (true[1] * (true[1] - 1) / 2), rel=0.2
    )


def test_a_pair_weighs_what_its_fields_say(large: Linked) -> None:
    from math import log2

    prior = log2(large.model.prior / (1 - large.model.prior))
    for pair in list(large.pairs(0))[:20]:
        total = prior + sum(share.weight for share in pair.shares.values())
        assert pair.weight == pytest.approx(total, abs=0.01)
        assert pair.left < pair.right
        assert pair.probability >= 0.5


def test_pairs_come_by_weight_and_the_queue_lies_about_the_threshold(
    large: Linked,
) -> None:
    weights = [pair.weight for pair in large.pairs(-8)]
    assert weights == sorted(weights, reverse=True)
    assert all(-4 <= pair.weight <= 4 for pair in large.queue())


def test_the_same_rows_give_the_same_persons(large: Linked) -> None:
    again = link(as_rows(MADE), Options())
    assert again.persons == large.persons
    assert again.scored.pairs.equals(large.scored.pairs)
    assert again.model == large.model


def small(**cells: list[str]) -> Rows:
    size = len(next(iter(cells.values())))
    lists = cells.pop("lists", ["ours"] * size)
    return Rows(lists, [str(at) for at in range(size)], cells, cells)


def test_a_number_that_two_rows_share_makes_them_one() -> None:
    numbers = [str(100_003 * at) for at in range(1, 300)]
    linked = link(small(number=[*numbers, numbers[7]]), Options())
    assert [p.rows for p in linked.persons if len(p.rows) > 1] == [(7, 299)]


def test_both_scripts_of_a_name_meet() -> None:
    rows = small(
        name=["Yousef Ibrahim Khalaf", "يوسف إبراهيم الخلف", "Samir Ali Darwish"],
        age=["34", "34", "51"],
        date=["2017-08-01", "2017-08-01", "2017-08-01"],
    )
    assert [p.rows for p in link(rows, Options()).persons] == [(0, 1), (2,)]


def test_a_handful_of_rows_is_weighed_by_general_guesses() -> None:
    linked = link(small(name=["Samir Darwish", "Samir Darwish"]), Options())
    assert set(linked.model.untrained) == {"given", "family"}
    assert linked.model.blocks[0].columns == ()


NAMES = ["Samir Ali Darwish", "Samir Ali Darwish", "Rana Huda Khoury"]


def test_a_minor_closes_all_rows_of_the_person() -> None:
    rows = small(name=NAMES, place=["Raqqa"] * 3, age=["", "12", "30"])
    linked = link(rows, Options())
    assert [(p.rows, p.closed) for p in linked.persons] == [
        ((0, 1), ("minor",)),
        ((2,), ()),
    ]
    assert linked.hidden(0) == ("minor",)


def test_answers_bind() -> None:
    rows = small(name=NAMES, place=["Raqqa"] * 3)
    keys = [rows.key(row) for row in range(3)]
    ruled = [Answer(keys[0], keys[1], False, "1"), Answer(keys[1], keys[2], True, "2")]
    linked = link(rows, Options(margin=50), ruled)
    assert [p.rows for p in linked.persons] == [(0,), (1, 2)]
    assert {(p.left, p.right) for p in linked.queue()} <= {(0, 2)}


def test_lists_without_duplicates_are_linked_only_to_each_other() -> None:
    lists = ["a", "a", "b"]
    rows = small(lists=lists, name=[NAMES[0]] * 3, place=["Raqqa"] * 3)
    linked = link(rows, Options(once=True))
    assert sorted(len(p.rows) for p in linked.persons) == [1, 2]
    assert {(p.left, p.right) for p in linked.pairs(0)} == {(0, 2), (1, 2)}


def test_ids_of_persons_come_from_their_rows_alone() -> None:
    rows = small(name=NAMES, place=["Raqqa"] * 3)
    other = replace(rows, cells={**rows.cells, "place": ["Hajin"] * 3})
    one, two = link(rows, Options()), link(other, Options())
    assert [p.id for p in one.persons] == [p.id for p in two.persons]


def test_what_cannot_be_linked_is_told() -> None:
    with pytest.raises(OperatorError, match="1 row"):
        link(small(name=["Samir"]), Options())
    with pytest.raises(OperatorError, match="no column tells people apart"):
        link(small(sex=["m", "f"]), Options())
    with pytest.raises(OperatorError, match="empty in every row"):
        link(small(name=["", "?"]), Options())
