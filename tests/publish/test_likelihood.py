"""Words for how likely a thing is follow grade and certainty, and stand alone."""

import dataclasses

import pytest

from marsad.publish.incident import event_sentence
from marsad.publish.likelihood import ARABIC, likelihood, table, term
from marsad.publish.redact import redact
from marsad.records.claim import CERTAINTIES
from marsad.records.grade import GRADES
from tests.publish.scene import CLAIMS, NOW, grade, scene

ICD_203 = [(1, 5), (5, 20), (20, 45), (45, 55), (55, 80), (80, 95), (95, 99)]
OPENED = redact(scene(), NOW.date())


def test_the_terms_are_those_of_icd_203() -> None:
    assert [tuple(row[2:]) for row in table()["terms"].values()] == ICD_203


@pytest.mark.parametrize("word", GRADES)
@pytest.mark.parametrize("certainty", CERTAINTIES)
def test_only_what_is_confirmed_or_fair_has_a_term(word: str, certainty: str) -> None:
    claims = [dataclasses.replace(CLAIMS[0], certainty=certainty)]
    found = term(grade("evt-x", word, 2), claims)
    expected = {
        ("confirmed", "asserted"): "almost-certain",
        ("confirmed", "probable"): "very-likely",
        ("fair", "asserted"): "very-likely",
        ("fair", "probable"): "likely",
    }.get((word, certainty))
    assert found == expected


def test_the_surest_claim_counts_and_a_reviewer_goes_first() -> None:
    unsure = dataclasses.replace(CLAIMS[0], certainty="possible")
    fair = grade("evt-x", "fair", 2)
    assert term(fair, [unsure, CLAIMS[0]]) == "very-likely"
    assert term(dataclasses.replace(fair, override="weak"), [CLAIMS[0]]) is None
    assert term(None, [CLAIMS[0]]) is None and term(fair, []) is None


def test_what_one_source_says_is_said_to_be_unverified() -> None:
    weak = grade("evt-x", "weak", 1)
    assert likelihood(weak, [CLAIMS[0]]) == " Not verified."
    assert likelihood(weak, [CLAIMS[0]], ARABIC) == " لم يُتحقَّق منه."
    assert likelihood(grade("evt-x", "contested", 2), [CLAIMS[0]]) == ""
    assert likelihood(None, [CLAIMS[0]]) == ""


def test_likelihood_and_evidence_share_no_sentence() -> None:
    event = OPENED.events[1]
    grades = {**OPENED.grades, event.id: grade(event.id, "confirmed", 2)}
    dossier = dataclasses.replace(OPENED, grades=grades)
    told = event_sentence(event, dossier, ()).text
    assert told.endswith("Almost certain. Confirmed: two independent sources.")
    for sentence in told.split(". "):
        assert not ("certain" in sentence and "source" in sentence)
