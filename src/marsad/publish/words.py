"""The page's own words in each language it speaks, with counts and days in them."""

import functools
import json
from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from typing import TypeAlias

from markupsafe import Markup

from marsad.publish.arabic.dates import calendar_of
from marsad.publish.prose import number
from marsad.records.war import War

LANGUAGES = ("en", "ar")
"""Languages of the page; the first is spoken where the war's own is none of them."""
Text: TypeAlias = str | Mapping[str, str]
"""A string, or one string per plural category of the language."""


class Words:
    """Every string of the page in one language. language.js fills them the same way."""

    def __init__(self, language: str, own: Mapping[str, Text] | None = None) -> None:
        """`own` has strings that stand in place of the language's usual ones."""
        self.language = language
        self.strings = {**strings(language), **(own or {})}
        self.direction = str(self.strings["dir"])

    def __call__(self, key: str, **values: object) -> str:
        """The string of that key with its gaps filled.

        A number in a gap `{events}` is counted in the words of `n_events` where there
        are such; `n` chooses among the plural forms of the string itself.
        """
        found = self.strings[key]
        if not isinstance(found, str):
            form = plural(self.language, values["n"])
            found = found.get(form, found["other"])
        for name, value in values.items():
            found = found.replace(f"{{{name}}}", self._said(name, value))
        return found

    def html(self, key: str, **values: int) -> Markup:
        """The same as an element that the page's script says again in another
        language."""
        gaps = Markup(" data-v='{}'").format(json.dumps(values)) if values else ""
        return Markup('<span data-t="{}"{}>{}</span>').format(
            key, gaps, self(key, **values)
        )

    def day(self, day: date) -> str:
        """``11 May 2021``."""
        month = self(f"month_{day.month}")
        return self("day_full", d=str(day.day), month=month, year=str(day.year))

    def _said(self, name: str, value: object) -> str:
        if not isinstance(value, int | float):
            return str(value)
        if f"n_{name}" in self.strings:
            return self(f"n_{name}", n=value)
        return number(value)


def plural(language: str, count: object) -> str:
    """The plural category of a number (CLDR 46, cardinals)."""
    if not isinstance(count, int | float) or count != int(count):
        return "other"
    if language != "ar":
        return "one" if count == 1 else "other"
    if count in (0, 1, 2):
        return ("zero", "one", "two")[int(count)]
    last = int(count) % 100
    if 3 <= last <= 10:
        return "few"
    return "many" if last >= 11 else "other"


def spoken(language: str, war: War) -> Words:
    """The page's words for one war: Arabic has its region's names of months first."""
    if language != "ar":
        return Words(language)
    months = enumerate(calendar_of(war).months, 1)
    return Words(language, {f"month_{at}": name for at, name in months})


def first_language(war: tuple[str, ...]) -> str:
    """The language in which the page opens: the war's first that we speak."""
    return next((known for known in war if known in LANGUAGES), LANGUAGES[0])


@functools.cache
def strings(language: str) -> Mapping[str, Text]:
    """All words of the page in one language."""
    source = files("marsad.publish").joinpath(f"strings/{language}.json")
    found: dict[str, Text] = json.loads(source.read_text("utf-8"))
    return found
