"""The five certainties by the words of the claim, of the saying, and after it."""

import pytest

from marsad.extract.english.certainty import certainty
from marsad.extract.english.draft import Draft
from marsad.extract.english.passages import passages
from marsad.extract.english.pipeline import load_pipeline
from marsad.extract.english.speech import voice_of, voices


def sure(text: str, words: str, anchor: str) -> str:
    (found,) = passages([text], load_pipeline(), None)
    start = text.index(words)
    span = (start, start + len(words))
    at = text.index(anchor, start)
    index = next(p.index for p in found if p.span[0] <= start < p.span[1])
    draft = Draft(index, span, "attack", (at, at + len(anchor)))
    heard = voice_of(span, voices(found, text))
    return certainty(draft, found[index], heard[0] if heard else None, text)


CASES = [
    ("Ten people were killed in Qarya.", "killed", "asserted"),
    ("Ten people may have been killed in Qarya.", "killed", "possible"),
    ("Ten people were reportedly killed in Qarya.", "killed", "possible"),
    ("The families will be evacuated on Friday.", "evacuated", "possible"),
    ("The strike was believed to have killed ten people.", "killed", "probable"),
    ("The town was hit by a suspected gas attack.", "attack", "probable"),
    ("There were no casualties in the attack.", "casualties", "denied"),
    ("The army did not shell the town.", "shell", "denied"),
    ("No soldiers died in the attack.", "died", "denied"),
    ("The offer of talks could be a ploy by the rebels.", "ploy", "doubtful"),
    ("Shots could be heard as rebels stormed Qarya.", "stormed", "asserted"),
]


@pytest.mark.parametrize(("text", "anchor", "expected"), CASES)
def test_words_of_the_claim(text: str, anchor: str, expected: str) -> None:
    assert sure(text, text, anchor) == expected


def test_a_denial_counts_for_what_is_denied() -> None:
    text = "The army denied that it had shelled the town."
    assert sure(text, "it had shelled the town", "shelled") == "denied"


def test_a_hedge_in_another_clause_does_not_count() -> None:
    text = "Rebels may attack the dam, and the army killed ten people in Qarya."
    words = "the army killed ten people in Qarya"
    assert sure(text, words, "killed") == "asserted"


def test_what_the_next_sentence_doubts() -> None:
    text = "Rebels killed ten soldiers. The report could not immediately be verified."
    assert sure(text, "Rebels killed ten soldiers", "killed") == "doubtful"


def test_a_doubt_that_hangs_on_the_claim() -> None:
    text = "A cleric spoke of the captain's arrest, which is hard to verify."
    assert sure(text, "the captain's arrest", "arrest") == "doubtful"
