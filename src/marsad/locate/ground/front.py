"""Fronts: where ground held by one side meets ground that it does not hold.

A front is all of the edges of a day's areas but those along coasts and the borders of
countries. Those are told from fronts by two things together: they run near the rough
outline of a country, and they are the same on the first and the last day of the series.
Edges at which two holders meet are fronts wherever they run.
"""

import sqlite3
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from marsad.locate.ground import store
from marsad.locate.ground.measure import DEGREE_KM, apart_km, width
from marsad.locate.loading.extent import outlines

if TYPE_CHECKING:
    import numpy as np
    import shapely  # type: ignore[import-untyped]
    from shapely.geometry.base import BaseGeometry  # type: ignore[import-untyped]

FRESH_DAYS = 60
"""Days after which a front tells nothing any more of where fighting is."""
OUTLINE_KM = 15.0
"""How near an edge lies to a country's rough outline that may be its coast or border:
the least at which no piece of Crimea's coast is taken for a front."""
STILL_KM = 1.0
"""How near an edge lies to one of another day that is the same."""
MEET_KM = 1.0
"""How near ground of another holder lies that an edge borders on."""
_KEPT = 128
"""Fronts that are held in memory."""


@dataclass(frozen=True, slots=True, eq=False)
class Front:
    """The front of one day of a series."""

    series: str
    day: date
    _tree: "shapely.STRtree"
    _width: float

    def km(self, lat: float, lon: float) -> float:
        """Kilometres from a point to the front."""
        import shapely

        point = shapely.Point(lon * self._width, lat)
        tree = self._tree
        line = tree.geometries[tree.nearest(point)]
        near = shapely.get_coordinates(shapely.shortest_line(point, line))[-1]
        return apart_km(lat, lon, (near[1], near[0] / self._width))


class Fronts:
    """Fronts by day, over the file of imported ground; each made when asked for."""

    def __init__(self, db: sqlite3.Connection, version: str) -> None:
        """Over the tables of `store`."""
        self.version = version
        """Changes whenever what is imported changes."""
        self._db = db
        self._series = store.chosen(db, "")
        self._ends: dict[str, tuple[Rings, ...]] = {}
        self._made: OrderedDict[tuple[str, date], Front | None] = OrderedDict()

    def on(self, day: date | None) -> tuple[Front, ...]:
        """The front of each series on its newest day that is not after `day`, nor
        `FRESH_DAYS` older."""
        if day is None:
            return ()
        oldest = day - timedelta(days=FRESH_DAYS)
        found = []
        for series in self._series:
            newest = store.newest_day(self._db, series, day)
            if newest is not None and newest >= oldest:
                found.append(self._front(series, newest))
        return tuple(front for front in found if front is not None)

    def _front(self, series: str, day: date) -> Front | None:
        key = (series, day)
        if key not in self._made:
            if series not in self._ends:
                self._ends[series] = outer_days(self._db, series)
            ends = self._ends[series]
            self._made[key] = make_front(self._db, series, day, ends)
            while len(self._made) > _KEPT:
                self._made.popitem(last=False)
        self._made.move_to_end(key)
        return self._made[key]


def open_fronts(path: Path | None) -> Fronts | None:
    """The fronts of what a monitor has imported; None where there is nothing.

    Raises:
        OperatorError: the file cannot be read.
    """
    if path is None or not path.is_file():
        return None
    with store.opened(path) as db:
        if not store.chosen(db, ""):
            return None
    uri = f"{path.resolve().as_uri()}?mode=ro"
    db = sqlite3.connect(uri, uri=True, check_same_thread=False)
    return Fronts(db, store.version(path))


def make_front(
    db: sqlite3.Connection, series: str, day: date, ends: "Sequence[Rings]" = ()
) -> Front | None:
    """The front of a day that a series has; None where its areas have none."""
    import numpy as np

    edges = front_edges(db, series, day, ends)
    if not len(edges):
        return None
    across = width(float(edges[:, [1, 3]].mean()))
    scaled = edges * np.array([across, 1, across, 1])
    return Front(series, day, _tree(scaled), across)


def front_edges(
    db: sqlite3.Connection, series: str, day: date, ends: "Sequence[Rings]" = ()
) -> "np.ndarray":
    """The front as straight pieces: a row each of longitude and latitude of both ends.

    `ends` are the rings of the first and the last day, for telling coasts.
    """
    import numpy as np
    import shapely

    held = store.held_on(db, series, day)
    rings = [_edges(shapely.from_wkb(one.geometry)) for one in held]
    kept = [np.empty((0, 4))]
    for at, edges in enumerate(rings):
        middles = shapely.points((edges[:, :2] + edges[:, 2:]) / 2)
        is_coast = _near(middles, outlines(), OUTLINE_KM)
        for end in (end for end in ends if end.day != day):
            is_coast &= _near(middles, end.tree, STILL_KM)
        for other in (*rings[:at], *rings[at + 1 :]):
            is_coast &= ~_near(middles, _tree(other), MEET_KM)
        kept.append(edges[~is_coast])
    return np.concatenate(kept)


def _edges(shape: "BaseGeometry") -> "np.ndarray":
    """Every straight piece of an area's rings."""
    import numpy as np
    import shapely

    points, ring = shapely.get_coordinates(
        shapely.get_rings(shapely.get_parts(shape)), return_index=True
    )
    follows = ring[1:] == ring[:-1]
    return np.hstack([points[:-1][follows], points[1:][follows]])


@dataclass(frozen=True, slots=True, eq=False)
class Rings:
    """The edges of all areas of a day, for finding those near by."""

    day: date
    tree: "shapely.STRtree"


def outer_days(db: sqlite3.Connection, series: str) -> tuple[Rings, ...]:
    """The edges of the first and of the last day of a series."""
    import numpy as np
    import shapely

    days, found = store.days(db, series), []
    for day in sorted({days[0], days[-1]}):
        held = store.held_on(db, series, day)
        edges = [_edges(shapely.from_wkb(one.geometry)) for one in held]
        found.append(Rings(day, _tree(np.concatenate(edges))))
    return tuple(found)


def _tree(edges: "np.ndarray") -> "shapely.STRtree":
    import shapely

    return shapely.STRtree(shapely.linestrings(edges.reshape(-1, 2, 2)))


def _near(middles: "np.ndarray", tree: "shapely.STRtree", km: float) -> "np.ndarray":
    """Which points have a geometry of a tree so near, in kilometres north or south."""
    import numpy as np

    near = np.zeros(len(middles), bool)
    near[tree.query(middles, predicate="dwithin", distance=km / DEGREE_KM)[0]] = True
    return near
