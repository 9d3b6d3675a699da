"""An entry of the gazetteer while it is built: with all spellings of its name."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from marsad.locate.entry import SETTLED, Entry
from marsad.locate.fold import fold

_UNITS = frozenset({"country", "admin1", "admin2"})
_NEAR = 0.1
"""Degrees within which two places of one name are the same, about 10 km."""


@dataclass(frozen=True, slots=True)
class Named:
    """An entry with the other spellings of its name."""

    entry: Entry
    names: tuple[str, ...]
    keys: tuple[str, ...]
    """Every spelling folded, sorted."""


def named(entry: Entry, names: Iterable[str]) -> Named:
    """An entry and its spellings."""
    unique = tuple(dict.fromkeys(name for name in names if name))
    keys = {fold(name) for name in (entry.name, *unique)} - {""}
    return Named(entry, unique, tuple(sorted(keys)))


def one_place(one: Named, two: Named) -> bool:
    """Whether two entries that share a name and a country are the same: both settled,
    and near each other; countries; units of the first order of which one has the
    other's own name, not only what is left of it without "governorate"; else of one
    kind and near."""
    a, b = one.entry, two.entry
    if a.kind in SETTLED and b.kind in SETTLED:
        return _close(a, b)
    if a.kind != b.kind:
        return False
    if a.kind == "admin1":
        return fold(a.name) in two.keys or fold(b.name) in one.keys
    return a.kind == "country" or _close(a, b)


def _close(a: Entry, b: Entry) -> bool:
    return all(
        x is not None and y is not None and abs(x - y) < _NEAR
        for x, y in ((a.lat, b.lat), (a.lon, b.lon))
    )


def joined(a: Named, b: Named) -> Named:
    """The first with the spellings of the second, and with what it alone knows."""
    one, two = a.entry, b.entry
    entry = replace(
        one,
        admin1=one.admin1 or two.admin1,
        admin2=one.admin2 or two.admin2,
        pcode=one.pcode or two.pcode,
        population=one.population or two.population,
    )
    names = (*a.names, two.name, *b.names)
    return named(entry, [name for name in names if name != one.name])


class Pool:
    """Places of several lists, each place once."""

    def __init__(self) -> None:
        self._all: list[Named] = []
        self._by: dict[tuple[str, str], list[int]] = {}

    def add(self, new: Named) -> None:
        """Add a place, or its spellings to the one that is there."""
        for at in self._alike(new):
            if one_place(self._all[at], new):
                self._all[at] = joined(self._all[at], new)
                self._index(at)
                return
        self._all.append(new)
        self._index(len(self._all) - 1)

    def places(self) -> list[Named]:
        """All of them, in the order in which they came."""
        return self._all

    def _alike(self, new: Named) -> list[int]:
        found = {
            at: None
            for key in new.keys
            for at in self._by.get((new.entry.country, key), ())
        }
        return sorted(found)

    def _index(self, at: int) -> None:
        place = self._all[at]
        for key in place.keys:
            row = self._by.setdefault((place.entry.country, key), [])
            if at not in row:
                row.append(at)
