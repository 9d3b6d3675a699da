"""Other names of persons, as texts tell them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.aliases import bracketed, forms, told_aliases

OMAR = "Omar Haddad"


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Omar Haddad, also known as Abu Samir, spoke.", "Abu Samir"),
        ("Omar Haddad – dubbed “the grey fox” – spoke.", "the grey fox"),
        ("Haddad, nicknamed Desert Omar by the press, spoke.", "Desert Omar"),
        ("In Salma, Haddad went by the nom de guerre “Rojin Amed”.", "Rojin Amed"),
        ("Haddad left in May, taking the nom de guerre Rojin Amed.", "Rojin Amed"),
        ("“My name is Omar Haddad. My Kurdish name is Rojin Amed.", "Rojin Amed"),
        ("Samir Nasr, the baker better known as Omar Haddad, spoke.", "Samir Nasr"),
    ],
)
def test_told_names_are_found(text: str, other: str) -> None:
    assert told_aliases(text, [OMAR]) == [(OMAR, other)]


@pytest.mark.parametrize(
    "text",
    [
        "Omar Haddad was held on Clock Square, known as Hell Square.",
        "Omar Haddad joined a group. Its units, known as Night Riders, fought.",
        "Omar Haddad met Lina Saad. The nom de guerre was Rojin Amed.",
        "Omar Haddad was known as a baker.",
        "Omar Haddad was born on Monday.",
    ],
)
def test_names_of_other_things_are_nobodys(text: str) -> None:
    assert told_aliases(text, [OMAR, "Lina Saad"]) == []


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ('قتل القيادي خالد الحسن الملقب بـ"أبو عمر" في إدلب.', "أبو عمر"),
        ("قتل خالد الحسن، المعروف باسم أبو عمر الحموي، في إدلب.", "أبو عمر الحموي"),
        ("قتل خالد الحسن المكنى أبو عمر في إدلب.", "أبو عمر"),
    ],
)
def test_told_names_are_found_in_arabic(text: str, other: str) -> None:
    assert told_aliases(text, ["خالد الحسن"]) == [("خالد الحسن", other)]


def test_who_bears_a_family_name_with_another_gets_no_name() -> None:
    text = "Haddad, also known as Abu Samir, spoke."
    assert told_aliases(text, [OMAR, "Lina Haddad"]) == []


def test_brackets_hold_two_names() -> None:
    text = "On Monday Rojin Amed (Omar Haddad) fell."
    assert list(bracketed(text)) == [("Rojin Amed", "Omar Haddad")]


def test_forms_are_the_first_words_of_a_long_name() -> None:
    text = "Muhammad Nour Saad was held. We wait for Mohammad Nour and Amer Saad."
    assert forms(text, "Muhammad Nour Saad") == {"Mohammad Nour"}
    assert forms(text, "Amer Saad") == set()


@given(st.text(max_size=200))
def test_no_text_breaks_it_and_every_name_stands_in_the_text(text: str) -> None:
    for name, other in told_aliases(f"{text} {OMAR}, alias {text}", [OMAR]):
        assert name == OMAR and all(word in text for word in other.split())
