"""Collect in one call, with a fixed clock, and sort what came out."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from marsad.collect.collect import collect_reports
from marsad.collect.item import Given, Item
from marsad.records.issue import Issue
from marsad.records.report import Report
from marsad.records.source import Source

NOW = datetime(2019, 3, 1, 12, 0, tzinfo=UTC)
STORY = (
    "Three mortar shells fell on the market of the town on Saturday and at least "
    "four people were killed, the hospital said. The road to the north has been "
    "closed since the morning.\n"
)
"""A report that never was, in plain English."""


@dataclass
class Collected:
    """Everything that one origin gave."""

    items: list[Item] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    @property
    def reports(self) -> list[Report]:
        return [item.report for item in self.items]

    @property
    def report(self) -> Report:
        assert len(self.items) == 1, self.items
        return self.items[0].report

    @property
    def codes(self) -> list[str]:
        return [issue.code for issue in self.issues]


def collect(
    origin: str | Path,
    given: Given | None = None,
    sources: tuple[Source, ...] = (),
    stdin: bytes | None = None,
) -> Collected:
    """All items and issues of an origin."""
    result = Collected()
    for one in collect_reports(
        str(origin),
        given or Given(),
        sources=sources,
        now=lambda: NOW,
        stdin=None if stdin is None else BytesIO(stdin),
    ):
        if isinstance(one, Issue):
            assert one.stage == "collect"
            result.issues.append(one)
        else:
            assert one.capture.size == len(one.data)
            assert one.capture.at == NOW
            result.items.append(one)
    return result


def collect_bytes(folder: Path, name: str, data: bytes | str) -> Collected:
    """All items and issues of one file with this name and content."""
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return collect(path)
