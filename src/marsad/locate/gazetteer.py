"""Place names to entries: one local SQLite index, opened fast, never held in memory."""

import functools
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from marsad.locate.build import build_gazetteer, current, in_memory, version
from marsad.locate.entry import VERSION, Entry
from marsad.locate.fold import fold, sound

__all__ = ["VERSION", "Entry", "Gazetteer", "build_gazetteer", "open_gazetteer"]

BIG = 100_000
"""People; a place of that size is known by its name alone."""
ALIKE = 86
"""Letters of a hundred in which names agree that are taken for one."""
_COLUMNS = (
    "id, name, kind, lat, lon, country, admin1, population, source, admin2, pcode"
)


class Gazetteer:
    """Looks names up; the same name always gives the same entries in the same order."""

    def __init__(self, connection: sqlite3.Connection, version: str) -> None:
        """Over an index made by `marsad.locate.build`."""
        self._db = connection
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

    def near(
        self, name: str, area: Iterable[str], limit: int = 5, alike: int = ALIKE
    ) -> tuple[Entry, ...]:
        """Entries of a similar name in an area, for names misspelled; `alike` is how
        much of a hundred letters must agree."""
        from rapidfuzz import fuzz, process

        key = fold(name)
        if len(key) < 5:
            return ()
        rows = self._spelt(tuple(sorted(area)), key[0])
        found = process.extract(
            key, rows.keys(), scorer=fuzz.ratio, limit=limit, score_cutoff=alike
        )
        entries = {entry.id: entry for k, _, _ in found for entry in self._exact(k)}
        wanted = {row for k, _, _ in found for row in rows[k]}
        return tuple(entry for key, entry in entries.items() if key in wanted)

    def is_place(self, name: str, area: tuple[str, ...] = ()) -> bool:
        """True where the name is a place: spelled as listed, or alike in the area."""
        return len(fold(name)) > 2 and len(self.lookup(name, area)) > 0

    def _by_key(self, key: str) -> tuple[Entry, ...]:
        return tuple(self._entries("key", key))

    def _by_sound(self, key: str) -> tuple[Entry, ...]:
        return tuple(self._entries("sound", key)) if len(key) > 2 else ()

    def _entries(self, column: str, value: str) -> Iterator[Entry]:
        rows = self._db.execute(
            f"SELECT DISTINCT {_COLUMNS} FROM names JOIN entries USING (entry)"
            f" WHERE names.{column} = ? ORDER BY id",
            (value,),
        )
        return (Entry(*row) for row in rows)

    def _names(self, area: tuple[str, ...], initial: str) -> dict[str, set[str]]:
        marks = ",".join("?" * len(area))
        rows = self._db.execute(
            "SELECT key, id FROM names JOIN entries USING (entry)"
            f" WHERE country IN ({marks}) AND key >= ? AND key < ? ORDER BY key, id",
            (*area, initial, chr(ord(initial) + 1)),
        )
        names: dict[str, set[str]] = {}
        for key, entry in rows:
            names.setdefault(key, set()).add(entry)
        return names


def open_gazetteer(folder: Path | None) -> Gazetteer:
    """The gazetteer over its index in `folder`, built there first where need be.

    None, or a folder that cannot be written: the index is built in memory.
    """
    if folder is None:
        return Gazetteer(in_memory(), version())
    path = folder / f"gazetteer-{version()}.sqlite"
    try:
        if not current(path):
            build_gazetteer(path)
    except OSError:
        return Gazetteer(in_memory(), version())
    uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    db = sqlite3.connect(uri, uri=True, check_same_thread=False)
    return Gazetteer(db, version())
