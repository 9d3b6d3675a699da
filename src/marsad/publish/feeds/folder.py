"""Feeds as files of a release, for a monitor whose site any web server hosts.

Their dates are those of the record and never of a clock, so the same record gives the
same bytes; the newest brief stands for itself, as what hosts a release need not have
those before it.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from marsad.publish.feeds import entries
from marsad.publish.feeds.entries import MOST, Brief, Entry, Feed
from marsad.publish.feeds.row import Row
from marsad.publish.feeds.telling import SPOKEN
from marsad.publish.feeds.write import ATOM, JSON_FEED, to_atom, to_json_feed

WHAT = ("briefs", "events", "corrections")
FORMS = {"atom": (ATOM, to_atom), "json": (JSON_FEED, to_json_feed)}
NEVER = date(1970, 1, 1)
"""In place of the day of a record that has none."""
DIGITS = 16
"""Of the hash of a brief, in the id of its entry."""


@dataclass(frozen=True)
class InMaking:
    """A release that has no manifest yet, as feeds read it."""

    folder: Path
    """Where its files lie already, but for pages of the site."""
    url: str
    """Where its pages will be read."""
    as_of: date | None
    titles: Mapping[str, str]
    publishers: Mapping[str, str]
    manifest: Mapping[str, Any]
    languages: tuple[str, ...]
    pages: frozenset[str]
    """Names of pages that it will have."""
    told: Mapping[str, str]
    """The day on which each event was last told of."""

    @property
    def made_at(self) -> datetime:
        """The first moment of its day."""
        return datetime.combine(self.as_of or NEVER, time(), UTC)

    def title_in(self, language: str) -> str:
        """What the monitor calls itself in a language."""
        return self.titles[language]

    def publisher_in(self, language: str) -> str:
        """Who publishes it."""
        return self.publishers[language]

    def has(self, name: str) -> bool:
        """Whether that file is, or will be, part of it."""
        return name in self.pages or (bool(name) and (self.folder / name).is_file())

    def rows(self, name: str) -> Iterator[Row]:
        """Rows of a data file."""
        with (self.folder / f"data/{name}.jsonl").open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def names() -> Iterator[tuple[str, str, str, str]]:
    """Of each feed: its file, what of, the language, the media type."""
    for what in WHAT:
        for language in SPOKEN:
            for form, (media_type, _) in FORMS.items():
                yield f"feeds/{what}.{language}.{form}", what, language, media_type


def feed_files(made: InMaking) -> Iterator[tuple[str, bytes]]:
    """Name and content of every feed."""
    tellers = {"briefs": _briefs, "events": _events, "corrections": _corrections}
    for what in WHAT:
        for language in SPOKEN:
            feed = Feed(what, language, made.url, made, ())
            feed = replace(feed, entries=tuple(tellers[what](made, feed)))
            for form, (_, write) in FORMS.items():
                yield f"feeds/{what}.{language}.{form}", write(feed)


def _briefs(made: InMaking, feed: Feed) -> Iterator[Entry]:
    """That of the whole record, under the day that it is of. Its id hangs on what it
    says: another brief of the same day is another entry."""
    mark = "" if feed.language == "en" else f".{feed.language}"
    if not made.has(f"brief{mark}.md"):
        return
    day = made.made_at.date().isoformat()
    text = (made.folder / f"brief{mark}.md").read_text("utf-8")
    said = hashlib.sha256(text.encode()).hexdigest()[:DIGITS]
    yield entries.brief(
        feed,
        Brief(
            name=f"brief/{day}/{said}",
            day=day,
            url=f"{made.url}/brief{mark}.html",
            told_at=made.made_at,
            text=text,
            at=f"{made.url}/",
        ),
    )


def _events(made: InMaking, feed: Feed) -> Iterator[Entry]:
    told = made.told
    newest = sorted(told, key=lambda id: (told[id], id), reverse=True)[:MOST]
    wanted, place = set(newest), {id: at for at, id in enumerate(newest)}
    rows = [row for row in made.rows("events") if row["id"] in wanted]
    rows.sort(key=lambda row: place[row["id"]])
    lines = {row["record"]: row["id"] for row in made.rows("corrections")}
    return entries.events(feed, rows, told, lines)


def _corrections(made: InMaking, feed: Feed) -> Iterator[Entry]:
    rows = list(made.rows("corrections"))
    return entries.corrections(feed, reversed(rows))


def told_on(
    events: Iterable[Row], published: Mapping[str, str], corrected: Iterable[Row]
) -> dict[str, str]:
    """The day on which each event was last told of: a report of it came out, else it
    ended, or what is said of it was put right.

    Args:
        published: the day of the newest report of an event.
    """
    put_right: dict[str, str] = {}
    for row in corrected:
        known = put_right.get(row["record"], "")
        put_right[row["record"]] = max(known, row.get("as_of") or "")
    found = {}
    for row in events:
        day = published.get(row["id"]) or row.get("end") or row.get("start") or ""
        found[row["id"]] = max(day, put_right.get(row["id"], ""))
    return {id: day for id, day in found.items() if day}
