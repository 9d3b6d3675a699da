"""What was gained and lost between the days of a series, and where."""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from marsad.locate.ground import store
from marsad.locate.ground.measure import km2
from marsad.locate.loading.shapes import polygons

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry  # type: ignore[import-untyped]

    Shapes = Mapping[str, BaseGeometry]

LEAST_KM2 = 0.1
"""Square kilometres of a patch that is listed, unless the person says other."""


@dataclass(frozen=True, slots=True)
class Patch:
    """A piece of ground that one holder gained or lost."""

    km2: float
    gained: bool
    lat: float
    """Of a point within."""
    lon: float
    other: str | None
    """Who had it before, or has it then; None where the series shows nobody."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one holder's ground from one day of a series to its next."""

    series: str
    since: date
    day: date
    holder: str
    before_km2: float
    after_km2: float
    gained_km2: float
    lost_km2: float
    patches: tuple[Patch, ...]
    """Those of a size that is asked for, the largest first."""


def changes(
    db: sqlite3.Connection,
    series: str,
    since: date | None = None,
    until: date | None = None,
    least_km2: float = LEAST_KM2,
) -> Iterator[Change]:
    """Changes between each day of a series and the one before, in order of days and
    holders; days on which a holder's ground stays as it is are passed over.

    With `since` and `until`, changes from the last day not after `since`, else the
    first, to days not after `until`. The ground of two days at most is held in memory.
    """
    days = store.days(db, series)
    if since is not None:
        first = store.newest_day(db, series, since) or since
        days = [day for day in days if day >= first]
    if until is not None:
        days = [day for day in days if day <= until]
    before: Shapes | None = None
    for at, day in enumerate(days):
        now = _shapes(db, series, day)
        if before is not None:
            for holder in sorted({*before, *now}):
                change = _change(before, now, holder, least_km2)
                if change is not None:
                    yield Change(series, days[at - 1], day, holder, *change)
        before = now


def _shapes(db: sqlite3.Connection, series: str, day: date) -> "Shapes":
    import shapely  # type: ignore[import-untyped]

    held = store.held_on(db, series, day)
    return {one.holder: shapely.from_wkb(one.geometry) for one in held}


_Told = tuple[float, float, float, float, tuple[Patch, ...]]


def _change(before: "Shapes", now: "Shapes", holder: str, least: float) -> _Told | None:
    import shapely

    old = before.get(holder, shapely.MultiPolygon())
    new = now.get(holder, shapely.MultiPolygon())
    if old.equals_exact(new):
        return None
    gained = polygons(shapely.difference(new, old))
    lost = polygons(shapely.difference(old, new))
    sizes = km2(gained), km2(lost)
    if not any(sizes):
        return None
    patches = [
        *_patches(gained, True, before, least),
        *_patches(lost, False, now, least),
    ]
    patches.sort(key=lambda one: (-one.km2, one.lat, one.lon))
    return km2(old), km2(new), *sizes, tuple(patches)


def _patches(
    ground: "BaseGeometry", gained: bool, others: "Shapes", least: float
) -> Iterator[Patch]:
    import shapely

    for part in shapely.get_parts(ground):
        size = km2(part)
        if part.is_empty or size < least:
            continue
        point = part.representative_point()
        other = next(
            (name for name, shape in others.items() if shape.contains(point)), None
        )
        yield Patch(size, gained, round(point.y, 5), round(point.x, 5), other)
