"""Makes the index of a release: once, streaming, and whole or not at all."""

import os
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

from marsad.errors import OperatorError
from marsad.publish.feeds.row import Row
from marsad.publish.read import ALIKE
from marsad.web.public.index import text
from marsad.web.public.index.tables import REDIRECTS, TABLES, Table, days, parse, point
from marsad.web.public.shelf import Edition, Shelf

VERSION = 3
"""Of the index's form; another makes every index anew."""
CHUNK = 2_000
"""Rows held in memory at once."""


def index_path(cache: Path, edition: Edition) -> Path:
    """Where the index of a release is kept."""
    return cache / f"{edition.id}-{VERSION}.sqlite"


def ensure_index(cache: Path, shelf: Shelf, edition: Edition) -> Path:
    """The index of a release, made if it is not there yet.

    Raises:
        OperatorError: a data file is not what was published, or the cache cannot be
            written.
    """
    for name in (REDIRECTS, ALIKE, *(table.file for table in TABLES.values())):
        if edition.has(name) and not shelf.sound(edition, name):
            raise OperatorError(f"{edition.folder / name} is missing or altered")
    path = index_path(cache, edition)
    if path.is_file():
        return path
    temporary = cache / f".making-{edition.id}-{os.getpid()}.sqlite"
    try:
        cache.mkdir(parents=True, exist_ok=True, mode=0o700)
        temporary.unlink(missing_ok=True)
        with closing(sqlite3.connect(temporary, isolation_level=None)) as base:
            _fill(base, edition)
        temporary.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise OperatorError(f"no index can be made in {cache}: {error}") from error
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        told = f"{edition.folder} has rows of a form that is not known: {error!r}"
        raise OperatorError(told) from error
    finally:
        if temporary.is_file():
            temporary.unlink()
    return path


def sweep(cache: Path, kept: Collection[str]) -> None:
    """Remove indexes of releases that nobody asks any more."""
    for path in cache.glob("rel-*.sqlite"):
        if path.name.rpartition("-")[0] not in kept:
            path.unlink(missing_ok=True)


def _fill(base: sqlite3.Connection, edition: Edition) -> None:
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -65536"):
        base.execute(f"PRAGMA {pragma}")
    base.execute("BEGIN")
    base.execute("CREATE TABLE counts (name TEXT PRIMARY KEY, rows INTEGER)")
    base.execute(
        "CREATE TABLE tags (tag TEXT, value TEXT, n INTEGER, "
        "PRIMARY KEY (tag, value, n)) WITHOUT ROWID"
    )
    for table in TABLES.values():
        _create(base, table)
        count = _load(base, table, edition) if edition.has(table.file) else 0
        base.execute("INSERT INTO counts VALUES (?, ?)", (table.name, count))
        for column in table.indexed:
            name = f"{table.name}_by_{column}"
            base.execute(f"CREATE INDEX {name} ON {table.name} ({column})")
    _date_events(base)
    _sum_sources(base)
    text.fill(base, edition)
    base.execute("COMMIT")
    base.execute("ANALYZE")


def columns_of(table: Table) -> list[str]:
    """Names of a table's columns, without number, id and place in the file."""
    return [*table.columns, *(("start", "end", "lon", "lat") if table.placed else ())]


def _create(base: sqlite3.Connection, table: Table) -> None:
    columns = ", ".join(f'"{name}"' for name in columns_of(table))
    base.execute(
        f"CREATE TABLE {table.name} (n INTEGER PRIMARY KEY, id TEXT, "
        f"offset INTEGER, size INTEGER{', ' if columns else ''}{columns})"
    )
    if table.placed:
        base.execute(
            f"CREATE VIRTUAL TABLE {table.name}_box USING rtree(n, w, e, s, nn)"
        )


def _load(base: sqlite3.Connection, table: Table, edition: Edition) -> int:
    """Read the file once, a chunk at a time; rows are numbered from 1 as they come."""
    count = 0
    lines = _lines(edition.folder / table.file)
    blanks = ", ".join("?" * (4 + len(columns_of(table))))
    while chunk := list(islice(lines, CHUNK)):
        rows = [
            (count + at, start, size, parse(line, table.file))
            for at, (start, size, line) in enumerate(chunk, 1)
        ]
        base.executemany(
            f"INSERT INTO {table.name} VALUES ({blanks})",
            [_values(table, *one) for one in rows],
        )
        _load_beside(base, table, [(n, row) for n, _, _, row in rows])
        count += len(chunk)
    if table.key:
        base.execute(f"CREATE INDEX {table.name}_by_id ON {table.name} (id)")
    return count


def _lines(path: Path) -> Iterator[tuple[int, int, bytes]]:
    """Each line's place in the file, its length without the line's end, and itself."""
    start = 0
    with path.open("rb") as file:
        for line in file:
            kept = line.rstrip(b"\r\n")
            if kept.strip():
                yield start, len(kept), kept
            start += len(line)


def _values(table: Table, n: int, start: int, size: int, row: Row) -> list[Any]:
    values = [n, row.get(table.key) if table.key else None, start, size]
    values += [value(row) for value in table.columns.values()]
    if table.placed:
        values += [*days(row), *(point(row) or (None, None))]
    return values


def _load_beside(
    base: sqlite3.Connection, table: Table, rows: Sequence[tuple[int, Row]]
) -> None:
    """What rows have several of, and the boxes of their points."""
    for name, values in table.many.items():
        base.executemany(
            "INSERT OR IGNORE INTO tags VALUES (?, ?, ?)",
            [(f"{table.name}.{name}", v, n) for n, row in rows for v in values(row)],
        )
    if table.placed:
        base.executemany(
            f"INSERT INTO {table.name}_box VALUES (?, ?, ?, ?, ?)",
            [
                (n, at[0], at[0], at[1], at[1])
                for n, row in rows
                if (at := point(row)) is not None
            ],
        )


def _date_events(base: sqlite3.Connection) -> None:
    """When each event was last told of: what feeds are ordered by, not a clock."""
    base.execute('ALTER TABLE events ADD COLUMN "told"')
    base.execute(
        "UPDATE events SET told = (SELECT max(r.published) FROM claims AS c "
        "JOIN reports AS r ON r.id = c.report WHERE c.event = events.id)"
    )
    base.execute(
        "UPDATE events SET told = nullif(max(coalesce(told, \"end\", start, ''), "
        "coalesce((SELECT max(as_of) FROM corrections AS c "
        "WHERE c.record = events.id), '')), '')"
    )
    base.execute("CREATE INDEX events_by_told ON events (told, weight)")


def _sum_sources(base: sqlite3.Connection) -> None:
    """Who published reports, and how much of the record rests on them."""
    base.execute(
        "CREATE TABLE sources AS SELECT r.publisher AS id, min(r.n) AS report, "
        "count(DISTINCT r.n) AS reports, count(c.n) AS claims, "
        "count(DISTINCT c.event) AS events, min(r.published) AS first, "
        "max(r.published) AS last, group_concat(DISTINCT r.language) AS languages "
        "FROM reports AS r LEFT JOIN claims AS c ON c.report = r.id "
        "WHERE r.publisher IS NOT NULL GROUP BY r.publisher "
        "ORDER BY count(DISTINCT r.n) DESC, r.publisher"
    )
