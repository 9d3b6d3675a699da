"""Words that list one number beside another, and words that do not."""

import pytest

from marsad.text.listed import lists


@pytest.mark.parametrize(
    ("between", "then"),
    [
        (" and ", "a child"),
        (", ", "two policemen"),
        (" as well as ", "three rescue workers"),
        (" were killed in Aleppo province and ", "another 39"),
        (" in Homs and at least ", "four"),
        ("، و", "3 آخرين"),
        (" في حمص و", "4"),
        (" ", "وطفلها"),
        (" مع ", "محمد"),
        (" بالإضافة إلى ", "طفل"),
    ],
)
def test_a_link_or_a_comma_lists(between: str, then: str) -> None:
    assert lists(between, then)


@pytest.mark.parametrize(
    ("between", "then"),
    [
        (" households (", "about 16,250 people"),
        (" or ", "four"),
        (" were killed in strikes and shelling that left ", "26 civilians"),
        (" were killed, bringing the toll to ", "20"),
        (" قتلوا وأصيب ", "25 آخرون"),
        (" ", "واحد"),
        ("", "30"),
    ],
)
def test_other_words_do_not(between: str, then: str) -> None:
    assert not lists(between, then)
