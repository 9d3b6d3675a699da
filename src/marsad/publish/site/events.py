"""The page of all events: the newest at once, and what they can be narrowed down by."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from marsad.publish.armed import sides_of
from marsad.publish.basemap import alpha_2, countries
from marsad.publish.site.days import days
from marsad.publish.site.material import Material
from marsad.publish.site.numbers import amount
from marsad.publish.site.shell import Edition
from marsad.publish.site.store import (
    COLUMNS,
    entry,
    newest_first,
    place_in,
    region_of,
)
from marsad.publish.wire import Row
from marsad.publish.words import Words
from marsad.records.event import Event
from marsad.records.grade import GRADES

FIRST = 50
"""Events that stand in the page itself; events.js shows as many more at each wish."""
MOST_NAMES = 60
"""Sides and areas to choose from, at most: those of most events."""


def events(edition: Edition) -> dict[str, Any]:
    """What the template of the page of events asks for."""
    material = edition.material
    ordered = newest_first(material.dossier.events)
    known = [d for e in ordered for d in (e.when.start, e.when.end) if d]
    return {
        "total": len(ordered),
        "rows": [event_line(event, edition) for event in ordered[:FIRST]],
        "facets": facets(ordered, edition),
        "first": min(known, default=None),
        "last": max(known, default=None),
        "undated": sum(not (e.when.start or e.when.end) for e in ordered),
        "added": sum(event.id in material.added for event in ordered),
    }


def event_line(event: Event, edition: Edition) -> Row:
    """One event of the list, in words; events.js says it the same way."""
    of, s = edition.material, edition.words
    listed = entry(event, of.event_row(event), 0, edition.language, of)
    row = dict(zip(COLUMNS, listed, strict=True))
    return {
        **row,
        "when": days(row["start"], row["end"], s),
        "toll": [
            f"{s(f'measure_{measure}')}: {toll(row[measure], s)}"
            for measure in ("killed", "wounded")
            if row[measure]
        ],
        "claims": event.claims,
    }


def toll(span: list[float | None], s: Words) -> str:
    """``16 to 20``, with the best number where it is neither."""
    low, best, high, *over = span
    text = amount({"low": low, "high": high, "approx": False, "over": bool(over)}, s)
    return text if best in (low, high) else f"{text} ({s('best_of', n=best)})"


def facets(events: Iterable[Event], edition: Edition) -> dict[str, list[Any]]:
    """Values to choose from, each with its name and how many events have it."""
    material, s = edition.material, edition.words
    known = material.dossier.war.parties
    kinds, grades = Counter[str](), Counter[str]()
    parties, regions = Counter[str](), Counter[str]()
    for event in events:
        grade = material.dossier.grades.get(event.id)
        kinds[event.kind] += 1
        grades[grade.counts_as if grade else "none"] += 1
        parties.update(dict.fromkeys(sides_of(event.parties, known), 1))
        regions.update(region for region in [region_of(event)] if region)
    return {
        "kind": sorted(
            ((kind, s(f"kind_{kind}"), n) for kind, n in kinds.items()),
            key=lambda one: (-one[2], one[1]),
        ),
        "grade": [
            (grade, s(f"grade_{grade}"), grades[grade])
            for grade in (*GRADES, "none")
            if grades[grade]
        ],
        "party": [(p, side_in(p, edition), n) for p, n in _most(parties)],
        "region": sorted(
            ((r, region_in(r, edition), n) for r, n in _most(regions)),
            key=lambda one: one[1],
        ),
    }


def _most(found: Counter[str]) -> list[tuple[str, int]]:
    return sorted(found.items(), key=lambda one: (-one[1], one[0]))[:MOST_NAMES]


def side_in(party: str, edition: Edition) -> str:
    """What the language of the page calls a side of an event."""
    known = {one.id: one.name for one in edition.material.dossier.war.parties}
    name = known.get(party, party)
    if edition.language == "ar":
        return edition.material.names.side(name) or name
    return name


def region_in(region: str, edition: Edition) -> str:
    """What the language calls a first-order unit, or a country given by its code."""
    return _named(region, edition.language, edition.material)


def _named(region: str, language: str, material: Material) -> str:
    if len(region) == 2 and region.isupper():
        region = next((n for c, n, _ in countries() if alpha_2(c) == region), region)
    return place_in(region, language, material) or region
