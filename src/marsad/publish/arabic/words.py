"""The words of the Arabic brief, from the TOML files beside this module."""

import functools
import tomllib
from importlib.resources import files
from typing import Any


@functools.cache
def table(name: str) -> dict[str, Any]:
    """One file of words."""
    text = files("marsad.publish.arabic").joinpath(f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text)


def words(section: str) -> dict[str, Any]:
    """One section of words.toml."""
    found: dict[str, Any] = table("words")[section]
    return found


def say(section: str, key: str, **gaps: str) -> str:
    """A pattern of words.toml with its gaps filled."""
    return fill(str(words(section)[key]), **gaps)


def fill(pattern: str, **gaps: str) -> str:
    """A pattern with its gaps filled; what is filled in holds no gaps."""
    return pattern.format(**gaps)
