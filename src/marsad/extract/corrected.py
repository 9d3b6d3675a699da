"""Numbers that a report names only to say that they are not so: "nine, not seven"."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from marsad.records.claim import Claim, Figure

_NOT = re.compile(
    r"(?:\b(?:and not|not|rather than|instead of|as opposed to)|(?<!\w)و?(?:ليس|ليسوا|"
    r"وليس|لا|بدلا من|بدلاً من))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"(?:and not|not|rather than|instead of)\s+(?:the\s+)?"
    r"(?!few|less|more|under|over|only|just|all\b|yet\b)",
    re.IGNORECASE,
)
"""The same at the beginning of a number's own words."""
_BEFORE = 24
"""Characters before a number that are looked at."""


def without_corrected(text: str, claims: Iterable[Claim]) -> list[Claim]:
    """The claims without figures that the words right before them take back, where the
    claim has another of that measure, which is the one that holds."""
    known = list(claims)
    return without_figures(known, {c.id: _gone(text, c.figures) for c in known})


def without_figures(
    claims: list[Claim], gone: Mapping[str, tuple[int, ...]]
) -> list[Claim]:
    """The claims without some of their figures, by the id of the claim."""
    if not any(gone.values()):
        return claims
    return [
        replace(claim, figures=_left(claim.figures, claim.id, gone)) for claim in claims
    ]


def _gone(text: str, figures: Sequence[Figure]) -> tuple[int, ...]:
    denied = tuple(
        at
        for at, figure in enumerate(figures)
        if _NOT.search(text[max(0, figure.span[0] - _BEFORE) : figure.span[0]])
        or _NOT_SO.match(figure.text)
    )
    held = {f.measure for at, f in enumerate(figures) if at not in denied}
    return tuple(at for at in denied if figures[at].measure in held)


def _left(
    figures: Sequence[Figure], claim: str, gone: Mapping[str, tuple[int, ...]]
) -> tuple[Figure, ...]:
    """What is left, each still part of the figure that it was part of."""
    kept = (f for at, f in enumerate(figures) if at not in gone[claim])
    return tuple(_moved(figure, gone) for figure in kept)


def _moved(figure: Figure, gone: Mapping[str, tuple[int, ...]]) -> Figure:
    part = figure.part_of
    lost = gone.get(part.claim, ()) if part is not None else ()
    if part is None or not lost:
        return figure
    if part.figure in lost:
        return replace(figure, part_of=None)
    before = sum(at < part.figure for at in lost)
    return replace(figure, part_of=replace(part, figure=part.figure - before))
