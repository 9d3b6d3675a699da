"""Larger places told behind a name."""

import pytest

from marsad.locate.gazetteer import Gazetteer
from marsad.locate.told import name_at, whole_name


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
