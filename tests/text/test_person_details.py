"""Ages and homes told beside a name."""

import pytest

from marsad.text.person_details import ages, homes

OMAR = "Omar Haddad"


@pytest.mark.parametrize(
    "text",
    [
        "Omar Haddad, 24, died.",
        "Omar Haddad (24) died.",
        "Omar Haddad, aged 24, died.",
        "Omar Haddad, also 24, died.",
        "Omar Haddad, a 24-year-old baker, died.",
        "24-year-old Omar Haddad died.",
        "The 24-year-old baker Haddad died.",
    ],
)
def test_an_age_beside_a_name_is_the_persons(text: str) -> None:
    assert ages(text, OMAR) == {24}


@pytest.mark.parametrize(
    "text",
    [
        "Omar Haddad, 24 others and a dog left.",
        "Omar Haddad met Lina Saad, 24, in Salma.",
        "Lina Haddad, 24, spoke; Haddad, 30, did not.",
    ],
)
def test_other_numbers_are_no_age(text: str) -> None:
    assert ages(text, OMAR) == set()


def test_ages_in_arabic() -> None:
    assert ages("استشهد محمد الحسن (12 عاما) في إدلب", "محمد الحسن") == {12}
    assert ages("محمد الحسن البالغ من العمر 12 عاماً", "محمد الحسن") == {12}


def test_homes() -> None:
    assert homes("Omar Haddad, 24, from Salma, died.", OMAR) == {"Salma"}
    assert homes("Haddad, a baker from Harim, died.", OMAR) == {"Harim"}
    assert homes("Omar Haddad fled from Harim.", OMAR) == set()


@pytest.mark.parametrize(
    ("text", "name", "age"),
    [
        ("Nine-year-old Ivar Holt was hurt.", "Ivar Holt", 9),
        ("Ivar Holt, aged nine, was hurt.", "Ivar Holt", 9),
        ("Ivar Holt, a 12 year old, was hurt.", "Ivar Holt", 12),
        ("كريم حداد البالغ من العمر عشر سنوات", "كريم حداد", 10),
        ("كريم حداد (9 أعوام)", "كريم حداد", 9),
        ("Ivar Holt, a boy of nine, was hurt.", "Ivar Holt", 9),
        ("كريم حداد (عمره ٩ سنوات)", "كريم حداد", 9),
        ("كريم حداد، ويبلغ من العمر ثلاثة عشر عاماً", "كريم حداد", 13),
        ("مريم حداد (اثنتا عشرة سنة)", "مريم حداد", 12),
    ],
)
def test_ages_in_words(text: str, name: str, age: int) -> None:
    assert ages(text, name) == {age}
