"""The Engine protocol: load, run, fetch, stream, drop."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol


class Engine(Protocol):
    """Runs SQL steps over named tables; tables are disposable, never the record."""

    def load(
        self, name: str, columns: Mapping[str, str], rows: Iterable[Sequence[Any]]
    ) -> None:
        """Make table `name` from rows; `columns` maps names to SQL types."""

    def run(self, name: str, sql: str, *args: Any) -> None:
        """Make table `name` from a query."""

    def fetch(self, sql: str, *args: Any) -> list[tuple[Any, ...]]:
        """The rows of a query; queries whose order matters say so in ORDER BY."""

    def stream(self, sql: str, *args: Any) -> Iterator[tuple[Any, ...]]:
        """The same rows, a batch at a time as Python objects; tables may be made and
        dropped meanwhile."""

    def drop(self, name: str) -> None:
        """Forget a table."""
