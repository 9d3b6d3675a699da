"""Place names to entries: one local SQLite index, opened fast, never held in memory."""

import functools
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from marsad.locate.build import build_gazetteer, current, in_memory, version
from marsad.locate.entry import VERSION, Entry
from marsad.locate.fold import fold, same_words, sound
from marsad.locate.loading import store
from marsad.records.ids import content_id

__all__ = ["VERSION", "Entry", "Gazetteer", "build_gazetteer", "open_gazetteer"]

ALIKE = 86
"""Letters of a hundred in which names agree that are taken for one."""
_COLUMNS = (
    "id, name, kind, lat, lon, country, admin1, population, source, admin2, pcode"
)


class Gazetteer:
    """Looks names up; the same name always gives the same entries in the same order."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        version: str,
        own: sqlite3.Connection | None = None,
    ) -> None:
        """Over an index made by `marsad.locate.build`, and over the monitor's own
        places in tables alike (`loading.schema`)."""
        self._dbs = [connection] if own is None else [own, connection]
        self._own = own
        self.version = version
        """Changes whenever the same name could give other entries."""
        self._exact = functools.lru_cache(maxsize=16384)(self._by_key)
        self._like = functools.lru_cache(maxsize=4096)(self._by_sound)
        self._spelt = functools.lru_cache(maxsize=64)(self._names)

    def lookup(self, name: str, area: tuple[str, ...] = ()) -> tuple[Entry, ...]:
        """Entries of that name, or if there is none, of the same sound in the area.

        Kinds and populations are not weighed here; order is that of entry ids.
        """
        folded = fold(name)
        if not folded:
            return ()
        exact = self._exact(folded)
        if exact or not area:
            return exact
        return tuple(e for e in self._like(sound(folded)) if e.country in area)

    def entry(self, gazetteer: str, id: str) -> Entry | None:
        """The entry of that id in one of the lists."""
        query = f"SELECT {_COLUMNS} FROM entries WHERE id = ? AND source = ?"
        for db in self._dbs:
            for row in db.execute(query, (id, gazetteer)):
                return replace(Entry(*row), own=db is self._own)
        return None

    def spellings(self, entry: Entry) -> tuple[str, ...]:
        """Other names of an entry, in all scripts, as its lists write them."""
        if entry.own and self._own is not None:
            rows = self._own.execute(
                "SELECT DISTINCT spelled FROM names JOIN entries USING (entry)"
                " WHERE id = ? AND source = ? ORDER BY spelled",
                (entry.id, entry.source),
            )
            return tuple(name for (name,) in rows if name != entry.name)
        query = "SELECT other FROM entries WHERE id = ? AND source = ?"
        found = self._dbs[-1].execute(query, (entry.id, entry.source)).fetchone()
        return tuple(name for name in (found or ("",))[0].split("|") if name)

    def near(
        self, name: str, area: Iterable[str], limit: int = 5, alike: int = ALIKE
    ) -> tuple[Entry, ...]:
        """Entries of a similar name in an area, for names misspelled; `alike` is how
        much of a hundred letters must agree, or of a hundred sounds, and no word may
        be another."""
        key = fold(name)
        if len(key) < 5:
            return ()
        lands = tuple(sorted(area))
        found = self._alike("key", key, lands, limit, alike)
        if len(sound(key)) >= 4:
            found |= self._alike("sound", sound(key), lands, limit, alike)
        return tuple(e for e in found.values() if self._worded(e, key))

    def _worded(self, entry: Entry, key: str) -> bool:
        """Whether one of an entry's names has no other word than a name, folded."""
        names = (entry.name, *self.spellings(entry))
        return any(same_words(key, fold(name)) for name in names)

    def within(
        self, box: tuple[float, float, float, float], kinds: Iterable[str]
    ) -> list[Entry]:
        """Entries of some kinds in a box of west, south, east and north, in order of
        list and id; of one name and point only one, the monitor's own first."""
        west, south, east, north = box
        wanted = sorted(kinds)
        marks = ",".join("?" * len(wanted))
        query = (
            f"SELECT {_COLUMNS} FROM entries WHERE lat BETWEEN ? AND ?"
            f" AND lon BETWEEN ? AND ? AND kind IN ({marks}) ORDER BY source, id"
        )
        found: dict[tuple[str, float | None, float | None], Entry] = {}
        for db in self._dbs:
            for row in db.execute(query, (south, north, west, east, *wanted)):
                entry = replace(Entry(*row), own=db is self._own)
                found.setdefault((fold(entry.name), entry.lat, entry.lon), entry)
        return list(found.values())

    def _alike(
        self, column: str, value: str, area: tuple[str, ...], limit: int, alike: int
    ) -> dict[str, Entry]:
        """Entries by id of which the key or the sound is much like one."""
        from rapidfuzz import fuzz, process

        rows = self._spelt(area, column, value[0])
        found = process.extract(
            value, rows.keys(), scorer=fuzz.ratio, limit=limit, score_cutoff=alike
        )
        known = self._exact if column == "key" else self._like
        wanted = {row for k, _, _ in found for row in rows[k]}
        entries = (entry for k, _, _ in found for entry in known(k))
        return {entry.id: entry for entry in entries if entry.id in wanted}

    def _by_key(self, key: str) -> tuple[Entry, ...]:
        return tuple(self._entries("key", key))

    def _by_sound(self, key: str) -> tuple[Entry, ...]:
        return tuple(self._entries("sound", key)) if len(key) > 2 else ()

    def _entries(self, column: str, value: str) -> Iterator[Entry]:
        query = (
            f"SELECT DISTINCT {_COLUMNS} FROM names JOIN entries USING (entry)"
            f" WHERE names.{column} = ? ORDER BY id"
        )
        for db in self._dbs:
            for row in db.execute(query, (value,)):
                yield replace(Entry(*row), own=db is self._own)

    def _names(
        self, area: tuple[str, ...], column: str, initial: str
    ) -> dict[str, set[str]]:
        """Keys or sounds in an area by their first letter, with the entries' ids."""
        marks = ",".join("?" * len(area))
        query = (
            f"SELECT {column}, id FROM names JOIN entries USING (entry)"
            f" WHERE country IN ({marks}) AND {column} >= ? AND {column} < ?"
            f" ORDER BY {column}, id"
        )
        names: dict[str, set[str]] = {}
        for db in self._dbs:
            last = chr(ord(initial) + 1)
            for key, entry in db.execute(query, (*area, initial, last)):
                names.setdefault(key, set()).add(entry)
        return names


def open_gazetteer(folder: Path | None, places: Path | None = None) -> Gazetteer:
    """The gazetteer over its index in `folder`, built there first where need be, and
    over the monitor's own places in the file `places`, where there is one.

    No folder, or one that cannot be written: the index is built in memory.

    Raises:
        OperatorError: the file of the monitor's own places cannot be read.
    """
    own = None if places is None or not places.is_file() else _reading(places)
    known = version() if own is None or places is None else _version(places)
    if folder is None:
        return Gazetteer(in_memory(), known, own)
    path = folder / f"gazetteer-{version()}.sqlite"
    try:
        if not current(path):
            build_gazetteer(path)
    except OSError:
        return Gazetteer(in_memory(), known, own)
    return Gazetteer(_reading(path, "&immutable=1"), known, own)


def _reading(path: Path, how: str = "") -> sqlite3.Connection:
    uri = f"{path.resolve().as_uri()}?mode=ro{how}"
    return sqlite3.connect(uri, uri=True, check_same_thread=False)


def _version(places: Path) -> str:
    """Of both: changes with every file that is loaded, and every choice."""
    return content_id("gaz", version(), store.version(places)).removeprefix("gaz-")[:12]
