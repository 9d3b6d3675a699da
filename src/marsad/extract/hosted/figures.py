"""A figure of an answer: its words looked up, its numbers made anew from the words."""

import math
import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from marsad.extract.hosted.words import Words
from marsad.records.claim import MEASURES, POPULATIONS, Figure, Span
from marsad.text.numbers import Number, value_of

OUTSIDE = "figure's words not in the quote"
"""The one reason that costs the whole claim."""
_THINGS = frozenset({"strikes", "structures", "vehicles", "area_km2"})
"""Measures that count no people."""
_ONE = re.compile(r"(?:an?|another|his|her)\s|(?-i:[A-Z]\w+ [A-Z])", re.I)
"""How the words for one person or thing begin: "a child", a name."""
_AREA_SLACK = 0.05
_VAGUE_SLACK = 10.0
"""How far the model's number for "dozens" or "hundreds" may be from ours."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Low and high, and the words they were read from."""

    low: float | None
    high: float | None
    approx: bool
    span: Span | None = None
    """Of the number with its hedge; None where no words of ours read it."""


def read_figure(
    row: Any, words: Words, quote: Span, taken: Collection[tuple[str, Span]]
) -> Figure | str:
    """The figure, or why it is none. `taken` are measures and spans used before."""
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return "not of the form asked for"
    measure = row.get("measure")
    if measure not in MEASURES:
        return "measure unknown"
    places = list(words.places(row["text"], quote))
    if not places:
        return OUTSIDE
    free = [span for span in places if (measure, span) not in taken]
    if not free:
        return "said twice"
    bounds = _bounds(row, words, free[0], measure)
    if isinstance(bounds, str):
        return bounds
    start, end = _with_hedge(free[0], bounds.span, quote)
    return Figure(
        measure=measure,
        text=words.text[start:end],
        span=(start, end),
        low=bounds.low,
        high=bounds.high,
        approx=bounds.approx,
        population=_population(row, measure),
    )


def _population(row: dict[str, Any], measure: str) -> str | None:
    if measure in _THINGS:
        return None
    said = row.get("population")
    return said if said in POPULATIONS else "people"


def _with_hedge(span: Span, number: Span | None, quote: Span) -> Span:
    """The words together with the number's hedge, as far as the quote has it."""
    if number is None:
        return span
    start = min(span[0], max(number[0], quote[0]))
    return start, max(span[1], min(number[1], quote[1]))


def _bounds(
    row: dict[str, Any], words: Words, span: Span, measure: str
) -> Bounds | str:
    """Low and high by the words; the model's own only where we read no words."""
    said = _said(row)
    if said is None:
        return "not of the form asked for"
    inside = [n for n in words.numbers if span[0] <= n.core[0] and n.core[1] <= span[1]]
    touched = [n for n in words.numbers if n.core[0] < span[1] and span[0] < n.core[1]]
    if len(inside) != len(touched):
        return "cuts a number in two"
    if not inside:
        return _unread(said, words, span, measure)
    fitting = [n for n in inside if _agrees(said, n, words)]
    if len(fitting) != 1:
        return "numbers contradict the words" if not fitting else "several numbers"
    number = fitting[0]
    if number.area != (measure == "area_km2"):
        return "measure contradicts the words"
    return Bounds(number.low, number.high, number.approx, number.span)


def _said(row: dict[str, Any]) -> tuple[float | None, float | None] | None:
    """The model's numbers; None where they are no numbers or no range."""
    pair = [row.get("low"), row.get("high")]
    if not all(value is None or _is_count(value) for value in pair):
        return None
    low, high = (None if value is None else float(value) for value in pair)
    if low is not None and high is not None and low > high:
        return None
    return low, high


def _is_count(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return (isinstance(value, int) or math.isfinite(value)) and 0 <= value <= 1e12


def _agrees(
    said: tuple[float | None, float | None], number: Number, words: Words
) -> bool:
    """Whether the model's numbers and those of the words have one in common."""
    told = [value for value in said if value is not None]
    read = [value for value in (number.low, number.high) if value is not None]
    if not told:
        return True
    if number.approx and number.high is None:
        base = read[0]
        return all(base / _VAGUE_SLACK <= t <= base * _VAGUE_SLACK for t in told)
    if number.area:
        raw = value_of(words.text[slice(*number.core)].lower())
        read += [] if raw is None else [raw]
    slack = _AREA_SLACK if number.area else 1e-9
    return any(math.isclose(t, r, rel_tol=slack) for t in told for r in read)


def _unread(
    said: tuple[float | None, float | None], words: Words, span: Span, measure: str
) -> Bounds | str:
    """Words that hold no count of ours: a single person or thing, or a language
    whose number words we do not read."""
    text = words.text[slice(*span)]
    if measure == "area_km2" or any(sign.isdigit() for sign in text):
        return "no count in the words"
    if said == (1.0, 1.0) and _ONE.match(text):
        return Bounds(1.0, 1.0, False)
    if words.language == "en" or said == (None, None):
        return "no count in the words"
    return Bounds(*said, approx=False)
