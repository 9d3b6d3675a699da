"""Rows of a data file by their place in it: a release's files never change."""

import os
from pathlib import Path
from types import TracebackType

from marsad.publish.feeds.row import Row
from marsad.web.public.index.tables import parse


class Rows:
    """A data file held open; from any number of threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = os.open(path, os.O_RDONLY) if path.is_file() else -1

    def __enter__(self) -> "Rows":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the file back."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def __del__(self) -> None:
        self.close()

    def raw(self, offset: int, size: int) -> bytes:
        """The row as it stands in the file."""
        return os.pread(self._file, size, offset)

    def parsed(self, offset: int, size: int) -> Row:
        """The row."""
        return parse(self.raw(offset, size), self._path.name)
