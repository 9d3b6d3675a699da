"""Feeds hold what their standards ask for: RFC 4287, RFC 4151, JSON Feed 1.1."""

import re
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from starlette.testclient import TestClient

from tests.web.public.conftest import served
from tests.web.public.library import CORRECTIONS, history, made_rows, pages, put

WHAT = ("briefs", "events", "corrections")
ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"
TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}(-\d\d(-\d\d)?)?:\S+")
WHEN = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
ALL = [(what, language) for what in WHAT for language in ("en", "ar")]


def atom(site: TestClient, what: str, language: str) -> ElementTree.Element:
    got = site.get(f"/feeds/{what}.{language}.atom")
    assert got.status_code == 200, got.text
    assert got.headers["content-type"] == "application/atom+xml"
    return ElementTree.fromstring(got.content)


def text(of: ElementTree.Element, name: str) -> str:
    found = of.findall(f"{ATOM}{name}")
    assert len(found) == 1, name
    return found[0].text or ""


def json_feed(site: TestClient, what: str, language: str) -> dict[str, Any]:
    got = site.get(f"/feeds/{what}.{language}.json")
    assert got.headers["content-type"] == "application/feed+json"
    found: dict[str, Any] = got.json()
    return found


@pytest.mark.parametrize(("what", "language"), ALL)
def test_atom_has_what_the_standard_asks_for(
    site: TestClient, what: str, language: str
) -> None:
    feed = atom(site, what, language)
    assert feed.tag == f"{ATOM}feed"
    assert feed.get(f"{XML}lang") == language
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    ids = [text(one, "id") for one in (feed, *entries)]
    assert len(set(ids)) == len(ids)
    for one in (feed, *entries):
        assert TAG.fullmatch(text(one, "id"))
        assert WHEN.fullmatch(text(one, "updated"))
        assert text(one, "title").strip()
        links = {link.get("rel"): link for link in one.findall(f"{ATOM}link")}
        assert links["alternate"].get("href", "").startswith("http://site.test/")
    told = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert told["self"] == f"http://site.test/feeds/{what}.{language}.atom"
    dates = [text(one, "updated") for one in entries]
    assert dates == sorted(dates, reverse=True)
    assert text(feed, "updated") == dates[0]


@pytest.mark.parametrize(("what", "language"), ALL)
def test_a_feed_reader_finds_nothing_odd(
    site: TestClient, what: str, language: str
) -> None:
    got = site.get(f"/feeds/{what}.{language}.atom")
    read = feedparser.parse(got.content, response_headers=dict(got.headers))
    assert not read.bozo
    assert read.version == "atom10"
    assert read.feed.language == language
    assert all(entry.updated_parsed and entry.link for entry in read.entries)


@pytest.mark.parametrize(("what", "language"), ALL)
def test_json_feeds_tell_the_same(site: TestClient, what: str, language: str) -> None:
    feed = json_feed(site, what, language)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["language"] == language
    assert feed["feed_url"] == f"http://site.test/feeds/{what}.{language}.json"
    entries = atom(site, what, language).findall(f"{ATOM}entry")
    assert len(feed["items"]) == len(entries)
    for item, entry in zip(feed["items"], entries, strict=True):
        assert item["id"] == text(entry, "id")
        assert item["title"] == text(entry, "title")
        assert item["content_html"] == text(entry, "content")
        assert item["date_modified"] == text(entry, "updated")
        assert item["url"].startswith("http://site.test/")
        datetime.fromisoformat(item["date_published"])


def test_text_of_records_is_no_markup(site: TestClient) -> None:
    items = json_feed(site, "events", "en")["items"]
    told = next(one for one in items if "evt-told" in one["id"])
    assert "A market burned &amp; &lt;b&gt;fell&lt;/b&gt;." in told["content_html"]
    arabic = json_feed(site, "events", "ar")["items"]
    assert any("احترقت سوق." in one["content_html"] for one in arabic)


def test_briefs_are_html_without_citations(site: TestClient) -> None:
    item = json_feed(site, "briefs", "en")["items"][0]
    html = item["content_html"]
    assert "<p>Two people were hurt.</p>" in html
    assert "<h3>What happened</h3><ul><li>A &lt;b&gt;market&lt;/b&gt; burned." in html
    assert re.search(r'href="http://site.test/releases/rel-\w+/event.html\?id=', html)
    assert "javascript" not in html
    assert html.count("<ul>") == html.count("</ul>") == 1
    assert re.fullmatch(r"http://site.test/releases/rel-\w+/brief.html", item["url"])
    assert "جريحان" in json_feed(site, "briefs", "ar")["items"][0]["content_html"]


def test_corrections_are_told_in_both_languages(site: TestClient) -> None:
    english = json_feed(site, "corrections", "en")["items"]
    assert len(english) == len(CORRECTIONS)
    assert english[1]["content_html"] == (
        "<p>We took back evt-gone.</p><p>The photograph was of another war.</p>"
    )
    assert english[1]["title"] == "We took back evt-gone."
    assert "سحبنا" in json_feed(site, "corrections", "ar")["items"][1]["content_html"]


def test_unknown_feeds_are_refused(site: TestClient) -> None:
    for name in ("rumours.en.atom", "events.fr.atom", "events.en.rss"):
        assert site.get(f"/feeds/{name}").status_code in (400, 404)


def test_ids_and_dates_outlive_a_release_and_an_address(tmp_path: Path) -> None:
    out, rows = tmp_path / "out", made_rows()
    put(out, rows, {**pages(), **history()}, made_at="2024-01-01T00:00:00+00:00")
    with served(out, tmp_path / "cache") as site:
        before = json_feed(site, "events", "en")["items"]
        put(out, rows, history(), made_at="2024-02-01T00:00:00+00:00")
        site.app.keeper.wait()
        after = json_feed(site, "events", "en")["items"]
    with served(out, tmp_path / "cache", base_url="https://else.test/war") as site:
        moved = json_feed(site, "events", "en")["items"]
    keys = ("id", "date_modified", "title")
    told = [[tuple(one[k] for k in keys) for one in f] for f in (before, after, moved)]
    assert told[0] == told[1] == told[2]
    assert moved[0]["url"].startswith("https://else.test/war/")


def test_signs_that_xml_has_not_are_left_out(tmp_path: Path) -> None:
    odd = {**made_rows()["events"][0], "place": "a\x00b\x0bc\ufffe", "told": {}}
    put(tmp_path / "out", {"events": [odd]}, contact=None)
    with served(tmp_path / "out", tmp_path / "cache") as site:
        entry = atom(site, "events", "en").findall(f"{ATOM}entry")[0]
        assert "abc" in text(entry, "title")
        assert text(entry, "id").startswith("tag:site.test,")


def test_pages_are_those_of_the_language(tmp_path: Path) -> None:
    rows = {"events": made_rows()["events"][:1]}
    files = {"event.html": "", "ar/event.html": "", "corrections.html": ""}
    put(tmp_path / "out", rows, {**files, **history()}, languages=["en", "ar"])
    with served(tmp_path / "out", tmp_path / "cache") as site:
        id = rows["events"][0]["id"]
        for language, at in (("en", ""), ("ar", "ar/")):
            item = json_feed(site, "events", language)["items"][0]
            assert item["url"] == f"http://site.test/{at}event.html?id={id}"
        item = json_feed(site, "corrections", "ar")["items"][0]
        assert item["url"] == "http://site.test/corrections.html#cor-2"
