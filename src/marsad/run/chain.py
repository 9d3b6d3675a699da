"""Lead any record back: to its claims, their words, the report, the bytes' hash."""

from collections.abc import Callable, Iterable
from typing import Any

from marsad.records.claim import Claim, Span
from marsad.records.codec import NAMES, Record, kind_name, to_plain
from marsad.records.decision import in_order
from marsad.records.dossier import Dossier
from marsad.records.event import Event, event_id
from marsad.records.leaf import Leaf
from marsad.records.person import PersonCase, person_id
from marsad.records.report import Report
from marsad.store.base import Store
from marsad.text.sheet import beside

CONTEXT = 120
"""Characters of the report shown on either side of the words."""


SHORTEST = 6
"""Characters of an id that are enough to look for it; briefs print shortened ids."""


def find(store: Store, id: str) -> list[Record]:
    """Every record of that id, else every record whose id begins so, else the event
    or case that a former one of that id is part of; ids of reports can be anything, so
    all kinds are asked."""
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
    """The event or case that a former one is part of now: of any that there was, the id
    came from a claim, and the claim is in one still."""
    events = (e for e in store.scan(Event) if _was(id, event_id, e.claims))
    cases = (p for p in store.scan(PersonCase) if _was(id, person_id, _claims_of(p)))
    return [*events, *cases]


def _was(id: str, to_id: Callable[[str], str], claims: Iterable[str]) -> bool:
    return any(to_id(claim).startswith(id) for claim in claims)


def withdrawn_claims(store: Store, id: str) -> list[Record]:
    """Claims of which the first made an event or case of that id, or would make it if
    no reviewer had taken it out."""
    if len(id) < SHORTEST:
        return []
    return [
        claim
        for claim in store.scan(Claim)
        if _was(id, event_id, [claim.id]) or _was(id, person_id, [claim.id])
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
    if isinstance(record, Event | PersonCase):
        link |= _rulings(_names_of(record), dossier)
    claims = [dossier.claims[id] for id in _claims_of(record) if id in dossier.claims]
    link["rests_on"] = [_claim_link(claim, dossier, leaves) for claim in claims]
    if (grade := dossier.grades.get(record.id)) is not None:
        link["grade"] = to_plain(grade)
    counts = [tally for tally in dossier.tallies if tally.event == record.id]
    if counts:
        link["counts"] = [to_plain(tally) for tally in counts]
    return link


def _names_of(record: Event | PersonCase) -> set[str]:
    """Every id under which an event or case may have been ruled on."""
    to_id = event_id if isinstance(record, Event) else person_id
    return {record.id, *map(to_id, _claims_of(record))}


def _rulings(names: set[str], dossier: Dossier) -> dict[str, Any]:
    """What reviewers ruled on a record of these ids, in order; grades stand apart."""
    found = [
        {
            "action": one.action,
            "by": one.by,
            "at": one.at.isoformat(),
            "reason": one.reason,
            "records": list(one.records),
        }
        for one in in_order(dossier.decisions)
        if one.action != "grade" and not names.isdisjoint(one.records)
    ]
    return {"rulings": found} if found else {}


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
    link = _link(claim) | _rulings(_of_claim(claim.id), dossier)
    for name, records in (
        ("placement", dossier.placements),
        ("origin", dossier.origins),
    ):
        if claim.id in records:
            link[name] = to_plain(records[claim.id])
    report = dossier.reports.get(claim.report)
    if report is not None:
        (start, end), (before, after) = claim.span, _around(claim, report)
        link["context"] = {
            "before": report.text[slice(*before)],
            "words": report.text[start:end],
            "after": report.text[slice(*after)],
        }
        link["report_record"] = _report_link(report, dossier, leaves)
    return link


def _around(claim: Claim, report: Report) -> tuple[Span, Span]:
    """Where the words before and behind a claim's own stand; of a claim that another
    monitor passes on, those that it passes on with it."""
    start, end = claim.span
    if report.passed_on_by is None:
        return (max(0, start - CONTEXT), start), (end, end + CONTEXT)
    left, right = (beside(report.text, claim.span, n) for n in ("before", "after"))
    return left or (0, 0), right or (0, 0)


def _of_claim(claim: str) -> set[str]:
    """The claim's own id, and the id of what it is the first claim of."""
    return {claim, event_id(claim), person_id(claim)}


def _report_link(
    report: Report, dossier: Dossier, leaves: dict[str, Leaf]
) -> dict[str, Any]:
    report = dossier.reports.get(report.id, report)  # as it was corrected
    link = _link(report) | _rulings({report.id}, dossier)
    del link["text"]
    evidence = dossier.evidence.get(report.id)
    if evidence is not None:
        link["evidence_record"] = to_plain(evidence)
    if report.id in leaves:
        link["log_entry"] = to_plain(leaves[report.id])
    return link
