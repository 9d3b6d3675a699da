"""Imported maps of who holds what, a file a day, for the map's script."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from marsad.publish.front import Front
from marsad.publish.site.chunk import chunk
from marsad.publish.site.material import Material
from marsad.publish.site.parties import sides


def front_files(material: Material) -> Iterator[tuple[str, bytes]]:
    """Which maps there are, whose, on which days; and the areas of each day."""
    numbers = {side["id"]: at for at, side in enumerate(sides(material))}
    told = []
    for at, (name, fronts) in enumerate(by_series(material.fronts)):
        days = []
        for day, held in groupby(fronts, key=lambda front: front.day):
            days.append(day.isoformat())
            yield chunk(f"front-{at}-{day}", _collection(list(held), numbers))
        licences = dict.fromkeys(front.licence for front in fronts)
        told.append({"name": name, "licence": "; ".join(licences), "days": days})
    yield chunk("fronts", told)


def by_series(fronts: Sequence[Front]) -> list[tuple[str, list[Front]]]:
    """Each map's areas, in order of day and holder."""
    ordered = sorted(fronts, key=lambda one: (one.series, one.day, one.holder))
    grouped = groupby(ordered, key=lambda front: front.series)
    return [(name, list(found)) for name, found in grouped]


def _collection(held: Sequence[Front], numbers: dict[str, int]) -> dict[str, Any]:
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"side": numbers[one.holder], "km2": round(one.km2, 1)},
                "geometry": {"type": "MultiPolygon", "coordinates": one.shape},
            }
            for one in held
        ],
    }
