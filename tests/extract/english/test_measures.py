"""What a figure counts, by the verb beside it."""

import pytest

from marsad.extract.english.measures import measured, plausible
from marsad.records.claim import Figure


@pytest.mark.parametrize(
    ("text", "words", "measure"),
    [
        ("killing and wounding scores of them", "scores of them", "killed"),
        ("killed and seriously wounded 12", "12", "killed"),
        ("wounding or killing 12 people", "12 people", "wounded"),
        ("killing 12 people", "12 people", "killed"),
        ("left dozens dead", "dozens", "killed"),
        ("showed the bodies of 12 people", "12 people", "killed"),
        ("a body of 15 members", "15 members", "present"),
        ("recruited 300 men", "300 men", "fighters"),
        ("at least 600 are missing", "at least 600", "missing"),
        ("arrested 30 men", "30 men", "detained"),
        ("30 men were arrested", "30 men", "detained"),
        ("30 men stood there", "30 men", "present"),
        ("30 men have gone back", "30 men", "returned"),
        ("a strike claimed the lives of 12 people injured 30", "12 people", "present"),
        ("a strike claimed the lives of 12 people", "12 people", "killed"),
        ("a strike claimed 12 lives", "12 lives", "killed"),
        ("doctors saved the lives of 12 people", "12 people", "present"),
        ("activists claimed 12 people remain", "12 people", "present"),
        ("30 men returned to the front", "30 men", "present"),
    ],
)
def test_the_verb_beside_it(text: str, words: str, measure: str) -> None:
    start = text.index(words)
    span = (start, start + len(words))
    figure = Figure("present", words, span, 12, 12, population="people")
    assert measured(text, figure, (0, len(text))) == measure


def test_who_is_housed_somewhere_may_be_displaced() -> None:
    text = "The town hosts 12 people"
    figure = Figure("displaced", "12 people", (15, 24), 12, 12, population="people")
    assert measured(text, figure, (0, len(text))) == "displaced"


@pytest.mark.parametrize(
    ("kind", "words", "measure"),
    [
        ("displacement", "About 3,000 people left the town", "displaced"),
        ("strength", "The group has 17,000 fighters in it", "fighters"),
        ("siege", "400 civilians are still inside", "present"),
        ("siege", "400 civilians have died of hunger", "killed"),
        ("displacement", "12 were killed as they fled", "killed"),
        ("clash", "The rebels lost 12", "killed"),
        ("clash", "The army eliminated 12", "killed"),
    ],
)
def test_nobody_is_killed_without_a_word_of_it(
    kind: str, words: str, measure: str
) -> None:
    assert plausible(kind, "killed", words) == measure
    assert plausible(kind, "wounded", words) == "wounded"


def test_nobody_is_abducted_without_a_word_of_it() -> None:
    words = "Hundreds of civilians were taken by lorry out of Talin"
    assert plausible("displacement", "abducted", words) == "displaced"
    words = "Gunmen took 12 people hostage as they fled"
    assert plausible("displacement", "abducted", words) == "abducted"
    assert plausible("abduction", "abducted", "They took 12 men") == "abducted"
