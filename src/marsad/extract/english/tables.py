"""Tables of counts, one claim a row: "| Aleppo | 63 | 120 |" under its headings.

Pages and documents come with their tables as lines of cells between upright strokes.
No sentence says what a cell counts, so the network is not asked: the headings tell.
"""

import functools
import itertools
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import resources

from marsad.extract.network.found import Found, FoundClaim, FoundFigure
from marsad.records.claim import Span

_TABLE = re.compile(
    r"^(?P<heads>\|[^\n]*)\n\|(?: ?:?-+:? ?\|)+ *(?P<rows>(?:\n\|[^\n]*)+)",
    re.MULTILINE,
)
_CELL = re.compile(r"\|\s*([^|\n]*?)\s*(?=\|)")
_COUNT = re.compile(r"[1-9]\d{0,2}(?:[ ,]?\d{3})*\Z")
_WORD = re.compile(r"[a-z]+")
_THINGS = frozenset({"damage", "attack"})
"""Kinds whose figures count no people."""


@dataclass(frozen=True, slots=True)
class _Column:
    """What the heading of a column says."""

    role: str | None
    """Role of the name in its cells, if they hold one."""
    measure: str | None
    population: str
    inside: bool = False
    """Whether it counts some of those whom the column before counts."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row's cells, by column."""

    cells: Sequence[Span]
    columns: Sequence[_Column]
    total: bool

    def counts(self, text: str) -> list[int]:
        """The columns in which the row has a count."""
        return [
            k
            for k, (cell, column) in enumerate(
                zip(self.cells, self.columns, strict=False)
            )
            if column.measure is not None and _COUNT.match(text[slice(*cell)])
        ]


def with_tables(text: str, found: Found) -> Found:
    """What was found, with the claims of tables in the place of what the network
    made of them."""
    for table in _TABLE.finditer(text):
        rows = list(_rows(text, table))
        if any(row.counts(text) for row in rows):
            _cut(found, table.span())
            _add(text, rows, found)
    found.claims.sort(key=lambda claim: claim.span)
    return found


def _rows(text: str, table: re.Match[str]) -> Iterator[_Row]:
    heads = [text[slice(*cell)] for cell in _cells(text, table.span("heads"))]
    columns = _columns(heads)
    start = table.start("rows") + 1
    for line in table["rows"][1:].split("\n"):
        cells = _cells(text, (start, start + len(line)))
        label = text[slice(*cells[0])].lower() if cells else ""
        yield _Row(cells, columns, _holds(label, _words("rows")["total"]))
        start += len(line) + 1


def _cells(text: str, span: Span) -> list[Span]:
    return [found.span(1) for found in _CELL.finditer(text, *span)]


def _columns(heads: Sequence[str]) -> list[_Column]:
    """The columns; one that names only people counts what the one before counts."""
    made: list[_Column] = []
    for head in heads:
        low = head.lower()
        measure = _told(low, "measures")
        people = _told(low, "populations")
        inside = measure is None and people is not None and bool(made)
        if inside:
            measure = made[-1].measure
        role = None if measure else _told(low, "columns")
        made.append(_Column(role, measure, people or "people", inside))
    return made


@functools.cache
def _words(table: str) -> dict[str, frozenset[str]]:
    source = resources.files("marsad.extract.english").joinpath("data/tables.toml")
    read = tomllib.loads(source.read_text(encoding="utf-8"))[table]
    return {name: frozenset(words.split()) for name, words in read.items()}


def _told(heading: str, table: str) -> str | None:
    """The first name of a table one of whose words a heading holds."""
    return next(
        (n for n, words in _words(table).items() if _holds(heading, words)), None
    )


def _holds(heading: str, words: frozenset[str]) -> bool:
    return not words.isdisjoint(_WORD.findall(heading))


def _cut(found: Found, span: Span) -> None:
    """Take out what was found within a table; parts of what goes are parts no more."""

    def inside(other: Span) -> bool:
        return other[0] < span[1] and span[0] < other[1]

    found.claims = [claim for claim in found.claims if not inside(claim.span)]
    kept = [k for k, figure in enumerate(found.figures) if not inside(figure.span)]
    places = {old: new for new, old in enumerate(kept)}
    found.figures = [
        replace(found.figures[k], part_of=_moved(found.figures[k].part_of, places))
        for k in kept
    ]


def _moved(part: int | None, places: dict[int, int]) -> int | None:
    return None if part is None else places.get(part)


def _add(text: str, rows: Sequence[_Row], found: Found) -> None:
    """The claims and figures of a table; what stands under a total is part of it."""
    totals: dict[int, int] = {}
    for row in sorted(rows, key=lambda row: not row.total):
        counts = row.counts(text)
        found.claims.extend(_claims(text, row, counts))
        if row.total:
            totals = {k: len(found.figures) + i for i, k in enumerate(counts)}
        for k in counts:
            column = row.columns[k]
            part = None if row.total else totals.get(k)
            if column.inside and k - 1 in counts:
                part = len(found.figures) - 1
            people = None if _kind(column) in _THINGS else column.population
            measure = column.measure or ""
            found.figures.append(FoundFigure(row.cells[k], measure, people, part))


def _claims(text: str, row: _Row, counts: Sequence[int]) -> Iterator[FoundClaim]:
    """One for each stretch of counts that make claims of one kind; the row's names
    stand in the first."""
    for first, last in _alike(row, counts):
        start = row.cells[0 if first == counts[0] else first][0]
        kind, span = _kind(row.columns[first]), (start, row.cells[last][1])
        yield FoundClaim(span, kind, "asserted", None, _roles(row, text))


def _alike(row: _Row, counts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of the counts, one after the other, that make claims of a kind."""
    for _, group in itertools.groupby(counts, lambda k: _kind(row.columns[k])):
        alike = list(group)
        yield alike[0], alike[-1]


def _kind(column: _Column) -> str:
    kinds = _words("kinds").items()
    return next(kind for kind, measures in kinds if column.measure in measures)


def _roles(row: _Row, text: str) -> dict[str, tuple[Span, ...]]:
    """Who and where, by the columns that tell it: the last where several do."""
    if row.total:
        return {}
    return {
        column.role: (cell,)
        for cell, column in zip(row.cells, row.columns, strict=False)
        if column.role is not None and text[slice(*cell)]
    }
