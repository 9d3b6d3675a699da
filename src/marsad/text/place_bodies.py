"""Bodies of which a place has one, told without a name: "the emergency room"."""

import functools
import tomllib
from importlib import resources
from typing import Any

from marsad.text.normal import fold


@functools.cache
def _tables() -> dict[str, dict[str, Any]]:
    source = resources.files("marsad.text").joinpath("data/place_bodies.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@functools.cache
def _bodies() -> tuple[tuple[str, str], ...]:
    """Words and the body that they mean, the longest first."""
    rows = _tables()["bodies"].items()
    pairs = {(fold(words), body) for body, names in rows for words in names}
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


@functools.cache
def _around() -> frozenset[str]:
    return frozenset(fold(word) for word in _tables()["around"]["words"])


@functools.lru_cache(maxsize=16384)
def body_of_place(speaker: str) -> str | None:
    """The body that a speaker is or belongs to, if no word says which one of several it
    is: "the camp's emergency room", and not "Al-Nao hospital"."""
    told = f" {fold(speaker)} "
    for words, body in _bodies():
        before, met, after = told.partition(f" {words} ")
        if met:
            rest = {*before.split(), *after.split()}
            return body if rest <= _around() else None
    return None
