"""Words of what becomes of a person, from data/people.toml."""

import functools
import tomllib
from importlib import resources


@functools.cache
def tables_of_fate() -> dict[str, dict[str, str]]:
    """The tables of data/people.toml."""
    source = resources.files("marsad.extract.english").joinpath("data/people.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@functools.cache
def forms_of_fate() -> dict[str, tuple[str, str]]:
    """Word -> how it takes the person, and what became of them."""
    return {
        word: (how, status)
        for how in ("of", "is", "does", "done_to")
        for status, words in tables_of_fate()[how].items()
        for word in words.split()
    }


@functools.cache
def person_words(name: str) -> frozenset[str]:
    """A list of lower-cased words about persons."""
    return frozenset(tables_of_fate()["words"][name].split())


@functools.cache
def weapons_of_fate() -> tuple[tuple[str, frozenset[str]], ...]:
    """Each kind of violence with the words that name it."""
    return tuple(
        (kind, frozenset(words.split()))
        for kind, words in tables_of_fate()["weapons"].items()
    )
