"""Web pages: main text, tags that say who and when, and broken markup."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.collect.markup import read_facts, strip_markup
from tests.collect.desk import STORY, collect_bytes

BODY = (
    "<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav><article><h1>Shells "
    f"fall</h1><p>{STORY}</p><p>{STORY.replace('Saturday', 'Sunday')}</p></article>"
    "<footer>All rights kept</footer>"
)


def page(head: str) -> str:
    return f"<!doctype html><html><head>{head}</head><body>{BODY}</body></html>"


def test_tags_say_who_and_when(tmp_path: Path) -> None:
    head = (
        '<meta charset="utf-8"><title>Shells fall - Example News</title>'
        '<meta property="og:title" content="Shells fall on town">'
        '<meta property="og:site_name" content="Example News">'
        '<meta property="article:published_time" content="2019-02-10T01:00:00+03:00">'
        '<link rel="canonical" href="https://news.example/shells">'
    )
    found = collect_bytes(tmp_path, "shells.html", page(head))
    report = found.report
    assert (report.publisher, report.publisher_basis) == ("Example News", "meta")
    assert (report.published, report.published_basis) == (date(2019, 2, 10), "meta")
    assert report.title == "Shells fall on town"
    assert report.url == "https://news.example/shells"
    assert STORY.strip() in report.text
    assert "Sport" not in report.text
    assert found.items[0].data == page(head).encode()
    assert "trafilatura" in found.items[0].capture.tool
    assert found.codes == []


@pytest.mark.parametrize(
    "head",
    [
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, '
            '{"@type": "NewsArticle", "headline": "Shells", "datePublished": '
            '"2019-02-10T10:00:00Z", "publisher": {"name": "Example News"}}]}</script>'
        ),
        (
            '<META NAME="DC.date.issued" CONTENT="10 February 2019">'
            '<meta name="DC.publisher" content="Example News"><title>Shells</title>'
        ),
        (
            '<meta name=publisher content="Example News"><title>Shells</title>'
            '<time itemprop="datePublished" datetime="2019-02-10">today</time>'
        ),
    ],
)
def test_other_ways_to_say_it(head: str, tmp_path: Path) -> None:
    report = collect_bytes(tmp_path, "shells.html", page(head)).report
    assert (report.publisher, report.published) == ("Example News", date(2019, 2, 10))
    assert report.title in ("Shells", "Shells fall")


def test_a_date_of_change_or_an_unclear_one_is_no_date(tmp_path: Path) -> None:
    head = (
        '<meta property="article:modified_time" content="2019-02-11">'
        '<meta name="date" content="03/02/2019">'
    )
    found = collect_bytes(tmp_path, "shells.html", page(head))
    assert found.report.published is None
    assert found.codes == ["no-date"]
    assert "03/02/2019" in found.issues[0].message


def test_a_page_in_its_own_charset(tmp_path: Path) -> None:
    text = "قصفت المدفعية أطراف البلدة صباح السبت وقتل أربعة أشخاص بحسب المشفى. " * 4
    html = f'<html><head><meta charset="windows-1256"></head><body><p>{text}</p></body>'
    found = collect_bytes(tmp_path, "arabic.htm", html.encode("cp1256"))
    assert text.strip() in found.report.text
    assert found.report.language == "ar"
    assert "encoding" not in found.codes


@pytest.mark.parametrize(
    "html",
    [
        f"<html><body><p>{STORY}<div><b>never closed",
        f"<p>{STORY}",
        f"</div></p><<<p>{STORY}</article></html></html>",
        f'<?xml version="1.0" encoding="utf-8"?><html><p>{STORY}</p></html>',
        f'<html><script type="application/ld+json">{{broken</script><p>{STORY}</p>',
        f"<html><body>{'<div>' * 3000}<p>{STORY}</p></body></html>",
        f'<html><meta name="date" content=""><meta content="x"><p>{STORY}</p>',
    ],
)
def test_broken_markup_still_reads(html: str, tmp_path: Path) -> None:
    found = collect_bytes(tmp_path, "broken.html", html)
    assert STORY.strip() in found.report.text


def test_a_page_without_words_is_an_issue(tmp_path: Path) -> None:
    html = "<html><head><script>draw()</script></head><body><div></div></body></html>"
    found = collect_bytes(tmp_path, "app.html", html)
    assert (found.items, found.codes) == ([], ["no-text"])


def test_strip_markup_keeps_words_and_lines() -> None:
    html = "<p>One &amp; two<br>three</p><style>p{}</style><ul><li>four<li>five</ul>"
    assert strip_markup(html) == "One & two\nthree\nfour\nfive"


@given(text=st.text(alphabet="<>/pdiv sctyle!-\"'=&;a\n", max_size=80))
def test_no_markup_breaks_the_parsers(text: str) -> None:
    strip_markup(text)
    read_facts(text)
