"""The embedded engine, the default: DuckDB in memory, fed by Arrow."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any

from marsad.errors import InternalError

if TYPE_CHECKING:
    import duckdb

BATCH = 20_000
"""Rows that are held as Python objects at a time while tables come and go."""


class LocalEngine:
    """Tables in memory that live as long as the object; nothing touches the disk.

    One thread by default: sums of floats then do not depend on how rows were shared
    out, so the same tables give the same bytes.

    Raises:
        InternalError: any call, with the SQL, when DuckDB refuses it.
    """

    def __init__(self, threads: int = 1) -> None:
        import duckdb

        self._db = duckdb.connect(
            ":memory:",
            config={
                "threads": threads,
                "temp_directory": "",
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
            },
        )
        self._db.execute("SET TimeZone = 'UTC'")

    def load(
        self, name: str, columns: Mapping[str, str], rows: Iterable[Sequence[Any]]
    ) -> None:
        """Make table `name` from rows, in their order, in place of any of that name.

        Raises:
            InternalError: a row has more or fewer values than there are columns, or
                a value is not of its column's type.
        """
        types = ", ".join(f"{_quoted(c)} {columns[c]}" for c in columns)
        self._execute(f"CREATE OR REPLACE TABLE {_quoted(name)} ({types})")
        schema = self._schema(name)
        waiting = iter(rows)
        while batch := list(islice(waiting, BATCH)):
            self._append(name, schema, batch)

    def run(self, name: str, sql: str, *args: Any) -> None:
        """Make table `name` from a query, in place of any of that name."""
        self._execute(f"CREATE OR REPLACE TABLE {_quoted(name)} AS {sql}", *args)

    def fetch(self, sql: str, *args: Any) -> list[tuple[Any, ...]]:
        """The rows of a query; queries whose order matters say so in ORDER BY."""
        cursor = self._execute(sql, *args)
        with _told(sql):
            return cursor.fetchall()

    def stream(self, sql: str, *args: Any) -> Iterator[tuple[Any, ...]]:
        """The same rows, a batch at a time as Python objects; tables may be made and
        dropped meanwhile."""
        with _told(sql):
            cursor = self._db.cursor()
            cursor.execute("SET TimeZone = 'UTC'")
            cursor.execute(sql, list(args))
        try:
            while batch := self._next(cursor, sql):
                yield from batch
        finally:
            cursor.close()

    def drop(self, name: str) -> None:
        """Forget a table; no change if there is none."""
        self._execute(f"DROP TABLE IF EXISTS {_quoted(name)}")

    def close(self) -> None:
        """Forget all tables."""
        self._db.close()

    def _next(
        self, cursor: "duckdb.DuckDBPyConnection", sql: str
    ) -> list[tuple[Any, ...]]:
        with _told(sql):
            return cursor.fetchmany(BATCH)

    def _schema(self, name: str) -> Any:
        """The table's columns as Arrow sees them: DuckDB knows every SQL type."""
        sql = f"SELECT * FROM {_quoted(name)}"
        with _told(sql):
            empty: Any = self._db.sql(sql).to_arrow_table()
        return empty.schema

    def _append(self, name: str, schema: Any, batch: list[Sequence[Any]]) -> None:
        import pyarrow  # type: ignore[import-untyped]

        try:
            columns = list(zip(*batch, strict=True))
            arrays = [
                pyarrow.array(values, type=field.type)
                for field, values in zip(schema, columns, strict=True)
            ]
        except (pyarrow.ArrowException, ValueError, TypeError) as error:
            raise InternalError(f"rows do not fit table {name}: {error}") from error
        table = pyarrow.Table.from_arrays(arrays, schema=schema)
        self._db.register("arriving rows", table)
        self._execute(f'INSERT INTO {_quoted(name)} SELECT * FROM "arriving rows"')
        self._db.unregister("arriving rows")

    def _execute(self, sql: str, *args: Any) -> "duckdb.DuckDBPyConnection":
        with _told(sql):
            return self._db.execute(sql, list(args))


@contextmanager
def _told(sql: str) -> Iterator[None]:
    """DuckDB's errors as ours, with the query that caused them."""
    import duckdb

    try:
        yield
    except duckdb.Error as error:
        raise InternalError(f"{error}\nin the query:\n{sql}") from error


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
