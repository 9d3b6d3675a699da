"""What feeds tell: briefs, events and corrections, dated by the record, not a clock."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from itertools import islice
from typing import Any, Protocol
from urllib.parse import urlsplit

from marsad.publish.feeds.markdown import as_html
from marsad.publish.feeds.row import Row
from marsad.publish.feeds.telling import reason_in, summary, title, vocabulary

MOST = 50
SINCE = "2026"
"""The year in the name of every permanent id (RFC 4151); it never changes."""


class Edition(Protocol):
    """The release that a feed tells of, and what it says of itself."""

    @property
    def manifest(self) -> Mapping[str, Any]:
        """Contact and licence stand in it."""

    @property
    def made_at(self) -> datetime:
        """The moment of what has no day of its own."""

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages of its pages, that of the pages at its root first."""

    def title_in(self, language: str) -> str:
        """What the monitor calls itself in a language."""

    def publisher_in(self, language: str) -> str:
        """Who publishes it, where it says so."""

    def has(self, name: str) -> bool:
        """Whether that file is part of it."""


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief as a feed tells of it."""

    name: str
    """Of its permanent id."""
    day: str
    url: str
    told_at: datetime
    text: str
    """In Markdown."""
    at: str
    """The address that its links are from."""


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
    def name(self) -> str:
        """What the monitor calls itself."""
        return self.edition.title_in(self.language)

    @property
    def title(self) -> str:
        """What it is called."""
        return f"{self.name}: {vocabulary(self.language)[self.what]}"

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


def brief(feed: Feed, told: Brief) -> Entry:
    """One brief, with its first blocks."""
    words = vocabulary(feed.language)
    return Entry(
        tag(feed.edition, feed.base, f"{told.name}/{feed.language}"),
        f"{feed.name}{words['comma']}{told.day}",
        told.url,
        told.told_at,
        as_html(told.text, told.at),
    )


def events(
    feed: Feed, rows: Iterable[Row], told: Mapping[str, str], lines: Mapping[str, str]
) -> Iterator[Entry]:
    """Those last told of, as they come; what has no date at all is no news.

    Args:
        told: the day on which each was last told of.
        lines: id of the last line of the log on those that were put right. Each is
            another entry then: readers tell by the id what they have not seen.
    """
    for row in rows:
        if row["id"] not in told:
            continue
        parts = ("event", row["id"], lines.get(row["id"]), feed.language)
        yield Entry(
            tag(feed.edition, feed.base, "/".join(filter(None, parts))),
            title(row, feed.language),
            event_page(feed, row["id"]),
            moment(told[row["id"]], feed.edition),
            f"<p>{escape(summary(row, feed.language))}</p>",
        )


def corrections(feed: Feed, rows: Iterable[Row]) -> Iterator[Entry]:
    """What was put right, as it comes; not what only follows from it."""
    own = (row for row in rows if not row.get("part_of"))
    for row in islice(own, MOST):
        yield _correction(row, feed)


def _correction(row: Row, feed: Feed) -> Entry:
    words = vocabulary(feed.language)
    change = words["changes"].get(row["change"], row["change"])
    told = (row.get("told") or {}).get(feed.language) or ""
    first, sign, _ = told.partition("). ")
    name = (
        first + sign.strip(" .") if told else f"{change}{words['comma']}{row['record']}"
    )
    reason = reason_in(row.get("reason") or "", feed.language)
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
        if feed.edition.has(there if name else f"{there}index.html"):
            return f"{feed.base}/{there}"
    return f"{feed.base}/{name if feed.edition.has(name) else ''}"


def moment(day: str | None, edition: Edition) -> datetime:
    """The day's first moment in UTC; the release's where no day is known."""
    try:
        found = datetime.fromisoformat(day) if day else edition.made_at
    except ValueError:
        return edition.made_at
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
