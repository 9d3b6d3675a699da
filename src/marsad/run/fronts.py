"""What imported maps show of who holds what, as far as it may be handed on."""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from marsad.errors import OperatorError
from marsad.locate.ground import store
from marsad.publish.front import Front

MOST_DAYS = 60
"""Days of a map that are published; between the first and the last some are passed over
where there are more."""
TOLERANCE = 0.003
"""Degrees by which an outline may be simplified: some 300 metres."""
DIGITS = 3
"""Of a degree: about a hundred metres."""


def fronts(path: Path | None, names: Sequence[str]) -> tuple[Front, ...]:
    """The areas of the maps of those names, in order of map, day and holder.

    Raises:
        OperatorError: no map of a name is imported, or no licence is given for it.
    """
    if not names:
        return ()
    if path is None or not path.is_file():
        raise OperatorError(
            f"[publish] maps has {names[0]!r}, but no map is imported; import it with "
            "`marsad ground import`, or take the name out"
        )
    with store.opened(path) as db:
        found = [front for name in sorted(set(names)) for front in _series(db, name)]
    return tuple(found)


def _series(db: sqlite3.Connection, name: str) -> Iterator[Front]:
    (series,) = store.chosen(db, name)
    files = [source for source in store.sources(db) if source.series == series]
    if bare := [source.file for source in files if not source.licence.strip()]:
        raise OperatorError(
            f"the map {series!r} may not be published: no licence is given for "
            f"{', '.join(bare)}; import it again with --licence"
        )
    licence = "; ".join(dict.fromkeys(source.licence.strip() for source in files))
    for day in thinned(store.days(db, series)):
        for held in store.held_on(db, series, day):
            shape = simplified(held.geometry)
            if shape:
                yield Front(series, licence, day, held.holder, held.km2, shape)


def thinned(days: Sequence[date]) -> list[date]:
    """At most `MOST_DAYS` of the days, evenly, with the first and the last."""
    if len(days) <= MOST_DAYS:
        return list(days)
    step = (len(days) - 1) / (MOST_DAYS - 1)
    return [days[round(at * step)] for at in range(MOST_DAYS)]


def simplified(geometry: bytes) -> list[Any]:
    """Coordinates of a MultiPolygon; none where nothing is left of it."""
    import shapely  # type: ignore[import-untyped]

    shape = shapely.simplify(shapely.from_wkb(geometry), TOLERANCE)
    kept = (part for part in shapely.get_parts(shape) if not part.is_empty)
    return [
        [
            [[round(x, DIGITS), round(y, DIGITS)] for x, y in ring.coords]
            for ring in (part.exterior, *part.interiors)
        ]
        for part in kept
    ]
