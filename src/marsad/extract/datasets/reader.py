"""Reports that are rows of data sets -> claims, by the layout of each."""

import functools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from marsad.extract.base import Reading
from marsad.extract.datasets import (
    acled,
    airwars,
    ibc,
    release,
    statement,
    table,
    ucdp,
)
from marsad.extract.datasets.said import RowText, Said, claim_of
from marsad.extract.version import version_of
from marsad.records.issue import Issue
from marsad.records.report import Report
from marsad.text.datasets import STATEMENTS, layout
from marsad.text.sheet import cells

_PACKAGES = ("marsad.extract.datasets", "marsad.text")


@dataclass(frozen=True, slots=True)
class _Kind:
    """How rows of one layout are read and checked."""

    says: Callable[[RowText], Said | None]
    doubts: Callable[[RowText], Iterator[Issue]]


_KINDS = {
    "ucdp": _Kind(ucdp.says, ucdp.doubts),
    "acled": _Kind(acled.says, acled.doubts),
    "airwars": _Kind(airwars.says, airwars.doubts),
    "ibc": _Kind(ibc.says, ibc.doubts),
    "release": _Kind(release.says, release.doubts),
    "table": _Kind(table.says, table.doubts),
}


@functools.cache
def version() -> str:
    """Changes whenever the same row could be read differently."""
    return version_of("datasets", [], _PACKAGES)


def read_rows(reports: Iterable[Report]) -> Iterator[Reading]:
    """One reading per report, in order, each a row with a layout that is known."""
    for report in reports:
        yield read_row(report)


def read_row(report: Report) -> Reading:
    """The claim of a row, and what of its numbers does not agree; of a report that
    another monitor passes on all claims, and what that monitor found so in its words.

    Raises:
        KeyError: nobody reads its layout.
    """
    id = (report.dataset or "").partition(" ")[0]
    row = RowText(report, layout(id), cells(report.text))
    if id == STATEMENTS:
        claims = tuple(statement.claims_of(row, version()))
        return Reading(report.id, claims, tuple(statement.doubts(row)))
    kind = _KINDS[id]
    if id == "table":
        table.fields(row)
    said = kind.says(row)
    claims = () if said is None else (claim_of(said, row, version()),)
    return Reading(report.id, claims, tuple(kind.doubts(row)))
