"""Ground that an imported map shows as somebody's on a day, and its file of data."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

FILE = "fronts.geojson"


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


def write_fronts(fronts: Sequence[Front], folder: Path) -> None:
    """Write the areas as GeoJSON, a feature for each holder and day of a map; nothing
    where there are none."""
    if not fronts:
        return
    lines = ",\n".join(json.dumps(_feature(one), ensure_ascii=False) for one in fronts)
    text = f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n'
    (folder / FILE).write_text(text, "utf-8")


def _feature(front: Front) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {"type": "MultiPolygon", "coordinates": front.shape},
        "properties": {
            "map": front.series,
            "licence": front.licence,
            "day": front.day.isoformat(),
            "holder": front.holder,
            "km2": front.km2,
        },
    }
