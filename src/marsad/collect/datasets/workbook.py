"""Rows of a workbook's first sheet (.xlsx): a line of names, then values."""

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from zipfile import BadZipFile

from marsad.collect.datasets.found import Row
from marsad.errors import OperatorError


def sheet_rows(path: Path) -> Iterator[Row]:
    """The rows below the first line that is not empty, as a stream; of formulas their
    last values. Numbers and days are written as CSV files have them.

    Raises:
        OperatorError: it is no workbook, or its first sheet has no line of names.
    """
    import warnings

    from openpyxl import load_workbook  # type: ignore[import-untyped]
    from openpyxl.utils.exceptions import (  # type: ignore[import-untyped]
        InvalidFileException,
    )

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            book = load_workbook(path, read_only=True, data_only=True)
    except (InvalidFileException, BadZipFile, KeyError, ValueError, OSError) as error:
        raise OperatorError(f"{path}: is no sound workbook: {error}") from error
    try:
        yield from _rows(book.worksheets[0].iter_rows(values_only=True), path)
    finally:
        book.close()


def _rows(lines: Iterator[tuple[object, ...]], path: Path) -> Iterator[Row]:
    names: list[str] = []
    for number, line in enumerate(lines, 1):
        cells = [_written(value) for value in line]
        if not any(cells):
            continue
        if not names:
            names = [cell or f"column {at}" for at, cell in enumerate(cells, 1)]
            continue
        cells += [""] * (len(names) - len(cells))
        yield Row(number, tuple(zip(names, cells, strict=False)))
    if not names:
        raise OperatorError(f"{path}: its first sheet is empty")


def _written(value: object) -> str:
    """A cell as a CSV file has it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        midnight = value.time() == time(0)
        return value.date().isoformat() if midnight else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return str(value).strip()
