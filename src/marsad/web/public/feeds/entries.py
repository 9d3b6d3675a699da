"""What the server's feeds tell: of every release, from the index of the newest."""

import json
from collections.abc import Iterator

from marsad.publish.feeds import entries
from marsad.publish.feeds.entries import MOST, Brief, Entry, Feed
from marsad.web.public.index.ask import Ask
from marsad.web.public.index.read import Index
from marsad.web.public.shelf import Edition, Shelf

FOLLOWING = 20
"""Lines of the log that are read for each that is told."""


def briefs(shelf: Shelf, feed: Feed) -> Iterator[Entry]:
    """One for each release, the newest first."""
    for edition in shelf.all()[:MOST]:
        name = _brief_name(edition, feed.language, "md")
        if name is None or not shelf.sound(edition, name):
            continue
        at = f"{feed.base}/releases/{edition.id}/"
        day = edition.manifest.get("as_of") or edition.made_at.date().isoformat()
        told = Brief(
            name=f"brief/{edition.id}",
            day=day,
            url=at + (_brief_name(edition, feed.language, "html") or ""),
            told_at=edition.made_at,
            text=(edition.folder / name).read_text("utf-8"),
            at=at,
        )
        yield entries.brief(feed, told)


def _brief_name(edition: Edition, language: str, ending: str) -> str | None:
    names = [f"brief.{language}.{ending}"]
    if language in ("en", edition.languages[0]):
        names.append(f"brief.{ending}")
    return next((name for name in names if edition.has(name)), None)


def events(index: Index, feed: Feed) -> Iterator[Entry]:
    """Those last told of, the newest first."""
    page = index.page(Ask("events", sort="-told", limit=MOST))
    rows = [json.loads(row) for row in page.rows]
    ids = [row["id"] for row in rows]
    return entries.events(feed, rows, index.told_on(ids), index.put_right(ids))


def corrections(index: Index, feed: Feed) -> Iterator[Entry]:
    """What was put right, the newest first, as the log has it."""
    page = index.page(Ask("corrections", sort="-n", limit=MOST * FOLLOWING))
    return entries.corrections(feed, map(json.loads, page.rows))
