"""What the words of a figure amount to, in any language: by the number that they touch,
or by their own rules where they touch none."""

import bisect
from collections.abc import Callable, Sequence
from dataclasses import replace

from marsad.extract.network.found import FoundFigure
from marsad.records.claim import Figure, Span
from marsad.text.manners import so
from marsad.text.numbers import Number
from marsad.text.ranges import HOUSED

_AREA = "area_km2"


def figure_of(
    text: str,
    found: FoundFigure,
    numbers: Sequence[Number],
    without_number: Callable[[str], float | None],
) -> Figure | None:
    """The figure that the words found make, with a hedge that stands before them.

    None where the words count nothing: "several villages", "residents".
    `without_number` tells how many words stand for that hold no number.
    """
    start, end = found.span
    number = _number(found.span, numbers)
    if number is not None:
        if found.measure == _AREA and not number.area:
            return None
        if number.plot and found.measure != _AREA:
            return None
        if number.area:
            found = replace(found, measure=_AREA, population=None)
        span = (min(start, number.span[0]), max(end, number.core[1]))
        low, high, approx = number.low, number.high, number.approx
    else:
        one = without_number(text[start:end])
        if one is None:
            return None
        span, low, high, approx = found.span, one, one, False
    return Figure(
        measure=found.measure,
        text=text[slice(*span)],
        span=span,
        low=low,
        high=high,
        approx=approx,
        population=_population(found, text[slice(*found.span)]),
    )


def _number(span: Span, numbers: Sequence[Number]) -> Number | None:
    """The first number that a figure's words touch."""
    at = bisect.bisect_right(numbers, span[0], key=lambda number: number.core[1])
    found = numbers[at] if at < len(numbers) else None
    return found if found is not None and found.span[0] < span[1] else None


def _population(found: FoundFigure, words: str) -> str | None:
    """Whom a figure counts; families who move or stay are people, not so many
    civilians."""
    families = found.measure in HOUSED and so("families", words)
    return "people" if families and found.population else found.population
