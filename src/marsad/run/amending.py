"""What was given wrongly with a report, as a reviewer has put it right since.

A report on record never changes. What a *correct* decision says of it is laid over it
wherever it is read, and it is read anew when such a decision comes in.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from marsad.records.claim import Claim
from marsad.records.decision import Decision, in_order
from marsad.records.issue import Issue
from marsad.records.placement import Placement
from marsad.records.report import Report
from marsad.records.source import Source
from marsad.records.war import War
from marsad.run.tools import Tools
from marsad.store.base import Cursor, Store

CORRECT = "correct"
FIELDS = ("published", "publisher", "source", "url")
"""What can be put right; the words of a report are its own."""
STAGE = "amend"
_DATED = frozenset({"no-date", "future-date"})
"""Issues that a given day settles."""


class Amendments:
    """Standing corrections by report; call it with a report."""

    def __init__(self, store: Store, war: War) -> None:
        self._sources = {source.id: source for source in war.sources}
        self._fixes: dict[str, dict[str, str]] = {}
        for one in in_order(store.scan(Decision)):
            if one.action == CORRECT:
                report, *said = one.records
                pairs = (text.partition("=") for text in said)
                known = self._fixes.setdefault(report, {})
                known.update((name, value) for name, _, value in pairs)

    def __call__(self, report: Report) -> Report:
        """The report as it is to be read."""
        fixes = self._fixes.get(report.id)
        return report if fixes is None else self._amended(report, fixes)

    def _amended(self, report: Report, fixes: dict[str, str]) -> Report:
        more: dict[str, Any] = {}
        if day := fixes.get("published"):
            more |= {"published": date.fromisoformat(day), "published_basis": "given"}
        if name := fixes.get("publisher"):
            more |= {"publisher": name, "publisher_basis": "given"}
        if url := fixes.get("url"):
            more["url"] = url
        if "source" in fixes:
            more |= self._sourced(report, fixes["source"], more)
        return replace(report, **more)

    def _sourced(self, report: Report, id: str, more: dict[str, Any]) -> dict[str, Any]:
        """What follows from whose it is. A source that marsad.toml no longer has may
        have been protected: it counts as one."""
        source: Source | None = self._sources.get(id)
        if source is None or source.protected:
            name = None if source is None else source.name
            made = {"publisher": name, "publisher_basis": "given", "url": None}
            return {"source": id, "protected": True, **made}
        given = {"source": id, "protected": False}
        if "publisher" in more or (report.publisher and not report.protected):
            return given
        return {**given, "publisher": source.name, "publisher_basis": "given"}


def due(tools: Tools) -> tuple[Cursor, list[Report]]:
    """Reports that were corrected since they were last read anew, as they now are, and
    the cursor of the stage once they are read."""
    was = tools.store.cursor(STAGE)
    new = list(tools.store.since(Decision, was.at))
    ids = {one.records[0] for _, one in new if one.action == CORRECT}
    amended = Amendments(tools.store, tools.war)
    found = (tools.store.get(Report, id) for id in sorted(ids))
    last = new[-1][0] if new else was.at
    return Cursor(last, was.key), [amended(one) for one in found if one is not None]


def stale(
    tools: Tools, reports: Iterable[Report]
) -> Iterator[Claim | Placement | Issue]:
    """What was made of those reports before."""
    known = {report.id: report for report in reports}
    claims = {c.id: c for c in tools.store.scan(Claim) if c.report in known}
    yield from claims.values()
    yield from (p for p in tools.store.scan(Placement) if p.claim in claims)
    for issue in tools.store.scan(Issue):
        of = known.get(issue.record)
        settled = issue.code in _DATED and of is not None and of.published is not None
        read = of is not None or issue.record in claims
        if settled or (issue.stage == "extract" and read):
            yield issue
