"""Ground that an imported map shows as somebody's on a day."""

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Front:
    """All that one holder has on one day of one map."""

    series: str
    licence: str
    """Licence and whom to credit, as it is to be shown."""
    day: date
    holder: str
    """A party's id, or the map's own words for one."""
    km2: float
    """Geodesic, of the area as it was imported."""
    shape: Any
    """Coordinates of a GeoJSON MultiPolygon, simplified for the page."""
