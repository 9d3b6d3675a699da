"""Geometries of boundary files made fit: in WGS 84, flat, valid, polygons only."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from marsad.errors import OperatorError

if TYPE_CHECKING:
    import numpy as np
    from shapely.geometry.base import BaseGeometry  # type: ignore[import-untyped]

Turn = Callable[["BaseGeometry"], "BaseGeometry"]
"""From the file's coordinates to longitude and latitude."""
ROUNDING = 1e-6
"""Degrees by which the edge of the world may be passed."""


def turn_from(where: str, crs: str | None) -> Turn | None:
    """What turns geometries into WGS 84; None where they are so already.

    Raises:
        OperatorError: the coordinate system is not told, or not known.
    """
    from pyproj import CRS, Transformer
    from pyproj.exceptions import CRSError, ProjError
    from pyproj.network import set_network_enabled  # type: ignore[attr-defined]

    if not crs:
        raise OperatorError(
            f"{where}: does not say which coordinate system it is in (a shapefile "
            "says so in its .prj). Ask who made it, then say --crs EPSG:NUMBER; "
            "longitude and latitude of WGS 84 are EPSG:4326"
        )
    set_network_enabled(active=False)
    try:
        read = CRS.from_user_input(crs)
        if read.equals(CRS.from_epsg(4326), ignore_axis_order=True):
            return None
        to_degrees = Transformer.from_crs(read, CRS.from_epsg(4326), always_xy=True)
    except (CRSError, ProjError) as error:
        raise OperatorError(f"{where}: coordinate system {crs!r}: {error}") from error

    def points(xy: "np.ndarray") -> "np.ndarray":
        import numpy as np

        return np.column_stack(to_degrees.transform(xy[:, 0], xy[:, 1]))

    def turn(shape: "BaseGeometry") -> "BaseGeometry":
        import shapely  # type: ignore[import-untyped]

        return shapely.transform(shape, points)

    return turn


def made_fit(data: bytes | None, turn: Turn | None) -> "tuple[BaseGeometry, str]":
    """The polygons of a feature, and how they were repaired, if they were.

    Raises:
        ValueError: there are none; the message says why.
    """
    import shapely

    if data is None:
        raise ValueError("has no geometry that can be read")
    try:
        shape, repairs = shapely.from_wkb(data), []
    except shapely.errors.GEOSException:
        shape, repairs = _closed(data), ["a ring that was not closed was closed"]
    if shape.is_empty:
        raise ValueError("its geometry is empty")
    shape = shapely.force_2d(shape)
    kind = shape.geom_type
    shape = polygons(shape)
    if shape.is_empty:
        raise ValueError(f"is a {kind}, no polygon")
    if kind not in ("Polygon", "MultiPolygon"):
        repairs.append(f"only the polygons of a {kind} were kept")
    if turn is not None:
        shape = turn(shape)
    _check_degrees(shape)
    if not shape.is_valid:
        repairs.append(shapely.is_valid_reason(shape))
        shape = polygons(shapely.make_valid(shape))
    if shape.is_empty or not shape.area:
        raise ValueError("has no surface")
    return shape, "; ".join(repairs)


def _closed(data: bytes) -> "BaseGeometry":
    """A geometry whose rings are closed by force.

    Raises:
        ValueError: it cannot be read even so.
    """
    import shapely

    shape = shapely.from_wkb(data, on_invalid="fix")
    if shape is None:
        raise ValueError("its geometry cannot be read")
    return shape


def polygons(shape: "BaseGeometry") -> "BaseGeometry":
    """The polygons among the parts of a geometry, as one."""
    import shapely

    if shape.geom_type in ("Polygon", "MultiPolygon"):
        return shape
    parts = list(shapely.get_parts(shape))
    while any(part.geom_type == "GeometryCollection" for part in parts):
        parts = [inner for part in parts for inner in shapely.get_parts(part)]
    flat = [part for whole in parts for part in shapely.get_parts(whole)]
    return shapely.MultiPolygon([part for part in flat if part.geom_type == "Polygon"])


def _check_degrees(shape: "BaseGeometry") -> None:
    """Check that coordinates are degrees.

    Raises:
        ValueError: they are not; the message says what they may be.
    """
    west, south, east, north = shape.bounds
    if not all(abs(number) < float("inf") for number in shape.bounds):
        raise ValueError("has points outside its coordinate system")
    if max(-west, east) <= 180 + ROUNDING and max(-south, north) <= 90 + ROUNDING:
        return
    turned = max(-south, north) <= 180 and max(-west, east) <= 90
    raise ValueError(
        f"coordinates such as {east:g}, {north:g} are no longitude and latitude: "
        + ("they seem swapped" if turned else "the file is in another coordinate "
           "system, say which with --crs EPSG:NUMBER")
    )  # fmt: skip
