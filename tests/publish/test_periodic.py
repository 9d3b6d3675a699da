"""Briefs of a day, of a week, and since the reader looked."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.publish.arabic import in_arabic
from marsad.publish.brief import Brief, make_brief, make_periodic
from marsad.publish.briefs import written
from marsad.publish.changed import in_time
from marsad.publish.period import Period, day_of, since_day, week_to
from marsad.publish.redact import redact
from marsad.publish.wire import rows
from marsad.records.when import When
from tests.publish.scene import NOW, PRIVATE, SECRETS, scene

OPENED = redact(scene(), NOW.date())
DAYS = st.dates(date(2021, 4, 25), date(2021, 6, 1))


def text(brief: Brief) -> str:
    return "\n".join(s.text for s in brief.sentences)


def section(brief: Brief, name: str) -> str:
    part = next(s for s in brief.sections if s.id == name)
    return " ".join([part.note, *(s.text for b in part.blocks for s in b.sentences)])


@given(DAYS, st.integers(0, 20), st.sampled_from(["day", "week", "since"]))
@settings(max_examples=60, deadline=None)
def test_every_sentence_of_every_brief_cites_claims(
    end: date, days: int, kind: str
) -> None:
    brief = make_periodic(OPENED, Period(kind, end - timedelta(days=days), end))
    for told in (brief, in_arabic(brief, OPENED)):
        for sentence in told.sentences:
            assert sentence.claims
            assert set(sentence.claims) <= set(OPENED.claims)
        assert len(
            {s.text for part in told.sections for b in part.blocks for s in b.sentences}
        ) == sum(len(b.sentences) for part in told.sections for b in part.blocks)
        for secret in (*SECRETS, PRIVATE):
            assert secret not in text(told)


@given(DAYS)
@settings(max_examples=40, deadline=None)
def test_no_brief_rests_on_later_reports(on: date) -> None:
    for brief in (
        make_brief(OPENED, on=on),
        make_periodic(OPENED, day_of(on)),
        make_periodic(OPENED, week_to(on)),
    ):
        for sentence in brief.sentences:
            for claim in sentence.claims:
                published = OPENED.reports[OPENED.claims[claim].report].published
                assert published is None or published <= on
        if brief.headline:
            days = re.findall(r"on (\d+) May 2021", brief.headline.text)
            assert all(int(day) <= on.day or on.month > 5 for day in days)


def test_a_day_tells_what_happened_and_what_came_in_late() -> None:
    brief = make_periodic(OPENED, day_of(date(2021, 5, 5)))
    assert "the Northern Army took ground in Salma on 5 May 2021" in section(
        brief, "happened"
    )
    assert "Harim" not in section(brief, "happened")
    changed = section(brief, "changed")
    assert "One report came in; it says more on one event known before." in changed
    assert "killed 16 to 20 people" in changed
    assert brief.headline is not None
    assert "Salma" in brief.headline.text


def test_what_has_no_day_is_told_of_no_day_before() -> None:
    events = (
        replace(e, when=When()) if e.id == "evt-harim" else e for e in OPENED.events
    )
    known = replace(OPENED, events=tuple(events))
    brief = make_periodic(known, week_to(date(2021, 5, 10)))
    changed = next(s for s in brief.sections if s.id == "changed")
    assert "that nobody had told of" in changed.note
    (block,) = (b for b in changed.blocks if b.of == "late_undated")
    assert block.heading == "Reported now, on days before or on no known day"
    arabic = next(s for s in in_arabic(brief, known).sections if s.id == "changed")
    assert "أو غير معروفة" in "".join(str(b.heading) for b in arabic.blocks)


def test_a_quiet_day_says_so() -> None:
    brief = make_periodic(OPENED, day_of(date(2021, 5, 8)))
    assert section(brief, "happened") == "Nothing on record happened on this day."
    assert "No report on record was published" in section(brief, "changed")
    assert brief.headline is None
    arabic = written(brief, OPENED, "ar").markdown()
    assert "لا شيء في السجل وقع في هذا اليوم." in arabic


def test_a_line_on_what_came_in_late_says_so() -> None:
    brief = make_periodic(OPENED, day_of(date(2021, 5, 4)))
    assert brief.headline is not None
    assert brief.headline.text.startswith("Newly reported: ")
    told = in_arabic(brief, OPENED).headline
    assert told is not None and told.text.startswith("أُفيد به حديثاً: ")


def test_what_happened_long_ago_is_no_news_though_it_is_told_for_the_first_time() -> (
    None
):
    past = When(date(2013, 10, 13), date(2013, 10, 13))
    old = tuple(replace(event, when=past) for event in OPENED.events)
    brief = make_periodic(replace(OPENED, events=old), day_of(date(2021, 5, 4)))
    assert brief.headline is None or "2013" not in brief.headline.text


def test_a_week_counts_its_days_alone() -> None:
    brief = make_periodic(OPENED, week_to(date(2021, 5, 9)))
    figures = section(brief, "figures")
    assert "No figure of people reported killed is confirmed or fair" in figures
    assert "37,000" not in text(brief)
    later = make_periodic(OPENED, week_to(date(2021, 5, 10)))
    assert "37,000" in text(later)
    assert "600 fighters" in section(later, "figures")


def test_what_was_revised_is_told_against_the_rows_before() -> None:
    before = {
        name: [dict(r) for r in rows(name, OPENED)]
        for name in ("reports", "events", "tallies")
    }
    for row in before["events"]:
        if row["id"] == "evt-harim":
            row["figures"] = {"killed": {"low": 10, "best": 12, "high": 12}}
    before["reports"] = [r for r in before["reports"] if r["report"] != "rpt-d"]
    period = since_day(date(2021, 5, 12), date(2021, 5, 16))
    brief = make_periodic(OPENED, period, previous=before)
    assert "killed revised up from 12 to 18" in section(brief, "changed")
    assert "One report came in" in section(brief, "changed")
    assert "Anna Lindqvist may be alive" in section(brief, "persons")


@pytest.mark.parametrize("kind", ["day", "week", "since"])
def test_both_languages_name_the_days(kind: str) -> None:
    brief = make_periodic(OPENED, Period(kind, date(2021, 5, 4), date(2021, 5, 10)))
    english, arabic = (written(brief, OPENED, lang) for lang in ("en", "ar"))
    assert "10 May 2021" in english.frame.dated
    assert "10 أيار/مايو 2021" in arabic.frame.dated
    ends = since_day(date(2021, 5, 10), date(2021, 5, 10))
    nothing = written(make_periodic(OPENED, ends), OPENED, "en")
    assert nothing.frame.dated == "What came in since 10 May 2021"


def test_what_lies_behind_is_told_from_its_beginning_on() -> None:
    event = OPENED.events[0]

    def on(id: str, start: str | None, end: str | None) -> object:
        days = [
            None if day is None else date.fromisoformat(day) for day in (start, end)
        ]
        return replace(event, id=id, when=When(*days))

    told = [
        on("evt-freed", "2013-10-14", "2013-10-14"),
        on("evt-undated", None, None),
        on("evt-taken", "2013-10-13", "2013-10-13"),
        on("evt-all", "2013-10-13", "2013-10-20"),
        on("evt-before", None, "2013-10-12"),
    ]
    assert [e.id.removeprefix("evt-") for e in in_time(told)] == [
        "before", "taken", "all", "freed", "undated",
    ]  # fmt: skip


def test_more_on_an_event_is_told_with_who_said_it_now() -> None:
    before = {n: [dict(r) for r in rows(n, OPENED)] for n in ("events", "tallies")}
    brief = make_periodic(OPENED, day_of(date(2021, 5, 5)), previous=before)
    changed = next(s for s in brief.sections if s.id == "changed")
    block = next(b for b in changed.blocks if b.of == "again")
    [one] = block.sentences
    assert one.text == "Air strikes in Harim, 3 May 2021, according to North TV."
    assert {OPENED.claims[c].report for c in one.claims} == {"rpt-b"}
    arabic = next(s for s in in_arabic(brief, OPENED).sections if s.id == "changed")
    [same] = next(b for b in arabic.blocks if b.of == "again").sentences
    assert same.text.startswith("غارات جوية في حارم، 3 أيار/مايو 2021، وفق ")


def test_a_first_figure_of_an_event_is_news() -> None:
    before = {n: [dict(r) for r in rows(n, OPENED)] for n in ("events", "tallies")}
    harim = next(row for row in before["events"] if row["id"] == "evt-harim")
    harim["figures"] = {"wounded": {"low": 3, "best": 3, "high": 3}}
    brief = make_periodic(OPENED, day_of(date(2021, 5, 5)), previous=before)
    changed = next(s for s in brief.sections if s.id == "changed")
    by_name = {block.of: block.sentences for block in changed.blocks}
    name = "Air strikes in Harim, 3 May 2021"
    assert [one.text for one in by_name["revised"]] == [
        f"{name}, people killed: first figure, 18.",
        f"{name}, people wounded: no figure any more; before, 3.",
    ]
    feeding = {c for t in OPENED.tallies if t.event == "evt-harim" for c in t.claims}
    assert set(by_name["revised"][0].claims) == feeding, "who gives the figure"
    assert "again" not in by_name, "what is told as revised is not told again"
    told = "\n".join(s.text for s in in_arabic(brief, OPENED).sentences)
    assert "غارات جوية في حارم، 3 أيار/مايو 2021: أول رقم لعدد القتلى هو 18." in told
    assert "لم يعد لعدد الجرحى رقم، وكان 3." in told
