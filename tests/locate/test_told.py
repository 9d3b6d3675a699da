"""Larger places told behind a name."""

import pytest

from marsad.locate.gazetteer import Gazetteer
from marsad.locate.told import name_at


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
