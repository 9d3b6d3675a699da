"""Taxonomies: what each list of events calls a thing, from fine levels to coarse."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from marsad.errors import OperatorError
from marsad.resolve.meltt.files import Cells, read_rows

SOURCE = ("source", "data.source", "dataset")
"""Columns that name the list of events a category belongs to; empty: any list."""
BASE = ("base", "base.categories", "category")
"""Columns that hold the category as the list of events has it."""


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """One property of events under the categories of every list."""

    name: str
    """The column of the event tables that holds the categories."""
    depth: int
    """How many levels there are, one or more."""
    levels: Mapping[tuple[str, str], tuple[str, ...]]
    """From list (empty: any) and category to its levels, fine to coarse."""
    weight: float = 1.0

    def of(self, dataset: str, category: str) -> tuple[str, ...] | None:
        """The levels of a category of one list; None if it has none."""
        return self.levels.get((dataset, category)) or self.levels.get(("", category))


def read_taxonomy(path: Path, name: str, weight: float = 1.0) -> Taxonomy:
    """Read a table of one row per category: list, category, levels fine to coarse.

    Raises:
        OperatorError: the file cannot be read, lacks a column, or has a category
            twice with different levels.
    """
    rows = read_rows(path)
    header = next(rows, (0, {}))[1]
    base = _column(header, BASE, path)
    source = next((c for c in SOURCE if c in header), None)
    columns = [c for c in header if c not in (base, source)]
    if not columns:
        raise OperatorError(f"{path}: no column of levels beside {base}")
    if weight <= 0:
        raise OperatorError(f"{name}: a weight is above nought, not {weight:g}")
    found = _levels(read_rows(path), source, base, columns, path)
    return Taxonomy(name, len(columns), found, weight)


def _column(header: Cells, known: Iterable[str], path: Path) -> str:
    for column in known:
        if column in header:
            return column
    raise OperatorError(f"{path}: a taxonomy has a column {' or '.join(known)}")


def _levels(
    rows: Iterable[tuple[int, Cells]],
    source: str | None,
    base: str,
    columns: list[str],
    path: Path,
) -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for number, cells in rows:
        key = (cells[source] if source else "", cells[base])
        levels = tuple(cells[column] for column in columns)
        if found.setdefault(key, levels) != levels:
            raise OperatorError(
                f"{path}, row {number}: {key[1]!r} stands twice, with other levels"
            )
    return found
