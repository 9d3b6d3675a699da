"""The site's own words: those it always had, and a file of strings for each page."""

import functools
import json
import re
from collections.abc import Mapping
from importlib.resources import files

from marsad.publish.words import Text, Words, spoken
from marsad.records.war import War


def site_words(language: str, war: War) -> Words:
    """Every string of the site in one language, as that war's region writes it."""
    usual = spoken(language, war)
    return Words(language, {**usual.strings, **site_strings(language)})


@functools.cache
def site_strings(language: str) -> Mapping[str, Text]:
    """The strings of `strings/<language>/*.json` together.

    Raises:
        ValueError: two files have a string of the same name.
    """
    found: dict[str, Text] = {}
    folder = files("marsad.publish.site").joinpath(f"strings/{language}")
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        added: dict[str, Text] = json.loads(file.read_text("utf-8"))
        if both := found.keys() & added.keys():
            raise ValueError(f"{file.name}: {', '.join(sorted(both))} stand twice")
        found |= added
    return found


def script_strings(strings: Mapping[str, Text]) -> dict[str, Text]:
    """The strings that scripts may ask for: the others are in the pages already.

    A script names a string by a word of its source, or puts the name together from a
    start such as ``"kind_"`` or an end such as ``"_word"``; ``n_events`` counts what it
    passes as ``events``.
    """
    words, starts, ends = _asked()
    return {
        key: text
        for key, text in strings.items()
        if key in words
        or key.startswith(starts)
        or key.endswith(ends)
        or key.removeprefix("n_") in words
    }


@functools.cache
def _asked() -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """Words of all scripts, and the starts and ends of names among them."""
    folder = files("marsad.publish.site").joinpath("scripts")
    source = "\n".join(file.read_text("utf-8") for file in folder.iterdir())
    quoted = set(re.findall(r"[\"'`](\w+)[\"'`$]", source))
    starts = tuple(sorted(word for word in quoted if word.endswith("_")))
    ends = tuple(sorted(word for word in quoted if word.startswith("_")))
    return frozenset(re.findall(r"\w+", source)), starts, ends
