"""Briefs tell what was put right: each line once, by its own id, in both languages."""

from dataclasses import replace
from datetime import date
from typing import Any

from marsad.publish.arabic import in_arabic
from marsad.publish.brief import Brief, make_brief, make_periodic
from marsad.publish.briefs import written
from marsad.publish.corrected import led, published_in
from marsad.publish.correction_words import told
from marsad.publish.period import day_of
from marsad.publish.printed import print_html
from marsad.publish.redact import redact
from marsad.publish.wire import rows
from tests.publish.scene import NOW, scene

OPENED = redact(scene(), NOW.date())
DAY = date(2021, 5, 11)


def line(id: str, record: str, change: str, **more: Any) -> dict[str, Any]:
    made = {
        **{"id": id, "release": None, "as_of": DAY.isoformat(), "record": record},
        **{"record_type": "event", "change": change, "to": [], "fields": {}},
        **{"about": {"kind": "airstrike", "place": "Harim"}, "reason": None},
        **{"part_of": None, **more},
    }
    return {**made, "told": told(made)}


def killed(before: float, now: float) -> dict[str, Any]:
    return {
        "figures": [
            {"killed": {"low": best, "best": best, "high": best}}
            for best in (before, now)
        ]
    }


RETRACTED = line(
    *("cor-retracted", "evt-old", "retracted"), reason="a reviewer retracted it"
)
MERGED = line("cor-merged", "evt-b", "merged", to=["evt-harim"])
FOLLOWS = line("cor-follows", "clm-x", "retracted", part_of="evt-old")
RENAMED = line("cor-renamed", "evt-c", "reissued")
JOINED = (
    "Found to be one with another, of which it is now part: air strikes in Harim "
    "(evt-b, now evt-harim)."
)
LOG = [RETRACTED, FOLLOWS, MERGED, RENAMED]


def before() -> dict[str, list[dict[str, Any]]]:
    found = {
        name: [dict(r) for r in rows(name, OPENED)] for name in ("events", "tallies")
    }
    for row in found["events"]:
        if row["id"] == "evt-harim":
            row["figures"] = {"killed": {"low": 12, "best": 12, "high": 12}}
    return found


def block(brief: Brief, name: str) -> list[str]:
    changed = next(s for s in brief.sections if s.id == "changed")
    return [s.text for b in changed.blocks if b.of == name for s in b.sentences]


def test_only_lines_that_follow_from_no_other_are_told() -> None:
    assert led(LOG) == [RETRACTED, MERGED]
    later = {**MERGED, "as_of": "2021-05-12"}
    assert published_in([RETRACTED, later], day_of(DAY).holds) == [RETRACTED]


def test_a_brief_tells_what_was_put_right() -> None:
    since = make_brief(OPENED, since=DAY, previous=before(), corrections=led(LOG))
    daily = make_periodic(OPENED, day_of(DAY), corrections=led(LOG))
    for brief in (since, daily):
        assert block(brief, "corrected") == [
            JOINED,
            "Retracted: air strikes in Harim. Reason: a reviewer retracted it.",
        ]
        assert block(in_arabic(brief, OPENED), "corrected") == [
            "دُمج في سجل آخر: غارات جوية في Harim (evt-b، والآن evt-harim).",
            "سُحب من السجل: غارات جوية في Harim. السبب: سحبه مراجع.",
        ]


def test_a_line_is_cited_by_its_id_and_leads_to_the_log() -> None:
    brief = make_periodic(OPENED, day_of(DAY), corrections=led(LOG))
    for language, home in (("en", ""), ("ar", "ar/")):
        made = written(brief, OPENED, language)
        link = f"{home}corrections.html#cor-retracted"
        assert f"[cor-retrac]({link})" in made.markdown()
        assert f'href="{link}"' in made.html()
        assert "cor-retrac" in made.text()
        assert f'href="{link}"' in print_html(made.brief, made.frame)


def test_what_a_line_tells_is_not_told_as_revised_too() -> None:
    same = line("cor-same", "evt-harim", "corrected", fields=killed(12, 18))
    other = line("cor-other", "evt-harim", "corrected", fields=killed(20, 18))
    for lines, many in (((), 1), ((other,), 1), ((same,), 0)):
        brief = make_brief(OPENED, since=DAY, previous=before(), corrections=lines)
        assert len([t for t in block(brief, "revised") if "killed" in t]) == many
        assert len(block(brief, "corrected")) == len(lines)


def test_an_event_that_was_taken_out_is_told_once() -> None:
    was = before()
    was["events"].append({**was["events"][0], "id": "evt-old", "claims": ["clm-old"]})
    taken = replace(OPENED, retracted=frozenset({"clm-old"}))
    alone = make_brief(taken, since=DAY, previous=was)
    assert len(block(alone, "retracted")) == 1
    both = make_brief(taken, since=DAY, previous=was, corrections=led(LOG))
    assert block(both, "retracted") == []


def test_many_lines_are_counted_and_lead_to_the_page() -> None:
    many = [
        line(f"cor-{n}", f"evt-{n}", "retracted", about={"place": f"Town {n}"})
        for n in range(30)
    ]
    brief = make_periodic(OPENED, day_of(DAY), corrections=many)
    changed = next(s for s in brief.sections if s.id == "changed")
    assert len(block(brief, "corrected")) == 25
    assert "Five further corrections are on the page of corrections." in changed.note
    assert changed.page == "corrections.html"
