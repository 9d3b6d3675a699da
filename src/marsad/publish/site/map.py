"""The map: where it happened, how exactly that is known, who held what; and the same as
a table."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from marsad.publish.site.days import days
from marsad.publish.site.parties import sides
from marsad.publish.site.points import ALL_GRADES, Mapped, Spot, event_grade, mapped
from marsad.publish.site.shell import Edition
from marsad.publish.site.store import place_in
from marsad.records.claim import KINDS
from marsad.records.event import Event

MOST_PLACES = 40
"""Rows of the table before the script has run."""


def map_page(edition: Edition) -> dict[str, Any]:
    """What the template of the map asks for."""
    material, words = edition.material, edition.words
    found = mapped(material.dossier)
    present = {event.kind for event in found.ordered}
    grades = {event_grade(event, material.dossier) for event in found.ordered}
    return {
        "counts": {name: found.counts[name] for name in found.counts},
        "events": len(found.ordered),
        "kinds": [kind for kind in KINDS if kind in present],
        "grades": [grade for grade in ALL_GRADES if grade in grades],
        "parties": [
            {
                **side,
                "name": side[words.language],
                "mark": side[f"mark_{words.language}"],
            }
            for side in sides(material)
        ],
        "listed": material.dossier.war.parties,
        "places": _places(found, edition),
        "place_count": sum(spot.shown != "nowhere" for spot in found.spots),
        "disputed": found.disputed,
        "blurred": any(spot.blurred for spot in found.spots),
        "controlled": bool(material.fronts)
        or any(c.where is not None for c in material.dossier.controls),
    }


def _places(found: Mapped, edition: Edition) -> list[dict[str, Any]]:
    """The places with most events: name, how exactly known, events, newest day."""
    by_spot: dict[int, list[Event]] = defaultdict(list)
    for at, event in zip(found.spot_of, found.ordered, strict=True):
        by_spot[at].append(event)
    ranked = sorted(
        (at for at, spot in enumerate(found.spots) if spot.where is not None),
        key=lambda at: (-len(by_spot[at]), at),
    )
    return [
        _place(found.spots[at], by_spot[at], edition) for at in ranked[:MOST_PLACES]
    ]


def _place(spot: Spot, events: Sequence[Event], edition: Edition) -> dict[str, Any]:
    words, newest = edition.words, events[0].when
    end = newest.end or newest.start
    return {
        "name": place_in(spot.name, edition.language, edition.material),
        "exactly": exactly(spot, edition),
        "events": len(events),
        "newest": days(end, end, words) if end else words("no_date"),
    }


def exactly(spot: Spot, edition: Edition) -> str:
    """How exactly the place is known, in words."""
    words, where = edition.words, spot.where
    if where is None or spot.shown == "rough":
        return words("place_rough")
    km = max(1, round((where.radius_m or 0) / 1000))
    if spot.blurred:
        return words("place_blurred", n=km)
    return words("place_within", n=km)
