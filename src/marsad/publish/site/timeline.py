"""What happened when: events and changes of ground by day, and a chart of them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from marsad.publish.site.chunk import chunk
from marsad.publish.site.days import days
from marsad.publish.site.held import changed, stretches
from marsad.publish.site.material import Material
from marsad.publish.site.periods import Periods, periods
from marsad.publish.site.points import event_grade
from marsad.publish.site.shell import Edition
from marsad.publish.site.store import PER_INDEX, newest_first, place_in, told
from marsad.publish.wire import Row
from marsad.records.claim import KINDS
from marsad.records.event import Event

MOST_EVENTS = 25
"""That stand on the page before its script has run."""
LATE_DAYS = 7
"""An event first reported more days than these after it happened is marked as late."""
GROUND_KINDS = frozenset({"capture", "withdrawal", "ceasefire", "siege", "control"})
"""Events that are marked as turns of the war."""
PER_FILE = 10_000
"""Events that one file of late reports speaks of."""
MOST_KINDS = 6
"""Kinds that have bars of their own; the others stand together."""


def timeline(edition: Edition) -> dict[str, Any]:
    """What the template of the timeline asks for."""
    material = edition.material
    ordered = newest_first(material.dossier.events)
    found = periods(ordered, material)
    present = {event.kind for event in ordered}
    parties = material.dossier.war.parties
    return {
        "days": _days(ordered, edition),
        "shown": min(MOST_EVENTS, len(ordered)),
        "events": len(ordered),
        "undated": found.undated,
        "stray": found.stray,
        "kinds": [kind for kind in KINDS if kind in present],
        "parties": [(p.id, _party(p.name, edition)) for p in parties],
        "late_days": LATE_DAYS,
        "chart": _chart(found, edition),
    }


def _party(name: str, edition: Edition) -> str:
    if edition.language != "ar":
        return name
    return edition.material.names.name(name) or name


def _days(ordered: Sequence[Event], edition: Edition) -> list[dict[str, Any]]:
    """The newest events with the changes of ground since the oldest of them, by day."""
    events = ordered[:MOST_EVENTS]
    ends = [event.when.end or event.when.start for event in events]
    known = [day for day in ends if day]
    by_day: dict[str, list[dict[str, Any]]] = {}
    oldest = min(known).isoformat() if known else ""
    for row in stretches(edition):
        if oldest and row["start"] >= oldest and changed(row):
            by_day.setdefault(row["start"], []).append(_turn(row))
    for day, event in zip(ends, events, strict=True):
        key = day.isoformat() if day else ""
        by_day.setdefault(key, []).append(_entry(event, edition))
    return [
        {"day": day, "words": _said(day, edition), "entries": by_day[day]}
        for day in sorted(by_day, reverse=True)
    ]


def _said(day: str, edition: Edition) -> str:
    return days(day or None, day or None, edition.words)


def _turn(row: Row) -> dict[str, Any]:
    claim = row["claims"][0] if row["claims"] else None
    href = f"event.html#{claim}" if claim else "ground.html"
    return {"ground": True, "told": row["told"], "claims": row["claims"], "href": href}


def _entry(event: Event, edition: Edition) -> dict[str, Any]:
    material, words, when = edition.material, edition.words, event.when
    place = event.place or (event.where.name if event.where else None)
    longer = when.start and when.end and when.start != when.end
    return {
        "ground": False,
        "turn": event.kind in GROUND_KINDS,
        "told": told(event, edition.language, material),
        "claims": event.claims,
        "href": f"event.html?id={event.id}",
        "kind": words(f"kind_{event.kind}"),
        "place": place_in(place, edition.language, material) or words("no_place"),
        "grade": event_grade(event, material.dossier),
        "span": days(when.start, when.end, words) if longer else "",
        "late": late_days(event, material),
    }


def late_days(event: Event, material: Material) -> int:
    """How many days after its last one the event was first reported, where these are
    more than `LATE_DAYS`; else 0."""
    end = event.when.end or event.when.start
    reports = (material.dossier.reports.get(id) for id in event.reports)
    dated = [r.published for r in reports if r is not None and r.published]
    late = (min(dated) - end).days if dated and end else 0
    return late if late > LATE_DAYS else 0


def _chart(found: Periods, edition: Edition) -> dict[str, Any]:
    """The periods as rows of a table, the kinds that occur most as its columns."""
    all_kinds = sum((row.kinds for row in found.rows), Counter[str]())
    ranked = sorted(all_kinds, key=lambda kind: (-all_kinds[kind], kind))
    shown = ranked if len(ranked) <= MOST_KINDS + 1 else ranked[:MOST_KINDS]
    rows = [
        {
            "start": row.start,
            "end": row.end,
            "words": days(row.start, row.end, edition.words),
            "events": row.events,
            "kinds": [row.kinds[kind] for kind in shown],
            "others": row.events - sum(row.kinds[kind] for kind in shown),
            "killed": row.killed,
        }
        for row in found.rows
    ]
    others = len(shown) < len(ranked)
    return {"unit": found.unit, "kinds": shown, "others": others, "rows": rows}


def timeline_files(material: Material) -> Iterator[tuple[str, bytes]]:
    """Where in the index of events a day is, and which events were reported late."""
    ordered = newest_first(material.dossier.events)
    ends = [event.when.end or event.when.start for event in ordered]
    parts = [ends[at : at + PER_INDEX] for at in range(0, len(ends), PER_INDEX)]
    yield chunk(
        "timeline",
        {
            "events": len(ordered),
            "undated": ends.count(None),
            "per_index": PER_INDEX,
            "per_late": PER_FILE,
            "oldest": [_iso(part) for part in parts],
            "turns": sorted(GROUND_KINDS),
        },
    )
    for number, start in enumerate(range(0, len(ordered), PER_FILE)):
        part = ordered[start : start + PER_FILE]
        late = {at: late_days(event, material) for at, event in enumerate(part)}
        yield chunk(f"late-{number}", {at: n for at, n in late.items() if n})


def _iso(ends: Sequence[date | None]) -> str | None:
    """The oldest day of a file of the index; null where one has none."""
    last = ends[-1]
    return last.isoformat() if last else None
