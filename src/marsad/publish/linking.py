"""Where a public id leads that is no longer there, by what both releases show.

A sealed id is never linked with an open one: two records are held to be one only where
both are open, or both are sealed.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from marsad.publish.differing import Difference, Kind, Row, Shelf

Shelves = tuple[Shelf, Shelf]
"""Of the release before and of this one."""
WHOLE = ("event", "person")
"""Kinds of which a claim belongs to one record only, so that all its claims tell where
a record went."""


class Links:
    """Successors of records of one kind."""

    def __init__(
        self, kind: Kind, found: Sequence[Difference], shelves: Shelves
    ) -> None:
        self._kind, self._shelves = kind, shelves
        old, new = shelves
        wanted = {c for one in found for c in old.claims.get(one.record, ())}
        self._owners: dict[str, list[str]] = defaultdict(list)
        for id, claims in new.claims.items():
            for claim in wanted.intersection(claims):
                self._owners[claim].append(id)
        come = [one for one in found if one.before is None and one.after is not None]
        self._come = {one.record: one.after or {} for one in come}
        self._spans: dict[str, list[Difference]] = defaultdict(list)
        self._was: dict[str, str] = {}
        for one in come if kind.name == "claim" else ():
            self._spans[str((one.after or {}).get("report"))].append(one)
        for one in found if kind.name == "event" else ():
            for id in (one.after or {}).get("was", ()):
                self._was[str(id)] = one.record

    def of(self, record: str, row: Row) -> tuple[str, ...]:
        """Where a record that is gone leads, most of it first."""
        if self._kind.name == "claim":
            return tuple(self._claim(record, row))
        shared = self._sharing(self._shelves[0].claims.get(record, ()), record)
        if self._kind.name in WHOLE:
            was = self._was.get(record)
            return shared or ((was,) if was and self._alike(record, was) else ())
        key = _key(self._kind, row)
        fit = (id for id in shared if _key(self._kind, self._come.get(id, {})) == key)
        return tuple(fit)[:1]

    def lost(self, record: str) -> tuple[str, ...]:
        """Other records in which claims now are that this one, which is still there,
        once had."""
        old, new = self._shelves
        gone = set(old.claims.get(record, ())) - set(new.claims.get(record, ()))
        return self._sharing(gone, record) if self._kind.name in WHOLE else ()

    def _sharing(self, claims: Iterable[str], record: str) -> tuple[str, ...]:
        shared = Counter(id for claim in claims for id in self._owners.get(claim, ()))
        ranked = sorted(shared, key=lambda id: (-shared[id], id))
        return tuple(i for i in ranked if i != record and self._alike(record, i))

    def _alike(self, old: str, new: str) -> bool:
        return (old in self._shelves[0].sealed) == (new in self._shelves[1].sealed)

    def _claim(self, record: str, row: Row) -> Iterator[str]:
        """The claim of the same kind that the same report's same words now make."""
        if record in self._shelves[0].sealed:
            return
        fit = [
            (-_overlap(row["span"], one.after["span"]), one.record)
            for one in self._spans.get(str(row.get("report")), ())
            if one.after is not None and one.after.get("kind") == row.get("kind")
            if one.record not in self._shelves[1].sealed
        ]
        least, best = min(fit, default=(0, ""))
        if least < 0:
            yield best


def _overlap(a: Sequence[int], b: Sequence[int]) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _key(kind: Kind, row: Row) -> tuple[Any, ...]:
    """What makes two stretches or counts the same thing at another time."""
    counted = ("measure", "population", "kind", "unit", "place", "by")
    names = counted if kind.name == "tally" else ("place", "area")
    return tuple(str(row.get(name)) for name in names)
