"""RSS and Atom by feedparser: each entry a report, the feed's bytes the evidence."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

from marsad.collect.dateline import fill
from marsad.collect.dates import read_date
from marsad.collect.decode import decode, whole
from marsad.collect.draft import Draft, Found, Problem, Raw
from marsad.collect.markup import has_markup, strip_markup
from marsad.records.ids import content_id

ENCODING = re.compile(rb"\s*<\?xml[^>]{0,100}?encoding=[\"']([\w.:-]+)")
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
HEADERS = {"content-type": "application/xml; charset=utf-8"}
"""What is true of the bytes after decoding."""


def read_feed(raw: Raw) -> Found:
    """A report for each entry; a feed that breaks off gives what stands before.

    Raises:
        SourceError: the bytes are no text.
    """
    match = ENCODING.match(raw.data)
    decoded = decode(raw.data, raw.charset or (match and match[1].decode()) or None)
    for problem in decoded.problems:
        yield replace(problem, item=raw.name)
    parsed = _parse(DECLARATION.sub("", decoded.text))
    broken = parsed.get("bozo_exception") if parsed.bozo else None
    if len(parsed.entries) == 0 and (broken is not None or parsed.version == ""):
        what = f"it is no RSS or Atom feed ({broken or 'another kind of XML'})"
        yield Problem("malformed-feed", what, item=raw.name)
        return
    if broken is not None:
        what = f"the feed is broken ({broken}); only what could be read was taken"
        yield Problem("malformed-feed", what, item=raw.name)
    if len(parsed.entries) == 0:
        yield Problem("empty", "the feed has no entries", item=raw.name)
    parts: dict[str, int] = {}
    for entry in parsed.entries:
        name = str(entry.get("id") or entry.get("link") or entry.get("title") or "")
        parts[name] = parts.get(name, 0) + 1
        again = "" if parts[name] == 1 else f" ({parts[name]})"
        yield _draft(entry, parsed.feed, f"entry {name}{again}", raw)


def _parse(text: str) -> Any:
    """What feedparser makes of it; its own failures as the faults of the feed."""
    import feedparser  # type: ignore[import-untyped]

    # As a stream: given plain bytes, feedparser may take them for a file's name.
    stream = BytesIO(text.encode())
    try:
        return feedparser.parse(stream, response_headers=HEADERS)
    except (
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        RecursionError,
    ) as error:
        return feedparser.FeedParserDict(
            bozo=True, bozo_exception=error, entries=[], feed={}, version=""
        )


def _draft(
    entry: Mapping[str, Any], feed: Mapping[str, Any], part: str, raw: Raw
) -> Draft:
    text = whole(_text(entry))
    publisher = _publisher(entry, feed)
    published, hint = _published(entry)
    author = _words(entry.get("author"))
    draft = Draft(
        text=text.text,
        data=raw.data,
        media_type=raw.media_type or "application/xml",
        reader="feedparser",
        part=part,
        id=_id(entry, publisher, text.text),
        title=_words(entry.get("title")),
        publisher=publisher,
        publisher_basis="unknown" if publisher is None else "feed",
        published=published,
        published_basis="unknown" if published is None else "feed",
        hint=hint,
        url=_words(entry.get("link")),
        senders=() if author is None else (author,),
        problems=text.problems,
    )
    return fill(draft)


def _id(entry: Mapping[str, Any], publisher: str | None, text: str) -> str:
    """From the entry, not from the feed's bytes: fetched again tomorrow, with other
    entries around it, it is still the same report."""
    key = _words(entry.get("id")) or _words(entry.get("link"))
    return content_id("rpt", "feed", publisher, key, text)


def _text(entry: Mapping[str, Any]) -> str:
    """The full content, or the summary, or the headline, whichever there is."""
    contents = [str(one.get("value") or "") for one in entry.get("content") or ()]
    texts = [_plain(text) for text in (*contents, str(entry.get("summary") or ""))]
    return max(texts, key=len) or _plain(str(entry.get("title") or ""))


def _plain(text: str) -> str:
    return strip_markup(text) if has_markup(text) or "&" in text else text.strip()


def _words(value: object) -> str | None:
    return " ".join(_plain(str(value)).split()) or None if value else None


def _publisher(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> str | None:
    source = entry.get("source") or {}
    names = (source.get("title"), entry.get("publisher"), feed.get("title"))
    return next((words for name in names if (words := _words(name))), None)


def _published(entry: Mapping[str, Any]) -> tuple[date | None, str]:
    """The day in the feed's own time zone; a date of change is none."""
    stated = _words(entry.get("published"))
    if stated is None:
        changed = _words(entry.get("updated"))
        return None, f"it only says when it was changed: {changed}" if changed else ""
    found = read_date(stated)
    if found is None and entry.get("published_parsed"):
        found = date(*entry["published_parsed"][:3])
    return found, "" if found else f'it says "{stated}", which is no clear date'
