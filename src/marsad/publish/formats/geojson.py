"""GeoJSON (RFC 7946): points in WGS 84, null geometry for what has no place."""

import json
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import IO, Any

from marsad.publish.formats.base import ALL, Given
from marsad.publish.wire import Row

NAME = "geojson"
SUFFIX = ".geojson"
BINARY = False
EXPORTS: tuple[str, ...] = ALL
FILE = ""


def save(given: Given, exports: Sequence[str], path: Path) -> None:
    """Write one feature collection, a feature per row."""
    with path.open("w", encoding="utf-8", newline="") as out:
        write(chain.from_iterable(map(given.rows_of, exports)), out)


def write(rows: Iterable[Row], out: IO[str]) -> int:
    """Write one feature collection, a feature per row; returns how many."""
    count = 0
    out.write('{"type": "FeatureCollection", "features": [')
    for row in rows:
        out.write(",\n" if count else "\n")
        out.write(json.dumps(feature(row), ensure_ascii=False))
        count += 1
    out.write("\n]}\n")
    return count


def feature(row: Row) -> dict[str, Any]:
    """A row as a feature; unplaced rows stay, with null geometry."""
    where = point(row)
    return {
        "type": "Feature",
        **({"id": row["id"]} if "id" in row else {}),
        "geometry": {"type": "Point", "coordinates": list(where)} if where else None,
        "properties": row,
    }


def point(row: Row) -> tuple[float, float] | None:
    """Longitude and latitude of a row; None where it has no place."""
    place = row["placement"] or {} if "placement" in row else row
    lat, lon = place.get("lat"), place.get("lon")
    return None if lat is None or lon is None else (lon, lat)
