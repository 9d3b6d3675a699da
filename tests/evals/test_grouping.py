import grouping
import pytest

TITLES = {
    'Desk on X: "Shells fell on Harim" / X': "Shells fell on Harim",
    "Shells fell on Harim... - Valley Watch Facebook Shared with Public": (
        "Shells fell on Harim..."
    ),
    "Shells fell on Harim Shells fell on Harim | Desk": "Shells fell on Harim",
    "Facebook": "",
}


@pytest.mark.parametrize("title", TITLES)
def test_a_headline_is_told_once_without_the_sites_words(title: str) -> None:
    assert grouping.headline(title) == TITLES[title]


def test_a_headline_stands_above_a_text_that_does_not_begin_with_it() -> None:
    row = {"title": "Shells fell on Harim", "text": "Two were hurt."}
    assert grouping.whole(row) == "Shells fell on Harim\n\nTwo were hurt."
    again = {"title": "Shells fell", "text": "Shells fell on Harim."}
    assert grouping.whole(again) == again["text"]


def test_texts_of_incidents_that_share_one_are_in_one_half() -> None:
    gold = {"t1": ("a",), "t2": ("a", "b"), "t3": ("b",), "t4": ("c",)}
    part = grouping.halves(gold)
    assert part["t1"] == part["t2"] == part["t3"]
    many = grouping.halves({str(n): (str(n),) for n in range(200)})
    assert 60 < sum(many.values()) < 140
