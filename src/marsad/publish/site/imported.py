"""Imported maps on the page of ground: whose, of which days, and at how many places
their newest day has the holder that sources give."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from marsad.publish.front import Front
from marsad.publish.site.fronts import by_series
from marsad.publish.site.held import histories
from marsad.publish.site.shell import Edition
from marsad.records.control import Control
from marsad.records.dossier import Dossier
from marsad.records.where import Where

EXACT_M = 10_000
"""A place known less exactly is not looked up on a map."""
EXACT = 2
"""UCDP's where_prec, likewise."""


def imported(edition: Edition) -> list[dict[str, Any]]:
    """Each map that is handed on, with its newest day beside what sources say."""
    return [
        _map(name, fronts, edition)
        for name, fronts in by_series(edition.material.fronts)
    ]


def _map(name: str, fronts: Sequence[Front], edition: Edition) -> dict[str, Any]:
    days = sorted({front.day for front in fronts})
    newest = [front for front in fronts if front.day == days[-1]]
    found = agreement(newest, edition.material.dossier)
    return {
        "name": name,
        "licence": "; ".join(dict.fromkeys(front.licence for front in fronts)),
        "day": days[-1].isoformat(),
        "day_words": edition.words.day(days[-1]),
        "first": edition.words.day(days[0]),
        "days": len(days),
        "places": found.total(),
        **{key: found[key] for key in ("same", "another", "nobody")},
    }


def agreement(fronts: Sequence[Front], dossier: Dossier) -> Counter[str]:
    """Places by what the areas of one day have there: the ``same`` holder as the last
    word up to that day, ``another``, or ``nobody``."""
    if not fronts:
        return Counter()
    known = list(_holders(dossier, fronts[0].day))
    drawn = _drawn(fronts, [where for where, _ in known])
    return Counter(
        _verdict(holder, holders)
        for (_, holder), holders in zip(known, drawn, strict=True)
    )


def _verdict(holder: str, drawn: set[str]) -> str:
    if not drawn:
        return "nobody"
    return "same" if drawn == {holder} else "another"


def _holders(dossier: Dossier, day: date) -> Iterator[tuple[Where, str]]:
    """Places that are exactly known, and who has them by the last word up to a day."""
    for history in histories(dossier):
        told = [one for one in history if one.when.start and one.when.start <= day]
        where = _exact(told[-1]) if told else None
        if where is not None and told[-1].holder and told[-1].state != "contested":
            yield where, told[-1].holder


def _exact(control: Control) -> Where | None:
    where = control.where
    if where is None or where.lat is None or where.lon is None:
        return None
    vague = where.precision > EXACT or (where.radius_m or 0) > EXACT_M
    return None if vague or where.gazetteer == "blurred" else where


def _drawn(fronts: Sequence[Front], places: Sequence[Where]) -> list[set[str]]:
    """Whose areas each place lies in."""
    import numpy as np
    import shapely  # type: ignore[import-untyped]

    lon = np.array([place.lon for place in places], float)
    lat = np.array([place.lat for place in places], float)
    found: list[set[str]] = [set() for _ in places]
    for front in fronts:
        parts = [(outer, holes) for outer, *holes in front.shape]
        shape = shapely.MultiPolygon(parts)
        shapely.prepare(shape)
        for at in np.flatnonzero(shapely.contains_xy(shape, lon, lat)):
            found[at].add(front.holder)
    return found
