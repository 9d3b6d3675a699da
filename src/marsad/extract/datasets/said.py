"""What a row says, before it becomes a claim with an id and spans."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from marsad.records.claim import Claim, Figure, PartOf, Span, TimeWords
from marsad.records.coded import Coded
from marsad.records.ids import content_id
from marsad.records.report import Report
from marsad.text.datasets import Layout, degrees, whole
from marsad.text.sheet import Cell

_NOBODY = frozenset({"n/a", "na", "nan", "none", "unknown", "-", "not available"})
_LISTED = re.compile(r"\s*[;,/|]\s*")


@dataclass(frozen=True, slots=True)
class Count:
    """A number of a row and what it counts."""

    measure: str
    cell: Cell
    low: float | None
    high: float | None
    best: float | None = None
    population: str | None = None
    part: bool = False
    """True: of the first count of its measure."""
    approx: bool = False
    until: Cell | None = None
    """The cell of the upper bound, where the number stands in two."""
    beside: tuple[Cell | None, ...] = ()
    """Cells that are quoted with it."""


@dataclass(frozen=True, slots=True)
class Said:
    """One claim to be."""

    kind: str
    cell: Cell
    """What is quoted where nothing is counted."""
    coded: Coded
    counts: tuple[Count, ...] = ()
    time: Span | None = None
    actor: str | None = None
    target: str | None = None
    place: str | None = None
    speaker: str | None = None
    via: tuple[str, ...] = ()
    certainty: str = "asserted"
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RowText:
    """A row's text with its cells, and the layout that names them."""

    report: Report
    layout: Layout
    cells: Mapping[str, Cell]
    found: dict[str, Cell | None] = field(default_factory=dict)

    def cell(self, name: str) -> Cell | None:
        """The cell of a field; None where it is empty or missing."""
        if name not in self.found:
            self.found[name] = self.layout.find(self.cells, name)
        return self.found[name]

    def word(self, name: str) -> str | None:
        """The words of a field."""
        cell = self.cell(name)
        return None if cell is None else cell.value.strip()

    def number(self, name: str) -> int | None:
        """The whole number of a field; none where it is below 0, as for "missing"."""
        cell = self.cell(name)
        number = None if cell is None else whole(cell.value)
        return None if number is not None and number < 0 else number


def claim_of(said: Said, row: RowText, reader: str) -> Claim:
    """The claim with exact spans; its quote has every number that it counts."""
    report = row.report
    id = content_id("clm", report.id, said.kind)
    span = _span(said)
    time = said.time and TimeWords(report.text[slice(*said.time)], said.time)
    return Claim(
        id=id,
        report=report.id,
        kind=said.kind,
        span=span,
        quote=report.text[slice(*span)],
        speaker=said.speaker,
        via=said.via,
        certainty=said.certainty,
        actor=said.actor,
        target=said.target,
        place=said.place,
        time=time,
        figures=tuple(_figures(said, report.text, id)),
        reader=reader,
        rules=(f"row:{row.layout.id}", *said.rules),
        coded=said.coded,
    )


def _span(said: Said) -> Span:
    """The lines of all that is counted; else the one that tells the kind."""
    told = [(one.cell, one.until, *one.beside) for one in said.counts]
    lines = [cell.line for cells in told for cell in cells if cell is not None]
    lines = lines or [said.cell.line]
    return min(line[0] for line in lines), max(line[1] for line in lines)


def _figures(said: Said, text: str, claim: str) -> Iterable[Figure]:
    wholes: dict[str, int] = {}
    bounds_of = ((one.low or 0, one.best or 0, one.high or 0) for one in said.counts)
    sound = [
        one
        for one, numbers in zip(said.counts, bounds_of, strict=True)
        if min(numbers) >= 0
    ]
    for at, one in enumerate(sound):
        if not one.part:
            wholes.setdefault(one.measure, at)
        start, end = one.cell.span
        if one.until is not None:
            start = min(start, one.until.span[0])
            end = max(end, one.until.span[1])
        of = wholes.get(one.measure) if one.part else None
        yield Figure(
            measure=one.measure,
            text=text[start:end],
            span=(start, end),
            low=one.low,
            high=one.high,
            approx=one.approx,
            population=one.population,
            part_of=None if of is None else PartOf(claim, of),
            best=one.best,
        )


def bounds(
    row: RowText, names: tuple[str, str], measure: str, population: str
) -> Count | None:
    """A count that a row gives as its least and its most, in fields of these names."""
    low, high = names
    one, other = row.cell(low), row.cell(high)
    cell = one or other
    if cell is None:
        return None
    apart = one is not None and other is not None and one.value != other.value
    return Count(
        measure,
        cell,
        low=row.number(low),
        high=row.number(high),
        population=population,
        until=other if apart else None,
    )


def listed(words: str | None) -> tuple[str, ...]:
    """Names of a list, each once, in its order: "SOHR; HRW, sohr" has two."""
    if (words or "").strip().casefold() in _NOBODY:
        return ()
    names = (name.strip(" \"'.") for name in _LISTED.split(words or ""))
    found: dict[str, str] = {}
    for name in filter(None, names):
        found.setdefault(name.casefold(), name)
    return tuple(found.values())


def point(row: RowText, lat: str, lon: str) -> tuple[float, float] | tuple[None, None]:
    """Latitude and longitude, in fields of these names; nothing where one is none."""
    one, other = row.cell(lat), row.cell(lon)
    if one is None or other is None:
        return None, None
    north, east = degrees(one.value, 90.0), degrees(other.value, 180.0)
    return (None, None) if north is None or east is None else (north, east)
