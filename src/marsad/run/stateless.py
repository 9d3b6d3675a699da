"""`marsad read`: reports to claims without a monitor, nothing kept."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, BinaryIO

from marsad.collect.collect import collect_reports
from marsad.collect.item import Given, Item
from marsad.extract.base import Reading
from marsad.locate.place import Known, place_claims
from marsad.publish.wire import claim_wire
from marsad.records.codec import to_plain
from marsad.records.issue import Issue
from marsad.records.report import Report
from marsad.records.when import Clock
from marsad.run.reading import BATCH, read_all
from marsad.run.tools import Models


def read_reports(
    origins: Iterable[str],
    given: Given,
    models: Models,
    now: Clock,
    stdin: BinaryIO | None = None,
) -> Iterator[dict[str, Any] | Issue]:
    """One plain record a report, in order, with its claims placed; problems with
    items come as issues."""
    found = (
        item
        for origin in origins
        for item in collect_reports(
            origin, given, sources=models.war.sources, now=now, stdin=stdin
        )
    )
    try:
        while batch := list(islice(found, BATCH)):
            yield from (item for item in batch if isinstance(item, Issue))
            reports = [item.report for item in batch if isinstance(item, Item)]
            readings = read_all(reports, models.readers)
            for report, reading in zip(reports, readings, strict=True):
                yield _line(report, reading, models)
    finally:
        models.settle()


def _line(report: Report, reading: Reading, models: Models) -> dict[str, Any]:
    published = report.published
    known = Known(models.areas, fronts=models.fronts)
    placed = place_claims(
        reading.claims, report, models.gazetteer, models.war.area, known
    )
    return {
        "report": report.id,
        "published": None if published is None else published.isoformat(),
        "publisher": report.publisher,
        "title": report.title,
        "text": report.text,
        "language": report.language,
        "claims": [
            claim_wire(claim, placement, origin=None, event=None, case=None)
            for claim, placement in zip(reading.claims, placed, strict=True)
        ],
        "issues": [to_plain(issue) for issue in reading.issues],
    }
