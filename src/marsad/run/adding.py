"""Collect and archive: what `marsad add` does, item by item."""

import shlex
from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO

from marsad.archive.capture import archive_report
from marsad.collect.collect import collect_reports
from marsad.collect.item import Given, Item
from marsad.errors import NetworkError
from marsad.records.ids import content_id
from marsad.records.issue import Issue
from marsad.records.report import Report
from marsad.run.amending import Amendments
from marsad.run.naming import named
from marsad.run.tools import Tools


@dataclass
class Added:
    """What became of the items."""

    new: int = 0
    known: int = 0
    """Reports that were on record already."""
    issues: tuple[Issue, ...] = ()

    def met(self, issue: Issue) -> None:
        """Note a problem with one item."""
        self.issues += (issue,)


def add(
    tools: Tools, origins: Iterable[str], given: Given, stdin: BinaryIO | None = None
) -> Added:
    """Collect from every origin and keep what is new; the rest goes on past faults.

    Raises:
        OperatorError: an origin does not exist, or nothing can be written.
        NetworkError: the only origin is an address and it fails.
    """
    added = Added()
    origins = list(origins)
    for origin in origins:
        try:
            _add_origin(tools, origin, given, added, stdin)
        except NetworkError as error:
            if len(origins) == 1:
                raise
            _note(tools, added, _issue(origin, "unreachable", str(error)))
    return added


def _add_origin(
    tools: Tools, origin: str, given: Given, added: Added, stdin: BinaryIO | None
) -> None:
    tools.progress.begin("collect")
    for item in collect_reports(
        origin, given, sources=tools.war.sources, now=tools.now, stdin=stdin
    ):
        if isinstance(item, Issue):
            _note(tools, added, item)
        else:
            _keep(tools, item, given, added)
        tools.progress.advance()
    tools.progress.end()


def _note(tools: Tools, added: Added, issue: Issue) -> None:
    tools.store.put([issue])
    added.met(issue)


def _keep(tools: Tools, item: Item, given: Given, added: Added) -> None:
    known = tools.store.get(Report, item.report.id)
    if known is None:
        evidence = archive_report(item.report, item.data, item.capture, tools.vault)
        tools.store.put([item.report, evidence])
        added.new += 1
        if (issue := named(item.report, item.capture, tools.war)) is not None:
            _note(tools, added, issue)
        return
    added.known += 1
    known = Amendments(tools.store, tools.war)(known)
    if ignored := _ignored(known, given):
        options = " ".join(f"--{name} {shlex.quote(str(v))}" for name, v in ignored)
        message = (
            f"the report is on record as {known.id}; what was given now changes "
            f"nothing of it. To put it right: marsad correct {known.id} {options} "
            "--by NAME --reason WHY"
        )
        _note(tools, added, _issue(known.id, "kept-as-it-was", message))
    if known.text != item.report.text:
        message = (
            f"the report {known.id} is on record with other bytes "
            f"(SHA-256 {known.evidence}); these were not kept. "
            "Give a corrected version an id of its own."
        )
        _note(tools, added, _issue(known.id, "duplicate-id", message))


def _ignored(known: Report, given: Given) -> list[tuple[str, object]]:
    """The things given now that the report on record does not have."""
    source = None if given.source is None else given.source.id
    pairs = (
        ("published", given.published, known.published),
        ("publisher", given.publisher, known.publisher),
        ("source", source, known.source),
    )
    return [(name, new) for name, new, old in pairs if new is not None and new != old]


def _issue(record: str, code: str, message: str) -> Issue:
    id = content_id("iss", "collect", record, code, message)
    return Issue(id, record, code, message, stage="collect")
