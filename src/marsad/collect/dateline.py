"""Who published a plain text, when and under which title, by its own first lines."""

import functools
import re
import tomllib
from dataclasses import dataclass, replace
from datetime import date
from importlib import resources

from marsad.collect.dates import leading_date, pattern_of, read_date, written
from marsad.collect.draft import Draft

LINES = 14
"""How many lines from the top may be header lines."""
START = 400
"""How many characters from the start a dateline is looked for in."""
KEY = re.compile(r"\ufeff?#?\s*(?P<key>[^\W\d_][\w .-]{1,24}?)\s*:\s+(?P<value>\S.*)$")
INTRODUCTION = re.compile(
    r"(?:published|posted|issued|date of publication|date)(?:\s+on)?\s*:?\s+",
    re.IGNORECASE,
)
NAME_FIRST = re.compile(
    r"(?P<name>(?:[A-Z0-9\u0600-\u06ff][\w.'’&-]*|of|the|and|for)"
    r"(?: (?:[A-Z0-9\u0600-\u06ff][\w.'’&-]*|of|the|and|for)){0,7})"
    r"\s*[,|–—-]\s*(?P<rest>\S.{5,40})$"
)
""" "Example News, March 23, 2019": a name in capitals, then nothing but a date."""


@dataclass(frozen=True, slots=True)
class Top:
    """What the first lines say; every basis is ``header`` or ``dateline``."""

    publisher: str | None = None
    publisher_basis: str = "unknown"
    published: date | None = None
    published_basis: str = "unknown"
    title: str | None = None
    url: str | None = None
    byline: str | None = None
    """The words before a date in a line of its own: an outlet, a person or a place."""
    hint: str = ""
    """Words that look like a date but are not one, and why."""


def read_top(text: str) -> Top:
    """Header lines first, then a dateline for what they leave open."""
    headers, end = _header_lines(text)
    body = text[end : end + START].lstrip()
    agency, day, words = _agency(body)
    byline = None
    if day is None:
        byline, day = _dated_line(body)
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
        byline=byline,
        hint="" if published or day else hint,
    )


def fill(draft: Draft) -> Draft:
    """The draft with what its own first lines say, where nothing else says it."""
    top = read_top(draft.text)
    if draft.publisher is None:
        draft = replace(
            draft, publisher=top.publisher, publisher_basis=top.publisher_basis
        )
    if draft.published is None:
        draft = replace(
            draft, published=top.published, published_basis=top.published_basis
        )
    byline = () if top.byline is None else ((top.byline, "dateline"),)
    return replace(
        draft,
        title=draft.title or top.title,
        url=draft.url or top.url,
        hint=draft.hint or top.hint,
        bylines=(*byline, *draft.bylines),
    )


def below_headers(text: str) -> str:
    """The text below a block of header lines that an empty line ends: what the
    headers say is in the report's fields, and nobody claims it."""
    found, end = _header_lines(text)
    body = text[end:]
    return body.lstrip("\n") if found and body.startswith("\n") else text


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


def _agency(body: str) -> tuple[str | None, date | None, str | None]:
    """Agency, date, and the words of the date of a dateline."""
    match = _agency_line().match(body)
    if match is None:
        return None, None, None
    words = match["date"]
    found = None if words is None else leading_date(words)
    return match["agency"], None if found is None else found[0], words


def _dated_line(body: str) -> tuple[str | None, date | None]:
    """One of the first lines begins with a date, or is a name and a date."""
    lines = [line for line in body.splitlines() if line.strip() != ""][:4]
    for line in lines:
        introduction = INTRODUCTION.match(line)
        found = leading_date(line[introduction.end() :] if introduction else line)
        if found is not None:
            return None, found[0]
        match = NAME_FIRST.match(line)
        found = None if match is None else leading_date(match["rest"])
        if match is not None and found is not None and ends(match["rest"], found[1]):
            return match["name"], found[0]
    return None, None


def ends(words: str, at: int) -> bool:
    """Whether nothing but a full stop follows."""
    return words[at:].strip(" .") == ""


@functools.cache
def _agency_line() -> re.Pattern[str]:
    """ "RAQQA, Syria, Feb 10 (Agency) -", "BEIRUT (Agency) -", "Feb 10 (Agency) -".

    A place alone must be in capitals or have a comma: "Islamic State (IS) -" begins
    many a sentence.
    """
    full = "|".join(
        re.sub(r"\(\?P<\w>", "(?:", pattern.pattern) for pattern in written()
    )
    month = pattern_of("months")
    short = rf"{month}\.?\s+[0-3]?\d|[0-3]?\d\s+{month}\.?"
    word = r"(?:[^\W\d_a-z][\w.'’/-]*|(?:al|el|ez|as|ash)-\w+|of|de|la|du)"
    place = rf"{word}(?: {word}){{0,3}}"
    loud = r"(?=[^a-z(]{4})"
    named = rf"(?:{place}(?:,\s*{place}){{1,2}}|{loud}{place}),?\s+"
    when = rf"(?P<date>(?i:{full}|{short})),?\s+"
    dated = rf"(?:{place}(?:,\s*{place}){{0,2}},?\s+)?{when}"
    return re.compile(
        rf"(?:{dated}|{named})\((?P<agency>[^()\n]{{2,40}})\)\s*(?:[-–—]|--)"
    )
