"""Which administrative units a point is in, by the boundaries a monitor has loaded.

Whose boundaries those are is the monitor's choice: units come from one set only, and
say which. Where two units of one level hold a point, both are given and marked.
"""

import json
import sqlite3
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from marsad.errors import OperatorError
from marsad.locate.loading import store

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry  # type: ignore[import-untyped]

LEVELS = (0, 1, 2, 3)
REACH = 1e-4
"""Degrees, about 10 m: a point so near to a unit's outline is on its border."""
HELD_BYTES = 64_000_000
"""Of outlines that are kept in memory once they were needed."""
BORDER, OVERLAP = "border", "overlap"


@dataclass(frozen=True, slots=True)
class Unit:
    """One administrative unit that a point is in."""

    id: str
    level: int
    """0 country, 1 to 3 what is below."""
    name: str
    names: tuple[str, ...]
    """In other scripts and spellings."""
    country: str
    """ISO 3166 alpha-2 as the provider states it; empty where it states none."""
    pcode: str | None
    parent: str | None
    """Code of the unit above."""
    own_name: str
    """The provider's own name and code, as they stand in the file."""
    own_code: str
    set_name: str
    """Whose boundaries these are."""
    mark: str = ""
    """`OVERLAP` where the point is well inside two units of this level, as in lands
    that two sides claim; `BORDER` where it is on the outline; else nothing."""


class _Level:
    """A search tree of the boxes around the units of one level."""

    def __init__(self, db: sqlite3.Connection, set_name: str, level: int) -> None:
        import numpy as np
        import shapely  # type: ignore[import-untyped]

        rows = db.execute(
            "SELECT area, west, south, east, north FROM areas"
            " WHERE set_name = ? AND level = ? ORDER BY area",
            (set_name, level),
        )
        cells = np.fromiter(rows, np.dtype((float, 5)))
        self._areas = cells[:, 0].astype(int)
        self._tree = shapely.STRtree(shapely.box(*cells[:, 1:].T))

    def near(self, disc: "BaseGeometry") -> list[int]:
        """Numbers of the areas whose box a disc touches."""
        return sorted(map(int, self._areas[self._tree.query(disc)]))


class Areas:
    """Units of one set of boundaries by point.

    A level's tree is built when it is first asked for; an outline is read when a point
    comes near it, and at most `HELD_BYTES` of outlines are held.
    """

    def __init__(self, db: sqlite3.Connection, set_name: str) -> None:
        """Over the tables of `loading.schema`."""
        self.set_name = set_name
        self._db = db
        self._levels: dict[int, _Level] = {}
        self._held: OrderedDict[int, tuple[BaseGeometry, int]] = OrderedDict()
        self._bytes = 0

    @classmethod
    def open(cls, path: Path, set_name: str | None = None) -> "Areas":
        """The set of that name, or the one that the monitor has chosen.

        Raises:
            OperatorError: there is no such set, none was chosen, or the file cannot
                be read.
        """
        with store.opened(path) as db:
            known, chosen = store.set_names(db), set_name or store.chosen_set(db)
        if chosen is None or chosen not in known:
            what = (
                f"no set of boundaries {set_name!r}" if set_name else "none is chosen"
            )
            raise OperatorError(
                f"{path}: {what}; loaded are {', '.join(known) or 'none'}: choose with "
                "`marsad places use SET`"
            )
        uri = f"{path.resolve().as_uri()}?mode=ro"
        return cls(sqlite3.connect(uri, uri=True, check_same_thread=False), chosen)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def units_at(
        self, lat: float, lon: float, levels: Iterable[int] = LEVELS
    ) -> list[Unit]:
        """The units that hold a point, from the largest to the smallest.

        `lat` and `lon` in degrees, WGS 84. On a border all units that meet there are
        given. Empty outside all, or where the numbers are no point on Earth.
        """
        import shapely

        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            return []
        disc = shapely.Point(lon, lat).buffer(REACH)
        return [unit for level in levels for unit in self._at(level, disc)]

    def _at(self, level: int, disc: "BaseGeometry") -> list[Unit]:
        if level not in self._levels:
            self._levels[level] = _Level(self._db, self.set_name, level)
        touched = {
            area: self._outline(area).contains(disc)
            for area in self._levels[level].near(disc)
            if self._outline(area).intersects(disc)
        }
        inner = OVERLAP if sum(touched.values()) > 1 else ""
        return [
            self._unit(area, inner if inside else BORDER)
            for area, inside in touched.items()
        ]

    def _outline(self, area: int) -> "BaseGeometry":
        """An area's geometry, ready for many questions."""
        import shapely

        if area in self._held:
            self._held.move_to_end(area)
            return self._held[area][0]
        (data,) = self._db.execute(
            "SELECT geometry FROM areas WHERE area = ?", (area,)
        ).fetchone()
        outline = shapely.from_wkb(data)
        shapely.prepare(outline)
        self._held[area] = outline, len(data)
        self._bytes += len(data)
        while self._bytes > HELD_BYTES and len(self._held) > 1:
            _, (_, size) = self._held.popitem(last=False)
            self._bytes -= size
        return outline

    def _unit(self, area: int, mark: str) -> Unit:
        row = self._db.execute(
            "SELECT id, level, name, other, country, pcode, parent, own_name, own_code"
            " FROM areas WHERE area = ?",
            (area,),
        ).fetchone()
        id, level, name, other, country, pcode, parent, own_name, own_code = row
        return Unit(
            id=id,
            level=level,
            name=name,
            names=tuple(json.loads(other)),
            country=country,
            pcode=pcode,
            parent=parent,
            own_name=own_name,
            own_code=own_code,
            set_name=self.set_name,
            mark=mark,
        )


def land_of(path: Path | None, countries: Iterable[str]) -> "BaseGeometry | None":
    """The ground of countries by the chosen boundaries, from the largest units there
    are; None where there are none.

    Raises:
        OperatorError: the file cannot be read.
    """
    import shapely

    if path is None or not path.is_file():
        return None
    lands = sorted(set(countries))
    marks = ",".join("?" * len(lands))
    with store.opened(path) as db:
        chosen = store.chosen_set(db)
        for level in LEVELS:
            rows = db.execute(
                "SELECT geometry FROM areas WHERE set_name = ? AND level = ?"
                f" AND country IN ({marks}) ORDER BY area",
                (chosen, level, *lands),
            ).fetchall()
            if rows:
                return shapely.union_all([shapely.from_wkb(cell) for (cell,) in rows])
    return None


def chosen_areas(path: Path | None) -> Areas | None:
    """The boundaries that a monitor has chosen; None where it has loaded or chosen
    none.

    Raises:
        OperatorError: the file cannot be read.
    """
    if path is None or not path.is_file():
        return None
    with store.opened(path) as db:
        chosen = store.chosen_set(db)
    return None if chosen is None else Areas.open(path, chosen)
