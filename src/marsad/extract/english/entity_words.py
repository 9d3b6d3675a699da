"""Word lists by which names are told apart."""

import functools
import tomllib
from importlib import resources

from marsad.text.given import latin
from marsad.text.normal import fold


@functools.cache
def _tables() -> dict[str, dict[str, str]]:
    source = resources.files("marsad.extract.english").joinpath("data/entities.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@functools.cache
def words(table: str, name: str) -> frozenset[str]:
    """A list of lower-cased words."""
    return frozenset(_tables()[table][name].split())


@functools.cache
def given_names() -> frozenset[str]:
    """Words that a person's name begins with, folded."""
    listed = latin() | words("person", "family_first")
    return frozenset(fold(word) for word in listed)


@functools.cache
def known_bodies() -> frozenset[str]:
    """Names of bodies without blanks and hyphens."""
    return frozenset(word.replace("-", "") for word in words("organisation", "known"))
