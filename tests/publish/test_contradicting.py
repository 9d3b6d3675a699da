"""What an event's claims contradict stands with the event, and is not cited for it."""

from dataclasses import replace

import pytest

from marsad.publish.account import account_of
from marsad.publish.arabic.headline import lead as lead_in_arabic
from marsad.publish.arabic.incident import event_told
from marsad.publish.arabic.names import Names
from marsad.publish.contradicting import contradictions_of
from marsad.publish.headline import lead
from marsad.publish.incident import told_apart
from marsad.publish.site.words import site_strings
from marsad.records.dossier import Dossier
from marsad.resolve.contradict import MESSAGES
from marsad.weigh.weigh import weigh_groups
from tests.build import Told, claim, dossier, engine, placed, report, resolved, told

WORDS = (
    "The Northern Army captured Harim on Monday, its spokesman said. Gunfire could "
    "still be heard in Harim, a reporter of the Wire said."
)
FIRE = "Gunfire could still be heard in Harim"


def fallen() -> tuple[Told, Told]:
    of, days = report(WORDS, publisher="Coast Herald"), ("2021-05-03", "same", "Harim")
    fell = "The Northern Army captured Harim on Monday"
    taken = claim(of, fell, kind="capture", speaker="army", actor="Northern Army")
    heard = claim(of, FIRE, kind="clash", speaker="Wire reporter")
    return placed(of, taken, *days), placed(of, heard, *days)


def record(*said: Told) -> Dossier:
    known = resolved(dossier(said))
    weighed = weigh_groups(known, engine())
    grades = {grade.record: grade for grade in weighed.grades}
    return replace(known, grades=grades, tallies=weighed.tallies)


@pytest.mark.parametrize("grade", ["weak", "fair"])
def test_who_contradicts_an_event_is_told_beside_it_in_his_own_words(
    grade: str,
) -> None:
    known = record(*fallen())
    (event,) = known.events
    known = replace(
        known, grades={event.id: replace(known.grades[event.id], grade=grade)}
    )
    english, _ = told_apart(event, known, ())
    assert english.endswith(f"; a Wire reporter said: “{FIRE}”")
    assert lead(event, (), known, english).endswith(f"said: “{FIRE}”")
    names = Names(known)
    assert FIRE in event_told(event, (), names).rpartition("؛ وقال")[2]
    assert FIRE in lead_in_arabic(event, (), names).rpartition("؛ وقال")[2]


def test_words_that_are_withheld_are_told_by_their_kind() -> None:
    known = record(*fallen())
    (event,) = known.events
    (rival,) = account_of(event, (), known).contrary
    shut = {**known.claims, rival.id: replace(rival, quote="")}
    known = replace(known, claims=shut)
    assert told_apart(event, known, ())[0].endswith(
        "; a Wire reporter reported clashes"
    )
    assert "؛ وأفاد" in event_told(event, (), Names(known))


def test_an_event_has_what_others_contradict_of_it_and_persons_have_their_own() -> None:
    first = told(
        "The Northern Army captured Harim.", kind="capture", actor="Northern Army"
    )
    again = told(
        "Army troops took all of Harim on Saturday.",
        start="2021-07-03",
        published="2021-07-04",
        kind="capture",
        actor="Northern Army",
        publisher="Coast Herald",
    )
    known = record(first, again)
    pair = tuple(sorted(one.claim.id for one in (first, again)))
    assert [contradictions_of(e, known) for e in known.events] == [{pair}, {pair}]
    assert all(not account_of(e, (), known).contrary for e in known.events)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_page_has_words_for_whatever_claims_disagree_on(language: str) -> None:
    codes = {code.removeprefix("contradiction-") for code in MESSAGES}
    assert {f"dispute_{code}" for code in codes} <= site_strings(language).keys()
