"""Who holds points by the days of a series."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from marsad.locate.ground import store

SEVERAL = "several"
"""Stands for the holder where areas of two lie over each other."""


@dataclass(frozen=True, slots=True)
class Run:
    """Days in a row, of those that a series has, on which it shows one holder."""

    first: date
    last: date
    days: int
    """How many of the series' days that are."""
    holder: str | None
    """None where the series shows nobody there."""


def runs_at(db: sqlite3.Connection, series: str, lat: float, lon: float) -> list[Run]:
    """The history of a point, in order of days."""
    runs: list[Run] = []
    for day in store.days(db, series):
        (holder,) = holders_on(db, series, day, [(lat, lon)])
        if runs and runs[-1].holder == holder:
            last = runs.pop()
            runs.append(Run(last.first, day, last.days + 1, holder))
        else:
            runs.append(Run(day, day, 1, holder))
    return runs


def holders_on(
    db: sqlite3.Connection,
    series: str,
    day: date,
    points: Sequence[tuple[float, float]],
) -> list[str | None]:
    """Who holds each point, latitude first, on a day that the series has."""
    import numpy as np
    import shapely  # type: ignore[import-untyped]

    found: list[str | None] = [None] * len(points)
    if not points:
        return found
    lat, lon = np.array(points, float).T
    rows = db.execute(
        "SELECT holder, geometry FROM areas WHERE series = ? AND day = ?"
        " AND west <= ? AND east >= ? AND south <= ? AND north >= ? ORDER BY holder",
        (series, day.isoformat(), lon.max(), lon.min(), lat.max(), lat.min()),
    )
    for holder, geometry in rows:
        shape = shapely.from_wkb(geometry)
        shapely.prepare(shape)
        for at in np.flatnonzero(shapely.contains_xy(shape, lon, lat)):
            found[at] = holder if found[at] is None else SEVERAL
    return found
