"""Claims that a relative clause makes by the way: "Harasta, which is held by rebels".

By the guideline such a clause is a claim of control or siege, as "rebel-held" is not.
The network reads one claim where two stand in each other, and leaves these out.
"""

import re
from collections.abc import Iterator, Sequence

from marsad.extract.network.found import Found, FoundClaim
from marsad.records.claim import Span

_NOW = r"(?:(?:now|largely|mostly|currently|also|still|partly) )*"
_CLAUSE = re.compile(
    rf"\b(?:which|who) (?:(?:is|are|was|were) {_NOW}(?:held|controlled) by (?:the )?"
    rf"(?P<holder>[^.,;:\n\"”]{{2,80}})|{_NOW}controls? [^.,;:\n\"”]{{3,80}})\b"
)
_END = re.compile(
    r" (?:and (?=(?:the|is|are|was|were|ha[sd]|have|it|they|not|\w+ed) )|(?:but|since"
    r"|after|when|while|in (?:alliance|the)|on \w+day|sa(?:id|ys)|reported|according)"
    r"\b).*",
    re.S,
)
_BEFORE = re.compile(r"(?P<name>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,4}),? \Z")
_REACH = 60
"""Characters before a clause in which the name stands that it tells of."""
_MADE = "clause"


def with_clauses(text: str, kept: Sequence[Span], found: Found) -> Found:
    """What was found, with a claim for each such clause that it lacks; `kept` are the
    sentences that were read."""
    known = [c.span for c in found.claims if c.kind in ("control", "siege")]
    places = [name.span for name in found.names if name.kind == "LOC"]
    more = [
        claim
        for start, end in kept
        for claim in _clauses(text, (start, end), places)
        if not any(a < claim.span[1] and claim.span[0] < b for a, b in known)
    ]
    for claim in more:
        around = next((c for c in found.claims if _holds(c.span, claim.span)), None)
        told = {} if around is None else {"speaker": around.roles.get("speaker", ())}
        claim.roles.update(told)
    found.claims += more
    found.claims.sort(key=lambda claim: claim.span)
    return found


def _clauses(text: str, sentence: Span, places: Sequence[Span]) -> Iterator[FoundClaim]:
    for match in _CLAUSE.finditer(text, *sentence):
        words = _END.sub("", match[0])
        span = match.start(), match.start() + len(words)
        before = _BEFORE.search(text, max(sentence[0], span[0] - _REACH), span[0])
        named = () if before is None else (before.span("name"),)
        inside = tuple(place for place in places if _holds(span, place))
        roles = {"actor": named, "place": inside[:1]}
        if match["holder"]:
            roles = {"place": named, "actor": ((match.start("holder"), span[1]),)}
        yield FoundClaim(
            span, "control", "asserted", None, roles, time="state", made_by=_MADE
        )


def _holds(one: Span, other: Span) -> bool:
    return one[0] <= other[0] and other[1] <= one[1]
