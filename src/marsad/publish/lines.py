"""Rows of a JSON Lines file as a sequence of which only the places are held: a log that
grows with each release is never in memory as a whole."""

import json
from array import array
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias, overload

from marsad.errors import OperatorError
from marsad.publish.read import each_row

Row: TypeAlias = Mapping[str, Any]


class Lines(Sequence[Row]):
    """The rows of a file that does not change meanwhile, read whenever one is asked."""

    def __init__(self, path: Path) -> None:
        """Goes through the file once.

        Raises:
            OperatorError: it cannot be read.
        """
        self._path, self._starts = path, array("Q")
        at = 0
        try:
            with path.open("rb") as lines:
                for line in lines:
                    self._starts.append(at)
                    at += len(line)
        except OSError as error:
            raise OperatorError(f"{path} cannot be read: {error}") from error

    def __len__(self) -> int:
        return len(self._starts)

    def __iter__(self) -> Iterator[Row]:
        return each_row(self._path)

    @overload
    def __getitem__(self, at: int) -> Row: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...

    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        with self._path.open("rb") as lines:
            lines.seek(self._starts[at])
            row: Row = json.loads(lines.readline())
        return row
