"""What feeds tell: briefs, events and corrections, dated by the record, not a clock."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from marsad.web.public.feeds.markdown import as_html
from marsad.web.public.index.ask import Ask
from marsad.web.public.index.read import Index
from marsad.web.public.shelf import Edition, Shelf
from marsad.web.public.telling import summary, title, vocabulary

MOST = 50
FOLLOWING = 20
"""Lines of the log that are read for each that is told."""
SINCE = "2026"
"""The year in the name of every permanent id (RFC 4151); it never changes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing told."""

    id: str
    title: str
    url: str
    updated: datetime
    html: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed in one language."""

    what: str
    language: str
    base: str
    edition: Edition
    entries: tuple[Entry, ...]

    @property
    def id(self) -> str:
        """The permanent id of the feed."""
        return tag(self.edition, self.base, f"feed/{self.what}/{self.language}")

    @property
    def title(self) -> str:
        """What it is called."""
        return f"{self.edition.title}: {vocabulary(self.language)[self.what]}"

    @property
    def updated(self) -> datetime:
        """When the newest of it was told."""
        return max((one.updated for one in self.entries), default=self.edition.made_at)

    def address(self, form: str) -> str:
        """Where it is, as Atom or JSON."""
        return f"{self.base}/feeds/{self.what}.{self.language}.{form}"


def tag(edition: Edition, base: str, name: str) -> str:
    """A permanent id. It names the monitor by its contact's domain, so that it stays
    where the site moves; without a contact, by the site's host."""
    contact = str(edition.manifest.get("contact") or "")
    domain = contact.rpartition("@")[2] if "@" in contact else ""
    host = domain or urlsplit(base).hostname or "localhost"
    return f"tag:{host.lower()},{SINCE}:{name}"


def briefs(shelf: Shelf, feed: Feed) -> Iterator[Entry]:
    """One for each release, the newest first."""
    words = vocabulary(feed.language)
    for edition in shelf.all()[:MOST]:
        name = _brief_name(edition, feed.language, "md")
        if name is None or not shelf.sound(edition, name):
            continue
        at = f"{feed.base}/releases/{edition.id}/"
        day = edition.manifest.get("as_of") or edition.made_at.date().isoformat()
        yield Entry(
            tag(feed.edition, feed.base, f"brief/{edition.id}/{feed.language}"),
            f"{edition.title}{words['comma']}{day}",
            at + (_brief_name(edition, feed.language, "html") or ""),
            edition.made_at,
            as_html((edition.folder / name).read_text("utf-8"), at),
        )


def _brief_name(edition: Edition, language: str, ending: str) -> str | None:
    names = [f"brief.{language}.{ending}"]
    if language in ("en", edition.languages[0]):
        names.append(f"brief.{ending}")
    return next((name for name in names if edition.has(name)), None)


def events(index: Index, feed: Feed) -> Iterator[Entry]:
    """Those last told of, the newest first; what has no date at all is no news."""
    page = index.page(Ask("events", sort="-told", limit=MOST))
    rows = [json.loads(row) for row in page.rows]
    told = index.told_on([row["id"] for row in rows])
    for row in rows:
        if row["id"] not in told:
            continue
        name = title(row, feed.language)
        yield Entry(
            tag(feed.edition, feed.base, f"event/{row['id']}/{feed.language}"),
            name,
            event_page(feed, row["id"]),
            moment(told[row["id"]], feed.edition),
            f"<p>{escape(summary(row, feed.language))}</p>",
        )


def corrections(index: Index, feed: Feed) -> Iterator[Entry]:
    """What was put right, the newest first; not what only follows from it."""
    page = index.page(Ask("corrections", sort="-as_of", limit=MOST * FOLLOWING))
    rows = (row for row in map(json.loads, page.rows) if not row.get("part_of"))
    for row in islice(rows, MOST):
        yield _correction(row, feed)


def _correction(row: Mapping[str, Any], feed: Feed) -> Entry:
    words = vocabulary(feed.language)
    change = words["changes"].get(row["change"], row["change"])
    told = (row.get("told") or {}).get(feed.language) or ""
    first, sign, _ = told.partition("). ")
    name = (
        first + sign.strip(" .") if told else f"{change}{words['comma']}{row['record']}"
    )
    reason = row.get("reason")
    said = [told or change, *([reason] if reason else [])]
    html = "".join(f"<p>{escape(text)}</p>" for text in said)
    return Entry(
        tag(feed.edition, feed.base, f"correction/{row['id']}/{feed.language}"),
        name,
        page_address(feed, "corrections.html") + f"#{row['id']}",
        moment(row.get("as_of"), feed.edition),
        html,
    )


def event_page(feed: Feed, id: str) -> str:
    """Where a reader finds an event; releases of one page have it there."""
    if feed.edition.has("event.html"):
        return page_address(feed, "event.html") + f"?id={id}"
    return f"{feed.base}/index.html?lang={feed.language}#{id}"


def page_address(feed: Feed, name: str) -> str:
    """A page in the feed's language, else in the first one; else the start page."""
    if feed.language != feed.edition.languages[0]:
        there = f"{feed.language}/{name}"
        if feed.edition.has(there):
            return f"{feed.base}/{there}"
    return f"{feed.base}/{name if feed.edition.has(name) else ''}"


def moment(day: str | None, edition: Edition) -> datetime:
    """The day's first moment in UTC; the release's where no day is known."""
    try:
        found = datetime.fromisoformat(day) if day else edition.made_at
    except ValueError:
        return edition.made_at
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
