"""The offline base map: countries around the war, cut out of world-atlas."""

import functools
import itertools
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from typing import Any, TypeAlias

from marsad.publish.disputed import parted

Point: TypeAlias = tuple[float, float]
"""Longitude, latitude; degrees, WGS 84."""
Box: TypeAlias = tuple[float, float, float, float]
"""West, south, east, north."""
WORLD: Box = (-180.0, -60.0, 180.0, 80.0)
MARGIN = 0.35
"""Of width and height, added on every side of what is shown at first."""
LEAST_MARGIN = 3.0
"""Degrees, so that a war in one town still shows the land around it."""
DIGITS = 2
"""Of a degree: about a kilometre, finer than the 1:50 million source."""


@functools.cache
def topology() -> Any:
    """The world as TopoJSON, borders shared by the countries on both sides."""
    source = files("marsad.publish").joinpath("vendor/world-atlas")
    return json.loads(source.joinpath("countries-50m.json").read_text("utf-8"))


@functools.cache
def countries() -> tuple[tuple[str | None, str, tuple[tuple[Point, ...], ...]], ...]:
    """ISO numeric code, name and rings of every country; holes count as rings."""
    arcs = _arcs()
    found = []
    for shape, parts in _shapes():
        rings = tuple(_ring(ring, arcs) for polygon in parts for ring in polygon)
        found.append((shape.get("id"), str(shape["properties"]["name"]), rings))
    return tuple(found)


@functools.cache
def lines() -> tuple[tuple[str, tuple[Point, ...]], ...]:
    """Every arc once, as ``coast``, or in stretches as ``border`` where two countries
    share it and ``disputed`` where not all agree to that."""
    sides: dict[int, list[str]] = defaultdict(list)
    for shape, parts in _shapes():
        for index in itertools.chain.from_iterable(itertools.chain(*parts)):
            sides[index if index >= 0 else ~index].append(shape["properties"]["name"])
    found: list[tuple[str, tuple[Point, ...]]] = []
    for index, points in enumerate(_arcs()):
        if len(sides[index]) > 1:
            found += parted(frozenset(sides[index]), points)
        else:
            found.append(("coast", tuple(points)))
    return tuple(found)


def _shapes() -> Iterator[tuple[Any, Any]]:
    for shape in topology()["objects"]["countries"]["geometries"]:
        arcs = shape["arcs"]
        yield shape, arcs if shape["type"] == "MultiPolygon" else [arcs]


@functools.cache
def _arcs() -> tuple[list[Point], ...]:
    """Delta-coded whole numbers to degrees (TopoJSON 1.0, section 2.1.3)."""
    step = topology()["transform"]
    (kx, ky), (dx, dy) = step["scale"], step["translate"]
    arcs = []
    for arc in topology()["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * kx + dx, y * ky + dy))
        arcs.append(points)
    return tuple(arcs)


def _ring(indexes: Iterable[int], arcs: Sequence[Sequence[Point]]) -> tuple[Point, ...]:
    """Arcs joined end to end; a negative index is that arc backwards."""
    points: list[Point] = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    return tuple(points)


def numeric_codes(area: Iterable[str]) -> frozenset[str]:
    """ISO 3166 numeric codes of alpha-2 ones; what is no country is left out."""
    import pycountry

    found = (pycountry.countries.get(alpha_2=code.upper()) for code in area)
    return frozenset(country.numeric for country in found if country is not None)


@functools.cache
def alpha_2(numeric: str | None) -> str | None:
    """ISO 3166 alpha-2 code of a numeric one: browsers name countries by it."""
    import pycountry

    country = pycountry.countries.get(numeric=numeric) if numeric else None
    return None if country is None else str(country.alpha_2)


def view_box(area: frozenset[str], points: Sequence[Point]) -> Box:
    """What to show at first: the war's countries, or the points where there is none."""
    shown: list[Point] = []
    for code, _, rings in countries():
        if code in area:
            largest: tuple[Point, ...] = max(rings, key=len)
            shown += largest
    shown = shown or list(points)
    if not shown:
        return WORLD
    xs, ys = [p[0] for p in shown], [p[1] for p in shown]
    return min(xs), min(ys), max(xs), max(ys)


def inside(point: Point, box: Box) -> bool:
    """Whether a point lies in a box, its edge included."""
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def widened(box: Box) -> Box:
    """The box with its margin, inside the world."""
    west, south, east, north = box
    wide = max(LEAST_MARGIN, (east - west) * MARGIN)
    high = max(LEAST_MARGIN, (north - south) * MARGIN)
    return (
        max(-180.0, west - wide),
        max(-85.0, south - high),
        min(180.0, east + wide),
        min(85.0, north + high),
    )


def base_map(area: Iterable[str], points: Sequence[Point]) -> dict[str, Any]:
    """View, limits and countries as GeoJSON, cut to the limits."""
    codes = numeric_codes(area)
    view = view_box(codes, points)
    limits = widened(view)
    features = []
    for code, name, rings in countries():
        cut = [r for r in (clip(ring, limits) for ring in rings) if len(r) > 3]
        if cut:
            known = {"name": name, "code": alpha_2(code), "war": code in codes}
            features.append(_feature(known, cut))
    return {
        "view": [round(edge, DIGITS) for edge in view],
        "limits": [round(edge, DIGITS) for edge in limits],
        "countries": {"type": "FeatureCollection", "features": features},
        "lines": {"type": "FeatureCollection", "features": _line_features(limits)},
    }


def _line_features(box: Box) -> list[dict[str, Any]]:
    parts: dict[str, list[list[Point]]] = {"border": [], "disputed": [], "coast": []}
    for kind, points in lines():
        parts[kind] += clip_line(points, box)
    return [
        {
            "type": "Feature",
            "properties": {"kind": kind},
            "geometry": {"type": "MultiLineString", "coordinates": found},
        }
        for kind, found in parts.items()
        if found
    ]


def clip_line(points: Sequence[Point], box: Box) -> list[list[Point]]:
    """Stretches of a line inside a box, with one point more at each end, rounded."""
    within = [inside(point, box) for point in points]
    found: list[list[Point]] = [[]]
    for n, (x, y) in enumerate(points):
        if any(within[max(0, n - 1) : n + 2]):
            found[-1].append((round(x, DIGITS), round(y, DIGITS)))
        elif found[-1]:
            found.append([])
    return [part for part in found if len(part) > 1]


def _feature(known: dict[str, Any], rings: list[list[Point]]) -> dict[str, Any]:
    largest = max(rings, key=_area)
    return {
        "type": "Feature",
        "properties": {**known, "label": _middle(largest)},
        "geometry": {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]},
    }


def _area(ring: Sequence[Point]) -> float:
    pairs = itertools.pairwise(ring)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def _middle(ring: Sequence[Point]) -> Point:
    """The centroid of a ring, for its label."""
    twice = x = y = 0.0
    for a, b in itertools.pairwise(ring):
        cross = a[0] * b[1] - b[0] * a[1]
        twice, x, y = (
            twice + cross,
            x + (a[0] + b[0]) * cross,
            y + (a[1] + b[1]) * cross,
        )
    if not twice:
        return ring[0]
    return round(x / (3 * twice), DIGITS), round(y / (3 * twice), DIGITS)


def clip(ring: Sequence[Point], box: Box) -> list[Point]:
    """The part of a ring inside a box, closed and rounded (Sutherland-Hodgman)."""
    points = list(ring)
    for axis, limit, keep_above in (
        (0, box[0], True),
        (1, box[1], True),
        (0, box[2], False),
        (1, box[3], False),
    ):
        points = _half(points, axis, limit, keep_above)
        if not points:
            return []
    rounded = [(round(x, DIGITS), round(y, DIGITS)) for x, y in points]
    kept = [p for n, p in enumerate(rounded) if n == 0 or p != rounded[n - 1]]
    return kept if kept[0] == kept[-1] else [*kept, kept[0]]


def _half(
    points: Sequence[Point], axis: int, limit: float, keep_above: bool
) -> list[Point]:
    kept: list[Point] = []
    for n, point in enumerate(points):
        before = points[n - 1]
        inside = (point[axis] >= limit) == keep_above or point[axis] == limit
        was = (before[axis] >= limit) == keep_above or before[axis] == limit
        if inside != was:
            kept.append(_crossing(before, point, axis, limit))
        if inside:
            kept.append(point)
    return kept


def _crossing(a: Point, b: Point, axis: int, limit: float) -> Point:
    share = (limit - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + share * (b[1 - axis] - a[1 - axis])
    return (limit, other) if axis == 0 else (other, limit)
