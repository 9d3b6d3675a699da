"""What a long step says while it goes on; the shell decides how it looks."""

from typing import Protocol


class Progress(Protocol):
    """Told of every stage that has something to do."""

    def begin(self, what: str, total: int | None = None) -> None:
        """A step starts; `total` items, where that is known."""

    def advance(self, done: int = 1) -> None:
        """So many more items are done."""

    def end(self) -> None:
        """The step is over."""


class Silence:
    """Progress that nobody watches."""

    def begin(self, what: str, total: int | None = None) -> None:
        """Nothing."""

    def advance(self, done: int = 1) -> None:
        """Nothing."""

    def end(self) -> None:
        """Nothing."""
