"""Where digits stand in a text that count nobody: numbers to call, ids, money."""

import functools
import re
import tomllib
from importlib import resources
from typing import TypeAlias

from marsad.text.phones import apart, phone_spans

Span: TypeAlias = tuple[int, int]

_DIGITS = re.compile(r"\d+(?:[.,/\-٫٬]\d+)*")
_REACH = 40
"""Characters beside digits that are looked at."""


def no_counts(text: str) -> list[Span]:
    """Every such stretch, in order, none in another."""
    found = phone_spans(text)
    found += [m.span() for m in _DIGITS.finditer(text) if _is_none(text, m.span())]
    return apart(found)


def _is_none(text: str, digits: Span) -> bool:
    start, end = digits
    before = text[max(0, start - _REACH) : start]
    if _pattern("before").search(before) is not None:
        return True
    return _pattern("behind").search(text[end : end + _REACH]) is not None


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    source = resources.files("marsad.text").joinpath("data/no_counts.toml")
    rows = tomllib.loads(source.read_text(encoding="utf-8"))[name]
    return re.compile("|".join(f"(?:{row})" for row in rows), re.IGNORECASE)
