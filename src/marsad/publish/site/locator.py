"""The outline of the countries around the war, small enough to go with an event."""

import math
from collections.abc import Iterable, Sequence
from typing import Any

from marsad.publish.basemap import Point, base_map
from marsad.publish.site.material import Material

WIDTH = 360
"""Of the picture, in units of its own; about the pixels that it is shown at."""
TALLEST = 1.2
"""Height by width, at most."""
NEAREST = 0.9
"""Units that points of a line stand apart, at least: more cannot be seen."""


def locator(material: Material) -> dict[str, Any]:
    """Land, the war's own countries, coasts with borders, and borders in dispute as
    paths, and how degrees become units.

    `kx` and `ky` are units per degree east and north; `limits` are west, south, east
    and north.
    """
    wheres = (event.where for event in material.dossier.events)
    points = [(w.lon, w.lat) for w in wheres if w and w.lat is not None]
    base = base_map(
        material.dossier.war.area, [(x, y) for x, y in points if x is not None]
    )
    west, south, east, north = base["limits"]
    shrink = math.cos(math.radians((south + north) / 2))
    kx = min(WIDTH / (east - west), WIDTH * TALLEST * shrink / (north - south))
    ky = kx / max(0.2, shrink)

    def path(lines: Iterable[Sequence[Point]], end: str = "") -> str:
        told = (_line(((x - west) * kx, (north - y) * ky) for x, y in n) for n in lines)
        return "".join(f"M{line}{end}" for line in told if line)

    shapes = base["countries"]["features"]
    rings = {
        own: [r for s in shapes if s["properties"]["war"] is own for r in _rings(s)]
        for own in (True, False)
    }
    drawn = {
        f["properties"]["kind"]: f["geometry"]["coordinates"]
        for f in base["lines"]["features"]
    }
    return {
        "limits": base["limits"],
        "kx": round(kx, 4),
        "ky": round(ky, 4),
        "width": round((east - west) * kx),
        "height": round((north - south) * ky),
        "land": path(rings[False], "z"),
        "war": path(rings[True], "z"),
        "lines": path([*drawn.get("border", ()), *drawn.get("coast", ())]),
        "disputed": path(drawn.get("disputed", ())),
    }


def _rings(shape: dict[str, Any]) -> list[Sequence[Point]]:
    return [ring for polygon in shape["geometry"]["coordinates"] for ring in polygon]


def _line(points: Iterable[Point]) -> str:
    kept: list[Point] = []
    for point in points:
        if not kept or math.dist(point, kept[-1]) >= NEAREST:
            kept.append(point)
    return "L".join(f"{x:.1f} {y:.1f}" for x, y in kept) if len(kept) > 1 else ""
