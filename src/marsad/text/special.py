"""Sentences that tell of sexual violence: what they say is closed to publication."""

import functools
import re
import tomllib
from importlib import resources

from marsad.records.claim import Span
from marsad.text.normal import fold

_AROUND = 400
"""Characters before and behind a claim in which its sentence ends."""


def sentence_around(text: str, span: Span) -> str:
    """The sentences that words of a text stand in."""
    start, end = span
    first = max(text.rfind(mark, max(0, start - _AROUND), start) for mark in ".!?\n")
    stops = (text.find(mark, end, end + _AROUND) for mark in ".!?\n")
    last = min((at for at in stops if at >= 0), default=min(len(text), end + _AROUND))
    return text[first + 1 if first >= 0 else max(0, start - _AROUND) : last]


def tells_of_rape(words: str) -> bool:
    """Whether words tell of sexual violence, in English or Arabic."""
    if _sexual().search(words):
        return True
    return not words.isascii() and _sexual().search(fold(words)) is not None


def hints_at_rape(words: str) -> bool:
    """Whether a title's words may stand for sexual violence that the report tells of:
    "Girl abused"."""
    return (
        _hints().search(words) is not None or _hints().search(fold(words)) is not None
    )


@functools.cache
def _hints() -> re.Pattern[str]:
    return _pattern("hints")


@functools.cache
def _sexual() -> re.Pattern[str]:
    return _pattern("sexual")


def _pattern(name: str) -> re.Pattern[str]:
    data = resources.files("marsad.text").joinpath("data/special.toml")
    rows = tomllib.loads(data.read_text(encoding="utf-8"))[name]
    return re.compile("|".join(f"(?:{row})" for row in rows), re.IGNORECASE)
