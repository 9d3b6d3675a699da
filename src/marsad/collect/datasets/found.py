"""What comes out of a file of rows: a row, or what is wrong with one."""

from dataclasses import dataclass

from marsad.records.report import Report

LEFT_OUT = "left out"
KEPT = "kept"
SEEN = 120
"""Characters of a faulty row that are shown."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with one row."""

    row: int
    """Line of the file, or number of the record where it has no lines, from 1."""
    reason: str
    seen: str = ""
    done: str = LEFT_OUT
    """What became of the row: ``left out`` or ``kept``."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row as they were published."""

    number: int
    cells: tuple[tuple[str, str], ...]
    """Column and value, in the order of the file."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A report made from a row, and what the row says of itself."""

    report: Report
    number: int
    row: str
    """The row's own id within its data set."""
    changed: str = ""
    """When the data set last changed the row, where it tells; sorts by time."""
    notes: tuple[tuple[str, str], ...] = ()
    """What is told of the capture, not of the events."""


def shortened(text: str) -> str:
    """The beginning of what was met, on one line."""
    text = " ".join(text.split())
    return text if len(text) <= SEEN else text[: SEEN - 1] + "…"
