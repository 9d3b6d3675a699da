"""Sides are parties and people in arms: no persons, things, civilians or prose."""

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.publish.armed import side_of_words, sides_of
from marsad.records.war import Party
from marsad.text.parties import any_party

OWN = (
    Party("is", "Islamic State group", ("IS", "Islamic State", "تنظيم الدولة"), "is"),
    Party("coalition", "US-led coalition", ("US forces",), "coalition"),
    Party("league", "Valley League", (), "league"),
)


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("is", "is"),
        ("Islamic State", "is"),
        ("fighters of the Islamic State", "is"),
        ("Valley League", "league"),
        ("US soldiers", "coalition"),
        ("the Iraqi army", "Iraqi Army"),
        ("Turkish-backed rebels", "Turkish-backed rebels"),
        ("rebels backed by Turkey", "rebels backed by Turkey"),
        ("Liwa al-Harim", "Liwa al-Harim"),
        ("the Harim Martyrs Brigade", "the Harim Martyrs Brigade"),
        ("مسلحو العشيرة الفلانية", "مسلحو العشيرة الفلانية"),
    ],
)
def test_parties_and_people_in_arms_are_sides(words: str, side: str) -> None:
    assert side_of_words(words, OWN) == side


@pytest.mark.parametrize(
    "words",
    [
        "Karim Haddad",
        "Haddad",
        "Northern and foreign detainees to the Iraqi army",
        "Warplanes and artillery",
        "a car bomb",
        "mosque",
        "Aleppo Governorate",
        "Syrian civilians",
        "YPG fighters and civilians",
        "unidentified armed men",
        "مسلحون مجهولون",
        "الطيران الحربي",
        "three of the soldiers whom they had led away to the old police station",
    ],
)
def test_persons_things_and_prose_are_none(words: str) -> None:
    assert side_of_words(words, OWN) is None


def test_one_side_under_two_names_is_told_once() -> None:
    assert sides_of(["US soldiers", "US service members"], OWN) == ["coalition"]
    found = sides_of(["Lowland soldiers", "Lowland service members"], OWN)
    assert found == ["Lowland service members"]
    assert sides_of(["rebels of Harim", "rebels of Salma"], OWN) == [
        "rebels of Harim",
        "rebels of Salma",
    ]


@given(st.lists(st.sampled_from([*(p.id for p in OWN), "US soldiers", "Haddad", "IS"])))
def test_sides_are_told_once_in_one_order_and_again_alike(words: list[str]) -> None:
    found = sides_of(words, OWN)
    assert found == sides_of(reversed(words), OWN) == sides_of(found, OWN)
    assert len({any_party(side, OWN) or side for side in found}) == len(found)


def test_every_noun_of_the_list_makes_a_side() -> None:
    text = files("marsad.publish").joinpath("data/armed.toml").read_text("utf-8")
    lists = {name: one["words"] for name, one in tomllib.loads(text).items()}
    for noun in lists["english"]:
        assert side_of_words(f"Quarter {noun}", ()) == f"Quarter {noun}"
    for end in lists["ends"]:
        assert side_of_words(f"rebels {end} Quarter", ()) == f"rebels {end} Quarter"
    for word in lists["behind"]:
        assert side_of_words(f"rebels {word} by Quarter", ()) is not None
    for first in lists["first"]:
        assert side_of_words(f"{first.title()} Quarter", ()) is not None
    for first in lists["arabic"]:
        assert side_of_words(f"{first} الحي الفلاني", ()) is not None
    for word in lists["nobody"]:
        assert side_of_words(f"{word} rebels", ()) is None
    for noun in lists["servicemen"]:
        assert side_of_words(f"US {noun}", OWN) == "coalition"
