"""Names that a reader cuts in two, because the second is a word of its own as well:
«نفى المتحدث يحيى سريع سقوط البلدة», where «سريع» is "quick".
"""

import re
from dataclasses import replace

from marsad.extract.arabic.naming import words_of
from marsad.extract.network.found import Found, FoundClaim
from marsad.records.claim import Span
from marsad.text.arabic import Plain
from marsad.text.given import is_given

_GIVEN = re.compile(r"(?P<given>[ء-ي]+) \Z")
_SECOND = re.compile(r"(?P<second>(?!ال)[ء-ي]{3,}) (?P<next>[ء-ي]+)")
_FAR = 30
"""Letters before a claim in which a given name stands."""


def with_whole_names(plain: Plain, found: Found) -> Found:
    """What was found, each claim that begins with the second word of a name behind it,
    and speakers told by the first alone with both."""
    whole: dict[Span, Span] = {}
    claims = []
    for claim in found.claims:
        cut = _cut(plain, claim)
        if cut is not None:
            first, second = cut
            whole[plain.stored(first)] = plain.stored((first[0], second[1]))
            start = plain.stored((second[1] + 1, second[1] + 2))[0]
            claim = replace(claim, span=(start, claim.span[1]))
        claims.append(claim)
    found.claims[:] = [_named(claim, whole) for claim in claims] if whole else claims
    return found


def _cut(plain: Plain, claim: FoundClaim) -> tuple[Span, Span] | None:
    """The given name before a claim, and the claim's first word, where a deed follows
    it: both in plain spelling."""
    start, end = (plain.plain_end(at) for at in claim.span)
    far = max(0, start - _FAR)
    given = _GIVEN.search(plain.text[far:start])
    second = _SECOND.match(plain.text, start, end)
    if given is None or second is None or not is_given(given["given"]):
        return None
    deeds = words_of("deeds")
    if second["second"] in deeds or second["next"] not in deeds:
        return None
    return (far + given.start("given"), far + given.end("given")), second.span("second")


def _named(claim: FoundClaim, whole: dict[Span, Span]) -> FoundClaim:
    spans = claim.roles.get("speaker", ())
    if whole.keys().isdisjoint(spans):
        return claim
    told = tuple(whole.get(span, span) for span in spans)
    return replace(claim, roles={**claim.roles, "speaker": told})
