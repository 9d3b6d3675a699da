"""One of a monitor's own SQLite files: opened and not loaded, and of a known form."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from marsad.errors import OperatorError

CACHE_KB = 64_000


@dataclass(frozen=True, slots=True)
class Form:
    """What such a file is made of, and how a person comes by one."""

    tables: str
    """SQL that makes them."""
    version: int
    """Of the tables, kept as SQLite's user_version."""
    adding: str
    """The command that loads something into it."""


@contextmanager
def opened(path: Path, form: Form, write: bool = False) -> Iterator[sqlite3.Connection]:
    """The file's connection; without `write`, nothing can be changed.

    Raises:
        OperatorError: there is none to read, it is damaged, from a later marsad, or
            the disk is full.
    """
    if not write and not path.is_file():
        raise OperatorError(f"{path}: nothing is loaded yet; see `{form.adding}`")
    try:
        if write:
            path.touch(mode=0o600)
        mode = "rw" if write else "ro"
        uri = f"{path.resolve().as_uri()}?mode={mode}"
        db = sqlite3.connect(uri, uri=True, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise OperatorError(f"{path}: cannot be opened: {error}") from error
    try:
        db.execute(f"PRAGMA cache_size = -{CACHE_KB}")
        _check(db, path, form, write)
        yield db
    except sqlite3.Error as error:
        raise OperatorError(
            f"{path}: {error}; nothing was changed. If it is damaged, move it away "
            "and load your files again"
        ) from error
    finally:
        db.close()


@contextmanager
def in_memory(form: Form) -> Iterator[sqlite3.Connection]:
    """The same tables without a file, for trying something out."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    try:
        _check(db, Path(":memory:"), form, True)
        yield db
    finally:
        db.close()


def _check(db: sqlite3.Connection, path: Path, form: Form, write: bool) -> None:
    """Make the tables of a new file.

    Raises:
        OperatorError: the tables are not those of this marsad.
    """
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if version == 0 and write:
        made = f"BEGIN;{form.tables}PRAGMA user_version = {form.version};COMMIT;"
        db.executescript(made)
    elif version != form.version:
        raise OperatorError(
            f"{path}: is of version {version}, this marsad knows {form.version}; move "
            "it away and load your files again"
        )


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All or nothing."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")
