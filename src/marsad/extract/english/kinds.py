"""Which kinds the words of a claim allow."""

import functools
import tomllib
from collections.abc import Sequence
from importlib import resources
from typing import Any


@functools.cache
def _table() -> dict[str, Any]:
    source = resources.files("marsad.extract.english").joinpath("data/kinds.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@functools.cache
def _signs(kind: str) -> tuple[str, ...]:
    return tuple(_table()["signs"][kind].split())


@functools.cache
def _strict() -> frozenset[str]:
    return frozenset(_table()["strict"].split())


@functools.cache
def violent_kinds() -> frozenset[str]:
    """Kinds of violence, and its tolls."""
    return frozenset(_table()["violent"].split())


def fits(kind: str, words: Sequence[str]) -> bool:
    """Whether a claim in these words, in lower case, can be of a kind."""
    if kind not in _strict():
        return True
    signs = _signs(kind)
    return any(word.startswith(signs) for word in words)
