"""What a reviewer answers binds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.errors import OperatorError, ReviewError
from marsad.resolve.linking.review import Answer, answers, bind

ROWS = {("a", str(row)): row for row in range(5)}


def row(answer: str, left: str = "1", right: str = "2") -> dict[str, str]:
    return {
        "answer": answer,
        "left_list": "a",
        "left_id": left,
        "right_list": "a",
        "right_id": right,
    }


def told(same: bool, left: int, right: int) -> Answer:
    return Answer(("a", str(left)), ("a", str(right)), same, "q.csv, line 2")


@pytest.mark.parametrize("word", ["same", "Yes", "y", " MATCH ", "نعم"])
def test_words_for_the_same(word: str) -> None:
    (answer,) = answers([row(word)], "q.csv")
    assert answer.same


@pytest.mark.parametrize("word", ["different", "No", "n", "non-match", "لا"])
def test_words_for_different(word: str) -> None:
    (answer,) = answers([row(word)], "q.csv")
    assert not answer.same


def test_open_rows_are_passed_over() -> None:
    assert list(answers([row(""), row("  ")], "q.csv")) == []


def test_what_is_no_answer_is_told_with_its_line() -> None:
    with pytest.raises(OperatorError, match=r"q\.csv, line 3: the answer 'perhaps'"):
        list(answers([row("same"), row("perhaps")], "q.csv"))


def test_an_answer_names_two_rows() -> None:
    with pytest.raises(OperatorError, match="must say which rows"):
        list(answers([row("same", right=" ")], "q.csv"))
    with pytest.raises(OperatorError, match="both rows"):
        list(answers([row("same", right="1")], "q.csv"))


def test_answers_become_pairs_whichever_side_comes_first() -> None:
    bound = bind([told(True, 3, 1), told(False, 0, 2)], ROWS)
    assert (bound.same, bound.different) == (((1, 3),), ((0, 2),))
    assert [bound.of(pair) for pair in ((1, 3), (0, 2), (0, 1))] == [
        "same",
        "different",
        None,
    ]


def test_answers_on_rows_that_are_gone_bind_nothing_and_are_kept() -> None:
    gone = told(True, 1, 77)
    bound = bind([gone, told(True, 0, 1)], ROWS)
    assert bound.same == ((0, 1),)
    assert bound.strange == (gone,)


def test_answers_that_contradict_by_way_of_a_third_row_are_refused() -> None:
    with pytest.raises(ReviewError, match="correct one of them"):
        bind([told(True, 0, 1), told(False, 0, 2), told(True, 1, 2)], ROWS)


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 4), st.integers(0, 4))))
def test_only_contradictions_are_refused(said: list[tuple[bool, int, int]]) -> None:
    given_ = [told(*one) for one in said if one[1] != one[2]]
    label = list(range(5))
    for answer in given_:
        if answer.same:
            old, new = label[ROWS[answer.left]], label[ROWS[answer.right]]
            label = [new if x == old else x for x in label]
    wrong = any(
        not answer.same and label[ROWS[answer.left]] == label[ROWS[answer.right]]
        for answer in given_
    )
    try:
        bind(given_, ROWS)
    except ReviewError:
        assert wrong
    else:
        assert not wrong
