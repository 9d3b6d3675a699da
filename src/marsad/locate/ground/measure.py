"""Areas and distances on the Earth as it is: geodesic, on WGS 84."""

import functools
import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyproj import Geod
    from shapely.geometry.base import BaseGeometry  # type: ignore[import-untyped]

DEGREE_KM = 111.2


@functools.cache
def _earth() -> "Geod":
    from pyproj import Geod

    return Geod(ellps="WGS84")


def km2(shape: "BaseGeometry") -> float:
    """Square kilometres of polygons in longitude and latitude; of all else nothing.

    Rings may run either way round. Edges are geodesics, so the straight lines of maps
    are taken as such: of edges of some kilometres it makes no difference.
    """
    import shapely  # type: ignore[import-untyped]

    whole = 0.0
    for part in shapely.get_parts(shape):
        if part.geom_type == "Polygon":
            rings = [part.exterior, *part.interiors]
            sizes = [_ring(ring) for ring in rings]
            whole += sizes[0] - sum(sizes[1:])
        elif part.geom_type in ("MultiPolygon", "GeometryCollection"):
            whole += km2(part)
    return whole


def _ring(ring: "BaseGeometry") -> float:
    import shapely

    lon, lat = shapely.get_coordinates(ring).T
    square_metres, _ = _earth().polygon_area_perimeter(lon, lat)
    return abs(float(square_metres)) / 1e6


def apart_km(lat: float, lon: float, other: tuple[float, float]) -> float:
    """Kilometres between two points, latitude first, along the Earth."""
    _, _, metres = _earth().inv(lon, lat, other[1], other[0])
    return float(metres) / 1000


def width(lat: float) -> float:
    """Degrees of latitude that are as long as one of longitude there."""
    return max(0.01, math.cos(math.radians(lat)))
