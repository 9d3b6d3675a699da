"""Tables of text cells from CSV and Parquet files, row by row."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

from marsad.errors import OperatorError

Cells: TypeAlias = dict[str, str]
"""A row's cells by lower-case column name, without spaces around them."""
PARQUET = (".parquet", ".pq")


def read_rows(path: Path) -> Iterator[tuple[int, Cells]]:
    """Rows with their numbers, the first is 1; CSV by comma, or Parquet by suffix.

    Raises:
        OperatorError: the file cannot be read, is no such table, or is not UTF-8.
    """
    return _parquet(path) if path.suffix.lower() in PARQUET else _csv(path)


def _csv(path: Path) -> Iterator[tuple[int, Cells]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = csv.reader(file)
            header = _header(next(lines, []), path)
            for number, row in enumerate(lines, start=1):
                if row:
                    cells = [cell.strip() for cell in row[: len(header)]]
                    cells += [""] * (len(header) - len(cells))
                    yield number, dict(zip(header, cells, strict=True))
    except OSError as error:
        raise OperatorError(f"{path}: cannot be read: {error.strerror}") from error
    except (csv.Error, UnicodeDecodeError) as error:
        raise OperatorError(f"{path}: is no CSV in UTF-8: {error}") from error


def _parquet(path: Path) -> Iterator[tuple[int, Cells]]:
    import pyarrow  # type: ignore[import-untyped]
    import pyarrow.parquet  # type: ignore[import-untyped]

    try:
        with pyarrow.parquet.ParquetFile(path) as file:
            header = _header(file.schema_arrow.names, path)
            number = 0
            for batch in file.iter_batches():
                for values in zip(*(c.to_pylist() for c in batch.columns), strict=True):
                    number += 1
                    cells = (_text(value) for value in values)
                    yield number, dict(zip(header, cells, strict=True))
    except OSError as error:
        raise OperatorError(f"{path}: cannot be read: {error}") from error
    except pyarrow.ArrowException as error:
        raise OperatorError(f"{path}: is no Parquet file: {error}") from error


def _header(names: list[str], path: Path) -> list[str]:
    header = [name.strip().lower() for name in names]
    if not header or len(set(header)) != len(header):
        raise OperatorError(f"{path}: needs a header whose columns differ")
    return header


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip()
