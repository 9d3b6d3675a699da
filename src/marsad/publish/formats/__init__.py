"""One file per format, each with NAME, MEDIA_TYPE, SUFFIX and `write`."""

from collections.abc import Iterator
from typing import IO, Protocol

from marsad.errors import OperatorError
from marsad.publish.formats import csv, geojson, jsonl
from marsad.publish.wire import Row


class Format(Protocol):
    """What a module of this folder gives."""

    NAME: str
    MEDIA_TYPE: str
    SUFFIX: str

    def write(self, rows: Iterator[Row], out: IO[str], name: str | None = None) -> int:
        """Write the rows of the export `name` to a text stream opened with
        `newline=""`; returns how many."""


FORMATS: dict[str, Format] = {module.NAME: module for module in (jsonl, csv, geojson)}


def format_named(name: str) -> Format:
    """The format of that name.

    Raises:
        OperatorError: there is none.
    """
    if name not in FORMATS:
        raise OperatorError(f"no format is called {name!r}: use {', '.join(FORMATS)}")
    return FORMATS[name]
