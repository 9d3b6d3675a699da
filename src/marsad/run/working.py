"""A dossier of claims and decisions, resolved and weighed where it lies."""

from dataclasses import replace

from marsad.engine.local import LocalEngine
from marsad.records.dossier import Dossier
from marsad.resolve.resolve import resolve_claims
from marsad.weigh.weigh import weigh_groups

MADE = ("resolve", "weigh")
"""Stages whose issues are made anew."""


def worked_out(dossier: Dossier) -> Dossier:
    """The dossier with origins, events, cases, tallies, control and grades of its
    claims and decisions, in the place of what it had of these."""
    found = resolve_claims(dossier, LocalEngine())
    kept = tuple(one for one in dossier.issues if one.stage not in MADE)
    known = replace(
        dossier,
        origins={origin.claim: origin for origin in found.origins},
        events=found.events,
        persons=found.persons,
        issues=(*kept, *found.issues),
    )
    weighed = weigh_groups(known, LocalEngine())
    return replace(
        known,
        tallies=weighed.tallies,
        controls=weighed.controls,
        grades={grade.record: grade for grade in weighed.grades},
        issues=(*known.issues, *weighed.issues),
    )
