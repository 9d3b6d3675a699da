"""The brief says what it must, in plain words, and every sentence cites claims."""

import dataclasses
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from marsad.publish.brief import make_brief, to_html, to_markdown
from marsad.publish.briefs import in_languages
from marsad.publish.naming import names_a_voice
from marsad.publish.redact import redact
from marsad.publish.views import place_sentences
from marsad.publish.wire import rows
from marsad.records.when import When
from tests.publish.scene import NOW, scene

OPENED = redact(scene(), NOW.date())
BRIEF = make_brief(OPENED)
TEXT = "\n".join(s.text for s in BRIEF.sentences)


def test_every_sentence_cites_claims_that_are_there() -> None:
    assert BRIEF.sentences
    for sentence in BRIEF.sentences:
        assert sentence.claims
        assert set(sentence.claims) <= set(OPENED.claims)


def test_what_is_left_to_the_data_is_said_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("marsad.publish.sections.MOST_EVENTS", 1)
    made = to_markdown(make_brief(OPENED))
    assert re.search(r"\. [A-Z][a-z]+ further events? (?:is|are) in the data\.", made)


def test_no_sentence_comes_twice() -> None:
    texts = [s.text for s in BRIEF.sentences]
    assert len(texts) == len(set(texts))


def test_prose_has_no_machine_words() -> None:
    assert not re.search(r"\b(clm|evt|rpt|per|tly|ctl|org)-|_|None|\[\]", TEXT)


def test_what_happened_is_told_with_who_says_so_and_the_range() -> None:
    assert (
        "The Valley Observatory and North TV said air strikes by the Northern Army"
        in TEXT
    )
    assert "killed 16 to 20 people (7 of them civilians) in Harim on 3 May 2021" in TEXT
    assert "; North TV denied part of it" in TEXT
    assert "Disputed: two independent sources." in TEXT


def test_the_weightiest_events_are_told_though_nothing_is_new() -> None:
    newest = max(r.published for r in OPENED.reports.values() if r.published)
    before = {name: list(rows(name, OPENED)) for name in ("events", "tallies")}
    again = make_brief(OPENED, since=newest - timedelta(1), previous=before)
    told = {section.id: section for section in again.sections}["happened"]
    first = {section.id: section for section in BRIEF.sections}["happened"]
    assert told == first


def test_what_tells_little_is_told_where_there_is_nothing_else() -> None:
    bare = dataclasses.replace(OPENED, tallies=(), events=OPENED.events[:1])
    event = dataclasses.replace(bare.events[0], when=When(), kind="damage")
    made = make_brief(dataclasses.replace(bare, events=(event,)))
    told = {section.id: section for section in made.sections}["happened"]
    assert sum(len(block.sentences) for block in told.blocks) == 1


def test_nobody_is_quoted_with_the_word_contested() -> None:
    held = next(c for c in OPENED.controls if c.state == "claimed" and c.place)
    claims = tuple(sorted(OPENED.claims))
    both = replace(held, state="contested", holder=None, claims=claims)
    text = place_sentences([both], OPENED)[0].text
    assert "was contested on 5 May 2021; " in text
    assert "according to" not in text
    assert "do not say the same" in text
    alone = replace(both, claims=both.claims[:1])
    line = place_sentences([alone], OPENED)[0].text
    assert "was contested on 5 May 2021, going by the words of " in line
    assert line.endswith("Not verified.")


def test_a_party_claims_its_gains() -> None:
    assert (
        "North TV claimed the Northern Army took ground in Salma on 5 May 2021." in TEXT
    )
    assert "Salma was claimed by the Northern Army" in TEXT


def test_hedges_and_separators_are_kept() -> None:
    assert "More than 37,000 people were reported displaced" in TEXT
    assert "About 3,200 people were reported in detention" in TEXT
    assert "Up to 600 fighters were reported present" in TEXT


def test_doubt_about_persons_is_kept() -> None:
    assert "Her employer said Anna Lindqvist may be alive on 11 May 2021." in TEXT
    assert "Her employer doubted that Anna Lindqvist was alive" in TEXT
    assert "Haddadin" not in TEXT


def test_the_series_of_ground_is_told_in_order() -> None:
    assert (
        "put at 50 square kilometres on 20 April 2021 (the Valley Observatory), "
        "12.5 on 1 May 2021 (the Valley Observatory) and 4 on 10 May 2021" in TEXT
    )


def test_both_numbers_of_a_dispute_stand_side_by_side() -> None:
    assert (
        "the Valley Observatory spoke of at least 16 people killed; "
        "North TV spoke of 20 fighters killed" in TEXT
    )


def test_a_number_that_is_denied_is_told_as_denied() -> None:
    claims = dict(OPENED.claims)
    claims["clm-bbb1"] = replace(claims["clm-bbb1"], certainty="denied")
    said = to_markdown(make_brief(replace(OPENED, claims=claims)))
    assert "North TV said 20 fighters" not in said
    assert "North TV denied it: “20 fighters were killed in Harim”" in said


def test_a_mismatch_inside_a_report_is_told() -> None:
    assert "one square mile are not the same area; both are kept." in TEXT


def test_changes_since_a_release() -> None:
    before = {
        name: [dict(r) for r in rows(name, OPENED)] for name in ("events", "tallies")
    }
    for row in before["events"]:
        if row["id"] == "evt-harim":
            row["figures"] = {"killed": {"low": 10, "best": 12, "high": 12}}
            row["grade"] = "weak"
    before["events"] = [r for r in before["events"] if r["id"] != "evt-salma"]
    before["events"].append(
        {
            "id": "evt-old",
            "kind": "clash",
            "place": "Qadma",
            "claims": ["clm-old"],
            "end": None,
        }
    )
    before["tallies"][0].update(low=30000, best=30000)
    whole = {**before["tallies"][0], "start": None, "end": None, "best": 31000}
    before["tallies"].append(whole)
    before["events"].append(
        {**before["events"][-1], "id": "evt-w", "claims": ["clm-w"]}
    )
    before["events"][-1]["place"] = "Tarin"
    ruled = replace(OPENED, retracted=frozenset({"clm-old"}))
    brief = make_brief(ruled, since=date(2021, 5, 5), previous=before)
    changed = next(s for s in brief.sections if s.id == "changed")
    text = "\n".join(s.text for b in changed.blocks for s in b.sentences)
    assert "Tarin" not in text, "what is withheld is not told again"
    assert "killed revised up from 12 to 18" in text
    assert "now “Disputed”, before “One source says so”" in text
    assert "No longer on record: clashes in Qadma." in text
    own = "displaced from 1 March to 10 May 2021: up from at least 30,000 to at least"
    assert f"People {own} 37,000." in text, "not against another window"
    assert "one event, on a day before." in changed.note
    assert "North TV claimed the Northern Army took ground" in text


def test_a_ruling_is_told_with_its_event_and_reason() -> None:
    before = {name: list(rows(name, OPENED)) for name in ("events", "tallies")}
    event = next(e for e in OPENED.events if OPENED.grades[e.id].counts_as != "weak")
    ruled = dataclasses.replace(
        OPENED.grades[event.id], override="weak", override_reason="Seen from one roof."
    )
    grades = {**OPENED.grades, event.id: ruled}
    changed = dataclasses.replace(OPENED, grades=grades)
    made = make_brief(changed, previous=before)
    (said,) = [s for s in made.sentences if "a reviewer ruled so" in s.text]
    assert said.record == event.id and "“Seen from one roof”" in said.text
    assert "now a reviewer’s “weak”, before “" in said.text
    assert "One source says so" not in said.text
    arabic = in_languages(made, changed)["ar"]
    (told,) = [s for s in arabic.sentences if "Seen from one roof" in s.text]
    assert "التقييم الآن «ضعيف» بتقييم مراجع" in told.text
    was = {name: list(rows(name, changed)) for name in ("events", "tallies")}
    back = make_brief(OPENED, previous=was)
    assert any("before a reviewer’s “weak”" in s.text for s in back.sentences)


def test_a_brief_on_an_earlier_day_knows_no_later_report() -> None:
    brief = make_brief(OPENED, on=date(2021, 5, 6))
    text = "\n".join(s.text for s in brief.sentences)
    assert "37,000" not in text
    assert "Salma" in text


def test_an_empty_record_has_a_brief() -> None:
    empty = dataclasses.replace(
        OPENED, reports={}, claims={}, events=(), persons=(), controls=(), tallies=(),
        issues=(), grades={},
    )  # fmt: skip
    assert "Nothing earlier to compare with" in to_markdown(make_brief(empty))


def test_markdown_and_html_carry_every_sentence() -> None:
    markdown, page = to_markdown(BRIEF), to_html(BRIEF)
    for sentence in BRIEF.sentences:
        assert f"#{sentence.claims[0]}" in markdown
        assert f"#{sentence.claims[0]}" in page
    assert markdown.count("\n# ") + markdown.startswith("# ") == 1
    assert "://" not in page


def test_html_in_a_record_stays_text() -> None:
    event = dataclasses.replace(OPENED.events[1], place="<script>alert(1)</script>")
    nasty = dataclasses.replace(OPENED, events=(event,))
    assert "<script>" not in to_html(make_brief(nasty))
    assert "<script>" not in to_markdown(make_brief(nasty)).replace("\\<script\\>", "")


def test_a_name_in_arabic_stands_apart_in_the_english_page() -> None:
    claims = dict(OPENED.claims)
    speaker = "مرصد الوادي (3)"
    claims["clm-aaa1"] = dataclasses.replace(claims["clm-aaa1"], speaker=speaker)
    page = to_html(make_brief(dataclasses.replace(OPENED, claims=claims)))
    assert "<bdi>" not in to_html(BRIEF)
    assert "<bdi>مرصد الوادي" not in page  # digits: no name that is taken for one
    claims["clm-aaa1"] = dataclasses.replace(claims["clm-aaa1"], speaker=speaker[:-4])
    page = to_html(make_brief(dataclasses.replace(OPENED, claims=claims)))
    assert "<bdi>مرصد الوادي</bdi>" in page


def test_only_sides_and_proper_names_act() -> None:
    claims = dict(OPENED.claims)
    for actor in ("large number", "Warplanes", "Northerners"):
        claims["clm-bbb3"] = dataclasses.replace(claims["clm-bbb3"], actor=actor)
        text = to_markdown(make_brief(dataclasses.replace(OPENED, claims=claims)))
        named = "claimed the Northern Army took ground in Salma" in text
        assert named == (actor == "Northerners")
        assert actor not in text


def test_figures_on_weak_evidence_stand_apart() -> None:
    weak = [
        dataclasses.replace(t, low=0, best=0, high=0, grades=(("weak", 9000.0),))
        if t.id == "tly-4"
        else dataclasses.replace(t, grades=(("fair", 18.0), ("weak", 7.0)))
        for t in OPENED.tallies
    ]
    text = to_markdown(make_brief(dataclasses.replace(OPENED, tallies=tuple(weak))))
    assert "No figure of people reported displaced is confirmed or fair" in text
    assert "the largest from a single source is more than 37,000 people" in text
    assert "9,000" not in text


def test_what_is_older_by_months_is_background() -> None:
    old = dataclasses.replace(
        OPENED.events[0], when=When(date(2019, 1, 5), date(2019, 1, 5))
    )
    events = (old, *OPENED.events[1:])
    brief = make_brief(dataclasses.replace(OPENED, events=events))
    happened = next(s for s in brief.sections if s.id == "happened")
    last = happened.blocks[-1]
    assert last.heading == "Background"
    assert {s.record for s in last.sentences} == {old.id}


def test_a_piece_of_a_sentence_is_no_speaker() -> None:
    for name in ("two buildings away", "Regional", "Britain", "12 More Dead in Town"):
        assert not names_a_voice(name)
    for name in ("Valley Observatory", "activists in Harim", "Rana Haddad", "SANA"):
        assert names_a_voice(name)


def test_a_sum_of_the_whole_time_has_no_doubled_comma() -> None:
    assert ",," not in TEXT
    tallies = tuple(
        dataclasses.replace(t, when=When()) if t.event is None else t
        for t in OPENED.tallies
    )
    made = make_brief(dataclasses.replace(OPENED, tallies=tallies))
    told = [s.text for s in made.sentences if "of them civilians" in s.text]
    assert told and not any(",," in text for text in told)
