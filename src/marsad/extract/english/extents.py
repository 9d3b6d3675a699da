"""How much ground somebody holds, told by the way: "in what remains of IS-held Hajin,
around four square kilometres, ...".

The network reads claims where something is said to happen or to be so; an extent that
stands in an apposition belongs to none. Words of holding in the same sentence show that
it is one of ground.
"""

import re
from collections.abc import Iterator, Sequence

from marsad.extract.network.found import Found, FoundClaim
from marsad.records.claim import Span, touch
from marsad.text.numbers import numbers

_HELD = re.compile(
    r"\b(?P<holder>[A-Z][\w’']*(?:[ -][A-Z][\w’']*){0,3})[-– ]"
    r"(?:held|controlled|ruled)\b"
)
_GROUND = re.compile(
    r"\b(?:held|holds?|holding|controls?|controlled|controlling|remains?|remaining|"
    r"pocket|enclave|territory|stronghold|hands|grip|left)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[,;:)–—]|\Z")
_BEFORE = 160
"""Characters before an extent that its claim takes in, at most."""
_MADE = "extent"


def with_extents(text: str, kept: Sequence[Span], found: Found) -> Found:
    """What was found, with a claim for each extent of ground that stands in none;
    `kept` are the sentences that were read."""
    areas = [number.span for number in numbers(text) if number.area and not number.plot]
    if not areas:
        return found
    places = [name.span for name in found.names if name.kind == "LOC"]
    taken = [claim.span for claim in found.claims]
    for sentence in kept:
        for area in _free(areas, sentence, taken):
            if not _GROUND.search(text, *sentence):
                continue
            span = _words(text, sentence, area)
            roles = _roles(text, span, places)
            found.claims.append(
                FoundClaim(
                    span, "control", "asserted", None, roles, "state", made_by=_MADE
                )
            )
            taken.append(span)
    found.claims.sort(key=lambda claim: claim.span)
    return found


def _free(
    areas: Sequence[Span], sentence: Span, taken: Sequence[Span]
) -> Iterator[Span]:
    for area in areas:
        inside = sentence[0] <= area[0] and area[1] <= sentence[1]
        if inside and not any(touch(area, span) for span in taken):
            yield area


def _words(text: str, sentence: Span, area: Span) -> Span:
    """From the sentence's beginning, or not too far before, to the clause's end."""
    start = sentence[0]
    if area[0] - start > _BEFORE:
        start = text.rfind(",", start, area[0]) + 1 or area[0]
        start += len(text[start : area[0]]) - len(text[start : area[0]].lstrip())
    match = _ENDS.search(text, area[1], sentence[1])
    return start, match.start() if match is not None else sentence[1]


def _roles(
    text: str, span: Span, places: Sequence[Span]
) -> dict[str, tuple[Span, ...]]:
    """Who holds it and where, by "IS-held Hajin"."""
    held = _HELD.search(text, *span)
    if held is None:
        return {}
    after = [p for p in places if 0 <= p[0] - held.end() <= 2 and p[1] <= span[1]]
    roles: dict[str, tuple[Span, ...]] = {"actor": (held.span("holder"),)}
    if after:
        roles["place"] = (after[0],)
    return roles
