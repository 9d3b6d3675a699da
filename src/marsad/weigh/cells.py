"""From who holds places to ground on a map: a cell around every known place.

What is told of a place is never overridden by what its neighbours suggest: a place
of which nothing is told may take over from the nearest ones, and is marked
(rules K10, K11).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from shapely.geometry.base import BaseGeometry  # type: ignore[import-untyped]

REACH_KM = 10.0
"""How far a cell reaches from its place, at most."""
FILL_KM = 20.0
"""How near a place lies of which something is told that others take over."""
CLEAR = 1.5
"""By how much farther the nearest place of another holder must be."""
TOLD, MAPPED, INTERPOLATED = "told", "mapped", "interpolated"
"""By claims; by imported maps; by the nearest of these."""

Turn: TypeAlias = Callable[["np.ndarray"], "np.ndarray"]
"""From one kind of coordinates to another, a row each."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A known place, and what is known of who holds it on a day."""

    key: str
    name: str
    lat: float
    lon: float
    by: str = ""
    """`TOLD`, `MAPPED`, `INTERPOLATED`; empty where nothing is known."""
    holder: str | None = None
    state: str = "unknown"
    basis: str = ""
    age_days: int | None = None
    claims: tuple[str, ...] = ()
    barred: frozenset[str] = frozenset()
    """Holders whose ground maps show, and do not show there."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The ground nearer to a place than to any other known one."""

    seat: Seat
    shape: "BaseGeometry"
    """Longitude and latitude, WGS 84."""


def cells(
    seats: Sequence[Seat],
    land: "BaseGeometry | None" = None,
    reach_km: float = REACH_KM,
) -> list[Cell]:
    """A cell around every place of which something is known, in order of keys.

    Places of which nothing is known bound the cells of others; those near enough to
    known ones take over from them. `land` in degrees: cells end where it does.
    """
    import shapely  # type: ignore[import-untyped]

    known = _apart(seats)
    if not known:
        return []
    there, back = _plane(known)
    points = there(_coordinates(known))
    filled = _filled(known, points)
    ground = None if land is None else shapely.transform(land, there)
    cut = _diagram(points, reach_km * 1000)
    found = []
    for seat, shape in zip(filled, cut, strict=True):
        if not seat.by:
            continue
        inside = shape if ground is None else shapely.intersection(shape, ground)
        if not inside.is_empty:
            found.append(Cell(seat, shapely.transform(inside, back)))
    return found


def _apart(seats: Sequence[Seat]) -> list[Seat]:
    """One seat a point, that of which most is known; in order of keys."""
    order = {TOLD: 0, MAPPED: 1}
    kept: dict[tuple[float, float], Seat] = {}
    for seat in sorted(seats, key=lambda one: (order.get(one.by, 2), one.key)):
        kept.setdefault((round(seat.lat, 4), round(seat.lon, 4)), seat)
    return sorted(kept.values(), key=lambda one: one.key)


def _coordinates(seats: Sequence[Seat]) -> "np.ndarray":
    import numpy as np

    return np.array([(seat.lon, seat.lat) for seat in seats], float)


def _plane(seats: Sequence[Seat]) -> tuple[Turn, Turn]:
    """To metres around the middle of the places, in which distances from it are true,
    and back."""
    import numpy as np
    from pyproj import Transformer

    lon, lat = (round(float(number), 2) for number in _coordinates(seats).mean(axis=0))
    plane = f"+proj=aeqd +lat_0={lat} +lon_0={lon} +datum=WGS84"
    turn = Transformer.from_crs("EPSG:4326", plane, always_xy=True)

    def there(xy: "np.ndarray") -> "np.ndarray":
        return np.column_stack(turn.transform(xy[:, 0], xy[:, 1]))

    def back(xy: "np.ndarray") -> "np.ndarray":
        lonlat = turn.transform(xy[:, 0], xy[:, 1], direction="INVERSE")
        return np.round(np.column_stack(lonlat), 6)

    return there, back


def _diagram(points: "np.ndarray", reach: float) -> "list[BaseGeometry]":
    """Each point's cell, at most so many metres around it."""
    import shapely

    dots = shapely.points(points)
    discs = shapely.buffer(dots, reach)
    if len(dots) == 1:
        return list(discs)
    whole = shapely.MultiPoint(dots)
    parts = shapely.get_parts(
        shapely.voronoi_polygons(whole, extend_to=whole.envelope.buffer(reach * 2))
    )
    at, part = shapely.STRtree(parts).query(dots, predicate="within")
    order = dict(zip(at.tolist(), part.tolist(), strict=True))
    return [shapely.intersection(parts[order[k]], disc) for k, disc in enumerate(discs)]


def _filled(seats: Sequence[Seat], points: "np.ndarray") -> list[Seat]:
    """The seats, those of which nothing is known as their neighbours (rule K11)."""
    import shapely

    dots = shapely.points(points)
    told = [
        at
        for at, seat in enumerate(seats)
        if seat.by and (seat.holder or seat.state == "contested")
    ]
    tree = shapely.STRtree(dots[told])
    filled = []
    for seat, dot in zip(seats, dots, strict=True):
        near = [] if seat.by else tree.query(dot, "dwithin", FILL_KM * CLEAR * 1000)
        at = [(shapely.distance(dot, dots[told[k]]), seats[told[k]]) for k in near]
        filled.append(seat if seat.by else _as_nearest(seat, at))
    return filled


def _as_nearest(seat: Seat, near: Sequence[tuple[float, Seat]]) -> Seat:
    """A seat as the nearest of which something is told, where that is clear."""
    order = sorted(near, key=lambda one: (one[0], one[1].key))
    if not order or order[0][0] > FILL_KM * 1000 or order[0][1].state == "contested":
        return seat
    metres, nearest = order[0]
    if nearest.holder in seat.barred:
        return seat
    others = [far for far, one in order if one.holder != nearest.holder]
    if others and others[0] < CLEAR * metres:
        return seat
    return replace(
        seat,
        by=INTERPOLATED,
        holder=nearest.holder,
        state=nearest.state,
        basis=f"interpolated from {nearest.name}, {metres / 1000:.0f} km",
        age_days=nearest.age_days,
    )
