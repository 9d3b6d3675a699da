"""Import a file of areas held: read, gather aside, put in as a whole."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from marsad.errors import OperatorError
from marsad.locate import database
from marsad.locate.database import transaction
from marsad.locate.ground import store
from marsad.locate.ground.measure import km2
from marsad.locate.ground.reading import extents
from marsad.locate.ground.rows import Extent, Options
from marsad.locate.loading import extent
from marsad.locate.loading.faults import Faults, writing
from marsad.locate.loading.files import fingerprint, need
from marsad.locate.loading.rows import KEPT, LEFT_OUT, REPAIRED, Fault
from marsad.records.ids import content_id

VERSION = "1"
"""Raised when the same file would be read to other areas."""
LEAST_KM2 = 0.1
"""Of ground that two holders have on one day, from which it is told of."""
_INCOMING = """
CREATE TABLE incoming.areas (day TEXT, holder TEXT, own TEXT, row TEXT, geometry BLOB);
"""


def _unwatched(rows: int) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A file to import, and how."""

    file: Path
    options: Options
    now: datetime
    dry_run: bool = False
    """Read and check everything, change nothing."""
    errors: Path | None = None
    """Where row errors are written, one JSON object a line."""
    progress: Callable[[int], None] = field(default=_unwatched)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of a file."""

    series: str
    features: int
    areas: int
    """One a day and holder."""
    days: int
    first: str
    last: str
    holders: tuple[str, ...]
    unknown: tuple[str, ...]
    """Of them those that marsad.toml does not have."""
    replaced: int
    """Areas of before that these take the place of."""
    left_out: int
    repaired: int
    kept: int
    unchanged: bool
    """True where the same file was imported before in the same way: nothing was
    done."""
    faults: tuple[Fault, ...]
    """The first."""


def load(asked: Asked, path: Path) -> Loaded:
    """Import a file into the ground at `path`; the same file again changes nothing.

    All that the file has of one holder on one day becomes one area, in which no ground
    counts twice. Days of the same series that are there already are replaced, of other
    holders too unless the person names the only one. A faulty feature never stops the
    rest.

    Raises:
        OperatorError: the file as a whole cannot be used, and why; nothing is changed.
    """
    need(asked.file)
    key = _key(asked)
    with _store(path, asked.dry_run) as db:
        known = next((s for s in store.sources(db) if s.options == key[1]), None)
        if known is not None and not asked.dry_run and known.rows == known.kept:
            return _unchanged(db, known)
        with writing(asked.errors) as faults:
            features = _gather(db, asked, faults)
            _unite(db, faults)
        return _put(db, asked, key, faults, features)


def _key(asked: Asked) -> tuple[str, str]:
    """The file's hash, and one of all that was said of it."""
    said, digest = asked.options, fingerprint(asked.file)
    named = asked.file.name if said.day_from_name else ""
    options = content_id(
        "opt", VERSION, digest, said.series, said.licence, said.holder, str(said.day),
        named, said.day_field, said.holder_field, said.meanings, said.layer, said.crs,
        tuple(sorted(said.parties.items())),
    )  # fmt: skip
    return digest, options


@contextmanager
def _store(path: Path, dry_run: bool) -> Iterator[sqlite3.Connection]:
    """The ground to import into; for a dry run without any, empty one in memory."""
    if not dry_run or path.is_file():
        with store.opened(path, write=True) as db:
            yield db
        return
    with database.in_memory(store.FORM) as db:
        yield db


def _gather(db: sqlite3.Connection, asked: Asked, faults: Faults) -> int:
    """Put the good features aside on disk; how many they are.

    Raises:
        OperatorError: the file cannot be read, its columns are swapped, or no feature
            is any good.
    """
    db.execute("ATTACH DATABASE '' AS incoming")
    db.execute("PRAGMA incoming.journal_mode = OFF")
    db.executescript(_INCOMING)
    count = swapped = 0
    first = ""
    for row in extents(asked.file, asked.options):
        asked.progress(1)
        if isinstance(row, Fault):
            faults.add(row)
            continue
        if words := _swapped(row, asked.options.area):
            swapped, first = swapped + 1, first or f"row {row.row}: {words}"
            faults.add(Fault(row.row, words, str(row.day), part=row.part))
            continue
        count += 1
        told = f"{row.part}:{row.row}" if row.part else str(row.row)
        cells = (row.day.isoformat(), row.holder, row.own, told, row.geometry)
        db.execute("INSERT INTO incoming.areas VALUES (?,?,?,?,?)", cells)
    if swapped > count:
        raise OperatorError(
            f"{asked.file}: latitude and longitude seem swapped in {swapped:,} "
            f"features, and right in {count:,}; write the file with longitude first. "
            f"{first}"
        )
    if not count:
        fault = faults.first[0] if faults.first else Fault(0, "there are none")
        where = f"feature {fault.row}" if fault.row else fault.part or "features"
        raise OperatorError(
            f"{asked.file}: no feature can be used; {where}: {fault.reason}"
        )
    return count


def _swapped(row: Extent, area: tuple[str, ...]) -> str:
    """That a feature's numbers are swapped, by the countries watched; else nothing."""
    sides = [(extent.orientation(land, *row.point), land) for land in area]
    if not sides or any(side in (extent.RIGHT, extent.UNCLEAR) for side, _ in sides):
        return ""
    land = next((land for side, land in sides if side == extent.SWAPPED), None)
    return "" if land is None else extent.swapped_words(land, *row.point)


def _unite(db: sqlite3.Connection, faults: Faults) -> None:
    """Make one area of all that a holder has on a day, a day at a time."""
    db.execute(
        "CREATE TABLE incoming.united (day TEXT, holder TEXT, own TEXT, rows TEXT,"
        " km2 REAL, west REAL, south REAL, east REAL, north REAL, geometry BLOB)"
    )
    days = db.execute("SELECT DISTINCT day FROM incoming.areas ORDER BY day")
    for (day,) in days.fetchall():
        _unite_day(db, day, faults)


def _unite_day(db: sqlite3.Connection, day: str, faults: Faults) -> None:
    import shapely  # type: ignore[import-untyped]

    rows = db.execute(
        "SELECT holder, own, row, geometry FROM incoming.areas WHERE day = ?"
        " ORDER BY holder, rowid",
        (day,),
    )
    parts: dict[str, list[tuple[str, str, bytes]]] = {}
    for holder, *cells in rows:
        parts.setdefault(holder, []).append(tuple(cells))
    shapes = {}
    for holder, cells in parts.items():
        read = [shapely.from_wkb(geometry) for _, _, geometry in cells]
        shape = read[0] if len(read) == 1 else shapely.union_all(read)
        shapes[holder] = shape
        own = " | ".join(dict.fromkeys(own for own, _, _ in cells if own))
        told = ",".join(row for _, row, _ in cells)
        db.execute(
            "INSERT INTO incoming.united VALUES (?,?,?,?,?,?,?,?,?,?)",
            (day, holder, own, told, km2(shape), *shape.bounds, shape.wkb),
        )
    for one, other in _pairs(sorted(shapes)):
        both = km2(shapely.intersection(shapes[one], shapes[other]))
        if both >= LEAST_KM2:
            reason = f"{day}: {one} and {other} both have {both:,.1f} square kilometres"
            faults.add(Fault(0, reason, day, KEPT))


def _pairs(names: list[str]) -> Iterator[tuple[str, str]]:
    return ((one, two) for k, one in enumerate(names) for two in names[k + 1 :])


def _put(
    db: sqlite3.Connection,
    asked: Asked,
    key: tuple[str, str],
    faults: Faults,
    features: int,
) -> Loaded:
    options, (digest, said) = asked.options, key
    gone, first, last, days = _summary(db, options)
    counts = [faults.counts[kind] for kind in (LEFT_OUT, REPAIRED, KEPT)]
    (areas,) = db.execute("SELECT count(*) FROM incoming.united").fetchone()
    rows = db.execute("SELECT DISTINCT holder FROM incoming.united ORDER BY 1")
    holders = tuple(holder for (holder,) in rows)
    if not asked.dry_run:
        cells = (
            options.series, options.licence, asked.file.name, digest, said,
            asked.now.isoformat(), areas, *counts[:2],
        )  # fmt: skip
        _merge(db, cells, options)
    known = set(options.parties.values())
    unknown = tuple(holder for holder in holders if holder not in known)
    left_out, repaired, kept = counts
    return Loaded(
        options.series, features, areas, days, first, last, holders, unknown, gone,
        left_out, repaired, kept, False, tuple(faults.first),
    )  # fmt: skip


_REPLACED = (
    "series = ? AND day IN (SELECT day FROM incoming.united)"
    " AND (? OR holder IN (SELECT holder FROM incoming.united))"
)


def _summary(db: sqlite3.Connection, options: Options) -> tuple[int, str, str, int]:
    """Areas that are replaced, first and last day, and how many days."""
    (gone,) = db.execute(
        f"SELECT count(*) FROM main.areas WHERE {_REPLACED}",
        (options.series, not options.holder),
    ).fetchone()
    first, last, days = db.execute(
        "SELECT min(day), max(day), count(DISTINCT day) FROM incoming.united"
    ).fetchone()
    return gone, first, last, days


def _merge(db: sqlite3.Connection, cells: tuple[object, ...], options: Options) -> None:
    with transaction(db):
        db.execute(
            f"DELETE FROM main.areas WHERE {_REPLACED}",
            (options.series, not options.holder),
        )
        made = db.execute(
            "INSERT INTO sources (series, licence, file, sha256, options, loaded, rows,"
            " left_out, repaired) VALUES (?,?,?,?,?,?,?,?,?)",
            cells,
        )
        db.execute(
            "INSERT INTO main.areas (series, day, holder, own, km2, west, south, east,"
            " north, source, rows, geometry) SELECT ?, day, holder, own, km2, west,"
            " south, east, north, ?, rows, geometry FROM incoming.united"
            " ORDER BY day, holder",
            (options.series, made.lastrowid),
        )
        store.drop_unused(db)


def _unchanged(db: sqlite3.Connection, known: store.Source) -> Loaded:
    days = [
        date.fromisoformat(day)
        for (day,) in db.execute(
            "SELECT DISTINCT day FROM areas WHERE source = ? ORDER BY day",
            (known.number,),
        )
    ]
    return Loaded(
        known.series, 0, known.rows, len(days), str(days[0]), str(days[-1]), (), (), 0,
        known.left_out, known.repaired, 0, True, (),
    )  # fmt: skip
