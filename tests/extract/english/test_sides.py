"""Who did it, by the words of the claim: the holder, the besieger, nobody."""

import pytest

from marsad.extract.english.sides import with_sides
from marsad.extract.network.found import Found, FoundClaim, FoundName
from marsad.records.claim import Span
from marsad.text.split import sentences


def sides(
    text: str, words: str, kind: str, *bodies: str, **roles: str
) -> dict[str, str | None]:
    """Actor and target of one claim on some words of a text."""

    def at(said: str) -> Span:
        start = text.index(said)
        return start, start + len(said)

    spans = {role: (at(said),) for role, said in roles.items()}
    claim = FoundClaim(at(words), kind, "asserted", None, spans)
    names = [FoundName(at(body), "ORG") for body in bodies]
    kept = [(s.start, s.end) for s in sentences(text)]
    (made,) = with_sides(text, kept, Found([claim], [], names)).claims
    found = {role: made.roles.get(role) for role in ("actor", "target")}
    return {r: text[slice(*s[0])] if s else None for r, s in found.items()}


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        (
            "The Army took Harim. Front fighters fled. The group is left with 9 sq km.",
            "The group is left with 9 sq km",
            "Front",
        ),
        (
            "The Army said a few farms are all that the Front still holds.",
            "a few farms are all that the Front still holds",
            "Front",
        ),
        (
            "The Front fled. The Army is left with 9 sq km.",
            "The Army is left with 9 sq km",
            "Army",
        ),
    ],
)
def test_ground_is_of_whom_the_words_say(text: str, words: str, actor: str) -> None:
    made = sides(text, words, "control", "Army", "Front", actor="Army")
    assert made["actor"] == actor


def test_who_is_squeezed_holds_the_rest() -> None:
    text = "The Front has been squeezed into an area of 9 sq km."
    made = sides(text, text[:-1], "control", "Front", target="Front")
    assert made == {"actor": "Front", "target": None}


def test_the_surrounded_are_no_besiegers() -> None:
    text = "The Front lost Salma. Its last fighters are surrounded in two streets."
    words = "Its last fighters are surrounded in two streets"
    assert sides(text, words, "siege", "Front", actor="Front") == {
        "actor": None,
        "target": "Front",
    }


def test_who_is_trapped_is_nobodys_siege_unless_told() -> None:
    text = "The Front lost Salma. Hundreds of people are still trapped there."
    words = "Hundreds of people are still trapped there"
    people = "Hundreds of people"
    made = sides(text, words, "siege", "Front", actor="Front", target=people)
    assert made == {"actor": None, "target": people}


def test_a_besieger_who_is_named_stays() -> None:
    text = "Hundreds of people are trapped in Salma by the Front."
    made = sides(text, text[:-1], "siege", "Front", actor="Front")
    assert made["actor"] == "Front"


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Some 80 Army soldiers were killed in Salma.", None),
        ("Some 80 Army soldiers and 30 rebels were killed in Salma.", "Army"),
    ],
)
def test_nobody_is_told_to_have_killed_his_own(text: str, actor: str | None) -> None:
    made = sides(text, text[:-1], "clash", "Army", actor="Army", target="Army soldiers")
    assert made["actor"] == actor
