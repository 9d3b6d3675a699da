"""A workbook (XLSX): a sheet for each export, and one that says what columns mean."""

import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import chain, islice
from pathlib import Path
from typing import Any

from marsad.publish.formats.base import ALL, Given
from marsad.publish.formats.csv import in_columns
from marsad.publish.formats.dictionary import fields_of
from marsad.publish.formats.table import columns_of, flatten, runs
from marsad.publish.formats.zipped import settle

NAME = "xlsx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SUFFIX = ".xlsx"
BINARY = True
EXPORTS: tuple[str, ...] = ALL
FILE = "all.xlsx"
ROWS = 1_048_575
"""Rows below the header that a sheet can hold; more go on in a second sheet."""
LONGEST = 32_767
"""Characters that a cell can hold."""
CUT = " [cut here: a cell of a workbook holds no more; the CSV file has it whole]"
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FIRST_DAY = date(1900, 3, 1)
"""Before it days of workbooks are not what calendars have."""


def save(given: Given, exports: Sequence[str], path: Path) -> None:
    """Write a workbook with the exports of these names."""
    from openpyxl import Workbook  # type: ignore[import-untyped]

    book = Workbook(write_only=True)
    for name in exports:
        columns = columns_of(name, given.rows_of)
        lines = in_columns(map(flatten, given.rows_of(name)), list(columns))
        typed = (list(map(_value, line, columns.values())) for line in lines)
        _sheets(book, name, list(columns), typed)
    _sheets(book, "dictionary", ["export", *_SAYS], _dictionary(exports))
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw.xlsx"
        book.save(raw)
        settle(raw, path)


_SAYS = ("field", "type", "meaning", "unit", "values")


def _dictionary(exports: Iterable[str]) -> Iterator[list[Any]]:
    for name in exports:
        for field in fields_of(name):
            says = (field.column, field.type, field.says, field.unit)
            yield [name, *says, ", ".join(field.values)]


def _sheets(
    book: Any, name: str, columns: Sequence[str], lines: Iterable[Sequence[Any]]
) -> None:
    """Sheets of one table: as many as it takes."""
    rest, number = iter(lines), 1
    first = next(rest, None)
    while first is not None or number == 1:
        sheet = book.create_sheet(name if number == 1 else f"{name} {number}")
        sheet.freeze_panes = "A2"
        sheet.append(columns)
        held = [] if first is None else [first]
        for line in chain(held, islice(rest, ROWS - 1)):
            sheet.append([_cell(sheet, value) for value in line])
        sheet.close()
        first, number = next(rest, None), number + 1


def _value(value: Any, kind: str) -> Any:
    """Days as days, where workbooks know them."""
    if kind == "date" and isinstance(value, str):
        day = date.fromisoformat(value)
        return day if day >= _FIRST_DAY else value
    if kind == "moment" and isinstance(value, str):
        return datetime.fromisoformat(value).replace(tzinfo=None)
    return value


def _cell(sheet: Any, value: Any) -> Any:
    """Text as text, whatever it begins with: no cell is a formula."""
    if not isinstance(value, str):
        return value
    text = _ILLEGAL.sub("\ufffd", value)
    if len(text.encode("utf-16-le")) > 2 * LONGEST:
        text = text[: LONGEST // 2] + CUT
    return _as_text(sheet, text) if runs(text) else text


def _as_text(sheet: Any, text: str) -> Any:
    from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]

    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    cell.quotePrefix = True
    return cell
