"""Numbered migrations, each run and recorded in one transaction."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from marsad.errors import OperatorError
from marsad.records import codec

APPLICATION = 0x6D727364
"""SQLite's application id of our files ("mrsd"), so that a stranger's database is
never mistaken for a store."""


@dataclass(frozen=True, slots=True)
class Migration:
    """One change of the tables; once released it is never edited."""

    number: int
    what: str
    statements: tuple[str, ...]
    codec: int = 1
    """`codec.VERSION` of the records once it has run."""


MIGRATIONS = (
    Migration(
        1,
        "records and cursors",
        (
            """
            CREATE TABLE record (
              seq INTEGER PRIMARY KEY AUTOINCREMENT,
              kind TEXT NOT NULL,
              id TEXT NOT NULL,
              data TEXT NOT NULL,
              UNIQUE (kind, id)
            )
            """,
            "CREATE INDEX record_in_order ON record (kind, seq)",
            """
            CREATE TABLE cursor (
              stage TEXT PRIMARY KEY,
              at INTEGER NOT NULL,
              key TEXT NOT NULL
            ) WITHOUT ROWID
            """,
        ),
    ),
)


def check_version(db: sqlite3.Connection, known: Sequence[Migration]) -> int:
    """The number of the last migration that `db` has been through; 0 if it is new.

    Raises:
        OperatorError: the file belongs to another program, or to a newer marsad.
    """
    if _one(db, "PRAGMA application_id") != APPLICATION:
        if _one(db, "SELECT count(*) FROM sqlite_schema") != 0:
            raise OperatorError("this SQLite file is not a store of marsad")
        return 0
    number = _one(db, "SELECT coalesce(max(number), 0) FROM migration")
    form = _one(db, "SELECT coalesce(max(codec), 0) FROM migration")
    if number > known[-1].number or form > codec.VERSION:
        raise OperatorError(
            f"the store is of version {number}, with records of version {form}, and "
            f"this marsad knows store version {known[-1].number} and record version "
            f"{codec.VERSION}: install a marsad that knows store version {number}"
        )
    return number


def migrate(
    db: sqlite3.Connection, known: Sequence[Migration] = MIGRATIONS
) -> tuple[int, ...]:
    """Run the migrations that `db` has not been through; returns their numbers.

    Two processes may call it at once: the second finds the work done. `db` must be
    in autocommit mode, and every statement of a migration must be one that SQLite
    can roll back.

    Raises:
        OperatorError: as `check_version`.
    """
    done = []
    for migration in known:
        if migration.number > check_version(db, known) and _apply(db, migration, known):
            done.append(migration.number)
    return tuple(done)


def _apply(
    db: sqlite3.Connection, migration: Migration, known: Sequence[Migration]
) -> bool:
    db.execute("BEGIN IMMEDIATE")
    with db:
        if check_version(db, known) >= migration.number:
            return False
        db.execute(f"PRAGMA application_id = {APPLICATION}")
        db.execute(
            "CREATE TABLE IF NOT EXISTS migration"
            " (number INTEGER PRIMARY KEY, what TEXT NOT NULL, codec INTEGER NOT NULL)"
        )
        for statement in migration.statements:
            db.execute(statement)
        db.execute(
            "INSERT INTO migration VALUES (?, ?, ?)",
            (migration.number, migration.what, migration.codec),
        )
    return True


def _one(db: sqlite3.Connection, sql: str) -> int:
    return int(db.execute(sql).fetchone()[0])
