"""Tables of what data sets call things, as data, and their look-ups."""

import functools
import re
import tomllib
from importlib import resources
from typing import Any


@functools.cache
def tables() -> dict[str, Any]:
    """`data/kinds.toml`."""
    data = resources.files("marsad.extract.datasets").joinpath("data/kinds.toml")
    return tomllib.loads(data.read_text(encoding="utf-8"))


def table(layout: str, name: str) -> dict[str, Any]:
    """One table of one layout, by words folded."""
    found: dict[str, Any] = tables()[layout][name]
    return found


@functools.cache
def _weapons() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (
            one["kind"],
            re.compile(rf"\b(?:{'|'.join(map(re.escape, one['words']))})s?\b"),
        )
        for one in tables()["weapon"]
    )


@functools.lru_cache(maxsize=8192)
def weapon_kind(words: str) -> str | None:
    """The kind of event that words for a weapon or means tell; None for others."""
    folded = words.casefold()
    return next((kind for kind, form in _weapons() if form.search(folded)), None)
