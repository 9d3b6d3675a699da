"""Bodies of a place that are told without a name."""

import pytest

from marsad.text.place_bodies import body_of_place


@pytest.mark.parametrize(
    "speaker",
    [
        "the camp's emergency room",
        "emergency room",
        "a member of the emergency room",
        "غرفة طوارئ المعسكر",
    ],
)
def test_a_body_of_which_a_place_has_one_is_known_without_a_name(speaker: str) -> None:
    assert body_of_place(speaker) == "emergency room"


@pytest.mark.parametrize(
    "speaker", ["Mercy hospital", "مستشفى الرحمة", "activists", ""]
)
def test_a_body_with_a_name_and_anybody_else_are_not(speaker: str) -> None:
    assert body_of_place(speaker) is None
