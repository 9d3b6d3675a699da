"""CSV for spreadsheets: flat columns, and no cell that a spreadsheet would run."""

import csv
import io
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from marsad.publish.formats.base import ALL, Given
from marsad.publish.formats.table import columns_of, flatten, harmless
from marsad.publish.wire import Row

NAME = "csv"
SUFFIX = ".csv"
BINARY = False
EXPORTS: tuple[str, ...] = ALL
FILE = ""
BOM = "\ufeff"
"""In front of letters beyond ASCII: spreadsheets garble Arabic names without it."""


def save(given: Given, exports: Sequence[str], path: Path) -> None:
    """Write a header and one line per row of one export."""
    (name,) = exports
    columns = list(columns_of(name, given.rows_of))
    write_table(path, [columns], in_columns(map(flatten, given.rows_of(name)), columns))


def in_columns(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[list[Any]]:
    """The values of flat rows, in the order of the columns.

    Raises:
        KeyError: a row has something that no column holds.
    """
    known = frozenset(columns)
    for row in rows:
        if not known.issuperset(row):
            lost = [name for name in row if name not in known and row[name] is not None]
            if lost:
                raise KeyError(lost[0])
        yield [row.get(name) for name in columns]


def write_table(
    path: Path, head: Iterable[Sequence[str]], lines: Iterable[Sequence[Any]]
) -> None:
    """Write a table for spreadsheets. Where a cell has letters beyond ASCII, the file
    begins with a byte order mark."""
    with tempfile.TemporaryFile() as raw:
        body = io.TextIOWrapper(raw, encoding="utf-8", newline="")
        writer = csv.writer(body, lineterminator="\r\n")
        writer.writerows(head)
        marked = False
        for line in lines:
            cells = [cell(value) for value in line]
            marked = marked or any(map(beyond_ascii, cells))
            writer.writerow(cells)
        body.flush()
        raw.seek(0)
        with path.open("wb") as out:
            out.write(BOM.encode() if marked else b"")
            shutil.copyfileobj(raw, out, 1 << 20)
        body.detach()


def cell(value: Any) -> Any:
    """Nothing as an empty cell, numbers as numbers, text made harmless."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    return harmless(str(value))


def beyond_ascii(value: Any) -> bool:
    """Whether a cell has a letter beyond ASCII."""
    if not isinstance(value, str) or value.isascii():
        return False
    return any(sign.isalpha() and not sign.isascii() for sign in value)
