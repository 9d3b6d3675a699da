"""Which sentences are worth reading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.extract.english.worth import (
    kept_sentences,
    listed,
    marks,
    may_attribute,
    may_claim,
    of_war,
    stem,
)


def kept(text: str) -> list[str]:
    return [text[each.start : each.end] for each in kept_sentences(text)]


def test_what_happened_is_worth_reading_and_what_is_thought_of_it_is_not() -> None:
    assert may_claim("At least 12 villagers were killed")
    assert may_claim("The town is held by rebels")
    assert may_claim("SHELLS HIT THE MARKET")
    assert not may_claim("How should the party choose its next candidate?")
    assert not may_claim("")


def test_saying_is_told_by_its_verbs() -> None:
    assert may_attribute("he told reporters")
    assert not may_attribute("It was a fine day")


def test_a_sentence_beside_a_claim_is_kept_for_its_speaker() -> None:
    claim = "Shells killed nine people in Qarya."
    said = "The mayor announced it on the radio."
    aside = "The election campaign should be a matter of policy and taste."
    assert kept(f"{claim} {said}") == [claim, said]
    assert kept(f"{aside} {said} {aside}") == []


def test_all_of_a_post_is_read() -> None:
    assert kept("Airstrike on Douma now") == ["Airstrike on Douma now"]
    assert kept("Clashes in Jobar. More soon.") == ["Clashes in Jobar.", "More soon."]


def test_words_are_looked_up_by_their_beginning() -> None:
    assert stem("Retreating") == stem("retreats") == "retrea*"
    assert stem("'it's'") == "it's"
    assert listed(stem("killing")) > listed(stem("village")) > listed(stem("tulip"))


def test_numbers_are_counted_up_to_three() -> None:
    assert marks("two of 12 men") == {"of", "men", "#1", "#2"}
    assert marks("1, 2, 3, 4, 5") == {"#1", "#2", "#3"}


@given(st.text(max_size=200))
def test_kept_sentences_stand_in_the_text_in_order(text: str) -> None:
    spans = [(each.start, each.end) for each in kept_sentences(text)]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize(
    "text",
    ["Five people were killed.", "Shells hit the town.", "Thousands fled Talin."],
)
def test_texts_that_may_be_of_war(text: str) -> None:
    assert of_war(text)
    assert kept_sentences(text)


@pytest.mark.parametrize(
    "text",
    [
        "A flood killed five.",
        "The cup final was won 3-1.",
        "Prices rose by 12 percent.",
    ],
)
def test_texts_of_other_things_are_not_read(text: str) -> None:
    assert not of_war(text)
    assert kept_sentences(text) == []
