"""Maps of nobody's war for tests, and a monitor's ground to import them into."""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from sqlite3 import Connection
from typing import Any

import shapely

from marsad.locate.ground import store
from marsad.locate.ground.load import Asked, Loaded, load
from marsad.locate.ground.rows import Options
from tests.conftest import NOW
from tests.locate.loading.files import feature

PARTIES = {"north": "north", "northern army": "north", "league": "league"}
"""Names as the loader gets them, folded."""


class Ground:
    """A monitor's imported maps."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "ground.sqlite"
        self.errors = folder / "errors.jsonl"

    def load(self, file: Path, dry_run: bool = False, **said: Any) -> Loaded:
        options = replace(Options(series="map", parties=PARTIES), **said)
        return load(Asked(file, options, NOW, dry_run, self.errors), self.path)

    @contextmanager
    def opened(self) -> Iterator[Connection]:
        with store.opened(self.path) as db:
            yield db

    def areas(self, series: str = "map") -> list[tuple[str, str, float]]:
        """Day, holder and rounded square kilometres."""
        with self.opened() as db:
            found = list(store.areas(db, series))
        return [(str(day), holder, round(km2, 1)) for day, holder, km2 in found]


def box(west: float, south: float, east: float, north: float) -> shapely.Polygon:
    """A box with corners every tenth of a degree, as maps have more than four."""
    return shapely.segmentize(shapely.box(west, south, east, north), 0.1)


def quad_km2(west: float, south: float, east: float, north: float) -> float:
    """A box between meridians and parallels on WGS 84, by the closed formula."""
    polar, e = 6356.752314245, 0.0818191908426215

    def zone(lat: float) -> float:
        sine = math.sin(math.radians(lat))
        return sine / (1 - (e * sine) ** 2) + math.atanh(e * sine) / e

    return math.radians(east - west) * polar**2 / 2 * (zone(north) - zone(south))


def held(day: str | date, holder: str, shape: Any, **more: Any) -> Any:
    """One feature of a map."""
    return feature(shape, date=str(day), holder=holder, **more)
