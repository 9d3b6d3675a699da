"""Control told by a relative clause."""

import pytest

from marsad.extract.english.clauses import with_clauses
from marsad.extract.network.found import Found, FoundClaim, FoundName


def told(text: str, *claims: tuple[str, str], places: str = "") -> list[FoundClaim]:
    """What clauses add to the claims found, each given by kind and words."""

    def at(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    found = Found(
        [FoundClaim(at(words), kind, "asserted", None) for kind, words in claims],
        names=[FoundName(at(name), "LOC") for name in places.split()],
    )
    made = with_clauses(text, [(0, len(text))], found)
    return [claim for claim in made.claims if claim.made_by == "clause"]


@pytest.mark.parametrize(
    ("text", "words", "place", "actor"),
    [
        (
            "Planes flew over Talin, which is held by the Valley Front.",
            "which is held by the Valley Front",
            "Talin",
            "Valley Front",
        ),
        (
            "He fled Talin which is now controlled by rebels and has no water.",
            "which is now controlled by rebels",
            "Talin",
            "rebels",
        ),
        (
            "The Valley Front, which controls most of west and south Varna, fled.",
            "which controls most of west and south Varna",
            "Varna",
            "The Valley Front",
        ),
    ],
)
def test_a_clause_states_who_holds_what(
    text: str, words: str, place: str, actor: str
) -> None:
    (claim,) = told(text, ("attack", text), places=place)
    assert (claim.kind, text[slice(*claim.span)]) == ("control", words)
    assert text[slice(*claim.roles["place"][0])] == place
    assert text[slice(*claim.roles["actor"][0])] == actor


@pytest.mark.parametrize(
    "text",
    [
        "He fled rebel-held Talin.",
        "The men who hold him left Talin.",
        "It controls Talin.",
        "Talin, which was held by rebels until May, is calm.",
        "Omar Haddad, who is held by rebels in Talin, wrote.",
        "The Committee, which controls prices in Talin, met.",
        "The Front, which controls the road to Talin, left.",
        "They fled Talin, which is held by until dark.",
    ],
)
def test_other_words_state_nothing_more(text: str) -> None:
    assert told(text, places="Talin") == []


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("Talin, which is held by rebels in the hills, fell", "rebels"),
        ("Talin (which is held by rebels) is calm", None),
        ("Talin, a suburb of Varna, which is held by rebels, fell", "rebels"),
    ],
)
def test_side_and_place_are_no_more_than_their_names(
    words: str, actor: str | None
) -> None:
    claims = told(words, places="Talin Varna" if "Varna" in words else "Talin")
    assert [words[slice(*c.roles["actor"][0])] for c in claims] == [actor] * len(claims)
    assert all(words[slice(*c.roles["place"][0])] == "Talin" for c in claims)
    assert len(claims) == (actor is not None)


def test_what_is_found_already_is_not_told_twice() -> None:
    text = "Planes flew over Talin, which is held by rebels."
    assert (
        told(text, ("control", "Talin, which is held by rebels"), places="Talin") == []
    )


def test_the_speaker_is_that_of_the_claim_around_it() -> None:
    text = "Medics said planes hit Talin, which is held by rebels."
    around = FoundClaim((12, len(text)), "airstrike", "asserted", None)
    around.roles["speaker"] = ((0, 6),)
    names = [FoundName((text.index("Talin"), text.index(",")), "LOC")]
    made = with_clauses(text, [(0, len(text))], Found([around], names=names)).claims
    assert [claim.roles.get("speaker") for claim in made] == [((0, 6),)] * 2
