"""Word lists of the readers of speech."""

import functools
import tomllib
from importlib import resources


@functools.cache
def words_of(table: str, name: str) -> frozenset[str]:
    """A list of lower-cased words from the table of speech."""
    return frozenset(_tables()[table][name].split())


@functools.cache
def _tables() -> dict[str, dict[str, str]]:
    source = resources.files("marsad.extract.english").joinpath("data/speech.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))
