"""How two releases differ, record by record, from their own data files alone.

Whatever is told of a difference is thus already public, and nothing is held in memory
but a hash for each record, the claims it rests on, and what differs.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from marsad.publish.read import each_row

Row: TypeAlias = Mapping[str, Any]
Fields: TypeAlias = dict[str, list[Any]]
"""Before and after, by name of the field."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of public record: where it stands and what it says."""

    name: str
    export: str
    says: tuple[str, ...]
    """Fields whose change readers are told."""
    grows: tuple[str, ...] = ()
    """Those of them that move as the record reaches further, which is no error."""
    key: str = "id"


KINDS = (
    Kind("report", "reports", ("publisher", "title", "published", "url"), (), "report"),
    Kind(
        "claim",
        "claims",
        (
            *("kind", "quote", "speaker", "via", "certainty", "actor", "target"),
            *("place", "start", "end", "figures", "person", "status"),
        ),
    ),
    Kind(
        "event",
        "events",
        (
            *("kind", "start", "end", "place", "lat", "lon", "where_prec"),
            *("parties", "figures", "grade"),
        ),
        ("parties",),
    ),
    Kind("person", "persons", ("name", "aliases", "statuses"), ("aliases",)),
    Kind(
        "control",
        "control",
        ("place", "area", "holder", "state", "start", "end", "km2", "basis"),
        ("end", "basis"),
    ),
    Kind(
        "tally",
        "tallies",
        (
            *("measure", "population", "kind", "unit", "start", "end", "place"),
            *("low", "best", "high", "by"),
        ),
    ),
)
"""In the order in which differences are told."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One record that is not what it was; None where it was not there."""

    kind: Kind
    record: str
    before: Row | None
    after: Row | None

    @property
    def change(self) -> str:
        """``added``, ``removed`` or ``changed``."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"

    def fields(self) -> Fields:
        """What is said before and after, where that differs."""
        old, new = (said(self.kind, row or {}) for row in (self.before, self.after))
        return {n: [old[n], new[n]] for n in self.kind.says if old[n] != new[n]}


@dataclass(slots=True)
class Shelf:
    """The records of one kind in one release, by id, without their words."""

    digests: dict[str, bytes] = field(default_factory=dict)
    claims: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What each rests on; of claims and reports nothing."""
    sealed: set[str] = field(default_factory=set)
    """Ids that stand for something protected, or for a private person."""
    veiled: set[str] = field(default_factory=set)
    """Ids of what is not told exactly, or not by name."""


def said(kind: Kind, row: Row) -> dict[str, Any]:
    """What a row says: its fields that readers are told of."""
    values = {name: row.get(name) for name in kind.says}
    if "grade" in values:
        values["grade"] = row.get("override") or row.get("grade")
    if kind.name == "person":
        told = ("status", "start", "end", "certainty", "speaker")
        values["statuses"] = [
            {name: status.get(name) for name in told}
            for status in row.get("statuses", ())
        ]
    return values


def claims_of(kind: Kind, row: Row) -> tuple[str, ...]:
    """Ids of the claims that a row rests on, or that it tells beside what it counts."""
    if kind.name == "person":
        return tuple(dict.fromkeys(s["claim"] for s in row.get("statuses", ())))
    if kind.name in ("claim", "report"):
        return ()
    return (*row.get("claims", ()), *row.get("weak_claims", ()))


def rows_of(release: Path, kind: Kind) -> Iterator[Row]:
    """The rows of one kind in a release; none where it has no such file."""
    path = release / "data" / f"{kind.export}.jsonl"
    return each_row(path) if path.is_file() else iter(())


def shelve(release: Path | None, kind: Kind, sealed: Iterable[str] = ()) -> Shelf:
    """What a release has of one kind; `sealed` are its sealed claims."""
    shelf, veiled = Shelf(), frozenset(sealed)
    for row in rows_of(release, kind) if release else ():
        id = str(row[kind.key])
        shelf.digests[id] = _digest(kind, row)
        if rests := claims_of(kind, row):
            shelf.claims[id] = rests
        hidden = len(veiled.intersection(rests))
        least = len(rests) if kind.name == "event" else 1  # open claims give its id
        if is_sealed(kind, row) or (rests and hidden >= least):
            shelf.sealed.add(id)
        if is_veiled(row):
            shelf.veiled.add(id)
    return shelf


def is_sealed(kind: Kind, row: Row) -> bool:
    """Whether a row by itself shows that its id stands for what is withheld."""
    if kind.name == "claim":
        return not row.get("quote") and row.get("span") == [0, 0]
    return bool(row.get("protected") or row.get("private"))


def is_veiled(row: Row) -> bool:
    """Whether when and where, or who, are not told exactly."""
    placed = row.get("placement") or {}
    marks = (row.get(name) for name in ("blurred", "protected", "private"))
    return bool(any(marks) or placed.get("blurred"))


def _digest(kind: Kind, row: Row) -> bytes:
    """Of what it says and, of an event, which claims say it: it may have been parted
    without a word changing."""
    rests = sorted(claims_of(kind, row)) if kind.name == "event" else []
    told = [said(kind, row), rests]
    text = json.dumps(told, ensure_ascii=False, sort_keys=True)
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=12).digest()


def compare(
    kind: Kind, old: Path | None, new: Path, shelves: tuple[Shelf, Shelf]
) -> Iterator[Difference]:
    """What one kind's records say otherwise than before, in order of id."""
    before, after = (shelf.digests for shelf in shelves)
    differ = {id for id in before.keys() & after.keys() if before[id] != after[id]}
    gone, come = before.keys() - after.keys(), after.keys() - before.keys()
    was = _picked(old, kind, differ | gone)
    now = _picked(new, kind, differ | come)
    for id in sorted(differ | gone | come):
        yield Difference(kind, id, was.get(id), now.get(id))


def _picked(release: Path | None, kind: Kind, ids: set[str]) -> dict[str, Row]:
    if release is None or not ids:
        return {}
    rows = rows_of(release, kind)
    return {row[kind.key]: row for row in rows if row[kind.key] in ids}


def differences(old: Path, new: Path) -> Iterator[Difference]:
    """Everything that two releases say otherwise, kind by kind."""
    for kind in KINDS:
        shelves = (shelve(old, kind), shelve(new, kind))
        yield from compare(kind, old, new, shelves)
