"""GeoJSON (RFC 7946): points in WGS 84, null geometry for what has no place."""

import json
from collections.abc import Iterator
from typing import IO, Any

from marsad.publish.wire import Row

NAME = "geojson"
MEDIA_TYPE = "application/geo+json"
SUFFIX = ".geojson"


def write(rows: Iterator[Row], out: IO[str], name: str | None = None) -> int:
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
    place = row["placement"] or {} if "placement" in row else row
    lat, lon = place.get("lat"), place.get("lon")
    located = lat is not None and lon is not None
    return {
        "type": "Feature",
        **({"id": row["id"]} if "id" in row else {}),
        "geometry": {"type": "Point", "coordinates": [lon, lat]} if located else None,
        "properties": row,
    }
