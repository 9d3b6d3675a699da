"""Rows as reports, for tests of their readers."""

from collections.abc import Mapping

from marsad.extract.base import Reading
from marsad.extract.datasets.reader import read_row
from marsad.records.claim import Claim
from marsad.records.report import Report
from marsad.text.sheet import render


def row_report(row: Mapping[str, object], layout: str, edition: str = "1") -> Report:
    """A row as the import of its data set makes it."""
    told = ((k, "" if v is None else str(v)) for k, v in row.items())
    return Report("rpt-1", render(told), "0" * 64, dataset=f"{layout} {edition}")


def read(row: Mapping[str, object], layout: str) -> Reading:
    """The reading of one row; every quote and figure is checked to be exact."""
    report = row_report(row, layout)
    reading = read_row(report)
    for claim in reading.claims:
        assert report.text[slice(*claim.span)] == claim.quote
        for figure in claim.figures:
            assert report.text[slice(*figure.span)] == figure.text
            assert claim.span[0] <= figure.span[0] < figure.span[1] <= claim.span[1]
        if claim.time is not None:
            assert report.text[slice(*claim.time.span)] == claim.time.text
    for issue in reading.issues:
        assert issue.span is not None
        assert report.text[slice(*issue.span)] == issue.seen
    return reading


def claim_of(row: Mapping[str, object], layout: str) -> Claim:
    """The one claim of a row."""
    (claim,) = read(row, layout).claims
    return claim


def codes(row: Mapping[str, object], layout: str) -> list[str]:
    """What is flagged in a row."""
    return [issue.code for issue in read(row, layout).issues]
