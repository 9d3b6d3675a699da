"""Larger places told behind a name."""

import pytest

from marsad.locate.gazetteer import Gazetteer
from marsad.locate.told import name_at, whole_name, with_lead


@pytest.mark.parametrize(
    ("text", "larger"),
    [
        ("Douma, Syria, was hit", ("Syria",)),
        ("Douma (Syria) was hit", ("Syria",)),
        ("Douma, Rif Dimashq Governorate, Syria", ("Rif Dimashq Governorate", "Syria")),
        ("Douma, where people live", ()),
        ("Douma, Homs and Idlib were hit", ()),
        ("Douma, Turkey said", ()),
        ("Douma in the morning", ()),
        ("Douma", ()),
    ],
)
def test_units_and_countries_behind_a_name(
    gazetteer: Gazetteer, text: str, larger: tuple[str, ...]
) -> None:
    name = name_at(text, (0, 5), gazetteer)
    assert (name.words, name.larger) == ("Douma", larger)


@pytest.mark.parametrize(
    ("text", "found", "whole"),
    [
        ("in Deir ez-Zor on Monday", "Deir", "Deir ez-Zor"),
        ("in Aleppo and Homs", "Aleppo", "Aleppo"),
        ("hit Manbij on Monday", "Manbij on", "Manbij"),
        ("10 km north of Manbij on", "Manbij", "10 km north of Manbij"),
        ("in Nowhere", "Nowhere", "Nowhere"),
    ],
)
def test_a_name_is_found_as_the_gazetteer_has_it(
    gazetteer: Gazetteer, text: str, found: str, whole: str
) -> None:
    at = text.index(found)
    start, end = whole_name(text, (at, at + len(found)), gazetteer)
    assert text[start:end] == whole


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("clashes 10 km north of Manbij", "north of Manbij", "10 km north of Manbij"),
        ("10 km north of Manbij", "Manbij", "10 km north of Manbij"),
        ("5 miles to the east of Homs", "east of Homs", "5 miles to the east of Homs"),
        ("shelled near the Iraqi border", "Iraqi border", "near the Iraqi border"),
        ("outside Manbij", "Manbij", "outside Manbij"),
        ("لغم على بعد 10 كم شمال منبج", "شمال منبج", "على بعد 10 كم شمال منبج"),
        ("قصف قرب منبج", "منبج", "قرب منبج"),
        (
            "على الضفة الشرقية لنهر الفرات",
            "الضفة الشرقية",
            "الضفة الشرقية لنهر الفرات",
        ),
        ("في الضفة الغربية اليوم", "الضفة الغربية", "الضفة الغربية"),
        ("shelled near\n the town of Manbij", "town of Manbij", "town of Manbij"),
        ("killed 10 in Manbij", "Manbij", "Manbij"),
        ("in Homs", "Manbij", "Manbij"),
    ],
)
def test_how_far_and_near_stands_before_the_words_of_a_claim(
    text: str, words: str, whole: str
) -> None:
    assert with_lead(words, text, (0, len(text))) == whole


def test_only_the_words_of_the_claim_are_looked_at() -> None:
    text = "Near Homs. Manbij was hit near Homs."
    assert with_lead("Homs", text, (11, len(text))) == "near Homs"
    assert with_lead("Manbij", text, (11, len(text))) == "Manbij"
