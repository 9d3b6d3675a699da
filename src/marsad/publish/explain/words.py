"""The view's own words in one language, and numbers and days said in them."""

import functools
import json
from collections.abc import Iterable, Mapping
from datetime import date
from importlib.resources import files
from typing import Any

from marsad.publish.bidi import direction_of, isolated
from marsad.publish.prose import number
from marsad.publish.words import Words as PageWords

SPOKEN = ("en", "ar")
"""Languages of the view itself; reports may be in any."""
AUTO = "auto"
LANGUAGES = (AUTO, *SPOKEN)
"""What may be asked for: of a report that we speak the language of, `auto` is that."""
RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur"}
)


class Words:
    """Every string of the view in one language."""

    def __init__(self, language: str) -> None:
        """In English until a report is met, where the language is `auto`."""
        self._auto = language == AUTO
        self.language = SPOKEN[0] if self._auto else language
        self._strings = _strings(self.language)

    def beside(self, language: str | None) -> "Words":
        """The words in which a report in that language is told."""
        return Words(language) if self._auto and language in SPOKEN else self

    def over(self, languages: Iterable[str]) -> "Words":
        """The words around reports that are told in these languages."""
        known = set(languages)
        return self.beside(known.pop()) if len(known) == 1 else self

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``."""
        return self("dir")

    def __call__(self, key: str, **values: object) -> str:
        """The string of that key with its gaps filled."""
        text = self._strings[key]
        return text.format(**values) if values else text

    def of(self, group: str, key: str | None) -> str:
        """The word for a kind, measure ...; the key itself where we have none."""
        return self._strings.get(f"{group}_{key}", key or "")

    def amount(self, figure: Mapping[str, Any]) -> str:
        """Low to high as the claim has it."""
        low, high = figure["low"], figure["high"]
        if low is None and high is None:
            return self("no_number")
        if high is None:
            said = self("at_least", n=number(low))
        elif not low and high:
            said = self("up_to", n=number(high))
        elif low == high:
            said = number(high)
        else:
            said = self("range", a=number(low), b=number(high))
        return self("about", n=said) if figure["approx"] else said

    def days(self, start: str | None, end: str | None) -> str:
        """Days as placed: one, from and to, or open on a side."""
        if start is None or end is None:
            if start is None and end is None:
                return self("no_day")
            if start is None:
                return self("to_day", b=self.day(end or ""))
            return self("from_day", a=self.day(start))
        if start == end:
            return self.day(start)
        return self("days", a=self.day(start), b=self.day(end))

    def day(self, iso: str) -> str:
        """A day as it is placed, ISO; in Arabic, where its parts would change places
        behind words, as people say it."""
        if self.direction == "ltr":
            return iso
        return PageWords(self.language).day(date.fromisoformat(iso))

    def apart(self, name: str) -> str:
        """A name that runs against the words around it, so that it turns none."""
        return isolated(name, self.direction)

    def quoted(self, text: str) -> str:
        """Words of a report in the quotation marks of their script."""
        return f"«{text}»" if direction_of(text) == "rtl" else f"“{text}”"


def direction(language: str | None) -> str:
    """``rtl``, ``ltr``, or ``auto`` where the language is not known."""
    if language is None:
        return "auto"
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


@functools.cache
def _strings(language: str) -> dict[str, str]:
    source = files("marsad.publish.explain").joinpath(f"strings/{language}.json")
    found: dict[str, str] = json.loads(source.read_text("utf-8"))
    return found
