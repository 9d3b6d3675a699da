"""Numbers that an outlet names only to take them back: "eleven died, and not 14 as the
agency reported", "three had been counted among the dead by mistake".

The outlet denies its earlier number by its own voice, so that what it had told no
longer counts; those counted by mistake are no count. Words are in `data/mistakes.toml`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from marsad.extract.mistakes import mistake_words, names_outlet
from marsad.records.claim import Claim, Figure, Span
from marsad.records.ids import content_id
from marsad.text.arabic import Plain, plain_of
from marsad.text.numbers import Number

_HINT = re.compile(
    r"not|rather|instead|mistak|wrong|error|erron|twice|خط[أا]|سهو|مرتين|كما"
)
_BEFORE = 16
"""Letters before a number in which "and not" stands."""
_REACH = 240
"""Letters between the number that holds and the one taken back, at most."""
_STOP = re.compile(r"[.!?;](?:\s|\Z)|\n")


def with_taken_back(
    text: str,
    claims: Iterable[Claim],
    numbers: Sequence[Number],
    publisher: str | None,
) -> list[Claim]:
    """The claims with one for each earlier number that the outlet takes back, and
    without those that tell only who was counted by mistake."""
    known = list(claims)
    if not known or not _HINT.search(text):
        return known
    read = plain_of(text)
    wrong = list(_miscounted(read))
    known = [c for c in known if not _holds_all(wrong, c.figures)]
    made = (
        _denied(text, known, n, end) for n, end in _corrected(read, numbers, publisher)
    )
    found = {claim.id: claim for claim in made if claim is not None}
    return (
        sorted([*known, *found.values()], key=lambda c: (c.span, c.id))
        if found
        else known
    )


def _holds_all(wrong: Sequence[Span], figures: Sequence[Figure]) -> bool:
    """Whether all that a claim counts stands in such words."""
    inside = (any(a <= f.span[0] < b for a, b in wrong) for f in figures)
    return bool(figures) and all(inside)


def _miscounted(read: Plain) -> Iterator[Span]:
    """Sentences, from their beginning, that tell who was counted by mistake."""
    for found in mistake_words("miscounted").finditer(read.text):
        start = max(0, found.start() - _REACH)
        stops = list(_STOP.finditer(read.text, start, found.start()))
        yield read.stored((stops[-1].end() if stops else start, found.end()))


def _corrected(
    read: Plain, numbers: Sequence[Number], publisher: str | None
) -> Iterator[tuple[Number, int]]:
    """Numbers that the report says its outlet had told and that are not so, and where
    the words that say so end."""
    for number in numbers:
        start, end = (read.plain_end(at) for at in number.core)
        first = min(start, read.plain_end(number.span[0]))
        before = mistake_words("not").search(read.text[max(0, first - _BEFORE) : first])
        told = before and mistake_words("as").match(read.text, end)
        if told:
            who = told["who"] or told["whose"] or told["we"]
            if names_outlet(who if told["we"] is None else told["we"], publisher or ""):
                yield number, read.stored((start, told.end()))[1]


def _denied(
    text: str, claims: Sequence[Claim], number: Number, end: int
) -> Claim | None:
    """The outlet's denial of a number, of what the number before it counts."""
    at = number.core[0]
    near = [
        (figure.span, claim)
        for claim in claims
        for figure in claim.figures
        if figure.span[1] <= at <= figure.span[1] + _REACH
        and not _STOP.search(text, figure.span[1], at)
    ]
    if not near:
        return None
    last, base = max(near, key=lambda pair: (pair[0], pair[1].id))
    counted = next(f for f in base.figures if f.span == last)
    figure = replace(
        counted,
        text=text[slice(*number.core)],
        span=number.core,
        low=number.low,
        high=number.high,
        approx=number.approx,
        part_of=None,
    )
    return replace(
        base,
        id=content_id("clm", base.report, "taken back", *number.core),
        span=(at, end),
        quote=text[at:end],
        speaker=None,
        via=(),
        certainty="denied",
        figures=(figure,),
        rules=("taken back:words",),
    )
