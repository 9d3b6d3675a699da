"""Lists of events as MELTT compares them, and the rows that it cannot compare."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeAlias

from marsad.errors import OperatorError
from marsad.resolve.meltt.files import Cells, read_rows
from marsad.resolve.meltt.taxonomy import Taxonomy

Deaths: TypeAlias = tuple[float, float] | None
"""Lowest and highest deaths of a row, where its list gives both."""
COLUMNS = {
    "id": ("id", "event", "event_id_cnty", "event_id"),
    "date": ("date", "date_start", "event_date"),
    "enddate": ("enddate", "date_end"),
    "latitude": ("latitude", "lat"),
    "longitude": ("longitude", "lon", "lng"),
}
"""Names under which a column may stand, ours first (UCDP's and ACLED's follow)."""
COARSE = 4
"""UCDP's where_prec and date_prec from which a row holds others (METHODS, MELTT)."""


@dataclass(frozen=True, slots=True)
class Row:
    """One event of one list; `rank` is its place by content, whatever the file's."""

    id: str
    first: date
    last: date
    lat: float
    lon: float
    levels: tuple[tuple[str, ...], ...]
    """Per taxonomy its levels, fine to coarse."""
    container: bool = False
    """True: too coarse to be one event with another row; it may hold some."""
    deaths: Deaths = None

    @property
    def episode(self) -> bool:
        """True if it lasts for more than a day."""
        return self.last > self.first


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that cannot be compared, and why."""

    dataset: str
    row: int
    """Its number in the file, without the header; the first is 1."""
    reason: str


@dataclass(frozen=True, slots=True)
class Table:
    """One list of events, its rows in the order of their content."""

    name: str
    rows: tuple[Row, ...]
    faults: tuple[Fault, ...] = ()


class RowError(ValueError):
    """A row cannot be read; the message says why."""


def read_table(path: Path, name: str, taxonomies: Sequence[Taxonomy]) -> Table:
    """Read a list of events; rows that cannot be compared become faults.

    Columns: date, enddate (optional), latitude, longitude, one per taxonomy, and
    where there are any id, where_prec, date_prec, low and high.

    Raises:
        OperatorError: the file cannot be read or lacks a column.
    """
    rows: list[tuple[Row, int]] = []
    faults: list[Fault] = []
    columns: dict[str, str] | None = None
    for number, cells in read_rows(path):
        columns = columns or _columns(cells, taxonomies, path)
        try:
            rows.append((_row(cells, columns, name, taxonomies), number))
        except RowError as error:
            faults.append(Fault(name, number, str(error)))
    rows.sort(key=lambda pair: _content(pair[0]))
    named = (r if r.id else replace(r, id=f"row {number}") for r, number in rows)
    return Table(name, tuple(named), tuple(faults))


def _columns(
    cells: Cells, taxonomies: Sequence[Taxonomy], path: Path
) -> dict[str, str]:
    """Which column of the file holds what; only `id` and `enddate` may lack."""
    found = {}
    for ours, names in COLUMNS.items():
        there = [name for name in names if name in cells]
        if there:
            found[ours] = there[0]
        elif ours not in ("id", "enddate"):
            raise OperatorError(f"{path}: needs a column {ours}")
    lacking = [one.name for one in taxonomies if one.name.lower() not in cells]
    if lacking:
        raise OperatorError(f"{path}: needs a column {lacking[0]}, as the taxonomy has")
    return found


def _row(
    cells: Cells, columns: dict[str, str], name: str, taxonomies: Sequence[Taxonomy]
) -> Row:
    first = _day(cells[columns["date"]], "date")
    end = cells.get(columns.get("enddate", ""), "")
    last = _day(end, "enddate") if end else first
    if last < first:
        raise RowError(f"ends on {last}, before it begins on {first}")
    return Row(
        id=cells.get(columns.get("id", ""), ""),
        first=first,
        last=last,
        lat=_degrees(cells[columns["latitude"]], 90, "latitude"),
        lon=_degrees(cells[columns["longitude"]], 180, "longitude"),
        levels=tuple(_levels(cells, one, name) for one in taxonomies),
        container=any(_coarse(cells.get(c, "")) for c in ("where_prec", "date_prec")),
        deaths=_deaths(cells),
    )


def _levels(cells: Cells, taxonomy: Taxonomy, name: str) -> tuple[str, ...]:
    category = cells[taxonomy.name.lower()]
    levels = taxonomy.of(name, category)
    if levels is None:
        raise RowError(f"{taxonomy.name} {category!r} is not in the taxonomy")
    return levels


def _day(text: str, column: str) -> date:
    """A day from ``2012-01-31``, whatever time of day stands behind it."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        raise RowError(f"{column} {text!r} is no day such as 2012-01-31") from None


def _degrees(text: str, most: int, column: str) -> float:
    try:
        value = float(text)
    except ValueError:
        raise RowError(f"{column} {text!r} is no number") from None
    if not abs(value) <= most:
        raise RowError(f"{column} {text!r} is not within {most} degrees")
    return value


def _coarse(text: str) -> bool:
    return text.isdigit() and int(text) >= COARSE


def _deaths(cells: Cells) -> Deaths:
    try:
        low, high = float(cells["low"]), float(cells["high"])
    except (KeyError, ValueError):
        return None
    return (low, high) if math.isfinite(low) and math.isfinite(high) else None


def _content(row: Row) -> tuple[object, ...]:
    """Order of rows by what they say, so that the order of the file is nothing."""
    deaths = row.deaths or (-1.0, -1.0)
    return (
        row.first,
        row.last,
        row.lat,
        row.lon,
        row.levels,
        row.container,
        deaths,
        row.id,
    )
