"""Who wants and thinks what, on sentences of our own."""

import pytest

from marsad.extract.english.attitudes import attitudes
from marsad.extract.english.passages import passages
from marsad.extract.english.pipeline import load_pipeline

CASES = [
    (
        "The mayor urged residents to leave.",
        ("The mayor", "urged", "residents"),
    ),
    (
        "Turkey has called for a truce in the north.",
        ("Turkey", "has called for", "a truce in the north"),
    ),
    (
        "The rebels refused to leave the town.",
        ("The rebels", "refused", "to leave the town"),
    ),
    (
        "The envoy praised the deal and condemned the attack.",
        ("The envoy", "condemned", "the attack"),
    ),
    (
        "The doctors fear that the clinic will close.",
        ("The doctors", "fear", "that the clinic will close"),
    ),
]


def felt(text: str) -> list[tuple[str, str, str]]:
    (found,) = passages([text], load_pipeline(), None)
    return [
        (text[slice(*a.source)], text[slice(*a.cue)], text[slice(*a.content)])
        for a in attitudes(found)
    ]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_wants_what(text: str, expected: tuple[str, str, str]) -> None:
    found = felt(text)
    assert any(
        (who, cue) == expected[:2] and what.startswith(expected[2])
        for who, cue, what in found
    ), found


def test_deeds_are_no_attitudes() -> None:
    assert felt("The rebels took the town and burned the bridge.") == []
    assert felt("The town was called the gate.") == []
