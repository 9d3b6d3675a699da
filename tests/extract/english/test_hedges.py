"""Words that make a claim less than asserted."""

import pytest

from marsad.extract.english.hedges import hedged
from marsad.records.claim import CERTAINTIES


@pytest.mark.parametrize(
    ("words", "certainty"),
    [
        ("Ten people may have been killed", "possible"),
        ("Hostages might also be alive", "possible"),
        ("Up to 600 fighters could still be inside", "possible"),
        ("The army reportedly took Talin", "possible"),
        ("The raid is believed to have killed ten people", "probable"),
        ("Rebels apparently left the town", "probable"),
        ("a suspected gas attack on Talin", "probable"),
        ("Ten people were killed", "asserted"),
        ("The town fell in May", "asserted"),
        ("Shots could be heard as rebels stormed Talin", "asserted"),
        ("The army held some 300 suspected militants", "asserted"),
    ],
)
def test_what_the_words_of_a_claim_say(words: str, certainty: str) -> None:
    assert hedged("asserted", words) == certainty


def test_what_may_be_is_no_more_than_possible() -> None:
    assert hedged("probable", "Ten people may have been killed") == "possible"
    assert hedged("probable", "Ten people were killed") == "probable"


@pytest.mark.parametrize("certainty", CERTAINTIES[2:])
def test_what_the_network_doubts_stays_doubted(certainty: str) -> None:
    assert hedged(certainty, "Ten people may have been killed") == certainty
    assert hedged(certainty, "Ten people were killed") == certainty


@pytest.mark.parametrize(
    ("behind", "certainty"),
    [
        (" is FALSE.", "denied"),
        (" are completely untrue, he said", "denied"),
        (" is a lie", "denied"),
        (" is a false ceasefire", "asserted"),
        (". It is false", "asserted"),
        ("", "asserted"),
    ],
)
def test_what_stands_behind_a_claim_may_deny_it(behind: str, certainty: str) -> None:
    assert hedged("asserted", "that 30 died in the hospital", behind) == certainty
