"""Why an event is graded so, in the page's language, and what became of records."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.publish.site.particulars import (
    beside,
    history,
    independent,
    lost,
    particulars,
    said_again,
)
from marsad.publish.words import strings
from marsad.records.event import RunnerUp
from tests.publish.site.written import OPENED, material

LINE = {
    "id": "cor-1",
    "release": "rel-1",
    "as_of": "2021-05-20",
    "record": "evt-old",
    "record_type": "event",
    "change": "merged",
    "to": ["evt-harim"],
    "fields": {},
    "reason": "told twice",
    "told": {"en": "Merged.", "ar": "دُمج."},
}
HARIM = OPENED.events[0]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("2 independent voices say so", "يقول ذلك صوتان مستقلان"),
        ("5 independent voices say so", "تقول ذلك 5 أصوات مستقلة"),
        ("denied by North TV", "ينفيه \u2068North TV\u2069"),
        ("denied by الجيش", "ينفيه الجيش"),
    ],
)
def test_reasons_are_said_again_in_arabic(said: str, told: str) -> None:
    assert said_again(said, "reason_", "ar") == told


def test_what_is_no_known_sentence_is_not_said_again() -> None:
    assert said_again("a hunch", "reason_", "ar") is None


@given(st.sampled_from(sorted(k for k in strings("en") if k.startswith("raise_"))))
def test_every_way_to_raise_a_grade_has_its_arabic(key: str) -> None:
    english, arabic = strings("en")[key], strings("ar")[key]
    assert isinstance(english, str)
    assert said_again(english, "raise_", "ar") == arabic


def test_corrections_of_what_is_an_events_own_stand_with_it() -> None:
    count = replace(OPENED.tallies[-1], id="tly-own", claims=HARIM.claims, event=None)
    wide = replace(count, id="tly-wide", claims=(*HARIM.claims, "clm-bbb3"))
    dossier = replace(OPENED, tallies=(*OPENED.tallies, count, wide))
    log = [
        {**LINE, "id": f"cor-{at}", "record": id, "record_type": kind, "to": []}
        for at, (id, kind) in enumerate(
            [("clm-aaa1", "claim"), ("tly-wide", "tally"), ("tly-own", "tally")]
        )
    ]
    of = material(dossier, corrections=log)
    told = particulars(HARIM, of.event_row(HARIM), of)["history"]
    assert [line["record"] for line in told] == ["clm-aaa1", "tly-own"]


def test_a_correction_stands_with_the_record_and_with_what_it_leads_to() -> None:
    of = material(corrections=(LINE,))
    for record in ("evt-old", "evt-harim"):
        assert history(record, of)[0]["reason"] == "told twice"
    assert history("evt-salma", of) == []


def test_records_that_are_no_more_are_told_of_by_type() -> None:
    of = material(corrections=(LINE,))
    assert lost(of, "event", of.by_id) == ["evt-old"]
    assert lost(of, "claim", of.claims) == []
    here = material(corrections=({**LINE, "record": "evt-harim"},))
    assert lost(here, "event", of.by_id) == []


def test_a_runner_up_is_told_in_both_languages_if_it_is_on_record() -> None:
    near = (RunnerUp("evt-salma", "clm-aaa1", 3.5), RunnerUp("evt-none", "clm-aaa1", 3))
    event = replace(HARIM, runners_up=near)
    of = material(replace(OPENED, events=(event, *OPENED.events[1:])))
    found = particulars(event, of.event_row(event), of)["perhaps"]
    assert [one["event"] for one in found] == ["evt-salma"]
    assert "Salma" in found[0]["told"]["en"]


def test_a_dispute_says_what_it_is_about() -> None:
    of = material()
    found = particulars(HARIM, of.event_row(HARIM), of)["disputes"]
    assert {"claims": ["clm-aaa1", "clm-bbb1"], "on": "figures"} in found
    assert {"claims": ["clm-aaa1", "clm-bbb2"], "on": None} in found


def test_a_claim_of_another_event_that_contradicts_one_comes_along() -> None:
    of = material()
    row = {**of.event_row(HARIM), "contradictions": [["clm-aaa1", "clm-bbb3"]]}
    assert [claim["id"] for claim in beside(row, of)] == ["clm-bbb3"]


def test_without_a_grade_origins_are_counted() -> None:
    of = material(replace(OPENED, grades={}))
    assert independent(HARIM, of) == len(HARIM.origins)
