"""Control that a relative clause tells by the way: "Harasta, which is held by rebels".

By the guideline such a clause is a claim, as "rebel-held" is not. The network reads one
claim where two stand in each other, and leaves these out. A clause counts only where it
tells of a place that has a name.
"""

import bisect
import re
from collections.abc import Iterator, Sequence

from marsad.extract.network.found import Found, FoundClaim
from marsad.records.claim import Span, touch

_NOW = r"(?:(?:now|largely|mostly|currently|also|still|partly) )*"
_HELD = re.compile(
    rf",? which (?:is|are) {_NOW}(?:held|controlled) by (?:the )?"
    r"(?P<holder>[^.,;:()\n\"”–—]{2,80})\b"
)
_HOLDS = re.compile(
    rf",? (?:which|who) {_NOW}controls? (?:(?:\w+ ){{0,3}}of )?(?:the )?"
    r"(?:(?:\w+ern|north|south|east|west|central) (?:and )?)*"
)
_AFTER = re.compile(
    r"\W*\b(?:and (?:the|is|are|was|were|ha[sd]|have|it|they|not|\w+ed)|but|since|after"
    r"|when|while|until|before|from|during|for|as|because|in|near|on|north|south|east"
    r"|west|was|were|is|are|ha[sd]|have|sa(?:id|ys)|reported|according)\b.*",
    re.S,
)
"""What follows the holder's name."""
_NAME = re.compile(r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,4}\Z")
_WITHIN = re.compile(r",? (?:an?|the) [\w -]{2,30}\b(?:of|in|near) (?:the )?")
"""Between a place and the larger one that tells where it lies."""
_REACH = 60
"""Characters before a clause in which the name stands of the side that it tells of."""
_MADE = "clause"


def with_clauses(text: str, kept: Sequence[Span], found: Found) -> Found:
    """What was found, with a claim for each such clause that it lacks; `kept` are the
    sentences that were read."""
    places = sorted(name.span for name in found.names if name.kind == "LOC")
    known = sorted(found.claims, key=lambda claim: claim.span)
    for start, end in kept:
        for span, roles in _clauses(text, (start, end), places):
            around = [c for c in _near(known, start, end) if touch(c.span, span)]
            if any(claim.kind in ("control", "siege") for claim in around):
                continue
            for claim in around[:1]:
                roles["speaker"] = claim.roles.get("speaker", ())
            found.claims.append(
                FoundClaim(
                    span, "control", "asserted", None, roles, "state", made_by=_MADE
                )
            )
    found.claims.sort(key=lambda claim: claim.span)
    return found


def _clauses(
    text: str, sentence: Span, places: Sequence[Span]
) -> Iterator[tuple[Span, dict[str, tuple[Span, ...]]]]:
    """The clauses of a sentence, each with who holds what by it."""
    for match in _HELD.finditer(text, *sentence):
        holder = _AFTER.sub("", match["holder"])
        at = match.start("holder")
        place = _ending(text, places, match.start())
        if place is not None and holder:
            end = at + len(holder)
            yield (
                (_first(match), end),
                {"place": (place,), "actor": ((at, end),)},
            )
    for match in _HOLDS.finditer(text, *sentence):
        at = bisect.bisect_left(places, (match.end(), 0))
        side = _NAME.search(
            text, max(sentence[0], match.start() - _REACH), match.start()
        )
        if side and at < len(places) and places[at][0] == match.end():
            yield (
                (_first(match), places[at][1]),
                {"place": (places[at],), "actor": (side.span(),)},
            )


def _first(clause: re.Match[str]) -> int:
    """Where a clause's words begin, behind comma and blank."""
    return clause.start() + len(clause[0]) - len(clause[0].lstrip(", "))


def _ending(text: str, places: Sequence[Span], end: int) -> Span | None:
    """The place whose name ends there; of "Harasta, a suburb of Damascus" the first."""
    at = bisect.bisect_left(places, (end, end)) - 1
    if at < 0 or places[at][1] != end:
        return None
    before = places[at - 1] if at else None
    if before is not None and _WITHIN.fullmatch(text, before[1], places[at][0]):
        return before
    return places[at]


def _near(claims: Sequence[FoundClaim], start: int, end: int) -> Sequence[FoundClaim]:
    """The claims, in order, that begin in a sentence or up to two before it."""
    first = bisect.bisect_left(claims, (start, 0), key=lambda claim: claim.span)
    last = bisect.bisect_left(claims, (end, 0), key=lambda claim: claim.span)
    return claims[max(0, first - 2) : last]
