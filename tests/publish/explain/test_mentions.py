"""A speaker is marked at the nearest words that can mean the name."""

import pytest

from marsad.publish.explain.mentions import aliases, mention
from tests.build import WAR


def found(text: str, name: str, near: str) -> str | None:
    at = text.index(near)
    where = mention(text, name, (at, at + len(near)))
    return None if where is None else text[slice(*where)]


def test_the_nearest_of_several_is_taken() -> None:
    text = "Valley Watch met. Ten died, Valley Watch said. Valley Watch is small."
    span = mention(text, "Valley Watch", (18, 26))
    assert span == (28, 40)


@pytest.mark.parametrize(
    ("text", "name", "near", "expected"),
    [
        ("Anna Lindqvist came. Ten fled, Lindqvist said.",
         "Anna Lindqvist", "Ten fled", "Anna Lindqvist"),
        ("Anna Lindqvist came." + " x" * 60 + " Ten fled, Lindqvist said.",
         "Anna Lindqvist", "Ten fled", "Lindqvist"),
        ("Ten fled, the Abdel Karim said.", "Omar Abdel Karim", "Ten fled",
         "Abdel Karim"),
        ("Ten fled, the Observatory for now said.", "Valley Observatory for Peace",
         "Ten fled", "Observatory"),
        ("قُتل عشرة، كما قال قاسم.", "نديم قاسم", "قُتل عشرة", "قاسم"),
        ("Ten fled, the VWG said.", "Valley Watch Group", "Ten fled", "VWG"),
        ("Ten fled, the ministry of\ndefence said.", "Ministry of Defence",
         "Ten fled", "ministry of\ndefence"),
        ("Ten fled, the armyworm said.", "army", "Ten fled", None),
        ("Ten fled, the Army Group said.", "Valley Army Group", "Ten fled", None),
        ("Ten fled.", "...", "Ten fled", None),
        ("قُتل عشرة، كما قال المرصدُ المحلي.", "المرصد المحلي", "قُتل عشرة",
         "المرصدُ المحلي"),
        ("قُتل عشرة، وفق ما قيل لوكالة الوادي.", "وكالة الوادي", "قُتل عشرة",
         "وكالة الوادي"),
        ("قُتل عشرة، قال احمد علي.", "أحمد على", "قُتل عشرة", "احمد علي"),
    ],
)  # fmt: skip
def test_names_parts_and_initials(
    text: str, name: str, near: str, expected: str | None
) -> None:
    assert found(text, name, near) == expected


def test_a_party_is_found_by_its_other_names() -> None:
    text = "Ten fled, the Northerners said."
    assert mention(text, "The Northern Army", (0, 8)) is None
    span = mention(text, "The Northern Army", (0, 8), aliases(WAR))
    assert span is not None and text[slice(*span)] == "Northerners"
