"""The known place nearest to a point, for saying roughly where something is."""

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.locate.entry import SETTLED, Entry
from marsad.locate.gazetteer import Gazetteer
from marsad.locate.ground.measure import apart_km, width

MARGIN = 0.5
"""Degrees around the points in which a place is looked for."""


@dataclass(frozen=True, slots=True)
class Near:
    """A place and how far it is from a point."""

    name: str
    km: float


class Towns:
    """Towns and villages around some points."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """`entries` all have points; of those equally near the first is taken."""
        import numpy as np
        import shapely  # type: ignore[import-untyped]

        self._entries = entries
        points = np.array([(one.lon, one.lat) for one in entries], float)
        points = points.reshape(-1, 2)
        self._width = width(float(points[:, 1].mean())) if len(points) else 1.0
        self._tree = shapely.STRtree(shapely.points(points * [self._width, 1]))

    @classmethod
    def around(
        cls, points: Sequence[tuple[float, float]], gazetteer: Gazetteer
    ) -> "Towns":
        """Those within `MARGIN` of the box around points, latitude first."""
        if not points:
            return cls(())
        lats, lons = zip(*points, strict=True)
        west, south = min(lons) - MARGIN, min(lats) - MARGIN
        box = (west, south, max(lons) + MARGIN, max(lats) + MARGIN)
        return cls(gazetteer.within(box, SETTLED))

    def nearest(self, lat: float, lon: float) -> Near | None:
        """The nearest of them; None where there are none."""
        import shapely

        at = self._tree.nearest(shapely.Point(lon * self._width, lat))
        if at is None:
            return None
        one = self._entries[int(at)]
        assert one.lat is not None and one.lon is not None
        return Near(one.name, apart_km(lat, lon, (one.lat, one.lon)))
