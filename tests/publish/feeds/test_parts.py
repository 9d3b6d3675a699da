"""Parts of feeds: any text stays text, ids are permanent, moments are in UTC."""

from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.publish.feeds.entries import Entry, Feed, moment, tag
from marsad.publish.feeds.markdown import MOST, as_html
from marsad.publish.feeds.write import rfc3339, to_atom
from marsad.web.public.shelf import Edition

MADE = datetime(2024, 2, 29, tzinfo=UTC)
ALLOWED = {"p", "h3", "ul", "li", "a"}


def edition(**manifest: object) -> Edition:
    return Edition("rel-a", Path("rel-a"), manifest, {}, MADE)


class Tags(HTMLParser):
    """Collects tags and addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.seen.add(tag)
        for name, value in attrs:
            assert name == "href"
            self.addresses.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


PIECES = st.sampled_from(
    ["- ", "# ", "\n", "\n\n", "[a](b)", "[x](javascript:y)", "<b>", "**", "_", "`"]
)
BRIEFS = st.lists(PIECES | st.text(max_size=10), max_size=30).map("".join)


@given(BRIEFS)
def test_any_brief_is_whole_html_of_few_tags(text: str) -> None:
    html = as_html("# Title\n" + text, "https://a.test/r/")
    tags = Tags()
    tags.feed(html)
    tags.close()
    assert tags.open == []
    assert tags.seen <= ALLOWED
    assert all(one.startswith(("http://", "https://")) for one in tags.addresses)


def test_long_briefs_are_cut() -> None:
    html = as_html("# Title\n" + "A line.\n\n" * 500, "https://a.test/")
    assert html.count("<p>") == MOST


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_makes_a_feed_that_can_be_read(title: str, html: str) -> None:
    entry = Entry("tag:a,2026:b", title, "https://a.test/", MADE, html)
    told = edition(title="t" + title, publisher="p" + html)
    feed = Feed("events", "en", "https://a.test", told, (entry,))
    read = ElementTree.fromstring(to_atom(feed))
    assert len(read.findall("{http://www.w3.org/2005/Atom}entry")) == 1


@pytest.mark.parametrize(
    ("contact", "base", "wanted"),
    [
        ("desk@Monitor.example.org", "http://a.test", "monitor.example.org"),
        ("call us", "http://a.test:8000/x", "a.test"),
        (None, "http://127.0.0.1:8000", "127.0.0.1"),
        ("", "nothing", "localhost"),
    ],
)
def test_ids_name_the_monitor(contact: str | None, base: str, wanted: str) -> None:
    assert tag(edition(contact=contact), base, "x/1") == f"tag:{wanted},2026:x/1"


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        ("2020-01-02", "2020-01-02T00:00:00Z"),
        ("2020-01-02T03:00:00+03:00", "2020-01-02T00:00:00Z"),
        ("soon", "2024-02-29T00:00:00Z"),
        (None, "2024-02-29T00:00:00Z"),
    ],
)
def test_moments_are_in_utc(day: str | None, wanted: str) -> None:
    assert rfc3339(moment(day, edition())) == wanted
