"""Names of people in one spelling for both scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.resolve.linking.spelling import folded, key, keys, parts, word_list, words


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("Mohammed", "محمد"),
        ("Muhamad", "مُحَمَّد"),
        ("Ahmad", "أحمد"),
        ("Yousef", "يوسف"),
        ("Yusuf", "يوسف"),
        ("Ibrahim", "إبراهيم"),
        ("Khaled", "خالد"),
        ("Omar", "عمر"),
        ("Fatima", "فاطمة"),
        ("Fatimah", "فاطمة"),
        ("al-Hassan", "الحسن"),
        ("Abdullah", "عبد الله"),
        ("Abdallah", "عبدالله"),
        ("Abdul Rahman", "عبد الرحمن"),
        ("Abdelrahman", "عبدالرحمن"),
        ("Abu Bakr", "أبو بكر"),
        ("Walid", "وليد"),
        ("Qasim", "قاسم"),
        ("Shahd", "شهد"),
        ("Taha", "طه"),
    ],
)
def test_both_scripts_of_a_name_have_one_key(latin: str, arabic: str) -> None:
    assert keys(" ".join(words(latin))) == keys(" ".join(words(arabic)))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ahmad", "Hamid"), ("محمد", "أحمد"), ("Samir", "Saleh")],
)
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert key(folded(one)) != key(folded(other))


def test_a_full_name_comes_apart() -> None:
    assert parts("Mohammed Ahmad al-Hassan") == ("mohammed", "ahmad", "hassan")
    assert parts("عبد الرحمن محمود الخلف") == ("عبدالرحمن", "محمود", "خلف")
    assert parts("Samir") == ("samir", "", "")
    assert parts("") == ("", "", "")


def test_titles_go_and_names_that_look_like_titles_stay_where_alone() -> None:
    assert words("Dr. Samir (the baker) Darwish") == ("samir", "darwish")
    assert words("الشهيد خالد العمر") == ("خالد", "عمر")
    assert words("General") == ("general",)


def test_a_last_half_is_not_lost() -> None:
    assert words("Samir Abu") == ("samir", "abu")


@given(st.text(max_size=20))
def test_any_text_has_words_and_a_key_of_no_more_letters(text: str) -> None:
    for word in words(text):
        assert word
        assert " " not in word
        assert len(key(word)) <= 2 * len(word)


def test_every_word_of_the_lists_can_be_met() -> None:
    """A word with a capital or a sign in it would never equal a folded cell."""
    for path in (("missing",), ("titles",), ("sex", "male"), ("special", "minor")):
        assert word_list(*path) == {folded(word) for word in word_list(*path)}
