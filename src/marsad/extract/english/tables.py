"""Tables of counts, one claim a row: "| Aleppo | 63 | 120 |" under its headings.

Pages and documents come with their tables as lines of cells between upright strokes.
No sentence says what a cell counts, so the network is not asked: the headings tell.
"""

import bisect
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.extract.english.headings import THINGS, holds, kind_of, sums_up, terms
from marsad.extract.network.found import Found, FoundClaim, FoundFigure
from marsad.records.claim import Span

_TABLE = re.compile(
    r"^(?P<heads>\|[^\n]*)\n\|(?: ?:?-+:? ?\|)+ *(?P<rows>(?:\n\|[^\n]*)+)",
    re.MULTILINE,
)
_CELL = re.compile(r"\|([^|\n]*)")
_COUNT = re.compile(r"[1-9]\d{0,2}(?:[ ,]?\d{3})*")
_LONGEST = 12
"""Words of a cell that is no sentence, at most."""
MADE = "table"
"""What made a claim or a figure that no network found."""


@dataclass(frozen=True, slots=True)
class _Column:
    """What the heading of a column says."""

    role: str | None
    """Role of the name in its cells, if they hold one."""
    measure: str | None
    population: str
    whole: int | None = None
    """The column that counts all those of whom this one counts some."""

    @property
    def kind(self) -> str:
        """Kind of the claims that its counts make."""
        return kind_of(self.measure or "")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row's cells, by column, and which of them are counts."""

    cells: Sequence[Span]
    counts: Sequence[int]
    total: bool


@dataclass(frozen=True, slots=True)
class _Table:
    """A table that counts something."""

    span: Span
    columns: Sequence[_Column]
    rows: Sequence[_Row]


def with_tables(text: str, found: Found) -> Found:
    """What was found, with the claims of tables in the place of what the network
    made of them."""
    tables = [made for table in _TABLE.finditer(text) if (made := _read(text, table))]
    if not tables:
        return found
    found = _without(found, [table.span for table in tables])
    for table in tables:
        _add(text, table, found)
    found.claims.sort(key=lambda claim: claim.span)
    return found


def _read(text: str, table: re.Match[str]) -> _Table | None:
    """The table; None where it counts nothing, or tells stories in its cells."""
    heads = [text[slice(*cell)] for cell in _cells(text, table.span("heads"))]
    columns = _columns(heads)
    rows = []
    start = table.start("rows") + 1
    for line in table["rows"][1:].split("\n"):
        cells = _cells(text, (start, start + len(line)))[: len(columns)]
        words = [text[slice(*cell)] for cell in cells]
        if any(len(said.split()) > _LONGEST for said in words):
            return None
        counts = [
            k
            for k, said in enumerate(words)
            if columns[k].measure is not None and _COUNT.fullmatch(said)
        ]
        total = bool(words) and sums_up(words[0])
        rows.append(_Row(cells, counts, total))
        start += len(line) + 1
    return _Table(table.span(), columns, rows) if any(r.counts for r in rows) else None


def _cells(text: str, span: Span) -> list[Span]:
    """The cells of a line, without blanks around their words."""
    found = []
    for cell in _CELL.finditer(text, *span):
        words = cell[1].strip()
        start = cell.start(1) + cell[1].index(words)
        found.append((start, start + len(words)))
    closed = text[slice(*span)].rstrip().endswith("|")
    return found[:-1] if closed else found


def _columns(heads: Sequence[str]) -> list[_Column]:
    """The columns. One that names only people counts some of those whom the nearest
    before it counts that names what became of them."""
    made: list[_Column] = []
    whole: int | None = None
    for k, head in enumerate(heads):
        low = head.lower()
        people = _told(low, "populations")
        none = holds(low, terms("nothing")["words"]) or "%" in low
        measure = None if none else _told(low, "measures")
        part = measure is None and people is not None and whole is not None and not none
        if part and whole is not None:
            measure = made[whole].measure
        role = None if measure else _told(low, "columns")
        made.append(_Column(role, measure, people or "people", whole if part else None))
        if not part:
            counts_people = measure is not None and made[k].kind not in THINGS
            whole = k if counts_people else None
    return made


def _told(heading: str, name: str) -> str | None:
    """The first that a table tells, one of whose words a heading holds."""
    rows = terms(name).items()
    return next((told for told, words in rows if holds(heading, words)), None)


def _without(found: Found, spans: Sequence[Span]) -> Found:
    """What was found outside of some stretches; parts of what goes are parts no
    more."""
    kept = [k for k, one in enumerate(found.figures) if not _inside(one.span, spans)]
    places: dict[int | None, int] = {old: new for new, old in enumerate(kept)}
    figures = [
        FoundFigure(f.span, f.measure, f.population, places.get(f.part_of))
        for f in (found.figures[k] for k in kept)
    ]
    claims = [claim for claim in found.claims if not _inside(claim.span, spans)]
    return Found(claims, figures, found.names, found.attributions)


def _inside(one: Span, spans: Sequence[Span]) -> bool:
    """Whether a stretch touches one of several, which are in order."""
    at = bisect.bisect_left(spans, one[1], key=lambda span: span[0])
    return at > 0 and spans[at - 1][1] > one[0]


def _add(text: str, table: _Table, found: Found) -> None:
    """The claims and figures of a table; what stands above a total is part of it."""
    totals: dict[int, int] = {}
    for row in sorted(table.rows, key=lambda row: not row.total):
        found.claims.extend(_claims(text, table, row))
        base = len(found.figures)
        places = {k: base + i for i, k in enumerate(row.counts)}
        totals |= places if row.total else {}
        for k in row.counts:
            column = table.columns[k]
            part = places.get(column.whole) if column.whole is not None else None
            if part is None and not row.total:
                part = totals.get(k)
            people = None if column.kind in THINGS else column.population
            measure = column.measure or ""
            found.figures.append(FoundFigure(row.cells[k], measure, people, part))


def _claims(text: str, table: _Table, row: _Row) -> Iterator[FoundClaim]:
    """One for each stretch of counts that make claims of one kind; the row's names
    stand in the first."""
    kinds = itertools.groupby(row.counts, lambda k: table.columns[k].kind)
    roles: dict[str, tuple[Span, ...]] = {
        column.role: (cell,)
        for cell, column in zip(row.cells, table.columns, strict=False)
        if column.role is not None and text[slice(*cell)] and not row.total
    }
    for first, (kind, group) in enumerate(kinds):
        alike = list(group)
        start = row.cells[alike[0] if first else 0][0]
        span = (start, row.cells[alike[-1]][1])
        yield FoundClaim(span, kind, "asserted", None, roles, made_by=MADE)
