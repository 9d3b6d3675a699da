"""The Engine protocol: load, run, fetch, drop."""

from collections.abc import Iterable, Mapping, Sequence
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

    def drop(self, name: str) -> None:
        """Forget a table."""
