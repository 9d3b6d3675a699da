"""Who did what an Arabic claim tells of, where its words condemn it: never whoever
condemns it, who only says so."""

import bisect
from dataclasses import replace

from marsad.extract.arabic.sentences import sentences
from marsad.extract.blame import blame
from marsad.extract.network.found import Found, FoundClaim
from marsad.records.claim import Span
from marsad.text.arabic import Plain


def with_blame(plain: Plain, found: Found) -> Found:
    """What was found, with the doers that words name; who condemns a deed tells it."""
    kept = sentences(plain.text)
    found.claims[:] = [_blamed(plain, kept, claim) for claim in found.claims]
    return found


def _blamed(plain: Plain, kept: list[Span], claim: FoundClaim) -> FoundClaim:
    pointed = claim.roles.get("actor", ())[:1]
    start, end = (plain.plain_end(at) for at in claim.span)
    at = bisect.bisect_right(kept, start, key=lambda one: one[0]) - 1
    if not pointed or at < 0:
        return claim
    first, last = (plain.plain_end(at) for at in pointed[0])
    doers = blame("arabic").doers(plain.text, kept[at], (start, end), (first, last))
    if doers is None:
        return claim
    actor = tuple(plain.stored(doer) for doer in doers)
    said = claim.roles.get("speaker", ()) or pointed
    return replace(claim, roles={**claim.roles, "actor": actor, "speaker": said})
