"""Figures that the words say are part of the one before: "22 people, among them six".

The network tells most; words right before a figure tell the others.
"""

import functools
import re
from collections.abc import Sequence
from dataclasses import replace

from marsad.extract.arabic.wording import either, words_of
from marsad.records.claim import Claim, Figure, PartOf
from marsad.text.arabic import plain

_GAP = 60
"""Characters between a whole and the words that tell of its part, at most."""
_AND = re.compile(r"[\s,]*(?:و|,)[\s]*\Z")
"""Between a part and the next: "three children and two women"."""


@functools.cache
def _among() -> re.Pattern[str]:
    """Words that end right before a part."""
    words = either(words_of("parts")["among"])
    return re.compile(rf"(?<![ء-ي])[وف]?(?:{words})[\s:(,]*\Z")


def with_parts(text: str, claims: Sequence[Claim]) -> list[Claim]:
    """The claims, their figures pointing at the whole that words name."""
    return [replace(claim, figures=_figures(text, claim)) for claim in claims]


def _figures(text: str, claim: Claim) -> tuple[Figure, ...]:
    made: list[Figure] = []
    for figure in claim.figures:
        whole = _whole(text, claim, made, figure)
        if whole is None:
            made.append(figure)
            continue
        measure = made[-1].measure
        made.append(replace(figure, part_of=figure.part_of or whole, measure=measure))
    return tuple(made)


def _whole(
    text: str, claim: Claim, before: Sequence[Figure], figure: Figure
) -> PartOf | None:
    """The figure that one is said to be among, in the claim's own words."""
    if not before or figure.population is None:
        return None
    last = before[-1]
    gap = plain(text[last.span[1] : min(figure.span[0], last.span[1] + 4 * _GAP)])
    if len(gap) > _GAP or last.population is None:
        return None
    if _among().search(gap) and _smaller(figure, last):
        return PartOf(claim.id, len(before) - 1)
    if _AND.fullmatch(gap) and last.part_of is not None:
        return last.part_of
    return None


def _smaller(part: Figure, whole: Figure) -> bool:
    return part.low is None or whole.low is None or part.low <= whole.low
