"""Rows as GeoJSON (RFC 7946), put together from their bytes."""

from collections.abc import Mapping, Sequence
from typing import Any

from marsad.web.public.answers import to_json
from marsad.web.public.index.read import Spot


def feature(spot: Spot, links: Sequence[Mapping[str, str]] = ()) -> bytes:
    """A feature; null geometry where the row has no point."""
    placed = spot.lon is not None and spot.lat is not None
    at = {"type": "Point", "coordinates": [spot.lon, spot.lat]} if placed else None
    tail = b',"links":' + to_json(list(links)) if links else b""
    return b"".join(
        (
            b'{"type":"Feature","id":',
            to_json(spot.id),
            b',"geometry":',
            to_json(at),
            b',"properties":',
            spot.row,
            tail,
            b"}",
        )
    )


def collection(spots: Sequence[Spot], more: Mapping[str, Any]) -> bytes:
    """A feature collection with its numbers and links."""
    head = b'{"type":"FeatureCollection","features":['
    tail = to_json(more)[1:]
    return head + b",\n".join(map(feature, spots)) + b"]," + tail
