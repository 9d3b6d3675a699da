"""Whether a point fits the country stated for it, as given or turned round."""

import functools
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import shapely  # type: ignore[import-untyped]
    from shapely.geometry.base import BaseGeometry  # type: ignore[import-untyped]

MARGIN = 0.25
"""Degrees: how far outside its country's rough outline a place may seem to be."""
_HEAD = "country"
"""The first word of the table's head."""
RIGHT, SWAPPED, OUTSIDE, UNCLEAR = "right", "swapped", "outside", "unclear"


@functools.cache
def _outlines() -> dict[str, str]:
    source = resources.files("marsad.locate.loading") / "data" / "outlines.tsv"
    rows = source.read_text(encoding="utf-8").splitlines()
    return dict(row.split("\t", 1) for row in rows if not row.startswith("#"))


@functools.cache
def _around(country: str) -> "tuple[BaseGeometry, BaseGeometry] | None":
    """A country's outline, and the same with the margin; None where unknown."""
    import shapely

    if country not in _outlines():
        return None
    outline = shapely.make_valid(shapely.from_wkt(_outlines()[country]))
    wider = outline.buffer(MARGIN)
    shapely.prepare(outline)
    shapely.prepare(wider)
    return outline, wider


def orientation(country: str, lat: float, lon: float) -> str:
    """`RIGHT` within the country as given and not when swapped, `SWAPPED` the other
    way round, `OUTSIDE` in neither, else `UNCLEAR`."""
    import shapely

    around = _around(country)
    if around is None:
        return UNCLEAR
    outline, wider = around
    as_given = bool(shapely.contains_xy(wider, lon, lat))
    if as_given:
        turned = bool(shapely.contains_xy(wider, lat, lon))
        return UNCLEAR if turned else RIGHT
    return SWAPPED if shapely.contains_xy(outline, lat, lon) else OUTSIDE


@functools.cache
def outlines() -> "shapely.STRtree":
    """Every straight piece of the outlines of countries, for finding those near by;
    good to about 20 km."""
    import numpy as np
    import shapely

    shapes = [text for land, text in sorted(_outlines().items()) if land != _HEAD]
    rings = shapely.get_rings(shapely.get_parts(shapely.from_wkt(shapes)))
    points, ring = shapely.get_coordinates(rings, return_index=True)
    follows = ring[1:] == ring[:-1]
    pieces = np.stack([points[:-1][follows], points[1:][follows]], axis=1)
    return shapely.STRtree(shapely.linestrings(pieces))


def swapped_words(country: str, lat: float, lon: float) -> str:
    """Says of a point that its numbers are swapped."""
    return (
        f"latitude and longitude seem swapped: latitude {lat:g}, longitude {lon:g} is "
        f"outside {country}, latitude {lon:g}, longitude {lat:g} is inside"
    )
