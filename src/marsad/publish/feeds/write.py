"""A feed as Atom (RFC 4287) and as JSON Feed 1.1."""

import json
import re
from datetime import datetime
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from marsad import __version__
from marsad.publish.feeds.entries import Entry, Feed, page_address

ATOM = "application/atom+xml"
JSON_FEED = "application/feed+json"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HOMES = {"briefs": "", "events": "events.html", "corrections": "corrections.html"}


def rfc3339(when: datetime) -> str:
    """A moment in UTC."""
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


def home(feed: Feed) -> str:
    """The page that tells the same to people."""
    return page_address(feed, _HOMES[feed.what])


def author(feed: Feed) -> str:
    """Who tells it."""
    return feed.edition.publisher_in(feed.language) or feed.name


def to_atom(feed: Feed) -> bytes:
    """The feed as Atom."""
    names = {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": feed.language}
    root = Element("feed", names)
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    _text(root, "updated", rfc3339(feed.updated))
    _text(SubElement(root, "author"), "name", author(feed))
    _link(root, "self", feed.address("atom"), ATOM)
    _link(root, "alternate", home(feed), "text/html")
    licence = feed.edition.manifest.get("licence")
    if licence:
        _text(root, "rights", str(licence))
    _text(root, "generator", "marsad").set("version", __version__)
    for entry in feed.entries:
        _entry(root, entry)
    indent(root, space=" ")
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _entry(root: Element, entry: Entry) -> None:
    one = SubElement(root, "entry")
    _text(one, "id", entry.id)
    _text(one, "title", entry.title)
    _text(one, "updated", rfc3339(entry.updated))
    _link(one, "alternate", entry.url, "text/html")
    _text(one, "content", entry.html).set("type", "html")


def _text(root: Element, name: str, text: str) -> Element:
    made = SubElement(root, name)
    made.text = _NOT_XML.sub("", text)
    return made


def _link(root: Element, rel: str, href: str, media_type: str) -> None:
    SubElement(root, "link", {"rel": rel, "href": href, "type": media_type})


def to_json_feed(feed: Feed) -> bytes:
    """The feed as JSON Feed 1.1."""
    told: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": home(feed),
        "feed_url": feed.address("json"),
        "language": feed.language,
        "authors": [{"name": author(feed)}],
        "items": [
            {
                "id": entry.id,
                "url": entry.url,
                "title": entry.title,
                "content_html": entry.html,
                "date_published": rfc3339(entry.updated),
                "date_modified": rfc3339(entry.updated),
            }
            for entry in feed.entries
        ],
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
