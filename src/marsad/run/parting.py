"""What is worked out for others: claims of protected contacts stand apart.

Inside, they are counted like everybody's. What is published is worked out without
those that are held back and those tied to an open claim (`publish.tying`): figures,
grades and days of what open reports tell rest on open reports alone.
"""

from collections.abc import Set
from dataclasses import replace
from datetime import date

from marsad.publish.redact import redact_within
from marsad.publish.scope import hidden_claims, make_scope
from marsad.publish.shielding import held_reports
from marsad.publish.tying import tied_claims
from marsad.publish.withdrawn import withdrawn
from marsad.records.dossier import Dossier
from marsad.run.working import worked_out


def public(dossier: Dossier, today: date) -> Dossier:
    """What may be published of a record on that day."""
    told = told_apart(dossier, today)
    return redact_within(told, make_scope(dossier, today, told))


def told_apart(dossier: Dossier, today: date) -> Dossier:
    """The record as it is told to others, before redaction: all reports and claims,
    and what they come to without protected claims that are held back on that day or
    tied to open ones. Where there are none, the record as it is."""
    hidden = hidden_claims(dossier)
    held = held_reports(dossier, today)
    left = {claim for claim in hidden if dossier.claims[claim].report in held}
    taken = withdrawn(dossier)
    left |= {id for id, c in dossier.claims.items() if c.report in taken.waiting}
    if not left and not tied_claims(dossier, hidden):
        return dossier
    left |= taken.claims  # a ruling may name one that is left out here
    known = worked_out(_without(dossier, left))
    while tied := tied_claims(known, hidden):
        left |= tied
        known = worked_out(_without(dossier, left))
    return replace(
        known,
        reports=dossier.reports,
        claims=dossier.claims,
        placements=dossier.placements,
        issues=tuple(sorted(known.issues, key=lambda issue: issue.id)),
    )


def _without(dossier: Dossier, left: Set[str]) -> Dossier:
    claims = {id: one for id, one in dossier.claims.items() if id not in left}
    placed = {id: p for id, p in dossier.placements.items() if id in claims}
    return replace(dossier, claims=claims, placements=placed)
