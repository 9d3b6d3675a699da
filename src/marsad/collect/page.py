"""Web pages: main text by trafilatura; title, publisher and date by their tags."""

import functools
import logging
from collections.abc import Callable
from datetime import date
from typing import Any

from marsad.collect.dateline import fill
from marsad.collect.dates import read_date
from marsad.collect.decode import decode
from marsad.collect.draft import MAX_TEXT, Draft, Found, Problem, Raw
from marsad.collect.markup import (
    CHARSET,
    Facts,
    linked_article,
    read_facts,
    strip_markup,
    tag_names,
)

TOP = 2_000_000
"""Characters from the start of a page in which its tags are looked for."""


def read_page(raw: Raw) -> Found:
    """One report.

    Raises:
        SourceError: the bytes are no text.
    """
    match = CHARSET.search(raw.data[:4096])
    decoded = decode(raw.data, raw.charset or (match and match[1].decode()) or None)
    if len(decoded.text) > MAX_TEXT:
        what = f"the page has {len(decoded.text)} characters; {MAX_TEXT} is the most"
        yield Problem("too-large", what, item=raw.name)
        return
    facts = read_facts(decoded.text[:TOP])
    article = linked_article(facts)
    publisher, published = _publisher(facts, article), _published(facts, article)
    draft = Draft(
        text=main_text(decoded.text),
        data=raw.data,
        media_type=raw.media_type or "text/html",
        reader="trafilatura",
        title=_title(facts, article),
        publisher=publisher,
        publisher_basis="unknown" if publisher is None else "meta",
        published=published,
        published_basis="unknown" if published is None else "meta",
        hint=_hint(facts),
        url=raw.url or facts.canonical or _tagged(facts, "url"),
        problems=decoded.problems,
    )
    yield fill(draft)


def main_text(html: str) -> str:
    """The article without menus and comments; all words where none stands out."""
    return _extractor()(html) or strip_markup(html, beside=False)


@functools.cache
def _extractor() -> Callable[[str], str | None]:
    from trafilatura import extract

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    logging.getLogger("htmldate").addHandler(logging.NullHandler())

    def extract_text(html: str) -> str | None:
        return extract(html, include_comments=False, include_tables=True)

    return extract_text


def _tagged(facts: Facts, what: str) -> str | None:
    return next(_all_tagged(facts, what), None)


def _all_tagged(facts: Facts, what: str) -> Any:
    return (facts.meta[name] for name in tag_names()[what] if name in facts.meta)


def _title(facts: Facts, article: dict[str, Any]) -> str | None:
    tagged = _tagged(facts, "title") or _word(article.get("headline"))
    return tagged or facts.heading or facts.title or None


def _publisher(facts: Facts, article: dict[str, Any]) -> str | None:
    publisher = article.get("publisher")
    if isinstance(publisher, list):
        publisher = publisher[0] if publisher else None
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    return _tagged(facts, "publisher") or _word(name)


def _word(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _published(facts: Facts, article: dict[str, Any]) -> date | None:
    """The first tag that states a clear date of publication."""
    stated = (
        *_all_tagged(facts, "published"),
        _word(article.get("datePublished")) or "",
        *facts.times,
    )
    dates = (read_date(words) for words in stated)
    return next((day for day in dates if day is not None), None)


def _hint(facts: Facts) -> str:
    words = _tagged(facts, "published")
    return "" if words is None else f'its tag says "{words}", which is no clear date'
