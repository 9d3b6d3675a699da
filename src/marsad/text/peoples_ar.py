"""Countries by the Arabic adjectives of their people, from data/peoples_ar.toml."""

import functools
import tomllib
from importlib import resources


@functools.cache
def adjectives() -> dict[str, tuple[str, ...]]:
    """Country -> the adjectives of its people in plain spelling, the usual first."""
    source = resources.files("marsad.text").joinpath("data/peoples_ar.toml")
    rows = tomllib.loads(source.read_text(encoding="utf-8"))["countries"]
    return {country: tuple(row.split()) for country, row in rows.items()}


@functools.cache
def countries() -> dict[str, str]:
    """Adjective in plain spelling -> its country."""
    rows = adjectives().items()
    return {word: country for country, words in rows for word in words}
