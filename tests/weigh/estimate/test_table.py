import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.errors import OperatorError
from marsad.weigh.estimate.table import of_members, of_rows, tabulate
from tests.weigh.estimate.published import KOSOVO, table

PEOPLE = st.lists(st.frozensets(st.sampled_from("ABCD")), max_size=30)


@given(PEOPLE, st.randoms(use_true_random=False))
def test_a_table_counts_people_by_the_lists_that_hold_them(people, random) -> None:
    made = of_members(people, "DCBA")
    for cell, count in made.cells:
        assert count == people.count(frozenset(made.names(cell)))
    assert made.outside == people.count(frozenset())
    assert made.floor == len(people)
    assert made.linked == sum(len(person) > 1 for person in people)
    assert {*made.lists, *made.empty} == set("ABCD")
    for bit, name in enumerate(made.lists):
        assert made.on(1 << bit) == sum(name in person for person in people) > 0
    random.shuffle(people)
    assert of_members(people, "BADC") == made


def test_the_order_of_rows_and_of_columns_changes_nothing() -> None:
    backwards = dict(reversed(KOSOVO.items()))
    assert table(backwards) == table(KOSOVO)
    assert table(KOSOVO).records == 4400
    assert table(KOSOVO).linked == 1182


def test_rows_of_a_person_each_make_the_same_table_as_patterns() -> None:
    rows = [
        {"A": 1, "B": 0, "id": "x"},
        {"A": True, "B": True, "id": "y"},
        {"A": 1, "B": 0, "id": "z"},
    ]
    patterns = [((True, False), 2), ((True, True), 1)]
    assert of_rows(rows, ["B", "A"]) == tabulate(["A", "B"], patterns)


def test_lists_named_twice_and_patterns_of_another_length_are_refused() -> None:
    with pytest.raises(OperatorError, match="twice: A"):
        tabulate(["A", "B", "A"], [])
    with pytest.raises(OperatorError, match="there are 2 lists"):
        tabulate(["A", "B"], [((True,), 3)])
    with pytest.raises(OperatorError, match="below 0"):
        tabulate(["A", "B"], [((True, False), -3)])
