"""What the words of a figure amount to: low, high and hedge."""

import bisect
import functools
import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from importlib import resources

from marsad.extract.english.nouns import nouns
from marsad.extract.english.wording import words_of
from marsad.extract.network.found import FoundFigure
from marsad.records.claim import Figure, Span
from marsad.text.numbers import Number, value_of

_AREA = "area_km2"


@functools.cache
def _lists() -> dict[str, str]:
    source = resources.files("marsad.extract.english").joinpath("data/amounts.toml")
    return dict(tomllib.loads(source.read_text(encoding="utf-8"))["words"])


@functools.cache
def _pairs() -> dict[str, float]:
    """Word that stands for several in one -> how many."""
    rows = (row.split() for row in _lists()["several_in_one"].strip().splitlines())
    return {word: float(n) for word, n in rows}


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    """Any word of a list; a low line stands for a blank."""
    words = sorted(_lists()[name].split(), key=lambda word: (-len(word), word))
    either = "|".join(words).replace("_", " ")
    return re.compile(rf"\b(?:{either})\b", re.IGNORECASE)


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
        one = _without_number(text[start:end])
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


_BARE = frozenset(
    [
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
        "its",
        "this",
        "that",
        "some",
        "any",
        "one's",
        "i",
        "we",
    ]
)
"""Words that alone name nobody."""
_ONE = re.compile(r"(?:an?|another|the other|one)\b", re.IGNORECASE)
_AND_ONE = re.compile(r"\band an?\b", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the |these |those |an? (?=few|number))?", re.IGNORECASE)
_HEAD = re.compile(r"\W{0,2}(?:[^\W\d_]{2}|an?\s|[a-z]\.)", re.IGNORECASE)
"""How words begin that name somebody."""
_HEDGES = re.compile(
    r"(?:(?:at|least|most|from|to|up|about|around|over|than|more|nearly|some)\W*)+",
    re.IGNORECASE,
)
"""Nothing but what stands before a number: the number itself lies elsewhere."""
_NAMING = re.compile(
    r"\d+[ -](?:year|month|week|day)s?[ -]old|(?:,|\baged?) ?\d{1,2}\b"
    r"|\b[A-Z][A-Za-z]*[- ]?\d+\w*|\b\d+(?:st|nd|rd|th)\b"
)
"""Digits that count nobody: ages, types of arms, ordinals."""


def _without_number(words: str) -> float | None:
    """ "a child" is one, "a man and a woman" and "the pair" two; a plural without a
    number counts nothing, nor does a number that is no count: "20 percent"."""
    if words.lower() in _BARE or words_of("grammar", "links").issuperset(
        words.lower().split()
    ):
        return None
    said = re.search(rf"\b(?:{'|'.join(_pairs())})\b", words, re.IGNORECASE)
    if said is not None:
        return _pairs()[said[0].lower()]
    article = _ARTICLE.match(words)
    if _pattern("vague").match(words, article.end() if article else 0):
        return None
    if not _HEAD.match(_NAMING.sub("", words)) or _HEDGES.fullmatch(words):
        return None
    if _pattern("shares").search(words) or _numbered(_NAMING.sub("", words).lower()):
        return None
    if _ONE.match(words):
        return 1.0 + len(_AND_ONE.findall(words))
    return None if _plural(words) else 1.0


def _numbered(words: str) -> bool:
    """Whether words hold a number, in digits or letters, other than one."""
    found = re.findall(r"\d|[a-z]+", words)
    return any(value_of(word) is not None for word in found if word != "one")


_BEHIND_HEAD = re.compile(
    r" (?:of|in|from|at|on|who|whom|with|near|by|for|under|including)\b.*", re.S
)


def _plural(words: str) -> bool:
    """Whether the head noun is one that stands for many: "regime forces"."""
    known, many = nouns(), _pattern("plural")
    low = re.findall(r"\w+", _BEHIND_HEAD.sub("", words.lower()))
    heads = (word for word in reversed(low) if word in known or many.fullmatch(word))
    noun = next(heads, "")
    return many.fullmatch(noun) is not None or any(
        noun.endswith(ending) and noun.removesuffix(ending) + one in known
        for ending, one in (("s", ""), ("es", ""), ("ies", "y"), ("men", "man"))
    )
