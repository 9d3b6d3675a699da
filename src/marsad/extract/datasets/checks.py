"""Do the numbers of one row agree with each other? Flagged, never repaired.

METHODS: UCDP's best is the sum of its four parts, low <= best <= high, and the date
precision is that of the interval's length.
"""

from collections.abc import Iterator

from marsad.extract.datasets.said import RowText
from marsad.records.claim import Span
from marsad.records.ids import content_id
from marsad.records.issue import Issue
from marsad.text.datasets import whole
from marsad.text.sheet import Cell


def in_order(row: RowText, names: tuple[str, ...]) -> Iterator[Issue]:
    """Numbers that should not fall from one field to the next, where they do."""
    there = [row.cell(name) for name in names]
    cells = [cell for cell in there if cell is not None]
    numbers = [row.number(name) for name in names if row.cell(name) is not None]
    known = [number for number in numbers if number is not None]
    if known != sorted(known):
        told = ", ".join(_told(cell) for cell in cells)
        yield flag(row, "mismatch-range", f"not in order: {told}", cells)


def below_nothing(row: RowText, names: tuple[str, ...]) -> Iterator[Issue]:
    """Counts of people below 0: they are left out of what the row says."""
    for cell in filter(None, map(row.cell, names)):
        if cell.value.strip().startswith("-") and whole(cell.value) not in (None, 0):
            yield flag(row, "mismatch-negative", f"below 0: {_told(cell)}", [cell])


def adds_up(row: RowText, whole: str, parts: tuple[str, ...]) -> Iterator[Issue]:
    """A whole that is not the sum of its parts, where all of them are given."""
    total, numbers = row.number(whole), [row.number(part) for part in parts]
    known = [number for number in numbers if number is not None]
    if total is None or len(known) < len(parts) or sum(known) == total:
        return
    cell = row.cell(whole)
    if cell is not None:
        what = f"{_told(cell)} is not the sum of its parts, {sum(known)}"
        yield flag(row, "mismatch-sum", what, [cell])


def flag(row: RowText, code: str, message: str, cells: list[Cell]) -> Issue:
    """An issue of a row, pointing at the lines that do not agree."""
    lines = [cell.line for cell in cells]
    span: Span | None = None
    if lines:
        span = min(line[0] for line in lines), max(line[1] for line in lines)
    report = row.report.id
    return Issue(
        id=content_id("iss", report, code, message),
        record=report,
        code=code,
        message=message,
        stage="extract",
        seen=None if span is None else row.report.text[slice(*span)],
        span=span,
    )


def _told(cell: Cell) -> str:
    return f"{cell.column} {cell.value}"
