"""What the words of a figure amount to: low, high and hedge."""

import bisect
import functools
import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from importlib import resources

from marsad.extract.network.found import FoundFigure
from marsad.records.claim import Figure, Span
from marsad.text.arabic import plain
from marsad.text.numbers import Number

_AREA = "area_km2"
_WORD = re.compile(r"[ء-ي]+")
_BRACKETS = re.compile(r"\([^)]*\)?")
_CLITICS = re.compile(r"(?:[وف]?[بلك]?ال|[وف]?لل|[بلو](?=\w{4}))")
_DUAL = ("تان", "تين", "ان", "ين")
_WHOSE = re.compile(r"(?:ت?[يا](?:ها|هما|هم)|تيه|تاه)\Z")
"""Of a dual before a pronoun: "her two children"."""
_WHICH = ("تي", "تا", "ي")
"""Of a dual before a noun that tells of what kind: two shells of ..."""
_OF = re.compile(
    r" (?:من|في|بين|منهم|بينهم|الذي|التي|كان|يبلغ|تبلغ|علي|قرب|عند|جراء)(?![ء-ي]).*",
    re.S,
)
_AND = re.compile(r" و ?(?=[ء-ي]{2})")


@functools.cache
def _lists() -> dict[str, frozenset[str]]:
    source = resources.files("marsad.extract.arabic").joinpath("data/amounts.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    return {name: frozenset(row.split()) for name, row in table.items()}


def figure(text: str, found: FoundFigure, numbers: Sequence[Number]) -> Figure | None:
    """The figure that the words found make, with a hedge that stands before them.

    None where the words count nothing: "several villages", "residents".
    """
    start, end = found.span
    number = _number(found.span, numbers)
    if number is not None:
        if found.measure == _AREA and not number.area:
            return None
        if number.area:
            found = replace(found, measure=_AREA, population=None)
        span = (min(start, number.span[0]), max(end, number.core[1]))
        low, high, approx = number.low, number.high, number.approx
    else:
        one = without_number(plain(text[start:end]))
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
        population=found.population,
    )


def _number(span: Span, numbers: Sequence[Number]) -> Number | None:
    """The first number that a figure's words touch."""
    at = bisect.bisect_right(numbers, span[0], key=lambda number: number.core[1])
    found = numbers[at] if at < len(numbers) else None
    return found if found is not None and found.span[0] < span[1] else None


def without_number(words: str) -> float | None:
    """Words in plain spelling: "a child" is one, a dual and "a man and his wife" two;
    a plural without a number counts nothing."""
    head = _OF.sub("", _BRACKETS.sub(" ", words).strip())
    total = 0.0
    for part in _AND.split(head):
        one = _one(part)
        if one is None:
            return None if total == 0 else total
        total += one
    return total


def _one(part: str) -> float | None:
    """What one noun with its adjectives stands for."""
    lists = _lists()
    words = _WORD.findall(part)
    if not words or lists["bare"].issuperset(map(_bare, words)):
        return None
    first = {words[0], _bare(words[0])}
    if first & (lists["vague"] | lists["plural"]):
        return None
    if first & lists["both"] or any(_is_dual(word, len(words)) for word in first):
        return 2.0
    return None if words[0].endswith("ون") else 1.0


def _bare(word: str) -> str:
    return _CLITICS.sub("", word, count=1)


def _is_dual(word: str, words: int) -> bool:
    paired = _lists()["paired"]
    endings = [
        end for end in (*_DUAL, *_WHICH[: 3 * (words > 1)]) if word.endswith(end)
    ]
    if any(word.removesuffix(end) in paired for end in endings):
        return True
    whose = _WHOSE.search(word)
    return whose is not None and word[: whose.start()] in paired
