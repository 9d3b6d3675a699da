"""Feeds: RSS, Atom, broken ones, and ones that are none."""

from datetime import date
from pathlib import Path

import pytest

from tests.collect.desk import STORY, collect_bytes

RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Example News</title><link>https://news.example/</link>
<item><title>Shells &amp; smoke</title><link>https://news.example/1</link>
<guid>g-1</guid><pubDate>Sun, 10 Feb 2019 00:30:00 +0300</pubDate>
<description>Short.</description>
<content:encoded><![CDATA[<p>{STORY}</p><p>It was the second time.</p>]]>
</content:encoded>
</item>
<item><title>Second</title><guid>g-2</guid><description>Only {STORY}</description>
</item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Example Blog</title>
<entry><id>tag:x,1</id><title>Shells</title><published>2019-02-10T10:00:00Z</published>
<updated>2019-02-12T10:00:00Z</updated>
<content type="html">&lt;p&gt;{STORY}&lt;/p&gt;</content>
</entry>
<entry><id>tag:x,1</id><title>Same id</title><updated>2019-02-12T10:00:00Z</updated>
<summary>Again: {STORY}</summary></entry></feed>"""


@pytest.mark.parametrize("name", ["feed.rss", "feed.xml", "feed"])
def test_rss(name: str, tmp_path: Path) -> None:
    found = collect_bytes(tmp_path, name, RSS)
    first, second = found.reports
    assert first.text == STORY.strip() + "\nIt was the second time."
    assert first.title == "Shells & smoke"
    assert (first.publisher, first.publisher_basis) == ("Example News", "feed")
    assert (first.published, first.published_basis) == (date(2019, 2, 10), "feed")
    assert first.url == "https://news.example/1"
    assert first.part == "entry g-1"
    assert first.evidence == second.evidence
    assert first.id != second.id
    assert found.items[0].data == RSS.encode()
    assert found.codes == ["no-date"]


def test_atom(tmp_path: Path) -> None:
    found = collect_bytes(tmp_path, "feed.atom", ATOM)
    first, second = found.reports
    assert first.published == date(2019, 2, 10)
    assert second.published is None
    assert "2019-02-12" in found.issues[0].message
    assert [first.part, second.part] == ["entry tag:x,1", "entry tag:x,1 (2)"]


def test_a_feed_that_breaks_off_gives_what_is_there(tmp_path: Path) -> None:
    found = collect_bytes(tmp_path, "feed.rss", RSS[: RSS.index("<item><title>Second")])
    assert STORY.strip() in found.report.text
    assert "malformed-feed" in found.codes


@pytest.mark.parametrize(
    "text",
    [
        "no feed",
        "<rss",
        "<?xml version='1.0'?><svg></svg>",
        "<html><body>x</body></html>",
    ],
)
def test_what_is_no_feed_is_told(text: str, tmp_path: Path) -> None:
    found = collect_bytes(tmp_path, "feed.rss", text)
    assert (found.items, found.codes) == ([], ["malformed-feed"])


def test_a_feed_without_entries(tmp_path: Path) -> None:
    text = '<rss version="2.0"><channel><title>Quiet</title></channel></rss>'
    assert collect_bytes(tmp_path, "feed.rss", text).codes == ["empty"]


def test_an_entry_with_nothing_but_a_headline(tmp_path: Path) -> None:
    text = (
        '<rss version="2.0"><channel><title>Wire</title><item><title>Four killed as '
        "shells fall on market</title><pubDate>Sun, 10 Feb 2019 10:00:00 GMT</pubDate>"
        "</item></channel></rss>"
    )
    report = collect_bytes(tmp_path, "feed.rss", text).report
    assert report.text == "Four killed as shells fall on market"


@pytest.mark.parametrize(
    "head", ['<rss xmlns:x y="{http://" version="2.0">', '<rss xmlns:="" a:b:c="1">']
)
def test_a_feed_with_broken_names(head: str, tmp_path: Path) -> None:
    found = collect_bytes(tmp_path, "feed.rss", head + RSS[RSS.index("<channel>") :])
    assert found.codes


def test_a_feed_in_its_own_encoding(tmp_path: Path) -> None:
    text = RSS.replace("UTF-8", "windows-1251").replace("Short.", "Обстрел")
    text = text.replace("Shells &amp; smoke", "Обстрел рынка")
    found = collect_bytes(tmp_path, "feed.rss", text.encode("cp1251"))
    assert found.reports[0].title == "Обстрел рынка"
    assert "encoding" not in found.codes


def test_a_feed_is_never_taken_for_a_file_name(tmp_path: Path) -> None:
    (tmp_path / "secret.rss").write_text(RSS)
    found = collect_bytes(tmp_path, "feed.rss", str(tmp_path / "secret.rss"))
    assert (found.items, found.codes) == ([], ["malformed-feed"])


def test_an_entry_is_the_same_report_when_fetched_again(tmp_path: Path) -> None:
    first, second = collect_bytes(tmp_path, "feed.rss", RSS).reports
    newer = RSS.replace(
        "<item><title>Second",
        f"<item><title>New</title><guid>g-3"
        f"</guid><description>Now {STORY}</description></item><item><title>Second",
    )
    again = collect_bytes(tmp_path, "newer.rss", newer).reports
    assert [report.id for report in again][::2] == [first.id, second.id]
    assert again[1].id not in (first.id, second.id)
