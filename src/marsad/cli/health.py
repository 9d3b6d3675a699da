"""What `marsad doctor` looks at, on this machine and in this monitor."""

import importlib
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from marsad import __version__, settings
from marsad.cli.fitness import Check, fitness
from marsad.cli.place import refuse_lost_record
from marsad.errors import MarsadError

LEAST_FREE_MB = 500
LEAST_BYTES = 100_000
"""No file of a network is smaller."""
YEARS = (2024, 2100)
"""A clock outside these is wrong."""


def checks(folder: Path) -> Iterator[Check]:
    """Every check, those of the monitor only where there is one."""
    yield Check("marsad", True, f"{__version__}, Python {sys.version.split()[0]}")
    yield _try("SQLite", _sqlite)
    yield _try("clock", _clock)
    yield _try("Readers", _reader)
    yield _try("gazetteer", _gazetteer)
    yield _try("PDF", _pdf)
    if not (folder / settings.CONFIG).exists():
        yield Check("monitor", True, f"{folder} is none; `marsad init DIR` makes one")
        return
    config = _try("settings", lambda: _config(folder))
    yield config
    if config.ok:
        yield from fitness(settings.load(folder))
    yield _try("store", lambda: _store(settings.Folder(folder)))
    yield _try("signing key", lambda: _key(settings.Folder(folder)))
    yield _try("permissions", lambda: _closed(folder))
    yield _try("free space", lambda: _space(folder))
    yield from _second_reader(folder)


def _try(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, True, look())
    except (MarsadError, OSError, sqlite3.Error, ImportError) as error:
        return Check(name, False, str(error))


def _pdf() -> str:
    """No fault where none can be made: a release then has none, and says so here."""
    from marsad.publish.printed import no_pdf

    reason = no_pdf()
    return f"none will be made: {reason}" if reason else "briefs are made as PDF too"


def _sqlite() -> str:
    with sqlite3.connect(":memory:") as db:
        db.execute("create virtual table words using fts5(text)")
    return sqlite3.sqlite_version


def _clock() -> str:
    now = settings.clock()()
    if not YEARS[0] <= now.year < YEARS[1]:
        raise MarsadError(f"it says {now.isoformat()}; set the date of this machine")
    fixed = abs((datetime.now(UTC) - now).total_seconds()) > 60
    return now.isoformat() + (" (SOURCE_DATE_EPOCH)" if fixed else "")


def _reader() -> str:
    """Whether the networks' files are there and whole, and what runs them."""
    from marsad.extract.languages import versions, weights
    from marsad.extract.network.network import FILES

    for library in ("onnxruntime", "tokenizers"):
        importlib.import_module(library)
    for language, folder in weights().items():
        for file in (folder / name for name in FILES):
            size = file.stat().st_size
            if size < LEAST_BYTES:
                raise MarsadError(
                    f"{file} is cut short ({size:,} bytes); "
                    f"install marsad-weights-{language} anew"
                )
    return ", ".join(versions().values())


def _gazetteer() -> str:
    from marsad.run.tools import Models

    plain = settings.stateless()
    return Models(plain.war, plain.cache).gazetteer.version


def _config(folder: Path) -> str:
    war = settings.load(folder).war
    return f"{war.name}: {len(war.parties)} parties, {len(war.sources)} sources"


def _store(place: settings.Folder) -> str:
    from marsad.records.report import Report
    from marsad.store.embedded import EmbeddedStore

    refuse_lost_record(place)
    with closing(sqlite3.connect(place.store)) as db:
        (state,) = db.execute("pragma quick_check").fetchone()
    if state != "ok":
        raise MarsadError(f"{place.store} is damaged ({state}); restore your backup")
    with closing(EmbeddedStore(place.store)) as store:
        return f"{sum(1 for _ in store.scan(Report)):,} reports, sound"


def _closed(folder: Path) -> str:
    """Protected reports are in there: nobody else on this machine may read it."""
    for place in (folder, *sorted(folder.glob("releases-*"))):
        if place.stat().st_mode & 0o077:
            raise MarsadError(
                f"others on this machine can look into it: chmod 700 {place}"
            )
    return "only you can look into it"


def _key(place: settings.Folder) -> str:
    from marsad.archive.seal import load_key
    from marsad.run.keys import key_of
    from marsad.store.embedded import EmbeddedStore

    if not place.key.exists():
        raise MarsadError(f"{place.key} is missing; restore it from your backup")
    if place.key.stat().st_mode & 0o077:
        raise MarsadError(f"others can read {place.key}: chmod 600 {place.key}")
    public = load_key(place.key.read_bytes()).public
    refuse_lost_record(place)
    with closing(EmbeddedStore(place.store)) as store:
        known = key_of(store, place.releases)
    if known not in (None, public):
        raise MarsadError(
            f"{place.key} is another key than this monitor signed with, which begins "
            f"{known}: restore that from your backup"
        )
    return f"public key {public}"


def _second_reader(folder: Path) -> Iterator[Check]:
    """Whether the hosted reader's server answers, where the monitor has one."""
    from marsad.extract.hosted.health import look

    try:
        reader = settings.load(folder).reader
    except MarsadError:
        return
    if reader is not None:
        yield _try("second reader", lambda: look(reader))


def _space(folder: Path) -> str:
    free = shutil.disk_usage(folder).free // 1_000_000
    if free < LEAST_FREE_MB:
        raise MarsadError(f"only {free:,} MB are free on the disk of {folder}")
    return f"{free:,} MB"
