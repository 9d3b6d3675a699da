"""The file of a monitor's own places and boundaries: one SQLite file, opened and not
loaded into memory. What a file brings goes in as a whole, or not at all."""

import sqlite3
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from marsad.errors import OperatorError
from marsad.locate import database
from marsad.locate.database import Form, transaction
from marsad.locate.loading.schema import TABLES, VERSION
from marsad.records.ids import content_id

FILE = "places.sqlite"
FORM = Form(TABLES, VERSION, "marsad places add")


@dataclass(frozen=True, slots=True)
class Source:
    """One file that was loaded and still has rows."""

    number: int
    name: str
    """Of the list, or of the set of boundaries."""
    kind: str
    """``geonames``, ``boundaries``, ``table``."""
    licence: str
    """With the attribution, as the person gave it; may be empty."""
    file: str
    sha256: str
    options: str
    """What the person said of it, as one key."""
    loaded: str
    """When, ISO 8601."""
    rows: int
    left_out: int
    repaired: int
    kept: int
    """Rows that were kept though something is missing."""


def opened(
    path: Path, write: bool = False
) -> AbstractContextManager[sqlite3.Connection]:
    """The file's connection, as `database.opened` gives it."""
    return database.opened(path, FORM, write)


def in_memory() -> AbstractContextManager[sqlite3.Connection]:
    """The same tables without a file, for trying something out."""
    return database.in_memory(FORM)


def sources(db: sqlite3.Connection) -> list[Source]:
    """The files whose rows are in use, oldest first."""
    rows = db.execute(
        "SELECT source, name, kind, licence, file, sha256, options, loaded,"
        " (SELECT count(*) FROM entries WHERE origin = sources.source),"
        " left_out, repaired, kept FROM sources ORDER BY source"
    )
    return [Source(*row) for row in rows]


def chosen_set(db: sqlite3.Connection) -> str | None:
    """The set of boundaries that the monitor has chosen; None before a choice."""
    row = db.execute(
        "SELECT set_name FROM choices ORDER BY choice DESC LIMIT 1"
    ).fetchone()
    return None if row is None or row[0] not in set_names(db) else str(row[0])


def set_names(db: sqlite3.Connection) -> list[str]:
    """The sets of boundaries that are loaded."""
    rows = db.execute("SELECT DISTINCT set_name FROM areas ORDER BY set_name")
    return [str(name) for (name,) in rows]


def choose_set(db: sqlite3.Connection, name: str, now: datetime) -> None:
    """Record which set of boundaries the monitor uses from now on.

    Raises:
        OperatorError: there is no such set.
    """
    known = set_names(db)
    if name not in known:
        raise OperatorError(
            f"there is no set of boundaries {name!r}; there are: "
            f"{', '.join(known) or 'none'}"
        )
    db.execute(
        "INSERT INTO choices (set_name, made) VALUES (?, ?)", (name, now.isoformat())
    )


def remove(db: sqlite3.Connection, name: str) -> int:
    """Take everything of that name out; how many rows that were.

    Raises:
        OperatorError: nothing has that name.
    """
    known = sorted({source.name for source in sources(db)})
    if name not in known:
        raise OperatorError(
            f"nothing named {name!r} is loaded; there are: {', '.join(known) or 'none'}"
        )
    with transaction(db):
        db.execute(
            "CREATE TEMP TABLE doomed AS SELECT entry FROM entries WHERE origin IN"
            " (SELECT source FROM sources WHERE name = ?)",
            (name,),
        )
        return drop(db, "temp.doomed")


def drop(db: sqlite3.Connection, doomed: str) -> int:
    """Drop the entries listed in a table, and what hangs on them."""
    (count,) = db.execute(f"SELECT count(*) FROM {doomed}").fetchone()
    if count:
        for table in ("names", "areas", "entries"):
            db.execute(
                f"DELETE FROM {table} WHERE entry IN (SELECT entry FROM {doomed})"
            )
    db.execute(f"DROP TABLE {doomed}")
    db.execute(
        "DELETE FROM sources WHERE NOT EXISTS"
        " (SELECT 1 FROM entries WHERE origin = sources.source)"
    )
    return int(count)


def version(path: Path) -> str:
    """Changes whenever what is loaded, or the chosen set, changes; empty for none."""
    if not path.is_file():
        return ""
    with opened(path) as db:
        loaded = [f"{s.sha256} {s.options} {s.rows}" for s in sources(db)]
        return content_id("plf", chosen_set(db), *loaded)
