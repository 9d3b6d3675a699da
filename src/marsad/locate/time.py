"""From the words that say when to the days they mean, against publication."""

from datetime import date

from marsad.records.claim import TimeWords
from marsad.records.when import When
from marsad.text.dates import day_told, find_in_any, resolve, shifted

BEFORE = 2000
"""Characters before "two days later" in which the day it counts from is looked for."""


def resolve_time(
    words: TimeWords | None, published: date | None, text: str = ""
) -> When:
    """The days that a claim's time words mean.

    States hold on publication; what goes on and running totals have no start. A
    bound that nothing says is None, and so is all of it without time words. `text` is
    the report's, in which "two days later" finds the day that it counts from.
    """
    if words is None:
        return When()
    if words.mode == "state":
        return When(published, published, words.text, "state")
    if words.mode in {"ongoing", "total"}:
        start = _over(words.text, published) if words.mode == "total" else None
        return When(start, published, words.text, words.mode)
    found = find_in_any(words.text)
    if not found:
        return When(None, None, words.text, "unknown")
    last = found[-1] if words.mode == "since" else found[0]
    if last.form == "later":
        at = words.span[0]
        told = day_told(text[max(0, at - BEFORE) : at], published)
        start, end = shifted(last, told) if told else (None, None)
        return When(start, end, words.text, "counted from a day told before")
    start, end, basis = resolve(last, published)
    if words.mode == "since" and start is not None:
        known = published is not None and start <= published
        return When(start, published if known else end, words.text, "since")
    if words.mode == "until":
        return When(None, end, words.text, "until")
    return When(start, end, words.text, basis)


def _over(words: str, published: date | None) -> date | None:
    """The first day of a total that says over how long: "in two months of fighting"."""
    spans = (
        resolve(one, published) for one in find_in_any(words) if one.form == "past"
    )
    return next((start for start, _, _ in spans if start is not None), None)
