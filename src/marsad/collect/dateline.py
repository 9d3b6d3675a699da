"""Who published a plain text, when and under which title, by its own first lines."""

import functools
import re
import tomllib
from dataclasses import dataclass
from datetime import date
from importlib import resources

from marsad.collect.dates import leading_date, month_pattern, read_date, written

LINES = 14
"""How many lines from the top may be header lines."""
START = 400
"""How many characters from the start a dateline is looked for in."""
KEY = re.compile(r"\ufeff?#?\s*(?P<key>[^\W\d_][\w .-]{1,24}?)\s*:\s+(?P<value>\S.*)$")
INTRODUCTION = re.compile(
    r"(?:published|posted|issued|date|updated)(?:\s+on)?\s*:?\s+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Top:
    """What the first lines say; every basis is ``header`` or ``dateline``."""

    publisher: str | None = None
    publisher_basis: str = "unknown"
    published: date | None = None
    published_basis: str = "unknown"
    title: str | None = None
    url: str | None = None
    hint: str = ""
    """Words that look like a date but are not one, and why."""


def read_top(text: str) -> Top:
    """Header lines first, then a dateline for what they leave open."""
    headers, end = _header_lines(text)
    body = text[end : end + START].lstrip()
    agency, day, words = _dateline(body)
    stated = headers.get("published")
    published = None if stated is None else read_date(stated)
    hint = ""
    if stated is not None and published is None:
        hint = f'its header line says "{stated}", which is no clear date'
    elif published is None and day is None and words is not None:
        hint = f'its dateline says "{words}" without a year'
    publisher = headers.get("publisher")
    return Top(
        publisher=publisher or agency,
        publisher_basis=_basis(publisher, agency),
        published=published or day,
        published_basis=_basis(published, day),
        title=headers.get("title"),
        url=headers.get("url"),
        hint="" if published or day else hint,
    )


def _basis(header: object, dateline: object) -> str:
    if header is not None:
        return "header"
    return "unknown" if dateline is None else "dateline"


@functools.cache
def _keys() -> dict[str, str]:
    data = resources.files("marsad.collect") / "data" / "headers.toml"
    lists = tomllib.loads(data.read_text("utf-8"))
    return {word: field for field, words in lists.items() for word in words}


def _header_lines(text: str) -> tuple[dict[str, str], int]:
    """The values of known header lines, and where the body begins.

    Header lines stand at the very top, one a line, up to the first line of another
    shape; without a single known one there is no header.
    """
    found: dict[str, str] = {}
    end = 0
    for line in text[:8000].splitlines(keepends=True)[:LINES]:
        match = KEY.match(line.rstrip())
        if match is None:
            break
        field = _keys().get(" ".join(match["key"].lower().split()))
        if field is not None:
            found.setdefault(field, match["value"].strip())
        end += len(line)
    return (found, end) if found else ({}, 0)


def _dateline(body: str) -> tuple[str | None, date | None, str | None]:
    """Agency, date, and the words of a date without a year."""
    match = _agency_line().match(body)
    if match is not None:
        words = match["date"]
        found = None if words is None else leading_date(words)
        agency = match["agency"]
        return agency, None if found is None else found[0], words
    for line in body.splitlines()[:4]:
        start = INTRODUCTION.match(line)
        found = leading_date(line[start.end() :] if start else line)
        if found is not None:
            return None, found[0], None
    return None, None, None


@functools.cache
def _agency_line() -> re.Pattern[str]:
    """ "RAQQA, Syria, Feb 10 (Agency) -", "BEIRUT (Agency) -", "Feb 10 (Agency) -"."""
    full = "|".join(
        re.sub(r"\(\?P<\w>", "(?:", pattern.pattern) for pattern in written()
    )
    month = month_pattern()
    short = rf"{month}\.?\s+[0-3]?\d|[0-3]?\d\s+{month}\.?"
    place = r"[^\W\d_][\w .'’/-]{1,40}?"
    return re.compile(
        rf"(?:{place}(?:,\s*{place}){{0,2}}?,?\s+)??"
        rf"(?:(?P<date>(?i:{full}|{short})),?\s+)?"
        r"\((?P<agency>[^()\n]{2,40})\)\s*(?:[-–—]|--)"
    )
