"""Rows of one file, gathered aside on disk until all of it has been read."""

import json
import sqlite3
from collections.abc import Iterable, Mapping

from marsad.locate.fold import fold, sound
from marsad.locate.loading.rows import Area, Place
from marsad.locate.loading.schema import STAGING

UNIT_KINDS = ("country", "admin1", "admin2", "admin2")
"""Kind of an area's entry by its level."""
_ENTRY = "INSERT OR IGNORE INTO incoming.entries VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
_AREA = "INSERT INTO incoming.areas VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"


class Staging:
    """Tables of a temporary database that SQLite keeps on disk where it grows."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Beside the tables of `db`, which are not touched."""
        self._db = db
        db.execute("ATTACH DATABASE '' AS incoming")
        db.execute("PRAGMA incoming.journal_mode = MEMORY")
        db.execute("PRAGMA incoming.synchronous = OFF")
        db.executescript(STAGING)
        db.execute("BEGIN")
        self.entries = 0
        self.names = 0

    def units(self, names: Mapping[tuple[str, str], str]) -> None:
        """Names of units by country and code, which go before those of the file."""
        rows = ((country, code, name) for (country, code), name in names.items())
        self._db.executemany(
            "INSERT OR IGNORE INTO incoming.units VALUES (?,?,?)", rows
        )

    def place(self, place: Place) -> int | None:
        """Keep a place; the row that has its id already, if one has."""
        cells = (
            self.entries, place.id, place.name, place.kind, place.lat, place.lon,
            place.country, place.admin1, place.population, place.source, place.admin2,
            place.pcode, "", place.row, place.coded,
        )  # fmt: skip
        if not self._entry(cells, place.name, place.names):
            return self._row_of(place.id)
        if place.unit and place.admin1:
            code = _unit_code(place.admin1, place.admin2 if place.unit == "2" else None)
            unit = (place.country, code, place.name)
            self._db.execute(
                "INSERT OR IGNORE INTO incoming.units VALUES (?,?,?)", unit
            )
        return None

    def area(self, area: Area) -> int | None:
        """Keep an area and its entry; the row that has its code already, if any."""
        id, (lat, lon) = f"adm{area.level}-{area.code}", area.point
        number = self.entries
        cells = (
            number, id, area.name, UNIT_KINDS[area.level], lat, lon, area.country,
            area.admin1, 0, area.set_name, area.admin2, area.pcode, area.part, area.row,
            False,
        )  # fmt: skip
        if not self._entry(cells, area.name, area.names):
            return self._row_of(id)
        other = json.dumps(area.names, ensure_ascii=False)
        self._db.execute(
            _AREA,
            (
                area.id, area.set_name, area.level, area.country, area.name, other,
                area.pcode, area.parent, area.own_name, area.code, *area.bounds,
                number, area.geometry,
            ),
        )  # fmt: skip
        return None

    def spelling(self, id: str, name: str) -> bool:
        """Add another spelling; False where no entry has that id."""
        found = self._db.execute(
            "SELECT entry FROM incoming.entries WHERE id = ?", (id,)
        ).fetchone()
        if found is None:
            return False
        self._names(found[0], (name,))
        return True

    def done(self) -> None:
        """All rows are there."""
        self._db.execute("COMMIT")

    def _entry(
        self, cells: tuple[object, ...], name: str, names: Iterable[str]
    ) -> bool:
        if self._db.execute(_ENTRY, cells).rowcount != 1:
            return False
        self._names(self.entries, (name, *names))
        self.entries += 1
        return True

    def _names(self, entry: int, names: Iterable[str]) -> None:
        keys: dict[str, str] = {}
        for name in names:
            keys.setdefault(fold(name), name)
        keys.pop("", None)
        self.names += len(keys)
        self._db.executemany(
            "INSERT INTO incoming.names VALUES (?,?,?,?)",
            [(key, sound(key), entry, name) for key, name in keys.items()],
        )

    def _row_of(self, id: str) -> int:
        (row,) = self._db.execute(
            "SELECT row FROM incoming.entries WHERE id = ?", (id,)
        ).fetchone()
        return int(row)


def _unit_code(admin1: str, admin2: str | None) -> str:
    return f"{admin1}.{admin2}" if admin2 else admin1
