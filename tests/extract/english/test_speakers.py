"""From the words for a source to its fullest name, and the body it speaks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.extract.english.naming import Names
from marsad.extract.english.speakers import Sources, Speaker, apart, speaker
from marsad.extract.network.found import FoundPart

TEXT = (
    "The Coast Observatory for Human Rights (COHR) reported clashes. Omar Lindqvist, "
    "the head of the monitor, spoke. The Valley Defence Forces (VDF) agreed. Talia "
    "Haddad left. The Varna Relief Network helped."
)
MONITOR, FORCES = "Coast Observatory for Human Rights", "Valley Defence Forces"


def names() -> Names:
    return Names(
        TEXT,
        ["Omar Lindqvist", "Talia Haddad", "Lindqvist"],
        [MONITOR, "COHR", FORCES, "VDF", "Varna Relief Network", "Relief Network"],
    )


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("COHR", MONITOR),
        ("the COHR", MONITOR),
        ("the Observatory", MONITOR),
        ("the monitor", MONITOR),
        ("a war monitor", MONITOR),
        (MONITOR, MONITOR),
        ("Lindqvist", "Omar Lindqvist"),
        ("Omar Lindqvist", "Omar Lindqvist"),
        ("Omar Lindqvist, who heads the monitor", "Omar Lindqvist"),
        ("Dr. Haddad", "Talia Haddad"),
        ("Haddad's", "Talia Haddad"),
        ("the Relief Network", "Varna Relief Network"),
        ("He Weidong", "He Weidong"),
        ("activists", "activists"),
        ("local medics", "local medics"),
        ("an army officer", "army officer"),
        ("Two residents", "Two residents"),
        ("the health ministry", "health ministry"),
        ("a statement by the VDF", FORCES),
        ("the VDF's statement", FORCES),
        ("a report from the Red Moon Society", "Red Moon Society"),
        ("“the army”", "army"),
        ("the COHR on Tuesday", MONITOR),
        ("the army Friday night", "army"),
    ],
)
def test_names_of_speakers(words: str, name: str) -> None:
    found = speaker(words, names())
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "words", ["he", "She", "they", "it", "who", "", " ", "the", "“”"]
)
def test_words_that_name_nobody(words: str) -> None:
    assert speaker(words, names()) is None


@pytest.mark.parametrize(
    "words",
    [
        "a spokesman for the VDF",
        "a senior spokesman for the VDF",
        "the VDF's spokesman",
        "VDF spokesman",
    ],
)
def test_an_unnamed_spokesman_speaks_through_his_body(words: str) -> None:
    assert speaker(words, names()) == Speaker(f"spokesman for {FORCES}", (FORCES,))


def test_a_named_officer_speaks_through_the_body_that_is_known_for_him() -> None:
    known = names()
    known.offices["Omar Lindqvist"] = MONITOR
    assert speaker("Lindqvist", known) == Speaker("Omar Lindqvist", (MONITOR,))


PARTS = st.sampled_from(
    ["the", "a", "spokesman", "for", "of", "statement", "by", "'s", "COHR", "he", ",",
     "Lindqvist", "medics", "\u200f", "who", "(", "Mr."]
)  # fmt: skip


@given(st.lists(PARTS | st.text(max_size=4), max_size=8).map(" ".join))
def test_a_name_is_never_blank(words: str) -> None:
    found = speaker(words, names())
    if found is not None:
        assert found.name.strip()
        assert all(name.strip() for name in found.via)


def sources(text: str, *phrases: str, people: str = "") -> Sources:
    spans = [(text.index(said), text.index(said) + len(said)) for said in phrases]
    named = [(text.index(people), text.index(people) + len(people))] if people else []
    return Sources(text, [FoundPart(span, "source") for span in spans], named)


def words_for(text: str, said: str, phrase: str, people: str = "") -> str:
    at = text.index(said)
    return sources(text, phrase, people=people).words((at, at + len(said)))


def test_words_that_name_nobody_are_those_of_the_whole_phrase() -> None:
    text = "Ten died, a war monitor said."
    assert words_for(text, "war", "a war monitor") == "a war monitor"
    text = "Ten died, local medics said."
    assert words_for(text, "medics", "local medics") == "medics"
    assert words_for(text, "medics", "Ten") == "medics"


def test_a_spokesman_is_named_with_his_office_unless_by_name() -> None:
    text = "A spokesman for the VDF said ten died."
    assert (
        words_for(text, "VDF", "A spokesman for the VDF") == "A spokesman for the VDF"
    )
    text = "VDF spokesman Omar Haddad said ten died."
    said = words_for(text, "Omar Haddad", "VDF spokesman Omar Haddad", "Omar Haddad")
    assert said == "Omar Haddad"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("According to medics, ten died.", "medics"),
        ("Ten died, according to the army.", "the army"),
        ("Ten died according to the army, which left.", "the army"),
        ("Ten died, it was reported by medics.", "medics"),
        ("Ten died, said Omar.", None),
        ("The army left according to plan. Later, ten died.", None),
    ],
)
def test_what_stands_beside_a_claim(text: str, source: str | None) -> None:
    at = text.lower().index("ten died")
    assert sources(text).beside((at, at + len("ten died"))) == source


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("residents and medics", ["residents", "medics"]),
        ("the army and the police", ["the army", "the police"]),
        ("the Ministry of Health and Water", ["the Ministry of Health and Water"]),
        ("medics", ["medics"]),
        ("Omar and others", ["Omar and others"]),
    ],
)
def test_joint_sources_come_apart(words: str, expected: list[str]) -> None:
    assert apart(words, names()) == expected


def test_a_body_with_and_in_its_name_is_one() -> None:
    known = Names("", [], ["Army and Police"])
    assert apart("the Army and Police", known) == ["the Army and Police"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the Britain-based monitoring group", MONITOR),
        ("a monitoring group", MONITOR),
        ("the UK-based group", MONITOR),
        ("the group", None),
        ("the rebel group", None),
        ("media watchdog Reporters Abroad", None),
    ],
)
def test_how_reports_call_an_observatory(words: str, name: str | None) -> None:
    assert names().general(words.lower().split()) == name
