"""Which pairs are looked at: those that agree in something few rows share."""

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ALL_PAIRS = 500_000
"""Lists with no more pairs than this are compared pair by pair."""
PER_ROW, IN_ALL, AT_MOST = 30, 100, 20_000_000
"""Pairs for each row that one rule may bring, all rules together, and in all."""
KEYS = (
    "number", "phone", "address_key", "postcode", "birth", "given_key", "family_key",
    "middle_key", "mother_key", "date", "place", "born", "age",
)  # fmt: skip
"""Columns that rules are made of."""
TRAINING = (
    ("given_key", "family_key"),
    ("birth",),
    ("number",),
    ("phone",),
    ("postcode",),
    ("given_key", "place"),
    ("family_key", "place"),
    ("given_key", "born"),
    ("family_key", "born"),
    ("given_key", "date"),
    ("family_key", "date"),
    ("given_key", "age"),
    ("family_key", "age"),
    ("place", "date"),
    ("family_key",),
    ("given_key",),
)
"""Pairs that weights are learnt from, in the order in which they are tried."""


class Block(NamedTuple):
    """Columns in which two rows must agree; none for all pairs of rows."""

    columns: tuple[str, ...]
    pairs: int


def blocks(db: "DuckDBPyConnection", columns: Collection[str]) -> list[Block]:
    """Rules that together bring few enough pairs, the finest ones first.

    Which columns tell people apart depends on the list, so the rules are chosen by
    counting the pairs that each would bring.
    """
    rows = _one(db, "SELECT count(*) FROM people")
    if rows * (rows - 1) // 2 <= ALL_PAIRS:
        return [Block((), rows * (rows - 1) // 2)]
    found: list[Block] = []
    for rule in _rules(columns):
        if any(set(block.columns) <= set(rule) for block in found):
            continue
        block = Block(rule, pairs(db, rule))
        if block.pairs <= PER_ROW * rows:
            found.append(block)
    return list(_within(sorted(found, key=lambda b: (b.pairs, b.columns)), rows))


def _rules(columns: Collection[str]) -> Iterator[tuple[str, ...]]:
    keys = [key for key in KEYS if key in columns]
    yield from ((key,) for key in keys)
    yield from combinations(keys, 2)
    whole = {"birth", "born", "age"}
    rest = [key for key in keys if key not in whole]
    if "birth_month" in columns:
        yield from ((key, "birth_month", "birth_day") for key in rest)
    if "born" in columns:
        yield from ((*two, "born") for two in combinations(rest, 2))
    yield from combinations(rest, 3)


def _within(found: Sequence[Block], rows: int) -> Iterator[Block]:
    left = min(IN_ALL * rows, AT_MOST)
    for block in found:
        left -= block.pairs
        if left < 0:
            return
        if block.pairs:
            yield block


def pairs(db: "DuckDBPyConnection", columns: Sequence[str]) -> int:
    """How many pairs of rows agree in all of some columns."""
    names = ", ".join(f'"{column}"' for column in columns)
    told = " AND ".join(f'"{column}" IS NOT NULL' for column in columns)
    return _one(
        db,
        "SELECT coalesce(sum(n * (n - 1) // 2), 0)::BIGINT FROM "
        f"(SELECT count(*) AS n FROM people WHERE {told} GROUP BY {names})",
    )


def _one(db: "DuckDBPyConnection", sql: str) -> int:
    [(count,)] = db.execute(sql).fetchall()
    return int(count)
