"""Tables from files: patterns with counts, or one row per record; CSV or Parquet."""

import csv
import gzip
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from marsad.errors import OperatorError
from marsad.weigh.estimate.table import Table, tabulate

COUNTS = ("n", "count", "counts", "freq", "frequency")
"""What a column of counts is called."""
IDS = ("id", "person", "cluster", "cluster_id", "group", "group_id", "match_group_id")
"""What a column of ids is called; ids of other names are known by being distinct."""
FAMILY = "in_"
"""Where columns begin so, these are the lists (HRDAG's naming)."""
HELD = {"0": 0, "0.0": 0, "false": 0, "1": 1, "1.0": 1, "true": 1}

Bits = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a file are what; None is for the file to tell."""

    lists: Sequence[str] | None = None
    """Names, or patterns such as in_*."""
    count: str | None = None
    group: str | None = None
    """Rows with one value here are one record, on all lists that any of them is on."""


def load(path: Path, columns: Columns | None = None) -> Table:
    """Reads a table of capture patterns and counts, or of one row per record with a
    0/1 column for each list.

    Raises:
        OperatorError: the file cannot be read, or its columns are not told apart, or a
            value is neither 0 nor 1, or a count is no whole number.
    """
    wanted = columns or Columns()
    found = _read(path)
    count = _count_column(path, found, wanted)
    if count is not None and wanted.group is not None:
        raise OperatorError(
            f"{path}: {count} counts records, so rows cannot be grouped by "
            f"{wanted.group}"
        )
    names = _lists(path, found, wanted, count)
    bits = np.column_stack([_bits(path, found, name) for name in names])
    if count is None:
        if wanted.group is not None:
            bits = _grouped(bits, _column(path, found, wanted.group))
        weights = np.ones(len(bits), dtype=np.int64)
    else:
        weights = _weights(path, found, count, bits)
    if count is not None and wanted.lists is None:
        _refuse_answer(path, bits, weights)
    return _counted(path.name, names, bits, weights)


def _counted(
    name: str, names: Sequence[str], bits: Bits, weights: npt.NDArray[np.int64]
) -> Table:
    packed = np.packbits(bits, axis=1)
    _, first, group = np.unique(packed, axis=0, return_index=True, return_inverse=True)
    sums = np.zeros(len(first), dtype=np.int64)
    np.add.at(sums, group.ravel(), weights)
    rows = ([bool(one) for one in bits[at]] for at in first)
    return tabulate(names, zip(rows, sums.tolist(), strict=True), name)


def _read(path: Path) -> Mapping[str, Any]:
    """Columns by name: Arrow arrays, of a CSV all as strings."""
    import pyarrow  # type: ignore[import-untyped]
    from pyarrow import parquet

    try:
        if path.suffix.lower() in (".parquet", ".pq"):
            table = parquet.read_table(path)
        else:
            table = _read_csv(path)
    except (OSError, EOFError, UnicodeDecodeError, pyarrow.ArrowException) as error:
        raise OperatorError(f"{path}: cannot be read as a table: {error}") from error
    if table.num_rows == 0:
        raise OperatorError(f"{path}: there are no rows")
    return {name: table.column(at) for at, name in enumerate(table.column_names)}


def _read_csv(path: Path) -> Any:
    import pyarrow
    from pyarrow import csv as arrow

    opened = gzip.open if path.suffix.lower() == ".gz" else open
    with opened(path, "rt", encoding="utf-8-sig", newline="") as lines:
        first = lines.readline()
    mark = max(",;\t", key=first.count)
    header = [name.strip() for name in next(csv.reader([first], delimiter=mark), [])]
    if len(set(header)) < len(header) or not header:
        raise OperatorError(f"{path}: the first line must name every column once")
    return arrow.read_csv(
        path,
        read_options=arrow.ReadOptions(column_names=header, skip_rows=1),
        parse_options=arrow.ParseOptions(delimiter=mark),
        convert_options=arrow.ConvertOptions(
            column_types=dict.fromkeys(header, pyarrow.string())
        ),
    )


def _column(path: Path, found: Mapping[str, Any], name: str) -> Any:
    if name not in found:
        raise OperatorError(f"{path}: no column {name}; there are {', '.join(found)}")
    return found[name]


def _count_column(path: Path, found: Mapping[str, Any], wanted: Columns) -> str | None:
    if wanted.count is not None:
        _column(path, found, wanted.count)
        return wanted.count
    named = [name for name in found if name.lower() in COUNTS]
    named = [name for name in named if name not in (wanted.lists or ())]
    if len(named) > 1:
        raise OperatorError(
            f"{path}: {' and '.join(named)} may both be counts: say which with --count"
        )
    return named[0] if named else None


def _lists(
    path: Path, found: Mapping[str, Any], wanted: Columns, count: str | None
) -> list[str]:
    rest = [name for name in found if name not in (count, wanted.group)]
    if wanted.lists is not None:
        return _named(path, rest, wanted.lists)
    rest = [name for name in rest if name.lower() not in IDS]
    binary = [name for name in rest if _is_binary(found[name])]
    family = [name for name in binary if name.startswith(FAMILY)]
    if len(family) > 1:
        return family
    other = [n for n in rest if n not in binary and not _is_id(found[n])]
    if other or not binary:
        raise OperatorError(
            f"{path}: which columns are lists? Say so with --lists A,B,C. Only 0 and 1 "
            f"are in {', '.join(binary) or 'none'}; not so in {', '.join(other) or '-'}"
        )
    return binary


def _named(path: Path, names: Sequence[str], lists: Sequence[str]) -> list[str]:
    """The columns that names or patterns stand for, each once."""
    chosen: dict[str, None] = {}
    for one in lists:
        fitting = [n for n in names if n == one] or [
            n for n in names if fnmatchcase(n, one)
        ]
        if not fitting:
            raise OperatorError(
                f"{path}: no column {one}; there are {', '.join(names)}"
            )
        chosen.update(dict.fromkeys(fitting))
    return list(chosen)


def _is_binary(column: Any) -> bool:
    values = column.unique().to_pylist()
    return all(str(one).strip().lower() in HELD for one in values)


def _is_id(column: Any) -> bool:
    return bool(len(column.unique()) == len(column) > 1)


def _bits(path: Path, found: Mapping[str, Any], name: str) -> Bits:
    """1 where the list has the record."""
    coded = found[name].combine_chunks().dictionary_encode()
    known = [HELD.get(str(one).strip().lower()) for one in coded.dictionary.to_pylist()]
    at = coded.indices.to_numpy(zero_copy_only=False)
    missing = np.isnan(at) if at.dtype.kind == "f" else np.zeros(len(at), dtype=bool)
    wrong = missing | np.isin(at, [n for n, one in enumerate(known) if one is None])
    if wrong.any():
        row = int(wrong.argmax())
        value = found[name][row].as_py()
        raise OperatorError(
            f"{path}: row {row + 1}, column {name}: {value!r} is neither 0 nor 1"
        )
    values = np.array([one or 0 for one in known], dtype=np.uint8)
    bits: Bits = np.take(values, at.astype(np.int64))
    return bits


def _weights(
    path: Path, found: Mapping[str, Any], count: str, bits: Bits
) -> npt.NDArray[np.int64]:
    """The counts; one that is missing is told only of those on no list."""
    made = []
    for row, value in enumerate(found[count].to_pylist()):
        text = "" if value is None else str(value).strip()
        if not text and not bits[row].any():
            text = "0"
        whole = text.removesuffix(".0")
        if not (whole.isascii() and whole.isdigit()):
            raise OperatorError(
                f"{path}: row {row + 1}, column {count}: {value!r} is no count"
            )
        made.append(int(whole))
    return np.array(made, dtype=np.int64)


def _refuse_answer(path: Path, bits: Bits, weights: npt.NDArray[np.int64]) -> None:
    nowhere = int(weights[~bits.any(axis=1)].sum())
    if nowhere:
        raise OperatorError(
            f"{path}: {nowhere:,} records are on no list: how many these are is to be "
            "estimated; leave the row of zeros out"
        )


def _grouped(bits: Bits, group: Any) -> Bits:
    """One row for each group, on every list that any of its rows is on; rows without
    an id stay by themselves."""
    ids = [None if one is None else str(one).strip() for one in group.to_pylist()]
    numbers: dict[str | int, int] = {}
    at = [numbers.setdefault(one or row, len(numbers)) for row, one in enumerate(ids)]
    joined = np.zeros((len(numbers), bits.shape[1]), dtype=np.uint8)
    np.maximum.at(joined, np.array(at), bits)
    return joined
