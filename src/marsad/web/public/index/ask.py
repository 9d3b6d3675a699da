"""What is asked of the rows of a kind, and the SQL that asks it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from marsad.web.public.index.tables import Table

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees; west above east crosses the 180th meridian."""
Days = tuple[date | None, date | None]
"""First and last day, both included; None is open."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Which rows of a kind, in which order, and which page of them."""

    kind: str
    equal: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    """Columns and the values they may have."""
    tags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    box: Box | None = None
    days: Days | None = None
    sort: str = ""
    """A column, with a minus before it for the largest first; empty: as in the file."""
    limit: int = 100
    offset: int = 0


def where(ask: Ask, table: Table) -> tuple[str, list[object]]:
    """The condition of an ask, as SQL with its values."""
    parts: list[str] = []
    values: list[object] = []
    for column, given in ask.equal.items():
        among = (given,) if isinstance(given, str) else given
        parts.append(f'"{column}" IN ({_blanks(among)})')
        values += among
    for tag, among in ask.tags.items():
        parts.append(
            f"n IN (SELECT n FROM tags WHERE tag = ? AND value IN ({_blanks(among)}))"
        )
        values += [f"{table.name}.{tag}", *among]
    if ask.box is not None:
        boxed, numbers = _in_box(ask.box, table)
        parts.append(boxed)
        values += numbers
    if ask.days is not None:
        held, bounds = _in_days(ask.days)
        parts.append(held)
        values += bounds
    return (f" WHERE {' AND '.join(parts)}" if parts else ""), values


def _blanks(values: tuple[str, ...]) -> str:
    return ", ".join("?" * len(values))


def _in_box(box: Box, table: Table) -> tuple[str, list[object]]:
    """The R*Tree, which rounds, finds candidates; the columns decide."""
    west, south, east, north = box
    halves = [(west, east)] if west <= east else [(west, 180.0), (-180.0, east)]
    found = " OR ".join(["(e >= ? AND w <= ? AND nn >= ? AND s <= ?)"] * len(halves))
    exact = " OR ".join(["lon BETWEEN ? AND ?"] * len(halves))
    near: list[object] = []
    for left, right in halves:
        near += [left, right, south, north]
    sure: list[object] = [bound for half in halves for bound in half]
    return (
        f"n IN (SELECT n FROM {table.name}_box WHERE {found}) "
        f"AND ({exact}) AND lat BETWEEN ? AND ?"
    ), [*near, *sure, south, north]


def _in_days(days: Days) -> tuple[str, list[object]]:
    """Rows whose days touch these; those without any day touch none."""
    first, last = days
    parts, values = ['(start IS NOT NULL OR "end" IS NOT NULL)'], []
    if last is not None:
        parts.append("(start IS NULL OR start <= ?)")
        values.append(last.isoformat())
    if first is not None:
        parts.append('("end" IS NULL OR "end" >= ?)')
        values.append(first.isoformat())
    return " AND ".join(parts), [*values]


def order(ask: Ask) -> str:
    """The order as SQL: the same whatever page is asked for."""
    if not ask.sort:
        return " ORDER BY n"
    column = ask.sort.lstrip("-")
    if ask.sort.startswith("-"):
        return f' ORDER BY "{column}" DESC, n DESC'  # an index read backwards
    return f' ORDER BY "{column}" NULLS LAST, n'
