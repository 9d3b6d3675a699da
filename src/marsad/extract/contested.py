"""Ground that is told to be contested is nobody's, and has not been taken: "the town is
contested", in any language."""

from collections.abc import Iterable
from dataclasses import replace

from marsad.records.claim import Claim
from marsad.text.manners import so
from marsad.text.normal import fold

_GROUND = frozenset({"control", "capture"})


def with_contested(claims: Iterable[Claim]) -> list[Claim]:
    """The claims; one that tells of contested ground is of control, and of nobody's
    whom its own words do not name."""
    return [_contested(claim) for claim in claims]


def _contested(claim: Claim) -> Claim:
    if claim.kind not in _GROUND or not so("contested", claim.quote):
        return claim
    named = claim.actor and fold(claim.actor) in fold(claim.quote)
    return replace(claim, kind="control", actor=claim.actor if named else None)
