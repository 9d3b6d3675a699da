"""Given names of the regions that reports tell of, in Latin letters and in Arabic."""

import functools
import tomllib
from importlib import resources

from marsad.text.arabic import plain
from marsad.text.normal import fold

_ON = "على"
"""Not Ali, though it is one word with it in plain spelling."""


@functools.cache
def latin() -> frozenset[str]:
    """In Latin letters, in lower case, as readers know them."""
    return frozenset(_data()["latin"].split())


@functools.cache
def arabic() -> frozenset[str]:
    """In Arabic, in plain spelling, as readers know them."""
    return frozenset(_data()["arabic"].split())


@functools.cache
def any_latin() -> frozenset[str]:
    """All that are known in Latin letters, folded."""
    more = _data()["latin_more"].split()
    return frozenset(fold(word) for word in (*latin(), *more))


@functools.cache
def any_arabic() -> frozenset[str]:
    """All that are known in Arabic, in plain spelling."""
    return arabic() | frozenset(_data()["arabic_more"].split())


def is_given(word: str) -> bool:
    """Whether a word is a given name, in either script."""
    known = fold(word) in any_latin() or plain(word) in any_arabic()
    return known and word != _ON


@functools.cache
def _data() -> dict[str, str]:
    source = resources.files("marsad.text").joinpath("data/given.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))
