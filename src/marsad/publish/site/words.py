"""The site's own words: those it always had, and a file of strings for each page."""

import functools
import json
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
