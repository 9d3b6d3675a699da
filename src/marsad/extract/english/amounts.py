"""What the words of a figure amount to: low, high and hedge."""

import functools
import re
import tomllib
from collections.abc import Sequence
from importlib import resources

from marsad.extract.english.nouns import nouns
from marsad.extract.english.wording import words_of
from marsad.extract.figures import figure_of
from marsad.extract.network.found import FoundFigure
from marsad.records.claim import Figure
from marsad.text.numbers import Number, value_of


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
    """The figure that the words found make; see `figure_of`."""
    return figure_of(text, found, numbers, _without_number)


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
