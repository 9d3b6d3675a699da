"""Parquet: typed columns, nested fields as structs and lists."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from marsad.publish.formats.base import ALL, Given
from marsad.publish.formats.types import arrow_schema, tree, typed
from marsad.publish.wire import Row

NAME = "parquet"
SUFFIX = ".parquet"
BINARY = True
EXPORTS: tuple[str, ...] = ALL
FILE = ""
GROUP = 5_000
"""Rows that are in memory at a time."""


def save(given: Given, exports: Sequence[str], path: Path) -> None:
    """Write one export, by the types of the data dictionary."""
    import pyarrow as pa  # type: ignore[import-untyped]
    from pyarrow.parquet import ParquetWriter  # type: ignore[import-untyped]

    (name,) = exports
    schema, kinds = arrow_schema(name), tree(name)
    with ParquetWriter(path, schema, compression="zstd") as writer:
        for group in _groups(given.rows_of(name), kinds):
            writer.write_table(pa.Table.from_pylist(group, schema=schema))


def _groups(
    rows: Iterable[Row], kinds: dict[str, Any]
) -> Iterator[list[dict[str, Any]]]:
    found = ({n: typed(v, kinds[n]) for n, v in row.items()} for row in rows)
    while group := list(islice(found, GROUP)):
        yield group
