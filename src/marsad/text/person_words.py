"""Words by which persons named in a text are told, and what is told of one."""

import functools
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

from marsad.text.normal import fold

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody whom a text names in one place."""

    name: str
    span: Span
    around: Span
    """With the age and what else stands right beside the name."""
    office: bool = False
    """Whether the text tells of an office, or for whom the person speaks."""
    private: bool = False
    """Whether it tells of what befell the person, of a private life or kin."""
    kin: bool = False
    """Whether the person is told as somebody's relative, or in a row of those hit."""
    minor: bool = False
    title: bool = False
    """Whether it stands in the title, by whose letters the spans are."""


@functools.cache
def _data() -> dict[str, dict[str, Any]]:
    source = resources.files("marsad.text").joinpath("data/persons.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@functools.cache
def latin_words(name: str) -> frozenset[str]:
    """A list of words around a name in Latin letters."""
    return frozenset(_data()["english"][name].split())


@functools.cache
def arabic_words(name: str) -> frozenset[str]:
    """A list of words around a name in Arabic, in plain spelling."""
    return frozenset(_data()["arabic"][name].split())


@functools.cache
def rows_pattern() -> str:
    """What opens a row of names of those whom something befell."""
    return str(_data()["english"]["rows"])


@functools.cache
def bodies_and_places() -> frozenset[str]:
    """Words of names of bodies and places."""
    return latin_words("bodies") | latin_words("places") | latin_words("openers")


@functools.cache
def public_names() -> tuple[frozenset[str], ...]:
    """Folded words of the names of those of whom all the world reports."""
    lines = (line for text in _data()["public"].values() for line in text.splitlines())
    return tuple(frozenset(fold(line).split()) for line in lines if line.strip())


def strip_titles(words: Sequence[str]) -> list[str]:
    """A name's words without ranks, offices and other words before it."""
    titles = latin_words("office") | latin_words("private") | latin_words("beside")
    kept = list(words)
    while kept and kept[0].lower().strip(".,") in titles:
        kept = kept[1:]
    return kept
