"""Speakers, what they say and through whom, on sentences of every common form."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.extract.english.draft import Voice
from marsad.extract.english.passages import passages
from marsad.extract.english.pipeline import load_pipeline
from marsad.extract.english.speech import voice_of, voices


def heard(text: str, publisher: str | None = None) -> list[Voice]:
    (found,) = passages([text], load_pipeline(), None)
    return voices(found, text, publisher)


def who(text: str, words: str) -> list[tuple[str, tuple[str, ...]]]:
    """Speakers and vias for some words of a text."""
    start = text.index(words)
    found = voice_of((start, start + len(words)), heard(text))
    return [(voice.speaker, voice.via) for voice in found]


CASES = [
    ("Activists said that ten people were killed in Qarya.", "ten people", "Activists"),
    ("Ten people were killed in Qarya, activists said.", "Ten people", "activists"),
    ("Ten people were killed in Qarya activists said.", "Ten people", "activists"),
    ("Shells hit Qarya on Monday the Talia Watch group said.", "Shells hit", "Talia"),
    ("According to medics, two children were wounded.", "two children", "medics"),
    ("Two children were wounded, according to medics.", "Two children", "medics"),
    (
        "Rebels took Qarya, said Omar Haddad, a doctor there.",
        "Rebels took",
        "Omar Haddad",
    ),
    ("“We lost the town,” Omar Haddad said.", "We lost", "Omar Haddad"),
    ("“We lost it. The town fell at noon,” he said.", "town fell", None),
    ("The army took Qarya while medics said ten people died.", "The army took", None),
    ("The army took Qarya while medics said ten people died.", "ten people", "medics"),
]


@pytest.mark.parametrize(("text", "words", "speaker"), CASES)
def test_forms_of_attribution(text: str, words: str, speaker: str | None) -> None:
    found = who(text, words)
    if speaker is None:
        assert found == []
    else:
        assert speaker in found[0][0]


def test_offices_and_hearers_are_via() -> None:
    text = "Ten people were killed, coalition spokesman Omar Haddad told Reuters."
    assert who(text, "Ten people") == [("Omar Haddad", ("coalition", "Reuters"))]


def test_the_publisher_is_no_via() -> None:
    text = "Ten people were killed in Qarya, a medic told Reuters."
    (voice,) = heard(text, "reuters")
    assert voice.via == ()


def test_names_are_resolved_to_their_fullest_form() -> None:
    text = (
        "Shells hit Qarya on Monday, a monitor said. The Syrian Observatory for Human "
        "Rights (SOHR) said two people died. SOHR added that ten were wounded."
    )
    full = "Syrian Observatory for Human Rights"
    for words in ("Shells hit", "two people", "ten were"):
        assert who(text, words) == [(full, ())]


def test_joint_speakers_have_a_voice_each() -> None:
    text = "Ten people were killed in Qarya, residents and medics said."
    assert who(text, "Ten people") == [("medics", ()), ("residents", ())]


def test_a_denial_is_heard_as_one() -> None:
    (voice,) = heard("The army denied that it had shelled the town.")
    assert voice.hedge == "denied"
    assert voice.speaker == "army"


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "medics",
                "said",
                "“",
                "”",
                ",",
                ".",
                "told",
                "AFP",
                "according",
                "to",
                "he",
                "killed",
                "ten",
                "people",
                "citing",
                "which",
                "adding",
                "that",
            ]
        )
    )
)
def test_any_order_of_words_is_heard(words: list[str]) -> None:
    text = " ".join(words)
    for voice in heard(text):
        assert 0 <= voice.content[0] <= voice.content[1] <= len(text)
        assert voice.speaker
