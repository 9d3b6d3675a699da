"""A workbook (XLSX): a sheet for each export, and one that says what columns mean."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import chain, islice
from pathlib import Path
from typing import Any

from marsad.publish.formats.base import ALL, Given
from marsad.publish.formats.csv import in_columns
from marsad.publish.formats.dictionary import fields_of
from marsad.publish.formats.table import columns_of, flatten
from marsad.publish.formats.workbook import Workbook, workbook

NAME = "xlsx"
SUFFIX = ".xlsx"
BINARY = True
EXPORTS: tuple[str, ...] = ALL
FILE = "all.xlsx"
ROWS = 1_048_575
"""Rows below the header that a sheet can hold; more go on in a second sheet."""
SAYS = ("export", "field", "type", "meaning", "unit", "values")


def save(given: Given, exports: Sequence[str], path: Path) -> None:
    """Write a workbook with the exports of these names."""
    with workbook(path) as book:
        for name in exports:
            columns = columns_of(name, given.rows_of)
            lines = in_columns(map(flatten, given.rows_of(name)), list(columns))
            _sheets(book, name, list(columns), _typed(lines, list(columns.values())))
        book.sheet("dictionary", SAYS, _dictionary(exports))


def _dictionary(exports: Iterable[str]) -> Iterator[list[str]]:
    for name in exports:
        for field in fields_of(name):
            says = (field.column, field.type, field.says, field.unit)
            yield [name, *says, ", ".join(field.values)]


def _sheets(
    book: Workbook, name: str, columns: Sequence[str], lines: Iterator[Sequence[Any]]
) -> None:
    """Sheets of one table: as many as it takes."""
    number = 1
    book.sheet(name, columns, islice(lines, ROWS))
    for first in lines:
        number += 1
        rest = chain([first], islice(lines, ROWS - 1))
        book.sheet(f"{name} {number}", columns, rest)


def _typed(lines: Iterable[list[Any]], kinds: Sequence[str]) -> Iterator[Sequence[Any]]:
    """Lines with days as days."""
    dated = [at for at, kind in enumerate(kinds) if kind == "date"]
    timed = [at for at, kind in enumerate(kinds) if kind == "moment"]
    for line in lines:
        for at in dated:
            line[at] = line[at] and date.fromisoformat(line[at])
        for at in timed:
            line[at] = line[at] and datetime.fromisoformat(line[at])
        yield line
