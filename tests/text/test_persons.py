"""Names of private persons are told from those of officials, bodies and places."""

import pytest

from marsad.text.persons import is_person, persons
from tests.text.named_cases import (
    ARABIC_PRIVATE,
    ARABIC_PUBLIC,
    ENGLISH_PRIVATE,
    ENGLISH_PUBLIC,
    Case,
)

WITHHELD_FLOOR = 0.97
"""Of the names of private persons, how many at least are found."""
PRINTED_FLOOR = 0.95
"""Of the names that may be printed, how many at least are left alone."""


def withheld(text: str) -> list[str]:
    return [one.name for one in persons(text) if not one.office]


def is_held(name: str, text: str) -> bool:
    held = {word for one in withheld(text) for word in one.split()}
    return set(name.split()) <= held


@pytest.mark.parametrize(
    "cases", [ENGLISH_PRIVATE, ARABIC_PRIVATE], ids=["english", "arabic"]
)
def test_private_names_are_found(cases: tuple[Case, ...]) -> None:
    names = [(name, text) for text, private, _ in cases for name in private]
    missed = [name for name, text in names if not is_held(name, text)]
    assert 1 - len(missed) / len(names) >= WITHHELD_FLOOR, missed


@pytest.mark.parametrize(
    "cases", [ENGLISH_PUBLIC, ARABIC_PUBLIC], ids=["english", "arabic"]
)
def test_officials_bodies_and_places_are_left_alone(cases: tuple[Case, ...]) -> None:
    names = [(name, text) for text, _, public in cases for name in public]
    wrong = [
        name
        for name, text in names
        if any(word in name.split() for one in withheld(text) for word in one.split())
    ]
    assert 1 - len(wrong) / len(names) >= PRINTED_FLOOR, wrong


def test_children_are_told_by_age_and_word() -> None:
    for text in (
        "Shelling killed 6-month-old Nour Abakar.",
        "The baby, Salma Tahir, was three weeks old.",
        "Lina Haddadin (9) and her mother died.",
        "Her toddler Musab died.",
        "Nour Abakar, six months old, died.",
        "قُتلت الطفلة رزان عبد الكريم (9 سنوات).",
        "توفيت سارة عمر (6 أشهر) من الجوع.",
        "رضيعها مصعب قتل أيضا.",
    ):
        assert [one.minor for one in persons(text)][:1] == [True], text
    for text in ("Omar Dalati, 34, died.", "أصيب يوسف خليل (43 عاما)."):
        assert not any(one.minor for one in persons(text)), text


def test_an_office_told_once_holds_for_the_text() -> None:
    text = "A spokesman, Murad Balti, came. Later Murad Balti told AFP that it ended."
    assert withheld(text) == []


def test_kin_of_officials_are_private() -> None:
    assert withheld("The governor's son Tarek Odeh was shot.") == ["Tarek Odeh"]


def test_words_for_sides_that_are_persons() -> None:
    for name in ("Yasin Idris", "Dr. Omar Haddad", "رزان عبد الكريم", "الشاب محمد حسن"):
        assert is_person(name), name
    for name in ("Sudanese army", "Emergency Lawyers", "RSF", "Radio Dabanga",
                 "civilians", "الدعم السريع", "شهود عيان", "مدنيا"):  # fmt: skip
        assert not is_person(name), name


@pytest.mark.parametrize(
    "text",
    [
        "قتل 22 شخصا في قصف لسوق صابرين بأم درمان يوم الجمعة 20 نوفمبر.",
        "في أم درمان يوم الجمعة",
        "قصف على أبو كمال يوم الأحد",
        "انسحبوا من مدينة أبو كمال أمس",
        "في أبو غريب غرب بغداد",
        "في أم سنطة الغربية",
        "القصف في أم درمان 3 أيام",
        "Residents of Umm Durman said that shells fell.",
        "He came from Abu Kamal on Friday.",
        "Fighters left Abu Ghraib on Sunday.",
    ],
)
def test_a_town_that_is_called_as_a_kunya_is_nobody(text: str) -> None:
    assert [one for one in withheld(text) if len(one.split()) > 1] == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("أبو كمال", "مقتل الطفل أبو كمال"),
        ("أبو كمال", "قتل أبو كمال (40 عاما) في منزله"),
        ("أبو كمال محمد الجاسم", "قتل أبو كمال محمد الجاسم أمس"),
        ("أم كمال حسن", "زوجته أم كمال حسن"),
        ("محمد أحمد علي", "قتل بأم درمان محمد أحمد علي أمس"),
        ("Abu Kamal", "The mother of Abu Kamal wept."),
        ("Ahmed Hassan", "In Abu Ghraib Ahmed Hassan, a teacher, was killed."),
        ("Abu Kamal Hassan", "Abu Kamal Hassan, 12, was killed."),
    ],
)
def test_a_kunya_is_a_person_still(name: str, text: str) -> None:
    assert is_held(name, text)
