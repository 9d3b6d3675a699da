"""The claims as tables of the engine, and pairs of them as SQL: never all pairs."""

import functools
import hashlib
import operator
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from marsad.engine.base import Engine
from marsad.records.claim import KINDS
from marsad.resolve.agree import COARSE
from marsad.resolve.item import Item, by_report, kinds

Row: TypeAlias = tuple[str | int | float | bool | list[str] | list[int] | None, ...]
WINDOW = 30
"""On a shelf that holds more, each text meets so many before it and after it, in
order of publication."""
SLOT = 25_000
"""Claims whose partners are looked for at a time."""
SLOT_ROWS = 4_000_000
"""Places on shelves that are paired at a time."""
ITEM = {
    "claim": "INTEGER",
    "report": "INTEGER",
    "rank": "INTEGER",
    "turn": "INTEGER",
    "incident": "BOOLEAN",
    "kind": "VARCHAR",
    "kin": "BIGINT",
    "first": "INTEGER",
    "last": "INTEGER",
    "published": "INTEGER",
    "lat": "DOUBLE",
    "lon": "DOUBLE",
    "spot": "BOOLEAN",
    "entry": "VARCHAR",
    "voice": "VARCHAR",
    "own": "BOOLEAN",
    "linked": "VARCHAR[]",
    "mix": "INTEGER",
    "dataset": "VARCHAR",
    "once": "BOOLEAN",
}
STANDING = """
SELECT shelf, claim, row_number() OVER (PARTITION BY shelf ORDER BY turn) AS n
FROM (SELECT unnest(shelves) AS shelf, claim, turn FROM resolve_shelf)
WHERE shelf % {slots} = {slot}
QUALIFY count(*) OVER (PARTITION BY shelf) > 1
"""
NEIGHBOURS = """
SELECT DISTINCT least(a.claim, b.claim) AS a, greatest(a.claim, b.claim) AS b
FROM (
  SELECT *, n // {window} AS part FROM resolve_standing
) a JOIN (
  SELECT *, n // {window} AS part FROM resolve_standing
  UNION ALL SELECT *, n // {window} - 1 AS part FROM resolve_standing
) b ON a.shelf = b.shelf AND a.part = b.part AND a.n < b.n AND b.n - a.n <= {window}
"""


@dataclass(frozen=True, slots=True)
class Table:
    """Where the items stand on the engine: as `resolve_item`, numbered by id."""

    engine: Engine
    ids: Sequence[str]
    """Claim ids in ascending order: a claim's number is its place here."""
    reports: Sequence[str]
    """Report ids in ascending order."""


def load_items(
    items: Mapping[str, Item], incidents: Collection[str], engine: Engine
) -> Table:
    """Load every item and whether it is among the `incidents`; numbers follow ids, so
    that nothing depends on order."""
    ids = sorted(items)
    groups = by_report(items)
    reports = sorted(groups)
    number = {id: at for at, id in enumerate(reports)}
    ranks = {i.claim.id: rank for g in groups.values() for rank, i in enumerate(g)}
    ordered = sorted(ids, key=lambda id: items[id].order)
    places = {id: at for at, id in enumerate(ordered)}
    made = (
        (
            at,
            number[items[id].report.id],
            ranks[id],
            places[id],
            id in incidents,
            *_row(items[id], _kin_of(items[id], items)),
        )
        for at, id in enumerate(ids)
    )
    engine.load("resolve_item", ITEM, made)
    return Table(engine, ids, reports)


def drop_items(table: Table) -> None:
    """Forget what `load_items` has made."""
    table.engine.drop("resolve_item")


def _row(item: Item, kin: int) -> Row:
    claim, where, when = item.claim, item.where, item.when
    spot = where is not None and where.lat is not None and where.precision < COARSE
    return (
        claim.kind,
        kin,
        day_number(when.start),
        day_number(when.end),
        day_number(item.report.published),
        where.lat if where else None,
        where.lon if where else None,
        spot,
        where.entry if where else None,
        item.voice,
        claim.speaker is None,
        sorted(item.told | item.tied),
        int.from_bytes(hashlib.blake2b(claim.id.encode(), digest_size=3).digest()),
        item.dataset,
        claim.person is not None or claim.kind == "capture",
    )


def _kin_of(item: Item, items: Mapping[str, Item]) -> int:
    """Bits of what kinds of incident a claim can be about: those of its own kind, and
    of the claims whose figures its own are stated to be parts of."""
    wholes = [f.part_of.claim for f in item.claim.figures if f.part_of]
    kinds_told = [items[id].claim.kind for id in wholes if id in items]
    bits = (_kin().get(kind, 1 << 62) for kind in (item.claim.kind, *kinds_told))
    return functools.reduce(operator.or_, bits)


def day_number(day: date | None) -> int | None:
    """A day as the engine has it."""
    return day.toordinal() if day else None


@functools.cache
def _kin() -> dict[str, int]:
    """Bits by kind: two kinds share one if claims of them can be about one incident."""
    groups = [*kinds()["kin"], *([kind] for kind in KINDS)]
    return {
        kind: sum(1 << bit for bit, group in enumerate(groups) if kind in group)
        for kind in KINDS
    }


def shelf_pairs(
    engine: Engine,
    rows: Iterable[tuple[int, int, list[int]]],
    name: str,
    window: int = WINDOW,
) -> None:
    """Make table `name` of the pairs `a` < `b` that stand on one shelf.

    Args:
        rows: number, place in order of publication, and shelves.
        window: how many before and after each meets on a shelf.
    """
    shelf = {"claim": "INTEGER", "turn": "INTEGER", "shelves": "UBIGINT[]"}
    engine.load("resolve_shelf", shelf, rows)
    held = engine.fetch("SELECT coalesce(sum(len(shelves)), 0) FROM resolve_shelf")
    slots = 1 + int(held[0][0]) // SLOT_ROWS
    for slot in range(slots):
        engine.run("resolve_standing", STANDING.format(slots=slots, slot=slot))
        engine.run(f"resolve_slot_{slot}", NEIGHBOURS.format(window=window))
    parts = " UNION ".join(f"SELECT * FROM resolve_slot_{s}" for s in range(slots))
    engine.run(name, parts)
    for gone in ("shelf", "standing", *(f"slot_{slot}" for slot in range(slots))):
        engine.drop(f"resolve_{gone}")


def turns(table: Table) -> list[int]:
    """Each claim's place in order of publication, by its number."""
    rows = table.engine.fetch("SELECT turn FROM resolve_item ORDER BY claim")
    return [turn for (turn,) in rows]


def numbered(table: Table, sql: str) -> Iterator[tuple[str, str]]:
    """Pairs of claim ids from a query that gives pairs of numbers."""
    for a, b in table.engine.stream(sql):
        yield table.ids[a], table.ids[b]
