"""Spellings of one name meet in one key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.locate.fold import fold, has_article, same_words, sound
from marsad.text.arabic import plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Al-Bab", "al bab"),
        ("Maarat al-Nu'man", "Maarat al Numan"),
        ("Idlib", "IDLIB"),
        ("الغوطة الشرقية", "غوطه شرقيه"),
        ("Türkiye", "Turkiye"),
        ("أريحا", "اريحا"),
        ("مؤتة", "موته"),
        ("القائم", "القايم"),
        ("کفر نبل", "كفرنبل"),
        ("ديرالزور", "دير الزور"),
        ("حلــب", "حَلَب"),
        ("#دير_الزور", "دير الزور"),
    ],
)
def test_same_letters(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Raqqa", "Rakka"),
        ("Hasakeh", "Hassakah"),
        ("Douma", "Duma"),
        ("Khan Sheikhoun", "Khan Shaykhun"),
        ("Idlib", "Idleb"),
        ("Jarabulus", "Jarabulous"),
    ],
)
def test_same_sound(one: str, other: str) -> None:
    assert sound(fold(one)) == sound(fold(other))


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_and_never_raises(name: str) -> None:
    sound(fold(name))
    assert fold(name).strip() == fold(name)


@given(st.text(st.sampled_from("أإآٱىیةۀہؤئءکگپچڤـًَّحلب رابد\u200f"), max_size=20))
def test_plain_spelling_makes_no_difference(name: str) -> None:
    assert fold(plain(name)) == fold(name)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("El Fasher", True),
        ("al-Bab", True),
        ("الباب", True),
        ("بالباب", True),
        ("للباب", True),
        ("The Hague", False),
        ("Alma", False),
        ("حلب", False),
        ("", False),
    ],
)
def test_which_names_have_an_article(name: str, told: bool) -> None:
    assert has_article(name) is told


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("deir hafer", "dayr hafir", True),
        ("kafr zita", "kafrzita", True),
        ("khan shaykhun", "khan sheikhoun", True),
        ("ywa thit gyi", "ywar thit gyi", True),
        ("ywa thit gyi", "ywar thit ka lay", False),
        ("big harim", "little harim", False),
        ("harim", "harim north", False),
    ],
)
def test_no_word_of_names_alike_is_another(one: str, other: str, same: bool) -> None:
    assert same_words(one, other) is same_words(other, one) is same
