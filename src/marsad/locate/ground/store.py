"""The file of imported areas: one SQLite file with a row a day and holder. What a file
brings goes in as a whole, or not at all."""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from marsad.errors import OperatorError
from marsad.locate import database
from marsad.locate.database import Form, transaction
from marsad.records.ids import content_id

FILE = "ground.sqlite"
TABLES = """
CREATE TABLE sources (source INTEGER PRIMARY KEY, series TEXT, licence TEXT, file TEXT,
  sha256 TEXT, options TEXT, loaded TEXT, rows INTEGER, left_out INTEGER,
  repaired INTEGER);
CREATE TABLE areas (area INTEGER PRIMARY KEY, series TEXT, day TEXT, holder TEXT,
  own TEXT, km2 REAL, west REAL, south REAL, east REAL, north REAL, source INTEGER,
  rows TEXT, geometry BLOB);
CREATE UNIQUE INDEX by_day ON areas (series, day, holder);
CREATE INDEX by_source ON areas (source);
"""
"""`areas.rows` says which features of the file an area is made of."""
FORM = Form(TABLES, 1, "marsad ground import")


@dataclass(frozen=True, slots=True)
class Source:
    """One file that was imported and of which days are still in use."""

    number: int
    series: str
    licence: str
    file: str
    sha256: str
    options: str
    """What the person said of it, as one key."""
    loaded: str
    """When, ISO 8601."""
    rows: int
    """Areas that it brought."""
    kept: int
    """Of them those that no later file has replaced."""
    left_out: int
    repaired: int


@dataclass(frozen=True, slots=True)
class Series:
    """One map over time."""

    name: str
    first: date
    last: date
    days: int
    holders: tuple[str, ...]
    licences: tuple[str, ...]
    files: int


@dataclass(frozen=True, slots=True)
class Held:
    """What one holder has on one day."""

    series: str
    day: date
    holder: str
    km2: float
    geometry: bytes


def opened(
    path: Path, write: bool = False
) -> AbstractContextManager[sqlite3.Connection]:
    """The file's connection, as `database.opened` gives it."""
    return database.opened(path, FORM, write)


def sources(db: sqlite3.Connection) -> list[Source]:
    """The files of which areas are in use, oldest first."""
    rows = db.execute(
        "SELECT source, series, licence, file, sha256, options, loaded, rows,"
        " (SELECT count(*) FROM areas WHERE areas.source = sources.source),"
        " left_out, repaired FROM sources ORDER BY source"
    )
    return [Source(*row) for row in rows]


def all_series(db: sqlite3.Connection) -> list[Series]:
    """Every map, by name."""
    rows = db.execute(
        "SELECT series, min(day), max(day), count(DISTINCT day), count(DISTINCT source)"
        " FROM areas GROUP BY series ORDER BY series"
    ).fetchall()
    return [
        Series(
            name, date.fromisoformat(first), date.fromisoformat(last), days,
            _words(db, "holder", "areas", name), _words(db, "licence", "sources", name),
            files,
        )
        for name, first, last, days, files in rows
    ]  # fmt: skip


def _words(
    db: sqlite3.Connection, column: str, table: str, name: str
) -> tuple[str, ...]:
    query = f"SELECT DISTINCT {column} FROM {table} WHERE series = ? ORDER BY 1"
    return tuple(word for (word,) in db.execute(query, (name,)) if word)


def chosen(db: sqlite3.Connection, series: str) -> list[str]:
    """The series of that name, or all of them for none.

    Raises:
        OperatorError: there is none of that name.
    """
    known = [one.name for one in all_series(db)]
    if series and series not in known:
        raise OperatorError(
            f"there is no series {series!r}; there are: {', '.join(known) or 'none'}"
        )
    return [series] if series else known


def days(db: sqlite3.Connection, series: str) -> list[date]:
    """The days of a series, in order."""
    rows = db.execute(
        "SELECT DISTINCT day FROM areas WHERE series = ? ORDER BY day", (series,)
    )
    return [date.fromisoformat(day) for (day,) in rows]


def held_on(db: sqlite3.Connection, series: str, day: date) -> list[Held]:
    """What each holder has on a day of a series, in order of holders."""
    rows = db.execute(
        "SELECT series, day, holder, km2, geometry FROM areas"
        " WHERE series = ? AND day = ? ORDER BY holder",
        (series, day.isoformat()),
    )
    return [_held(row) for row in rows]


def areas(db: sqlite3.Connection, series: str) -> Iterator[tuple[date, str, float]]:
    """Day, holder and square kilometres, in order of days and holders."""
    rows = db.execute(
        "SELECT day, holder, km2 FROM areas WHERE series = ? ORDER BY day, holder",
        (series,),
    )
    return ((date.fromisoformat(day), holder, km2) for day, holder, km2 in rows)


def holders(db: sqlite3.Connection, series: str, day: date) -> list[str]:
    """Whose ground a day of a series shows."""
    query = "SELECT holder FROM areas WHERE series = ? AND day = ? ORDER BY holder"
    return [holder for (holder,) in db.execute(query, (series, day.isoformat()))]


def newest_day(db: sqlite3.Connection, series: str, until: date) -> date | None:
    """The last day of a series that is not after one."""
    (day,) = db.execute(
        "SELECT max(day) FROM areas WHERE series = ? AND day <= ?",
        (series, until.isoformat()),
    ).fetchone()
    return None if day is None else date.fromisoformat(day)


def boxes_on(
    db: sqlite3.Connection, day: date
) -> list[tuple[float, float, float, float]]:
    """West, south, east and north of what each map shows on its last day that is not
    after one."""
    rows = db.execute(
        "SELECT min(west), min(south), max(east), max(north) FROM areas AS a"
        " WHERE day = (SELECT max(day) FROM areas AS b WHERE b.series = a.series"
        " AND b.day <= ?) GROUP BY series ORDER BY series",
        (day.isoformat(),),
    )
    return [(west, south, east, north) for west, south, east, north in rows]


def _held(row: tuple[str, str, str, float, bytes]) -> Held:
    series, day, holder, size, geometry = row
    return Held(series, date.fromisoformat(day), holder, size, geometry)


def remove(db: sqlite3.Connection, series: str) -> int:
    """Take a series out; how many areas that were.

    Raises:
        OperatorError: there is none of that name.
    """
    chosen(db, series)
    with transaction(db):
        gone = db.execute("DELETE FROM areas WHERE series = ?", (series,)).rowcount
        drop_unused(db)
    return int(gone)


def drop_unused(db: sqlite3.Connection) -> None:
    """Forget files of which nothing is in use."""
    db.execute("DELETE FROM sources WHERE source NOT IN (SELECT source FROM areas)")


def version(path: Path | None) -> str:
    """Changes whenever what is imported changes; empty for none."""
    if path is None or not path.is_file():
        return ""
    with opened(path) as db:
        kept = [f"{s.series} {s.sha256} {s.options} {s.kept}" for s in sources(db)]
        return content_id("grd", *sorted(kept)) if kept else ""
