"""A row of a data set as a text that can be pointed into, and that text read back.

One line "column: value" for each column, in the order of the file. Lines of a value
after its first begin with a tab. Offsets are into the text as it stands.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from marsad.records.claim import Span

_BETWEEN = ": "
_MORE = "\n\t"


class Cell(NamedTuple):
    """One value of a row, and where it stands in the row's text."""

    column: str
    value: str
    span: Span
    """Of the value; empty where it is."""
    line: Span
    """Of column and value together."""


def render(row: Iterable[tuple[str, str]]) -> str:
    """The text of a row: its columns with their values."""
    return "\n".join(
        f"{_name(column)}{_BETWEEN}{_lines(value)}" for column, value in row
    )


@lru_cache(maxsize=4096)
def _name(column: str) -> str:
    """A column's name that holds neither a line's end nor what parts it from values."""
    return " ".join(column.split()).replace(_BETWEEN, " ").removesuffix(":")


def _lines(value: str) -> str:
    return _MORE.join(value.splitlines()) if "\n" in value or "\r" in value else value


def cells(text: str) -> dict[str, Cell]:
    """The cells of a row's text by the column's name, case folded; of several columns
    of one name the first. Lines that belong to none are left out."""
    found: dict[str, Cell] = {}
    start = 0
    while start < len(text):
        end = _end(text, start)
        column, sign, _ = text[start:end].partition(_BETWEEN)
        if sign:
            at = start + len(column) + len(sign)
            value = text[at:end].replace(_MORE, "\n")
            cell = Cell(column, value, (at, end), (start, end))
            found.setdefault(column.casefold(), cell)
        start = end + 1
    return found


def beside(text: str, span: Span, name: str) -> Span | None:
    """Where the value of a column stands whose name begins as that of the value which
    begins at `span` and ends otherwise: "claim 1 before", of "claim 1 quote"."""
    line = text[text.rfind("\n", 0, span[0]) + 1 : span[0]]
    head = line.removesuffix(_BETWEEN).rpartition(" ")[0]
    found = _kept(text).get(f"{head} {name}".casefold())
    return None if found is None else found.span


@lru_cache(maxsize=8)
def _kept(text: str) -> dict[str, Cell]:
    """The cells of a row that is asked for one value after the other."""
    return cells(text)


def _end(text: str, start: int) -> int:
    """Where the lines of one value end."""
    end = text.find("\n", start)
    while end >= 0 and text.startswith(_MORE, end):
        end = text.find("\n", end + 1)
    return len(text) if end < 0 else end
