"""Reads lists of people: CSV, TSV and Parquet files to rows, by DuckDB."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from marsad.errors import OperatorError
from marsad.records.ids import content_id
from marsad.resolve.linking.fields import GUARDED, Choice, Mapped, choose, guess
from marsad.resolve.linking.link import Rows

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from pyarrow import Table  # type: ignore[import-untyped]

TABLES = (".csv", ".tsv", ".txt", ".csv.gz", ".tsv.gz", ".txt.gz", ".parquet")
"""How the names of files end that can be read."""


@dataclass(frozen=True, slots=True)
class Source:
    """How one list was read."""

    name: str
    rows: int
    columns: Mapping[str, Choice]
    """Field -> the columns it is read from."""
    guessed: bool
    """Whether the columns were chosen by their names."""
    watched: Mapping[str, Choice]
    """Field -> columns that are read for what is closed to publication."""

    @property
    def own_ids(self) -> bool:
        """Whether the list has ids of its own; else the rows' cells make them."""
        return "id" in self.columns


@dataclass(frozen=True, slots=True)
class _List:
    source: Source
    ids: list[str]
    cells: dict[str, list[str]]
    watched: dict[str, list[str]]


def read_lists(
    paths: Sequence[Path], mapped: Mapped | None
) -> tuple[Rows, list[Source]]:
    """All rows of some files, sorted, and how each file was read.

    Without `mapped`, columns are chosen by their names.

    Raises:
        OperatorError: a file that is missing, empty or unreadable, a column that is
            not there, an id that two rows of one list have.
    """
    named = zip(paths, _names(paths), strict=True)
    lists = [_read(path, name, mapped) for path, name in named]
    return _sorted(lists), [part.source for part in lists]


def _read(path: Path, name: str, mapped: Mapped | None) -> _List:
    table = read_table(path)
    header = table.column_names
    likely = guess(header)
    columns = likely if mapped is None else choose(mapped, header, name)
    if not columns.keys() - {"id", "category"}:
        raise OperatorError(
            f"{name}: no column is known by its name ({', '.join(header)}); say which "
            "holds what: --map name=COLUMN,dob=COLUMN"
        )
    watched = {f: c for f, c in {**likely, **columns}.items() if f in GUARDED}
    source = Source(name, table.num_rows, columns, mapped is None, watched)
    return _List(
        source,
        _ids(table, columns.get("id"), name),
        {f: _cells(table, chosen) for f, chosen in columns.items() if f != "id"},
        {f: _cells(table, chosen) for f, chosen in watched.items()},
    )


def read_table(path: Path) -> "Table":
    """A file as a table of texts; cells are trimmed, what is empty is "".

    Raises:
        OperatorError: the file cannot be read, or has no row.
    """
    import duckdb

    if not path.is_file():
        raise OperatorError(f"no such file: {path}")
    config: dict[str, Any] = {"threads": 1, "autoload_known_extensions": False}
    try:
        with duckdb.connect(":memory:", config=config) as db:
            table = _texts(db, path)
    except (duckdb.Error, UnicodeDecodeError) as error:
        raise OperatorError(f"{path} cannot be read: {_first(error)}") from error
    if not table.num_rows:
        raise OperatorError(f"{path} has no rows")
    return table


def _texts(db: "DuckDBPyConnection", path: Path) -> "Table":
    name = path.name.lower()
    if not name.endswith(TABLES):
        raise OperatorError(
            f"{path}: a list is one of {', '.join(TABLES)}; save other tables, such as "
            "those of Excel, as CSV (UTF-8)"
        )
    if path.stat().st_size == 0:
        raise OperatorError(f"{path} is empty")
    literal = _quoted(path)
    if name.endswith(".parquet"):
        source = f"read_parquet({literal})"
    else:
        apart = ", delim = '\t'" if ".tsv" in name else ""
        source = f"read_csv({literal}, header = true, all_varchar = true{apart})"
    query = f"SELECT coalesce(trim(COLUMNS(*)::VARCHAR), '') FROM {source}"
    return db.sql(query).to_arrow_table()


def _quoted(path: Path) -> str:
    """A path as SQL; what would match other files is taken as it stands."""
    plain = re.sub(r"([*?\[])", r"[\1]", str(path))
    return "'" + plain.replace("'", "''") + "'"


def _first(error: Exception) -> str:
    """The telling part of DuckDB's message."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return "; ".join(lines[:2])


def _names(paths: Sequence[Path]) -> list[str]:
    """A name for each file: its own without endings, with its folder where needed.

    Raises:
        OperatorError: one file twice.
    """
    if twice := [p for p, n in Counter(p.resolve() for p in paths).items() if n > 1]:
        raise OperatorError(f"{twice[0]} is given twice")
    names = [
        re.sub(r"(\.(csv|tsv|txt|parquet|gz))+$", "", p.name, flags=re.I) for p in paths
    ]
    shared = {name for name, count in Counter(names).items() if count > 1}
    return [
        f"{path.resolve().parent.name}/{path.name}" if name in shared else name
        for path, name in zip(paths, names, strict=True)
    ]


def _cells(table: "Table", columns: Choice) -> list[str]:
    if len(columns) == 1:
        return _texts_of(table, columns[0])
    joined = zip(*(_texts_of(table, column) for column in columns), strict=True)
    return [" ".join(filter(None, row)) for row in joined]


def _texts_of(table: "Table", column: str) -> list[str]:
    texts: list[str] = table[column].to_pylist()
    return texts


def _ids(table: "Table", columns: Choice | None, name: str) -> list[str]:
    """The ids of a list's rows, made from their cells where it has none."""
    if columns is None:
        return list(_made(zip(*(c.to_pylist() for c in table.columns), strict=True)))
    own = _cells(table, columns)
    seen: dict[str, int] = {}
    for number, id in enumerate(own, 1):
        if not id:
            raise OperatorError(f"{name}, row {number}: no id")
        if id in seen:
            raise OperatorError(
                f"{name}: rows {seen[id]} and {number} have the one id {id!r}; ids "
                "must differ (leave `id` out of --map to have them made)"
            )
        seen[id] = number
    return own


def _made(rows: Iterator[tuple[Any, ...]]) -> Iterator[str]:
    """An id for each row by its cells; equal rows are told apart by a number."""
    known: Counter[str] = Counter()
    for row in rows:
        id = content_id("row", *row)
        known[id] += 1
        yield id if known[id] == 1 else f"{id}-{known[id]}"


def _sorted(lists: Sequence[_List]) -> Rows:
    """All rows by list and id, whatever the order of files and lines."""
    names = [part.source.name for part in lists for _ in part.ids]
    ids = [id for part in lists for id in part.ids]
    order = sorted(range(len(ids)), key=lambda row: (names[row], ids[row]))
    return Rows(
        lists=[names[row] for row in order],
        ids=[ids[row] for row in order],
        cells=_whole([(len(part.ids), part.cells) for part in lists], order),
        guarded=_whole([(len(part.ids), part.watched) for part in lists], order),
    )


def _whole(
    parts: Sequence[tuple[int, Mapping[str, list[str]]]], order: Sequence[int]
) -> dict[str, list[str]]:
    """The cells of all lists by field, in one order; empty where a list has none."""
    whole: dict[str, list[str]] = {}
    for field in sorted({field for _, cells in parts for field in cells}):
        told = [cell for n, cells in parts for cell in cells.get(field, [""] * n)]
        whole[field] = [told[row] for row in order]
    return whole
