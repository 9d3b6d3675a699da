"""What the words of headings and of rows say that a number counts."""

import functools
import re
import tomllib
from importlib import resources

_WORD = re.compile(r"[a-z]+|%")
THINGS = frozenset({"damage", "attack"})
"""Kinds whose figures count no people."""


@functools.cache
def terms(name: str) -> dict[str, frozenset[str]]:
    """One of data/tables.toml: names and the lower-case words that tell them."""
    source = resources.files("marsad.extract.english").joinpath("data/tables.toml")
    read = tomllib.loads(source.read_text(encoding="utf-8"))[name]
    return {told: frozenset(row.split()) for told, row in read.items()}


@functools.cache
def people_counted() -> dict[str, str]:
    """Word -> the measure of people that it tells: "martyrs" are killed."""
    return {
        word: measure
        for measure, row in terms("measures").items()
        if kind_of(measure) not in THINGS
        for word in row
    }


def kind_of(measure: str) -> str:
    """Kind of the claim that a count makes."""
    kinds = terms("kinds").items()
    return next(kind for kind, measures in kinds if measure in measures)


def holds(heading: str, words: frozenset[str]) -> bool:
    """Whether one of some words stands in a heading, in lower case."""
    return not words.isdisjoint(_WORD.findall(heading))


def sums_up(name: str) -> bool:
    """Whether a row of this name tells the total of those above it."""
    return holds(name.lower(), terms("rows")["total"])
