"""A stock is told of the time of the telling, a total of all the time up to it."""

import pytest

from tests.extract.arabic.test_reader import read
from tests.extract.english.reading import about, claims_of


def test_who_is_held_now_and_who_was_arrested_in_all() -> None:
    text = (
        "Some 4,300 people are currently under detention. 9,100 people have been "
        "arrested in all. On Monday two civilians were killed by shelling in Harim."
    )
    (held,) = about(text, "4,300")
    (arrested,) = about(text, "9,100")
    assert held.time is not None and held.time.mode == "state"
    assert arrested.time is not None and arrested.time.mode == "total"
    assert [f.measure for f in (*held.figures, *arrested.figures)] == ["detained"] * 2


@pytest.mark.parametrize("words", ["in all", "in total", "so far", "to date"])
def test_words_of_a_total_behind_the_perfect(words: str) -> None:
    (claim,) = claims_of(f"The militia has arrested 900 people {words}.")
    assert claim.time is not None and claim.time.mode == "total"


def test_a_stock_is_not_of_the_day_told_before() -> None:
    text = (
        "نزحت 320 أسرة من بلدة حارم في إدلب بين 8 و14 شباط 2025. "
        "وبلغ عدد النازحين داخليا في سوريا 6.8 مليون شخص."
    )
    moved, there = read(text)
    assert moved.time is not None and moved.time.mode == "at"
    assert there.time is not None and there.time.mode == "state"
    assert there.place == "سوريا"


def test_a_stock_keeps_the_day_of_its_own_words() -> None:
    (claim,) = about("2.4 million are internally displaced as of 2 May.", "2.4 million")
    assert claim.time is not None and claim.time.text.startswith("2 May")
