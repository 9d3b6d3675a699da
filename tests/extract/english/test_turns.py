"""Who speaks in a transcript, and what is none."""

import pytest

from marsad.extract.english.turns import Turns
from tests.extract.english.reading import about

BRIEFING = """MS. OKORO: Good afternoon. I have one thing at the top.
QUESTION: Can you say anything about the strike on Varna?
MS. OKORO: We carried out two air strikes near Varna on Monday night.
COL. HALE (by telephone): Our aircraft destroyed three vehicles.
"""


def speaker(words: str, text: str = BRIEFING) -> str | None:
    start = text.index(words)
    return Turns(text).speaker((start, start + len(words)))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("We carried out", "MS. OKORO"),
        ("Our aircraft", "COL. HALE"),
        ("Can you say", None),
    ],
)
def test_a_turn_is_of_the_name_before_it(words: str, name: str | None) -> None:
    assert speaker(words) == name


@pytest.mark.parametrize(
    "text",
    [
        "Place: the market of Varna\nKilled: Three people in a car\n" * 2,
        "Varna: 4 killed in all\nVarna: 3 killed in all\nTalin: 2 killed there\n",
        "Aleppo: 3 killed\nIdlib: 2 killed\nHoms: 7 wounded\nHama: 1 killed\n",
        "Update: two strikes hit Varna.\nSource: the council.\n",
        "No lines of the kind at all.",
        "",
    ],
)
def test_a_list_or_a_note_is_no_transcript(text: str) -> None:
    assert Turns(text).speaker((0, len(text))) is None


def test_the_last_turn_ends_with_its_paragraph() -> None:
    text = BRIEFING + "\nIn the evening shells hit the town of Talin.\n"
    assert speaker("Our aircraft", text) == "COL. HALE"
    assert speaker("shells hit", text) is None


def test_only_the_name_itself_is_a_head() -> None:
    turns, at = Turns(BRIEFING), BRIEFING.index("COL. HALE")
    assert turns.is_head((at, at + 9))
    assert not turns.is_head((at, at + 20))
    assert not turns.is_head((at + 30, at + 36))


def test_claims_of_a_turn_are_said_by_who_has_it() -> None:
    (claim,) = about(BRIEFING, "We carried out two air strikes")
    assert claim.speaker == "OKORO"
