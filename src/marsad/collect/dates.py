"""Dates of publication as headers, tags and datelines write them, never guessed."""

import functools
import re
import tomllib
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from importlib import resources

ISO = re.compile(r"(?P<y>(?:19|20)\d\d)[-/.]?(?P<m>\d\d)[-/.]?(?P<d>\d\d)(?!\d)")
NUMERIC = re.compile(
    r"(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4})\b"
)
EASTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def read_date(text: str) -> date | None:
    """The date that a header or tag states, in its own time zone; None if unclear.

    Takes ISO 8601, mail dates and written dates. "10/02/2019" is the day in one
    country and the month in another: None, unless only one reading is a date.
    """
    text = text.strip().translate(EASTERN)
    for read in (_iso, _mail):
        found = read(text)
        if found is not None:
            return found
    found_at = leading_date(text)
    return None if found_at is None else found_at[0]


def leading_date(text: str) -> tuple[date, int] | None:
    """The full date that a text begins with, and where it ends."""
    text = text.translate(EASTERN)
    for pattern in written():
        match = pattern.match(text)
        if match is not None:
            day = _day(int(match["y"]), month_number(match["m"]), int(match["d"]))
            return None if day is None else (day, match.end())
    match = ISO.match(text)
    if match is not None:
        day = _day(int(match["y"]), int(match["m"]), int(match["d"]))
        return None if day is None else (day, match.end())
    match = NUMERIC.match(text)
    return None if match is None else _numeric(match)


def _iso(text: str) -> date | None:
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        return None


def _mail(text: str) -> date | None:
    if ":" not in text:
        return None
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError):
        return None


def _numeric(match: re.Match[str]) -> tuple[date, int] | None:
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    dayfirst, monthfirst = _day(year, second, first), _day(year, first, second)
    if match["sep"] == "." or monthfirst is None or monthfirst == dayfirst:
        return None if dayfirst is None else (dayfirst, match.end())
    return (monthfirst, match.end()) if dayfirst is None else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@functools.cache
def names_of(what: str) -> dict[str, int]:
    """Names of `months` or `weekdays`, or words for `today`, in every language, with
    their numbers in the list, from one."""
    data = resources.files("marsad.collect") / "data" / "months.toml"
    lists = tomllib.loads(data.read_text("utf-8"))[what]
    return {
        name: number
        for names in lists.values()
        for number, alternatives in enumerate(names, start=1)
        for name in alternatives.split("|")
    }


def month_number(name: str) -> int:
    """1 to 12.

    Raises:
        KeyError: no list has the name.
    """
    return names_of("months")[" ".join(name.lower().split())]


@functools.cache
def pattern_of(what: str) -> str:
    """A regular expression for any of the names of `months`, `weekdays` or `today`,
    the longest first."""
    names = sorted(names_of(what), key=lambda name: (-len(name), name))
    words = (re.escape(name).replace(r"\ ", r"\s+") for name in names)
    return "(?:" + "|".join(words) + ")"


@functools.cache
def written() -> tuple[re.Pattern[str], ...]:
    """Dates in words: "Sun 16 Apr 2017", "10th of February 2019", "Feb. 10, 2019"."""
    month, year = rf"(?P<m>{pattern_of('months')})\.?", r"(?P<y>(?:19|20)\d\d)\b"
    day = r"(?P<d>[0-3]?\d)(?:st|nd|rd|th|er|\.)?"
    weekday = rf"(?:{pattern_of('weekdays')}\.?,?\s+)?"
    return tuple(
        re.compile(weekday + form, re.IGNORECASE)
        for form in (
            rf"{day}[\s-]+(?:of\s+|de\s+)?{month},?[\s-]+(?:de\s+)?{year}",
            rf"{month}\s+{day},?\s+{year}",
        )
    )
