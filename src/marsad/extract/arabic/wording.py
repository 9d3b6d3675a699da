"""The tables of data/words.toml, as patterns over plain spelling."""

import functools
import re
import tomllib
from collections.abc import Iterable
from importlib import resources

_JOINED = r"(?<![ء-ي])(?:[وف]?(?:ال|لل|[بلك]|بال|كال)?)"
"""What may be written together with the beginning of a word."""


@functools.cache
def words_of(table: str) -> dict[str, tuple[str, ...]]:
    """Name -> the words of a list; a low line stands for a blank."""
    source = resources.files("marsad.extract.arabic").joinpath("data/words.toml")
    rows = tomllib.loads(source.read_text(encoding="utf-8"))[table]
    return {
        name: tuple(word.replace("_", " ") for word in row.split())
        for name, row in rows.items()
    }


def either(words: Iterable[str]) -> str:
    """Any of some words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


@functools.cache
def beginnings(table: str) -> dict[str, re.Pattern[str]]:
    """Name -> any word that begins with one of its list."""
    return {
        name: re.compile(rf"{_JOINED}(?:{either(words)})")
        for name, words in words_of(table).items()
    }


@functools.cache
def whole(table: str) -> dict[str, re.Pattern[str]]:
    """Name -> any word of its list, and no longer one."""
    return {
        name: re.compile(rf"{_JOINED}(?:{either(words)})(?![ء-ي])")
        for name, words in words_of(table).items()
    }
