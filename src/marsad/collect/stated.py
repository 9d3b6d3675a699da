"""Dates of publication where no field has one: by the address, or by "today, Tuesday 7
September" in the words.

Nothing is guessed. A post of X is numbered by the moment it was made; many outlets put
the day into the address; a report that calls a day of the year today names the day it
was put out, and the weekday beside it tells the year.
"""

import functools
import re
from datetime import UTC, date, datetime

from marsad.collect.dates import EASTERN, month_number, names_of, pattern_of

POST = re.compile(
    r"//(?:[a-z]+\.)?(?:twitter|x)\.com/[^/]+/status(?:es)?/(?P<id>\d{15,20})(?!\d)"
)
EPOCH_MS = 1288834974657
"""Since when posts of X are numbered by time, in milliseconds; of a number, the lowest
22 bits are no part of it (X's own description of its "snowflake")."""
IN_PATH = re.compile(
    r"//[^/?#]+/(?:[^?#]*/)?(?P<y>(?:19|20)\d\d)/(?P<m>\d{1,2})/(?P<d>\d{1,2})(?:/|$)"
)
TOP = 3000
"""Characters from the start in which the day is looked for."""
YEARS = 11
"""How many years back a weekday and a day of the year are looked for together; they
meet again after eleven at most."""


def day_of_address(url: str | None) -> date | None:
    """The day that an address tells, in UTC; None where it tells none."""
    if url is None:
        return None
    post = POST.search(url)
    if post is not None:
        moment = (int(post["id"]) >> 22) + EPOCH_MS
        return datetime.fromtimestamp(moment / 1000, UTC).date()
    path = IN_PATH.search(url)
    return None if path is None else _day(*(int(path[part]) for part in "ymd"))


def day_called_today(text: str, latest: date) -> date | None:
    """The day that the first words call today with its weekday and day of the year.

    Without a year it is the last one up to `latest`, the day of capture, on which that
    day is that weekday. None where no day is called so, or none agrees.
    """
    top = text[:TOP].translate(EASTERN)
    found = _today().search(top)
    if found is None:
        return None
    part = "" if found["d"] else "2"
    weekday = names_of("weekdays")[_plain(found["w"])] - 1
    month, day = month_number(found[f"m{part}"]), int(found[f"d{part}"])
    year = found[f"y{part}"]
    years = [int(year)] if year else range(latest.year, latest.year - YEARS - 1, -1)
    days = (_day(one, month, day) for one in years)
    fits = (one for one in days if one and one <= latest and one.weekday() == weekday)
    return next(fits, None)


def day_of_post(text: str) -> date | None:
    """The date in the line under a post's author: "May 2, 2025 · Public"."""
    found = _posted().search(text[:TOP])
    if found is None:
        return None
    return _day(int(found["y"]), month_number(found["m"]), int(found["d"]))


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


@functools.cache
def _today() -> re.Pattern[str]:
    today, weekday, month = map(pattern_of, ("today", "weekdays", "months"))
    gap, of = r"[\s,،(]+", r"(?:\s+of|\s+من)?\s+"
    year = r"(?:[\s,،]+(?P<y{n}>(?:19|20)\d\d))?(?!\w)"
    first = rf"(?P<d>[0-3]?\d){of}(?P<m>{month})" + year.format(n="")
    second = rf"(?P<m2>{month})\s+(?P<d2>[0-3]?\d)(?!\d)" + year.format(n="2")
    words = rf"(?<!\w){today}{gap}(?P<w>{weekday}){gap}(?:{first}|{second})"
    return re.compile(words, re.IGNORECASE)


@functools.cache
def _posted() -> re.Pattern[str]:
    month = rf"(?P<m>{pattern_of('months')})"
    day = rf"{month}\s+(?P<d>[0-3]?\d),\s+(?P<y>(?:19|20)\d\d)"
    return re.compile(day + r"(?:\s+at\s+[\d:]+\s*[AP]M)?\s+·\s", re.IGNORECASE)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
