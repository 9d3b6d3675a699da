"""How a thing came about, by the words of a claim: died or was killed, held or handed
over. Readers give a claim one of few measures; a sentence that tells it keeps to what
the words say."""

import functools
import re
import tomllib
from collections.abc import Iterable
from importlib import resources

from marsad.text.normal import fold

MANNERS = {"killed": "died", "detained": "handed"}
"""Measure -> the manner that tells it otherwise."""


def manner(measure: str, quotes: Iterable[str]) -> str:
    """The measure, or the manner in which all of some claims' words tell it."""
    other = MANNERS.get(measure)
    words = list(quotes)
    told = other is not None and bool(words) and all(so(other, q) for q in words)
    return other if told and other is not None else measure


@functools.lru_cache(maxsize=1 << 14)
def so(name: str, words: str) -> bool:
    """Whether words tell of a manner of `data/manners.toml`."""
    told, but = _patterns(name)
    low = words.lower() if words.isascii() else fold(words)
    return told.search(low) is not None and (but is None or but.search(low) is None)


@functools.cache
def _patterns(name: str) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    rows = _tables()[name]
    told, but = ("|".join(f"(?:{r})" for r in rows[key]) for key in ("words", "but"))
    return re.compile(told), re.compile(but) if but else None


@functools.cache
def _tables() -> dict[str, dict[str, list[str]]]:
    source = resources.files("marsad.text").joinpath("data/manners.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))
