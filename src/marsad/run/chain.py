"""Lead any record back: to its claims, their words, the report, the bytes' hash."""

from collections.abc import Iterable
from typing import Any

from marsad.records.claim import Claim
from marsad.records.codec import NAMES, Record, kind_name, to_plain
from marsad.records.dossier import Dossier
from marsad.records.event import Event
from marsad.records.leaf import Leaf
from marsad.records.report import Report
from marsad.store.base import Store

CONTEXT = 120
"""Characters of the report shown on either side of the words."""


SHORTEST = 6
"""Characters of an id that are enough to look for it; briefs print shortened ids."""


def find(store: Store, id: str) -> list[Record]:
    """Every record of that id, else every record whose id begins so, else the event
    that a former event of that id is part of; ids of reports can be anything, so all
    kinds are asked."""
    asked = (store.get(kind, id) for kind in NAMES.values())
    found = [record for record in asked if record is not None]
    if found or len(id) < SHORTEST:
        return found
    begun = [
        record
        for kind in NAMES.values()
        for record in store.scan(kind)
        if record.id.startswith(id)
    ]
    return begun or _redirected(store, id)


def _redirected(store: Store, id: str) -> list[Record]:
    """The event that a former event is part of now: of any event that there was, the
    id came from a claim, and the claim is in an event still."""
    from marsad.records.event import event_id

    return [
        event
        for event in store.scan(Event)
        if any(event_id(claim).startswith(id) for claim in event.claims)
    ]


def chain(record: Record, dossier: Dossier, leaves: dict[str, Leaf]) -> dict[str, Any]:
    """The record and all that it rests on, as plain values.

    Args:
        leaves: the log's entries by the id of what they log.
    """
    link = _link(record)
    if isinstance(record, Report):
        return _report_link(record, dossier, leaves)
    if isinstance(record, Claim):
        return _claim_link(record, dossier, leaves)
    claims = [dossier.claims[id] for id in _claims_of(record) if id in dossier.claims]
    link["rests_on"] = [_claim_link(claim, dossier, leaves) for claim in claims]
    if (grade := dossier.grades.get(record.id)) is not None:
        link["grade"] = to_plain(grade)
    counts = [tally for tally in dossier.tallies if tally.event == record.id]
    if counts:
        link["counts"] = [to_plain(tally) for tally in counts]
    return link


def _link(record: Record) -> dict[str, Any]:
    """The record as plain values; a field `kind` of its own is `claim_kind` ..."""
    name = kind_name(type(record))
    fields = to_plain(record)
    if "kind" in fields:
        fields[f"{name}_kind"] = fields.pop("kind")
    return {"kind": name, **fields}


def _claims_of(record: Record) -> Iterable[str]:
    """Ids of the claims that a record is made from."""
    statuses = getattr(record, "statuses", ())
    one = getattr(record, "claim", None)
    own = [one] if isinstance(one, str) else []
    return (
        *own,
        *getattr(record, "claims", ()),
        *(status.claim for status in statuses),
    )


def _claim_link(
    claim: Claim, dossier: Dossier, leaves: dict[str, Leaf]
) -> dict[str, Any]:
    link = _link(claim)
    for name, records in (
        ("placement", dossier.placements),
        ("origin", dossier.origins),
    ):
        if claim.id in records:
            link[name] = to_plain(records[claim.id])
    report = dossier.reports.get(claim.report)
    if report is not None:
        start, end = claim.span
        link["context"] = {
            "before": report.text[max(0, start - CONTEXT) : start],
            "words": report.text[start:end],
            "after": report.text[end : end + CONTEXT],
        }
        link["report_record"] = _report_link(report, dossier, leaves)
    return link


def _report_link(
    report: Report, dossier: Dossier, leaves: dict[str, Leaf]
) -> dict[str, Any]:
    link = _link(report)
    del link["text"]
    evidence = dossier.evidence.get(report.id)
    if evidence is not None:
        link["evidence_record"] = to_plain(evidence)
    if report.id in leaves:
        link["log_entry"] = to_plain(leaves[report.id])
    return link
