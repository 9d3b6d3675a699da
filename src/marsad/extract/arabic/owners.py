"""Whose weapon an Arabic claim tells of: «قذيفة تابعة للفصائل» is theirs, whoever tells
of it and denies a deed of his own before."""

import bisect
from collections.abc import Sequence

from marsad.extract.arabic.sentences import sentences
from marsad.extract.network.found import Found, FoundClaim
from marsad.extract.owners import disowned, may_own, owned, owners
from marsad.records.claim import Span
from marsad.text.arabic import Plain


def with_owners(plain: Plain, found: Found) -> Found:
    """What was found, with the doers whose weapons its words name."""
    kept = sentences(plain.text)
    made = [_owned(plain, kept, claim, found.claims) for claim in found.claims]
    found.claims[:] = made
    return found


def _owned(
    plain: Plain, kept: Sequence[Span], claim: FoundClaim, claims: list[FoundClaim]
) -> FoundClaim:
    start, end = (plain.plain_end(at) for at in claim.span)
    at = bisect.bisect_right(kept, start, key=lambda one: one[0]) - 1
    if at < 0 or not may_own(claim):
        return claim
    doers = owners("arabic").doers(plain.text, (start, end), ())
    if doers is None:
        return claim
    if not doers and not disowned(claim, plain.stored(kept[at]), claims):
        return claim
    return owned(claim, tuple(plain.stored(doer) for doer in doers))
