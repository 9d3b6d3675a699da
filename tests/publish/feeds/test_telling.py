"""Records in words, for releases that have no sentence of their own."""

import pytest

from marsad.publish.correction_words import reason_in as words_in
from marsad.publish.correction_words import reason_of
from marsad.publish.feeds.telling import (
    reason_in,
    span,
    summary,
    title,
    told,
    vocabulary,
)
from marsad.records.claim import KINDS, MEASURES
from marsad.web.public.shelf import SPOKEN

EVENT = {
    "kind": "shelling",
    "place": "Idlib",
    "start": "2019-01-01",
    "end": "2019-01-01",
    "figures": {"killed": {"low": 2, "best": 3, "high": None}},
    "grade": "weak",
}


@pytest.mark.parametrize("language", SPOKEN)
def test_every_kind_measure_and_grade_has_a_word(language: str) -> None:
    words = vocabulary(language)
    assert set(words["kinds"]) == set(KINDS)
    assert set(words["measures"]) == set(MEASURES)
    assert words.keys() == vocabulary("en").keys()
    for part in ("grades", "changes"):
        assert words[part].keys() == vocabulary("en")[part].keys()


def test_an_event_is_told() -> None:
    assert title(EVENT, "en") == "Shelling, Idlib, 2019-01-01"
    assert title(EVENT, "ar") == "قصف، Idlib، 2019-01-01"
    assert summary(EVENT, "en") == (
        "Shelling, Idlib, 2019-01-01. Killed: 3 (2–…). Grade: weak."
    )
    own = {**EVENT, "told": {"en": "Two died in Idlib."}}
    assert title(own, "en") == "Two died in Idlib"
    assert title(own, "ar") == title(EVENT, "ar")
    ruled = {**EVENT, "override": "fair", "told": {"en": "It was so."}, "figures": {}}
    assert summary(ruled, "en") == "It was so. Grade: fair."


def test_what_is_not_known_is_said() -> None:
    assert title({"kind": "new"}, "en") == "new, place not stated, no date"
    assert span({"start": None, "end": "2020-01-01"}, "en") == "… to 2020-01-01"
    assert span({"start": "2020-01-01", "end": "2020-01-03"}, "ar").startswith("من")


def test_only_sentences_count() -> None:
    assert (
        told({}) == told({"told": "text"}) == told({"told": {"en": 3, "ar": ""}}) == {}
    )
    assert told({"told": {"en": "So."}}) == {"en": "So."}
    assert vocabulary("fr") == vocabulary("en")


def test_a_ruling_is_told_in_the_feeds_language_and_a_note_as_it_stands() -> None:
    for language in SPOKEN:
        for action in ("retract", "withhold", "merge", "correct"):
            english = reason_of(action) or ""
            assert reason_in(english, language) == words_in(english, language)
    assert reason_in("a reviewer retracted it", "ar") == "سحبه مراجع"
    assert reason_in("Two outlets agree.", "ar") == "Two outlets agree."
    assert reason_in("", "ar") == ""
