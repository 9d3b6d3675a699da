"""Rows of a data set with a known layout, or with mapped columns -> reports."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeAlias

from marsad.collect.datasets.files import read_rows
from marsad.collect.datasets.found import KEPT, Fault, Loaded, Row, shortened
from marsad.collect.datasets.statements import statement_rows
from marsad.errors import OperatorError
from marsad.records.ids import content_id
from marsad.records.report import Report
from marsad.text.datasets import (
    STATEMENTS,
    Layout,
    day,
    degrees,
    field_of,
    labelled,
    layout,
    whole,
)
from marsad.text.sheet import Cell, cells, render

TABLE, RELEASE = "table", "release"
SIDES = ("parties", "blamed", "targeted")
"""Columns of a release that list sides, some by ids of its own."""
NAMED = " by name"
"""After such a column's name: the same, with names."""
_EDITION = re.compile(r"v(\d{1,2}(?:[_.]\d{1,2})+)", re.I)
_SHORT_EDITION = re.compile(r"ged(\d\d)(\d)(?!\d)", re.I)
_ID = {"ucdp": "id", "acled": "event_id_cnty", "airwars": "code", "ibc": "ibc_code",
       RELEASE: "id", STATEMENTS: "report", TABLE: "id"}  # fmt: skip
_MOST = {"latitude": 90.0, "lat": 90.0}

Found: TypeAlias = Iterator[Loaded | Fault]


@dataclass(frozen=True, slots=True)
class Asked:
    """A file of rows, and what the person at the keyboard says of it."""

    path: Path
    layout: str
    """``ucdp``, ``acled``, ``airwars``, ``ibc`` or ``table``; of a release its events,
    ``release``, or its ``claims``."""
    edition: str = ""
    """Which release of the data set; empty: as the file's name says."""
    publisher: str = ""
    """Who puts the data set out, where its layout does not say."""
    source: str | None = None
    """Id of the source in marsad.toml."""
    published: date | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    """Of a table: field -> column."""
    days: str = ""
    """Of a table: how it writes days, as strptime has it."""
    whole: bool = False
    """True: the file has all rows of the edition; older ones that it lacks are gone."""
    made: str = ""
    """When the whole edition was made, where it tells; sorts by time."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Of a release: what the ids of its parties stand for."""
    reports: Path | None = None
    """Of the claims of a release: the file with the reports that they are of."""
    today: date | None = None
    """Later days are told as such; None: not looked at."""


def edition_of(asked: Asked) -> str:
    """The release: as given, as the file's name has it ("23.1"), else that name."""
    if asked.edition:
        return asked.edition
    name = asked.path.name.removesuffix(".gz").rpartition(".")[0] or asked.path.name
    if found := _EDITION.search(name):
        return found[1].replace("_", ".")
    found = _SHORT_EDITION.search(name)
    return f"{found[1]}.{found[2]}" if found else name


def load_rows(asked: Asked) -> Found:
    """A report for each row, in the order of the file; faulty rows as faults.

    The text of a report has every column of its row that the layout does not leave
    out. Its id comes from the data set,
    the row's own id and all its values, so the same row again is the same report, in
    whatever file it comes; a row that was changed is another one.

    Raises:
        OperatorError: the file cannot be read, or lacks a column that is needed.
    """
    known = layout(asked.layout)
    desk = _Desk(asked, known, edition_of(asked))
    first = True
    for one in _rows(asked, known):
        if isinstance(one, Fault):
            yield one
            continue
        if first:
            _check_columns(asked, known, [column for column, _ in one.cells])
            first = False
        yield from desk.load(one)
    if first and asked.reports is None:
        raise OperatorError(f"{asked.path}: holds no row")


def _rows(asked: Asked, known: Layout) -> Iterator[Row | Fault]:
    if asked.reports is not None:
        return statement_rows(asked.path, asked.reports)
    return read_rows(asked.path, known.columns)


def _check_columns(asked: Asked, known: Layout, columns: list[str]) -> None:
    """Fail early where the file is another one."""
    there = {column.casefold() for column in columns}
    if asked.layout == TABLE:
        missing = [c for c in asked.columns.values() if c.casefold() not in there]
        if missing:
            raise OperatorError(
                f"{asked.path}: there is no column {missing[0]!r}; it has "
                f"{', '.join(columns)}"
            )
        return
    for group in known.needed:
        names = [name for one in group for name in known.names.get(one, (one,))]
        if there.isdisjoint(names):
            raise OperatorError(
                f"{asked.path}: no column {' or '.join(group)}: this does not look "
                f"like {known.name}; it has {', '.join(columns[:60])}"
            )


class _Desk:
    """What one file has shown so far."""

    def __init__(self, asked: Asked, known: Layout, edition: str) -> None:
        self._asked, self._known, self._edition = asked, known, edition
        self._met: dict[str, tuple[int, bytes]] = {}
        self._labels = {
            column.casefold(): (name, asked.days if name in ("start", "end") else "")
            for name, column in asked.columns.items()
        }

    def load(self, row: Row) -> Found:
        kept = [cell for cell in row.cells if cell[0] not in self._known.left_out]
        kept += _named(kept, self._asked.names)
        text = render(self._labelled(column, value) for column, value in kept)
        there = self._fields(cells(text))
        fault = _wrong(there, self._known.types, self._asked.days)
        id = self._id(there, text)
        if fault or not id:
            yield Fault(row.number, fault or self._no_id(), shortened(text))
            return
        digest = hashlib.blake2b(text.encode(), digest_size=12).digest()
        number, same = self._met.setdefault(id, (row.number, digest))
        if number != row.number:
            what = f"its id {id} stands already in row {number}"
            if same == digest:
                yield Fault(row.number, f"{what}, with the same values")
                return
            yield Fault(row.number, f"{what}, with other values", "", KEPT)
        for cell in _off_earth(there, self._known.types):
            what = f"{cell.column} {cell.value!r} is no number of degrees: no point"
            yield Fault(row.number, what, shortened(text), KEPT)
        for cell in self._to_come(there):
            what = f"{cell.column} {cell.value!r} is a day to come"
            yield Fault(row.number, what, shortened(text), KEPT)
        report = self._report(id, text, there)
        yield Loaded(report, row.number, id, self._changed(there, report))

    def _changed(self, there: Mapping[str, Cell], report: Report) -> str:
        """When the row was last changed; of a release when it was published."""
        if report.passed_on_by:
            return self._edition.partition(" ")[0]
        if self._known.id == RELEASE and report.published:
            return report.published.isoformat()
        return moment(there.get("timestamp"))

    def _to_come(self, there: Mapping[str, Cell]) -> Iterator[Cell]:
        """Cells of days after today: perhaps day and month are swapped."""
        for name, cell in there.items():
            if self._known.types.get(name) == "day" and self._asked.today is not None:
                told = day(cell.value, self._asked.days or None)
                if told is not None and told > self._asked.today:
                    yield cell

    def _labelled(self, column: str, value: str) -> tuple[str, str]:
        if self._asked.layout != TABLE:
            return column, value
        said = self._labels.get(column.casefold())
        if said is not None:
            return labelled(column, *said), value
        return (f"{column} []" if field_of(column) else column), value

    def _fields(self, row: Mapping[str, Cell]) -> dict[str, Cell]:
        if self._asked.layout == TABLE:
            told = ((field_of(cell.column), cell) for cell in row.values())
            return {f[0]: cell for f, cell in told if f and cell.value.strip()}
        found = ((f, self._known.find(row, f)) for f in self._known.names)
        return {f: cell for f, cell in found if cell is not None}

    def _id(self, there: Mapping[str, Cell], text: str) -> str:
        cell = there.get(_ID[self._known.id])
        if cell is not None:
            return cell.value.strip()
        return content_id("row", text) if self._asked.layout == TABLE else ""

    def _no_id(self) -> str:
        return f"has no {_ID[self._known.id]}"

    def _report(self, id: str, text: str, there: Mapping[str, Cell]) -> Report:
        asked, known = self._asked, self._known
        if known.id == STATEMENTS:
            return self._passed_on(id, text, there)
        publisher = asked.publisher or known.name
        published, basis = self._published(there)
        return Report(
            id=content_id("rpt", known.id, publisher, id, text),
            text=text,
            evidence="",
            part=f"row {id}",
            publisher=publisher,
            publisher_basis="given" if asked.publisher else "data set",
            title=f"{publisher} {self._edition}, row {id}",
            published=published,
            published_basis=basis,
            source=asked.source,
            url=_link(there.get("url")),
            dataset=f"{known.id} {self._edition}",
        )

    def _passed_on(self, id: str, text: str, there: Mapping[str, Cell]) -> Report:
        """A report of another monitor's release: put out by whom and when it says."""
        told = {name: cell.value.strip() for name, cell in there.items()}
        published, basis = day(told.get("published", "")), told.get("published_basis")
        if published is not None and basis == "week":
            published += timedelta(days=6)  # nothing of that week is before it
        monitor, war = self._asked.publisher, self._edition.partition(" ")[2]
        return Report(
            id=f"{id}-{content_id('rpt', STATEMENTS, monitor, war, id, text)[4:12]}",
            text=text,
            evidence="",
            part=f"row {id}",
            publisher=told.get("publisher"),
            publisher_basis="data set",
            title=told.get("title"),
            published=published,
            published_basis=basis or ("field" if published else "unknown"),
            language=told.get("language"),
            url=_link(there.get("url")),
            dataset=f"{STATEMENTS} {self._edition}",
            passed_on_by=monitor,
        )

    def _published(self, there: Mapping[str, Cell]) -> tuple[date | None, str]:
        if self._asked.published is not None:
            return self._asked.published, "given"
        for name in ("published", "timestamp"):
            cell = there.get(name)
            told = None if cell is None else day(moment(cell))
            if told is not None:
                return told, "field"
        return None, "unknown"


def _named(
    row: Sequence[tuple[str, str]], names: Mapping[str, str]
) -> list[tuple[str, str]]:
    """Columns of sides once more, with names for ids: other monitors have other ids."""
    return [
        (f"{column}{NAMED}", "; ".join(names.get(id, id) for id in value.split("; ")))
        for column, value in row
        if names and column in SIDES and value
    ]


def _wrong(there: Mapping[str, Cell], types: Mapping[str, str], days: str) -> str:
    """What is wrong with the first cell that is not what its column holds."""
    for name, cell in there.items():
        kind = types.get(name)
        if kind == "whole" and whole(cell.value) is None:
            return f"{cell.column} {cell.value!r} is no whole number"
        if kind == "day" and day(cell.value, days or None) is None:
            return f"{cell.column} {cell.value!r} is no day"
    return ""


def _off_earth(there: Mapping[str, Cell], types: Mapping[str, str]) -> Iterator[Cell]:
    """Cells of coordinates that are none: the row has no point, but the rest holds."""
    for name, cell in there.items():
        most = _MOST.get(name, 180.0)
        if types.get(name) == "degrees" and degrees(cell.value, most) is None:
            yield cell


def moment(cell: Cell | None) -> str:
    """A time of change or publication as ISO words; seconds since 1970 are one too."""
    value = "" if cell is None else cell.value.strip()
    if value.isdigit() and len(value) in (9, 10):
        return datetime.fromtimestamp(int(value), UTC).isoformat()
    return value


def _link(cell: Cell | None) -> str | None:
    value = "" if cell is None else cell.value.strip()
    return value if value.startswith(("http://", "https://")) else None
