"""Which column of a person's own table holds what."""

import csv
import functools
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from marsad.errors import OperatorError
from marsad.locate.loading.rows import Options

NEEDED = ("name", "lat", "lon")
_DIVIDERS = ("\t", ";", ",", "|")


@functools.cache
def known() -> dict[str, tuple[str, ...]]:
    """Every field with the names of columns that are taken for it."""
    source = resources.files("marsad.locate.loading") / "data" / "columns.toml"
    read = tomllib.loads(source.read_text(encoding="utf-8"))
    return {field: tuple(names) for field, names in read.items()}


@dataclass(frozen=True, slots=True)
class Head:
    """The columns of a table and what they mean."""

    columns: tuple[str, ...]
    at: dict[str, int]
    """Field to column, but for other names."""
    others: tuple[int, ...]
    """The columns of other names."""
    divider: str

    def fields(self, cells: Sequence[str]) -> dict[str, str]:
        """A row's cells by field; other names one a line."""
        found = {field: _cell(cells, at) for field, at in self.at.items()}
        found["other"] = "\n".join(_cell(cells, at) for at in self.others)
        return found


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at].strip() if at < len(cells) else ""


def read_head(path: Path, line: bytes, options: Options) -> Head:
    """The meaning of a table's first line.

    Raises:
        OperatorError: a column that is needed or was named is missing.
    """
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise OperatorError(
            f"{path}: is not UTF-8; save it as CSV in UTF-8 ({error})"
        ) from error
    divider = max(_DIVIDERS, key=text.count)
    cells = next(csv.reader([text], delimiter=divider), [])
    columns = tuple(cell.strip() for cell in cells)
    _check(path, columns, options)
    at = _found(columns, options)
    missing = [field for field in NEEDED if field not in at]
    if missing:
        raise OperatorError(
            f"{path}: which column holds the {missing[0]}? Say --map "
            f"{missing[0]}=COLUMN; there are {', '.join(filter(None, columns))}"
        )
    return Head(columns, at, _others(columns, at, options), divider)


def _check(path: Path, columns: Sequence[str], options: Options) -> None:
    for field, column in options.columns:
        if field not in known():
            raise OperatorError(
                f"--map {field}={column}: there are the fields {', '.join(known())}"
            )
        if column not in columns:
            there = ", ".join(filter(None, columns))
            raise OperatorError(f"{path}: has no column {column!r}; it has {there}")


def _found(columns: Sequence[str], options: Options) -> dict[str, int]:
    """Field to column: as the person said, else by the column's name."""
    at = {
        field: columns.index(column)
        for field, column in options.columns
        if field != "other"
    }
    plain = [_plain(column) for column in columns]
    for field, names in known().items():
        found = (plain.index(name) for name in names if name in plain)
        free = next((i for i in found if i not in at.values()), None)
        if free is not None and field not in ("other", *at):
            at[field] = free
    return at


def _others(
    columns: Sequence[str], at: dict[str, int], options: Options
) -> tuple[int, ...]:
    """The columns of other names: those the person named, else all that look so."""
    named = {column for field, column in options.columns if field == "other"}
    return tuple(
        i
        for i, column in enumerate(columns)
        if (column in named if named else _plain(column) in known()["other"])
        and i not in at.values()
    )


def _plain(column: str) -> str:
    return " ".join(column.casefold().replace("_", " ").replace("-", " ").split())
