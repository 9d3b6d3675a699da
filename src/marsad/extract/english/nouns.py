"""The nouns that a figure may count, and what they count."""

import functools
import tomllib
from importlib import resources


@functools.cache
def nouns() -> dict[str, str]:
    """Noun -> what it counts: civilians, combatants, people, vehicles ..."""
    source = resources.files("marsad.extract.english").joinpath("data/counted.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    found: dict[str, str] = {}
    for group, entry in table.items():
        for word in entry["words"].split():
            found.setdefault(word, group)
    return found
