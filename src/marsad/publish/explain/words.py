"""The view's own words in one language, and numbers and days said in them."""

import functools
import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from marsad.publish.prose import number

LANGUAGES = ("en", "ar")
"""Languages of the view itself; reports may be in any."""
RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur"}
)


class Words:
    """Every string of the view in one language."""

    def __init__(self, language: str) -> None:
        self._strings = _strings(language)

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
        """ISO days as placed: one, from and to, or open on a side."""
        if start is None or end is None:
            if start is None and end is None:
                return self("no_day")
            return self("from_day", a=start) if start else self("to_day", b=end)
        return start if start == end else self("days", a=start, b=end)


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
