"""What collecting takes and gives: what is known beforehand, and one found report."""

from dataclasses import dataclass
from datetime import date

from marsad.records.evidence import Capture
from marsad.records.report import Report
from marsad.records.source import Source


@dataclass(frozen=True, slots=True)
class Given:
    """What the person at the keyboard says of the reports; it outranks the items."""

    publisher: str | None = None
    published: date | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A report with the bytes it was read from, not archived yet."""

    report: Report
    data: bytes
    capture: Capture
