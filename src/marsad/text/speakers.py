"""Well-known monitors, agencies and outlets by their names in Arabic and in English.

A report in Arabic quotes the same observatory as one in English does. Wherever
speakers are compared (whose word a claim is, whose it repeats, how many voices say so),
an Arabic name of `data/speakers.toml` stands for the English one, so that one speaker
quoted in two languages is one voice. Names in other letters are left as they are.
"""

import functools
import tomllib
from collections.abc import Iterable
from importlib import resources
from typing import Any

from marsad.text.parties_ar import is_arabic, spelt


@functools.cache
def _data() -> dict[str, Any]:
    source = resources.files("marsad.text").joinpath("data/speakers.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@functools.cache
def _known() -> dict[str, tuple[str, ...]]:
    """Arabic name in plain spelling -> the English names, the fullest first."""
    return {
        spelt(name): tuple(row["english"])
        for row in _data()["speakers"]
        for name in row["arabic"]
    }


@functools.cache
def _leads() -> frozenset[str]:
    return frozenset(spelt(word) for word in _data()["leads"].split())


@functools.lru_cache(maxsize=16384)
def english_names(name: str) -> tuple[str, ...]:
    """English names of the speaker with this Arabic name; none where it is unknown.

    Who speaks of it makes no difference: "sources of the observatory" is its word.
    """
    words = spelt(name).split() if is_arabic(name) else []
    for at in range(len(words)):
        known = _known().get(" ".join(words[at:]))
        if known is not None:
            return known
        if words[at] not in _leads():
            break
    return ()


def arabic_names(english: Iterable[str]) -> frozenset[str]:
    """Arabic names of the speakers that have one of the English names."""
    wanted = frozenset(english)
    return frozenset(
        name
        for row in _data()["speakers"]
        if not wanted.isdisjoint(row["english"])
        for name in row["arabic"]
    )
