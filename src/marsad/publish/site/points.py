"""Every event as the map's script reads it: columns of small numbers, newest first.

A file holds `PER_FILE` events in the order of the index of events, and the places that
are new in it; ids stand apart, since only a place that is opened needs them.
"""

import functools
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from marsad.publish.basemap import base_map, inside
from marsad.publish.site.chunk import chunk
from marsad.publish.site.material import Material
from marsad.publish.site.parties import sides
from marsad.publish.site.periods import best_killed
from marsad.publish.site.store import newest_first, place_in
from marsad.records.claim import KINDS
from marsad.records.dossier import Dossier
from marsad.records.event import Event
from marsad.records.grade import GRADES
from marsad.records.where import Where

PER_FILE = 7_500
"""Events in one file of points."""
SHOWN = ("drawn", "rough", "outside", "nowhere")
"""Where an event is: on the map; known too vaguely for a mark; outside of what is
drawn; of no known place."""
ALL_GRADES = (*GRADES, "none")
COUNTRY_ONLY = 6
"""UCDP where_prec from which no point is drawn: only the country is known."""
WIDEST_M = 150_000
"""A place known less exactly ("eastern Syria") gets no mark."""
EPOCH = date(1970, 1, 1)
AGO = 0.1
"""Share of the events, the oldest ones, that the slider may leave out at first."""
MAIN = 0.5
"""It does so where the others lie in this share of all days, or in less."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place at which events happened."""

    where: Where | None
    name: str | None
    """None where the record has no words for it."""
    shown: str
    """One of `SHOWN`."""

    @property
    def blurred(self) -> bool:
        """Whether the place was made vaguer to protect somebody."""
        return self.where is not None and self.where.gazetteer == "blurred"


@dataclass(frozen=True)
class Mapped:
    """Events with their places, and the base map around them."""

    ordered: Sequence[Event]
    spots: Sequence[Spot]
    """In the order in which events first name them."""
    spot_of: Sequence[int]
    """The number of the spot of each event."""
    base: dict[str, Any]

    @property
    def disputed(self) -> bool:
        """Whether a border is drawn to which not all agree."""
        kinds = (one["properties"]["kind"] for one in self.base["lines"]["features"])
        return "disputed" in kinds

    @functools.cached_property
    def counts(self) -> Counter[str]:
        """How many events are shown, and how many are not, by why."""
        return Counter(self.spots[at].shown for at in self.spot_of)


def mapped(dossier: Dossier) -> Mapped:
    """Finds the spots of all events, and cuts the base map around them."""
    ordered = newest_first(dossier.events)
    points = [
        (where.lon, where.lat)
        for event in ordered
        if (where := event.where) is not None
        and not _rough(where)
        and where.lon is not None
        and where.lat is not None
    ]
    base = base_map(dossier.war.area, points)
    spots: dict[tuple[object, ...], int] = {}
    found: list[Spot] = []
    spot_of: list[int] = []
    for event in ordered:
        key = _key(event)
        spot = _spot(event, base["limits"])
        if key not in spots:
            spots[key] = len(found)
            found.append(spot)
        found[spots[key]] = max(found[spots[key]], spot, key=_radius)
        spot_of.append(spots[key])
    return Mapped(ordered, found, spot_of, base)


def _key(event: Event) -> tuple[object, ...]:
    where = event.where
    if where is None or where.lat is None:
        return (event.place or (where.name if where else None),)
    if where.gazetteer == "blurred":
        return (where.lat, where.lon, where.radius_m, where.precision, True)
    return (where.lat, where.lon, where.name, _rough(where), False)


def _radius(spot: Spot) -> float:
    """A place known now more, now less exactly is one place, as wide as it may be."""
    return (spot.where.radius_m or 0.0) if spot.where else 0.0


def _spot(event: Event, limits: Any) -> Spot:
    where = event.where
    if where is None or where.lat is None or where.lon is None:
        return Spot(None, event.place or (where.name if where else None), "nowhere")
    if _rough(where):
        return Spot(where, where.name, "rough")
    within = inside((where.lon, where.lat), limits)
    return Spot(where, where.name, "drawn" if within else "outside")


def _rough(where: Where) -> bool:
    """Whether a mark would say more than is known."""
    too_wide = (where.radius_m or 0) > WIDEST_M
    return where.precision >= COUNTRY_ONLY or where.kind == "country" or too_wide


def point_files(material: Material) -> Iterator[tuple[str, bytes]]:
    """The base map, what all points share, the points and their ids."""
    found = mapped(material.dossier)
    parties = sides(material)
    known = {party["id"]: at for at, party in enumerate(parties)}
    sets: dict[tuple[int, ...], int] = {}
    yield chunk("basemap", found.base)
    files: list[list[int | None]] = []
    for start in range(0, len(found.ordered), PER_FILE):
        part = range(start, min(start + PER_FILE, len(found.ordered)))
        events = [found.ordered[at] for at in part]
        columns = {
            **_columns(events, material),
            "sides": [_set(event, known, sets) for event in events],
            "spot": [found.spot_of[at] for at in part],
            "spots": _new_spots(found, part, material),
        }
        number = len(files)
        files.append(_extent(events))
        yield chunk(f"points-{number}", columns)
        yield chunk(f"point-ids-{number}", [event.id for event in events])
    yield chunk(
        "map",
        {
            "events": len(found.ordered),
            "per_file": PER_FILE,
            "files": files,
            "kinds": KINDS,
            "shown": SHOWN,
            "sets": [list(one) for one in sets],
            "sides": parties,
            "until": material.on.isoformat() if material.on else None,
            "counts": dict(found.counts),
            "main": main_days(found.ordered),
        },
    )


def _columns(events: Sequence[Event], material: Material) -> dict[str, Any]:
    """Days since 1970, each from the one before; how many days more; indexes."""
    days: list[int | None] = []
    spans, last = [], 0
    for event in events:
        end = event.when.end or event.when.start
        start = event.when.start or end
        if end is None or start is None:
            days.append(None)
            spans.append(0)
            continue
        day = (end - EPOCH).days
        days.append(day - last)
        spans.append((end - start).days)
        last = day
    return {
        "day": days,
        "span": spans,
        "grade": [ALL_GRADES.index(event_grade(e, material.dossier)) for e in events],
        "kind": [KINDS.index(event.kind) for event in events],
        "killed": [_killed(event, material) for event in events],
    }


def event_grade(event: Event, dossier: Dossier) -> str:
    """The grade that counts: a reviewer's, or the computed one, or ``none``."""
    grade = dossier.grades.get(event.id)
    return (grade.override or grade.grade) if grade else "none"


def _killed(event: Event, material: Material) -> float:
    best = best_killed(event, material)
    return best if best % 1 else int(best)


def _set(event: Event, known: dict[str, int], sets: dict[tuple[int, ...], int]) -> int:
    """The number of the set of sides that the event has."""
    ids = tuple(sorted(known[party] for party in event.parties if party in known))
    return sets.setdefault(ids, len(sets))


def _new_spots(found: Mapped, part: range, material: Material) -> list[list[Any]]:
    """Rows of the spots that no file before has: name in English and Arabic (0 where
    it is the same), latitude, longitude, radius, how it is shown, whether blurred."""
    before = max((found.spot_of[at] for at in range(part.start)), default=-1)
    after = max((found.spot_of[at] for at in part), default=before)
    return [_spot_row(found.spots[at], material) for at in range(before + 1, after + 1)]


def _spot_row(spot: Spot, material: Material) -> list[Any]:
    arabic = place_in(spot.name, "ar", material)
    where = spot.where
    return [
        spot.name,
        0 if arabic == spot.name else arabic,
        where.lat if where else None,
        where.lon if where else None,
        where.radius_m if where else None,
        SHOWN.index(spot.shown),
        int(spot.blurred),
    ]


def main_days(events: Sequence[Event]) -> list[int] | None:
    """The first of the days that hold most of the war, and how many events end before
    it; nothing where all days are of about one time."""
    days = sorted((d - EPOCH).days for e in events if (d := e.when.end or e.when.start))
    if not days:
        return None
    first = days[int(len(days) * AGO)]
    if days[-1] - first > (days[-1] - days[0]) * MAIN:
        return None
    return [first, bisect_left(days, first)]


def _extent(events: Sequence[Event]) -> list[int | None]:
    """The newest and the oldest last day in a file; null where none is known."""
    ends = [event.when.end or event.when.start for event in events]
    known = [(day - EPOCH).days for day in ends if day is not None]
    return [max(known), min(known)] if known else [None, None]
