"""What is worked out for others: claims of protected contacts stand apart.

Inside, they are counted like everybody's. What is published is worked out without
those that are held back and those tied to an open claim (`publish.tying`): figures,
grades and days of what open reports tell rest on open reports alone.
"""

from collections.abc import Set
from dataclasses import replace
from datetime import date
from pathlib import Path

from marsad.engine.local import LocalEngine
from marsad.publish.gate import Gate
from marsad.publish.redact import redact_within
from marsad.publish.redact_views import setting_of
from marsad.publish.scope import blurred_claims, hidden_claims, make_scope
from marsad.publish.seal import week_of
from marsad.publish.shielding import held_reports
from marsad.publish.tying import tied_claims
from marsad.publish.withdrawn import withdrawn
from marsad.records.dossier import Dossier
from marsad.run.working import worked_out
from marsad.weigh.weigh import weigh_groups


def public(dossier: Dossier, today: date) -> Dossier:
    """What may be published of a record on that day."""
    return gate(dossier, today, Path()).opened


def gate(dossier: Dossier, today: date, out: Path) -> Gate:
    """What may be published of a record on that day, with the search that everything
    made of it must pass before it leaves.

    Args:
        out: where it lies on this machine.
    """
    told = told_apart(dossier, today)
    scope = make_scope(dossier, today, told)
    return Gate(dossier, redact_within(told, scope), scope, out)


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
        return _by_weeks(dossier, today)
    left |= taken.claims  # a ruling may name one that is left out here
    known = worked_out(_without(dossier, left))
    while tied := tied_claims(known, hidden):
        left |= tied
        known = worked_out(_without(dossier, left))
    told = replace(
        known,
        reports=dossier.reports,
        claims=dossier.claims,
        placements=dossier.placements,
        issues=tuple(sorted(known.issues, key=lambda issue: issue.id)),
    )
    return _by_weeks(told, today, left)


def _by_weeks(told: Dossier, today: date, left: Set[str] = frozenset()) -> Dossier:
    """The record with its counts by the days under which events are told: one that is
    told by its week counts where the week ends, in sums as in pictures. Which side of
    a month's end its own day lies on is then in no total.

    Args:
        left: claims that nothing is worked out with.
    """
    blurred = blurred_claims(told) - left
    if not blurred:
        return told
    scope = make_scope(told, today)
    events = tuple(replace(e, when=setting_of(e, told, scope)[2]) for e in told.events)
    if events == told.events:
        return told
    coarse = {
        id: replace(one, when=week_of(one.when)) if id in blurred else one
        for id, one in told.placements.items()
    }
    apart = _without(replace(told, events=events, placements=coarse), left)
    weighed = weigh_groups(apart, LocalEngine())
    counted = {tally.id for tally in weighed.tallies}
    was = {tally.id for tally in told.tallies}
    grades = {id: one for id, one in told.grades.items() if id not in was}
    grades |= {one.record: one for one in weighed.grades if one.record in counted}
    return replace(told, tallies=weighed.tallies, grades=grades)


def _without(dossier: Dossier, left: Set[str]) -> Dossier:
    claims = {id: one for id, one in dossier.claims.items() if id not in left}
    placed = {id: p for id, p in dossier.placements.items() if id in claims}
    return replace(dossier, claims=claims, placements=placed)
