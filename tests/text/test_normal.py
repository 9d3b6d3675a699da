"""Folding: what makes no difference, and that it never undoes itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.normal import fold


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Dall’Oglio", "dalloglio"),
        ("Dall'Oglio", "dalloglio"),
        ("Al-Bāb", "al bab"),
        ("Canşêr", "canser"),
        ("  Deir   ez‑Zor ", "deir ez zor"),
        ("ﬁghters", "fighters"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("أحمد", "احمد"),
        ("إدلب", "ادلب"),
        ("مُحَمَّد", "محمد"),
        ("الرقّة", "الرقه"),
        ("مصطفى", "مصطفي"),
        ("حـــلب", "حلب"),
        ("", ""),
    ],
)
def test_what_makes_no_difference(text: str, plain: str) -> None:
    assert fold(text) == plain


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_words_are_single_spaced(text: str) -> None:
    assert fold(text) == " ".join(fold(text).split())
