"""Words of sexual violence, and the sentence that words stand in."""

import pytest

from marsad.text.special import sentence_around, tells_of_rape


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Gunmen raped two women.", True),
        ("He was convicted of sexual assault.", True),
        ("تعرضت للاغتصاب", True),
        ("Grapes grow in the valley.", False),
        ("Shells fell on Harim.", False),
    ],
)
def test_words_that_tell_of_it(words: str, told: bool) -> None:
    assert tells_of_rape(words) is told


def test_the_sentence_around_words() -> None:
    text = "One came. Two went home. Three stayed."
    at = text.index("went")
    assert sentence_around(text, (at, at + 4)) == " Two went home"
