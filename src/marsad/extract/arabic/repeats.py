"""One claim where a report says a thing twice: in its headline, and again below it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from marsad.records.claim import Claim, Figure, PartOf
from marsad.text.arabic import plain

_ALIKE = 0.85
"""Share of a claim's words that another has which says the same."""
_FEWEST = 3
"""Words of a claim that may be a repetition."""
_NEAR = 30
"""Claims behind one that are compared with it."""
_WORD = re.compile(r"[ء-ي]{2,}|\d+")
_Counted = tuple[str, float | None, float | None]


@dataclass(slots=True)
class _Said:
    """A claim, the words of its quote and what it counts."""

    claim: Claim
    words: frozenset[str]
    counts: frozenset[_Counted]


def without_repeats(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without those of which another says all, and the parts of what is
    left out as parts of what is said there."""
    said = [_said(claim) for claim in claims]
    instead: dict[str, Claim] = {}
    for i, one in enumerate(said):
        for two in said[i + 1 : i + 1 + _NEAR]:
            if one.claim.id in instead:
                break
            if two.claim.id not in instead and _same(one, two):
                kept, left = (one, two) if _holds(one, two) else (two, one)
                instead[left.claim.id] = kept.claim
    if not instead:
        return list(claims)
    return [
        replace(claim, figures=tuple(_moved(f, claims, instead) for f in claim.figures))
        for claim in claims
        if claim.id not in instead
    ]


def _said(claim: Claim) -> _Said:
    words = frozenset(_WORD.findall(plain(claim.quote)))
    return _Said(claim, words, frozenset(map(_count, claim.figures)))


def _count(figure: Figure) -> _Counted:
    return figure.measure, figure.low, figure.high


def _same(one: _Said, two: _Said) -> bool:
    """Whether two claims say the same of one event, one of them perhaps more."""
    a, b = one.claim, two.claim
    alike = a.kind == b.kind and a.certainty == b.certainty and a.person == b.person
    apart = a.span[1] <= b.span[0] or b.span[1] <= a.span[0]
    named = all(
        x is None or y is None or x == y
        for x, y in ((a.place, b.place), (a.speaker, b.speaker))
    )
    return (
        alike
        and apart
        and named
        and _one_day(a, b)
        and all(map(_agree, (a.actor, a.target), (b.actor, b.target)))
        and (_holds(one, two) or _holds(two, one))
    )


def _one_day(a: Claim, b: Claim) -> bool:
    """Whether two claims may be of one day: equal words for it, or one has none."""
    return a.time is None or b.time is None or a.time.text == b.time.text


def _agree(one: str | None, two: str | None) -> bool:
    """Whether two names may mean the same: one is in the other, or missing."""
    if one is None or two is None:
        return True
    short, long = sorted((plain(one), plain(two)), key=len)
    return short in long


def _holds(one: _Said, two: _Said) -> bool:
    """Whether one claim says all that another does."""
    fewest = min(len(two.words), len(one.words))
    shared = len(one.words & two.words)
    numbers = {word for word in two.words if word.isdigit()}
    return (
        numbers <= one.words
        and fewest >= _FEWEST
        and two.counts <= one.counts
        and shared >= _ALIKE * len(two.words)
    )


def _moved(
    figure: Figure, claims: Sequence[Claim], instead: dict[str, Claim]
) -> Figure:
    """A figure, as part of what says what its whole said."""
    part = figure.part_of
    if part is None or part.claim not in instead:
        return figure
    left = next(claim for claim in claims if claim.id == part.claim)
    counted = _count(left.figures[part.figure])
    kept = instead[part.claim]
    while kept.id in instead:
        kept = instead[kept.id]
    at = [k for k, other in enumerate(kept.figures) if _count(other) == counted]
    return replace(figure, part_of=PartOf(kept.id, at[0]) if at else None)
