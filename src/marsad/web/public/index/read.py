"""Asking the index: pages of rows, single rows, full text; from any thread."""

import json
import sqlite3
import threading
import time
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from marsad.errors import OperatorError
from marsad.web.public.index.ask import Ask, order, where
from marsad.web.public.index.rows import Rows
from marsad.web.public.index.tables import REDIRECTS, TABLES
from marsad.web.public.shelf import Edition
from marsad.web.public.words import Question

PATIENCE = 5.0
"""Seconds that one question may take."""
_STEPS = 20_000
"""Steps of SQLite between two looks at the clock."""
MOST_RANKED = 5_000
"""Hits of a kind that are ranked by how well they match; where more match, words tell
them apart too little, and those that weigh more come first."""
_COUNTS = 512


class TooLong(Exception):
    """A question took longer than one may."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of many, as they stand in the data file."""

    matched: int
    rows: Sequence[bytes]


@dataclass(frozen=True, slots=True)
class Spot:
    """A row with the point it is placed at; None where it is not placed."""

    id: str
    lon: float | None
    lat: float | None
    row: bytes


@dataclass(frozen=True, slots=True)
class Hits:
    """What full text search found, best first: kind and row."""

    matched: int
    exact: bool
    """False where more matched than are ranked; those are not counted to the end."""
    rows: Sequence[tuple[str, bytes]]


class Index:
    """The index of one release, and its data files held open."""

    def __init__(self, path: Path, edition: Edition) -> None:
        self.edition = edition
        self._path = path
        self._rows = {
            name: Rows(edition.folder / table.file) for name, table in TABLES.items()
        }
        self._local = threading.local()
        self._counts: OrderedDict[tuple[object, ...], int] = OrderedDict()
        self.redirects = _redirects(edition)
        self.counts = dict(self._all("SELECT name, rows FROM counts"))
        self._ranges = {
            name: (first, last)
            for name, first, last in self._all("SELECT * FROM ranges")
        }

    def page(self, ask: Ask) -> Page:
        """The rows asked for, and how many there are on all pages."""
        table = TABLES[ask.kind]
        condition, values = where(ask, table)
        inner = f"SELECT n FROM {table.name}{condition}{order(ask)} LIMIT ? OFFSET ?"
        places = self._all(
            f"SELECT t.offset, t.size FROM ({inner}) AS found "
            f"JOIN {table.name} AS t ON t.n = found.n",
            [*values, ask.limit, ask.offset],
        )
        rows = [self._rows[ask.kind].raw(*place) for place in places]
        return Page(self._count(table.name, condition, values), rows)

    def features(self, ask: Ask) -> tuple[int, list[Spot]]:
        """The same for rows that may have a point."""
        table = TABLES[ask.kind]
        condition, values = where(ask, table)
        inner = f"SELECT n FROM {table.name}{condition}{order(ask)} LIMIT ? OFFSET ?"
        found = self._all(
            f"SELECT t.id, t.lon, t.lat, t.offset, t.size FROM ({inner}) AS found "
            f"JOIN {table.name} AS t ON t.n = found.n",
            [*values, ask.limit, ask.offset],
        )
        rows = self._rows[ask.kind]
        spots = [Spot(one[0], one[1], one[2], rows.raw(*one[3:])) for one in found]
        return self._count(table.name, condition, values), spots

    def spot(self, kind: str, id: str) -> Spot | None:
        """A row that may have a point, by its id."""
        _, found = self.features(Ask(kind, {"id": id}, limit=1))
        return found[0] if found else None

    def row(self, kind: str, id: str) -> bytes | None:
        """A row by its id."""
        found = self._all(f"SELECT offset, size FROM {kind} WHERE id = ?", [id])
        return self._rows[kind].raw(*found[0]) if found else None

    def having(self, kind: str, column: str, value: str) -> list[bytes]:
        """All rows with that value, as in the file."""
        found = self._all(
            f'SELECT offset, size FROM {kind} WHERE "{column}" = ? ORDER BY n', [value]
        )
        return [self._rows[kind].raw(*place) for place in found]

    def sources(self, limit: int, offset: int) -> tuple[int, list[dict[str, Any]]]:
        """Who published reports, those with most of them first."""
        found = self._all(
            "SELECT s.reports, s.claims, s.events, s.first, s.last, s.languages, "
            "r.offset, r.size FROM sources AS s JOIN reports AS r ON r.n = s.report "
            "ORDER BY s.rowid LIMIT ? OFFSET ?",
            [limit, offset],
        )
        total = self._all("SELECT count(*) FROM sources")[0][0]
        return total, [self._source(*one) for one in found]

    def _source(self, *values: Any) -> dict[str, Any]:
        reports, claims, events, first, last, languages, offset, size = values
        return {
            "publisher": self._rows["reports"].parsed(offset, size)["publisher"],
            "reports": reports,
            "claims": claims,
            "events": events,
            "first": first,
            "last": last,
            "languages": sorted((languages or "").split(",")) if languages else [],
        }

    def told_on(self, ids: Sequence[str]) -> Mapping[str, str]:
        """The day on which events were last told of."""
        blanks = ", ".join("?" * len(ids))
        found = self._all(f"SELECT id, told FROM events WHERE id IN ({blanks})", ids)
        return {id: told for id, told in found if told}

    def put_right(self, ids: Sequence[str]) -> Mapping[str, str]:
        """Id of the last line of the log on each record that has one."""
        blanks = ", ".join("?" * len(ids))
        query = f"SELECT record, id FROM corrections WHERE record IN ({blanks})"
        return dict(self._all(f"{query} ORDER BY n", ids))

    def extent(self, kind: str) -> tuple[Sequence[float | None], Sequence[str | None]]:
        """The box and the days that the rows of a kind lie in."""
        found = self._all(
            'SELECT min(lon), min(lat), max(lon), max(lat), min(start), max("end") '
            f"FROM {kind}"
        )[0]
        return found[:4], found[4:]

    def search(
        self, asked: Question, kinds: Sequence[str], limit: int, offset: int
    ) -> Hits:
        """Full text: best match first, then by weight."""
        found: list[tuple[float, int, str]] = []
        matched, exact = 0, True
        for kind in kinds:
            match, ns = self._matching(asked, kind)
            matched += min(len(ns), MOST_RANKED)
            exact = exact and len(ns) <= MOST_RANKED
            if len(ns) > MOST_RANKED:
                ranked = [(0.0, n) for n in ns[: offset + limit]]
            else:
                ranked = self._ranked(match, kind, offset + limit) if ns else []
            found += [(score, n, kind) for score, n in ranked]
        found.sort()
        rows = [self._found(n, kind) for _, n, kind in found[offset : offset + limit]]
        return Hits(matched, exact, rows)

    def _matching(self, asked: Question, kind: str) -> tuple[str, list[int]]:
        """Numbers of the texts that match, up to a bound, those that weigh most first.
        Words that go on are not looked for where the words as they stand are many:
        gathering them would take longest where it tells least."""
        for match in (asked.whole, asked.begun):
            found = self._all(
                "SELECT rowid FROM texts WHERE texts MATCH ? AND rowid BETWEEN ? AND ? "
                "ORDER BY rowid LIMIT ?",
                [match, *self._ranges[kind], MOST_RANKED + 1],
            )
            if len(found) > MOST_RANKED or asked.whole == asked.begun:
                break
        return match, [n for (n,) in found]

    def _ranked(self, match: str, kind: str, most: int) -> list[tuple[float, int]]:
        return self._all(
            "SELECT round(bm25(texts, 4.0, 1.0), 1), rowid FROM texts "
            "WHERE texts MATCH ? AND rowid BETWEEN ? AND ? ORDER BY 1, 2 LIMIT ?",
            [match, *self._ranges[kind], most],
        )

    def _found(self, n: int, kind: str) -> tuple[str, bytes]:
        place = self._all(
            f"SELECT k.offset, k.size FROM texts_of AS t JOIN {kind} AS k "
            "ON k.n = t.row WHERE t.n = ?",
            [n],
        )[0]
        return kind, self._rows[kind].raw(*place)

    def _count(self, name: str, condition: str, values: list[object]) -> int:
        if not condition:
            return int(self.counts[name])
        key = (name, condition, *values)
        known = self._counts.get(key)
        if known is None:
            found = self._all(f"SELECT count(*) FROM {name}{condition}", values)
            self._counts[key] = known = found[0][0]
            while len(self._counts) > _COUNTS:
                self._counts.popitem(last=False)
        return known

    def _all(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        self._local.until = time.monotonic() + PATIENCE
        try:
            return self._base().execute(sql, tuple(values)).fetchall()
        except sqlite3.OperationalError as error:
            if "interrupted" in str(error):
                raise TooLong from error
            raise OperatorError(f"{self._path}: {error}") from error

    def _base(self) -> sqlite3.Connection:
        """A connection of this thread's own."""
        base: sqlite3.Connection | None = getattr(self._local, "base", None)
        if base is None:
            uri = f"{self._path.resolve().as_uri()}?mode=ro&immutable=1"
            base = sqlite3.connect(uri, uri=True, check_same_thread=False)
            base.execute("PRAGMA cache_size = -8192")
            base.execute("PRAGMA mmap_size = 268435456")
            base.set_progress_handler(self._late, _STEPS)
            self._local.base = base
        return base

    def _late(self) -> bool:
        return bool(time.monotonic() > self._local.until)


def _redirects(edition: Edition) -> Mapping[str, Sequence[str]]:
    if not edition.has(REDIRECTS):
        return {}
    path = edition.folder / REDIRECTS
    try:
        found = json.loads(path.read_text("utf-8"))
        return {str(id): [str(one) for one in to] for id, to in found.items()}
    except (OSError, AttributeError, TypeError, ValueError) as error:
        raise OperatorError(f"{path} cannot be read: {error}") from error
