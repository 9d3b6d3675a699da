"""Numbers, days and names as a careful editor writes them in English."""

import functools
import tomllib
from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date
from importlib.resources import files
from typing import Any

from marsad.records.when import When

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@functools.cache
def phrases() -> dict[str, Any]:
    """The words of data/phrases.toml."""
    text = files("marsad.publish").joinpath("data/phrases.toml").read_text("utf-8")
    return tomllib.loads(text)


def number(value: float) -> str:
    """With separators for thousands, and decimals only where there are any."""
    if value == int(value):
        return f"{int(value):,}"
    if abs(value) < 0.01:
        return f"{value:.7f}".rstrip("0")
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def amount(
    low: float | None, high: float | None, approx: bool = False, over: bool = False
) -> str:
    """A range in words: ``at least 16``, ``up to 600``, ``16 to 20``, ``about 50``;
    ``more than 16`` where it is told so (`over`)."""
    about = "about " if approx else ""
    if high is None:
        known = number(low or 0)
        if over and known != "0":
            return f"more than {known}"
        return f"about {known} or more" if approx else f"at least {known}"
    if not low and high:
        return f"up to {about}{number(high)}"
    if low is None or low == high:
        return f"{about}{number(high)}"
    return f"{about}{number(low)} to {number(high)}"


VAGUE = {
    24.0: "dozens",
    200.0: "hundreds",
    2000.0: "thousands",
    20_000.0: "tens of thousands",
    200_000.0: "hundreds of thousands",
    2_000_000.0: "millions",
}
"""What a floor stands for that was read from such a word."""


def quantity(
    span: tuple[float | None, float | None],
    unit: str,
    approx: bool,
    over: bool = False,
) -> str:
    """A range and what it counts: ``at least 16 people``, ``hundreds of people``."""
    low, high = span
    if approx and high is None and low is not None and low in VAGUE:
        return f"{VAGUE[low]} of {unit}"
    words = amount(low, high, approx, over)
    return f"{'one' if words == '1' else words} {unit}"


def best_words(low: float, best: float, high: float | None) -> str:
    """`` (best figure 18)`` where the best is neither end of the range."""
    return "" if best in (low, high) else f" (best figure {number(best)})"


def day(value: date, year: bool = True) -> str:
    """``10 February 2019``."""
    words = f"{value.day} {MONTHS[value.month - 1]}"
    return f"{words} {value.year}" if year else words


def days(when: When, within: bool = False) -> str:
    """``on 10 February 2019``, ``from 1 to 10 February 2019``, or empty.

    `within` says that something happened once in those days, not throughout.
    """
    start, end = when.start, when.end
    if start is None or end is None:
        before = f"by {day(end)}" if end else ""
        return f"since {day(start)}" if start else before
    if start == end:
        return f"on {day(start)}"
    known = calendar_words(start, end)
    if known:
        return f"in {known}"
    first = str(start.day) if same_month(start, end) else day(start, _other_year(when))
    return (
        f"between {first} and {day(end)}" if within else f"from {first} to {day(end)}"
    )


def stretch(start: date, end: date) -> str:
    """``10 to 16 May 2021``, ``May 2021``, ``2021``, for headings."""
    known = calendar_words(start, end)
    if start == end or known:
        return known or day(start)
    year = start.year != end.year
    first = str(start.day) if same_month(start, end) else day(start, year)
    return f"{first} to {day(end)}"


def calendar_words(start: date, end: date) -> str:
    """``May 2021`` or ``2021`` where the days are just that month or year."""
    unit = calendar_unit(start, end)
    year = f"{end.year}" if unit else ""
    return f"{MONTHS[end.month - 1]} {year}" if unit == "month" else year


def calendar_unit(start: date, end: date) -> str:
    """``month`` or ``year`` where the days are just one of them, else empty."""
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return "year" if start.year == end.year else ""
    last = monthrange(end.year, end.month)[1]
    whole = same_month(start, end) and start.day == 1 and end.day == last
    return "month" if whole else ""


def same_month(start: date, end: date) -> bool:
    """Whether two days are in one month of one year."""
    return (start.year, start.month) == (end.year, end.month)


def _other_year(when: When) -> bool:
    return bool(when.start and when.end and when.start.year != when.end.year)


def listed(names: Sequence[str], word: str = "and") -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {word} {names[-1]}"


def some(names: Iterable[str], most: int = 3) -> str:
    """Up to `most` names, then how many more."""
    distinct = list(dict.fromkeys(names))
    if len(distinct) <= most + 1:
        return listed(distinct)
    return listed([*distinct[:most], f"{len(distinct) - most} others"])


def count(value: int, one: str, many: str) -> str:
    """``one source``, ``2 sources``, ``no sources``."""
    words = (
        "no",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
    )
    said = words[value] if 0 <= value < len(words) else number(value)
    return f"{said} {one if value == 1 else many}"


def sentence(text: str) -> str:
    """With a capital in front, one full stop behind and single spaces."""
    text = " ".join(text.split()).rstrip(" ,;")
    if text and text[-1] not in ".!?…":
        text += "." if text[-1:] != "”" or text[-2:-1] not in ".!?…" else ""
    return text[:1].upper() + text[1:]


def counted(measure: str, population: str | None, value: float | None) -> str:
    """The unit counted, one or many: ``civilians``, ``square kilometres``."""
    one, many = phrases()["measures"].get(measure, (measure, measure))[:2]
    if one == "person":
        one, many = phrases()["populations"].get(population or "people", (one, many))
    return str(one if value == 1 else many)
