"""`marsad ground`: imported maps and control on record, told of as plain rows."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from marsad.locate.gazetteer import Gazetteer
from marsad.locate.ground import store
from marsad.locate.ground.changes import Change, Patch, changes
from marsad.locate.ground.nearest import Towns

Row: TypeAlias = dict[str, Any]


def map_changes(
    path: Path,
    gazetteer: Gazetteer,
    series: str,
    days: tuple[date | None, date | None],
    least_km2: float,
) -> Iterator[Row]:
    """What each holder gained and lost between the days of imported maps, with the
    known place nearest to every patch.

    Raises:
        OperatorError: nothing is imported, or no series has that name.
    """
    with store.opened(path) as db:
        for name in store.chosen(db, series):
            found = list(changes(db, name, *days, least_km2))
            points = [(p.lat, p.lon) for one in found for p in one.patches]
            towns = Towns.around(points, gazetteer)
            for one in found:
                yield _change(one, towns)


def _change(one: Change, towns: Towns) -> Row:
    return {
        "series": one.series,
        "from": one.since.isoformat(),
        "to": one.day.isoformat(),
        "holder": one.holder,
        "before_km2": round(one.before_km2, 3),
        "after_km2": round(one.after_km2, 3),
        "gained_km2": round(one.gained_km2, 3),
        "lost_km2": round(one.lost_km2, 3),
        "patches": [_patch(patch, towns) for patch in one.patches],
    }


def _patch(one: Patch, towns: Towns) -> Row:
    near = towns.nearest(one.lat, one.lon)
    return {
        "km2": round(one.km2, 3),
        "what": "gained" if one.gained else "lost",
        "other": one.other,
        "lat": one.lat,
        "lon": one.lon,
        "near": None if near is None else near.name,
        "near_km": None if near is None else round(near.km, 1),
    }
