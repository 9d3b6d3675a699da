"""Feeds as files: where the settings tell an address, the same as a server's."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest

from marsad.errors import OperatorError
from marsad.publish.feeds.folder import names, told_on
from marsad.publish.manifest import Imprint
from marsad.publish.release import publish_release
from marsad.publish.site import page_names
from marsad.publish.titles import web_address
from marsad.settings import load
from tests.publish.scene import SECRETS, WAR, scene
from tests.web.public.conftest import served

URL = "https://war.example.org/valley"
NOW = datetime(2021, 6, 1, tzinfo=UTC)
ATOM = "{http://www.w3.org/2005/Atom}"


def published(out: Path, url: str = URL, now: datetime = NOW, **rules: Any) -> Path:
    """Two releases, of which the second puts a grade right; the folder of that one."""
    titles = (("en", "The valley"), ("ar", "الوادي"))
    given = replace(WAR.rules, url=url, title="The valley", titles=titles, **rules)
    known = replace(scene(), war=replace(WAR, rules=given, languages=("en", "ar")))
    was = {
        **known.grades,
        "evt-salma": replace(known.grades["evt-salma"], grade="fair"),
    }
    first = replace(known, grades=was)
    before = publish_release(first, out, Imprint(None, now, None, "marsad"))
    made = publish_release(known, out, Imprint(None, now, before, "marsad"))
    return out / made.id


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("marsad.publish.briefs.no_pdf", lambda: "not in this test")
        yield published(tmp_path_factory.mktemp("feeds"))


def item(release: Path, what: str, language: str = "en") -> list[dict[str, Any]]:
    path = release / f"feeds/{what}.{language}.json"
    found: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))["items"]
    return found


def test_every_feed_is_a_file_that_a_reader_takes(release: Path) -> None:
    listed = json.loads((release / "release.json").read_text("utf-8"))["files"]
    for name, what, language, media_type in names():
        assert name in listed
        content = (release / name).read_bytes()
        if media_type.endswith("atom+xml"):
            read = feedparser.parse(content)
            assert not read.bozo and read.feed.language == language
            assert read.feed.title.startswith(
                "The valley" if language == "en" else "الوادي"
            )
            links = {one.rel: one.href for one in read.feed.links}
            assert links["self"] == f"{URL}/{name}"
            assert links["alternate"].startswith(URL)
            assert len(read.entries) == len(item(release, what, language))


def test_entries_lead_to_the_pages_of_their_language(release: Path) -> None:
    assert item(release, "events")[0]["url"].startswith(f"{URL}/event.html?id=evt-")
    arabic = item(release, "events", "ar")[0]["url"]
    assert arabic.startswith(f"{URL}/ar/event.html?id=evt-")
    assert item(release, "briefs")[0]["url"] == f"{URL}/brief.html"
    assert item(release, "briefs", "ar")[0]["url"] == f"{URL}/brief.ar.html"
    made = {p.relative_to(release).as_posix() for p in release.rglob("*.html")}
    assert set(page_names(("en", "ar"))) <= made
    assert "event.html" in set(page_names(("ar",))) and "en/map.html" in set(
        page_names(("ar",))
    )


def test_pages_name_them(release: Path) -> None:
    for name, root, language in (("index", "", "en"), ("ar/data", "../", "ar")):
        page = (release / f"{name}.html").read_text("utf-8")
        for what in ("briefs", "events", "corrections"):
            at = f'href="{root}feeds/{what}.{language}.atom"'
            assert '<link rel="alternate" type="application/atom+xml"' in page
            assert at in page
    assert 'id="h-feeds"' in (release / "data.html").read_text("utf-8")


def test_nothing_protected_is_in_them(release: Path) -> None:
    told = "".join((release / name).read_text("utf-8") for name, _, _, _ in names())
    assert not [word for word in SECRETS if word in told]


def test_without_an_address_there_are_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("marsad.publish.briefs.no_pdf", lambda: "not in this test")
    made = published(tmp_path / "public", "")
    assert not (made / "feeds").exists()
    for name in ("index.html", "data.html"):
        page = (made / name).read_text("utf-8")
        assert "atom+xml" not in page and "h-feeds" not in page
    made = published(tmp_path / "partner", audience="partner")
    assert not (made / "feeds").exists()


def test_the_same_record_gives_the_same_bytes_at_another_time(
    release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("marsad.publish.briefs.no_pdf", lambda: "not in this test")
    again = published(tmp_path, now=NOW.replace(day=2))
    assert again.name == release.name
    for name, _, _, _ in names():
        assert (again / name).read_bytes() == (release / name).read_bytes()


@pytest.mark.parametrize("what", ["events", "corrections"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_server_of_that_address_tells_the_same(
    release: Path, tmp_path: Path, what: str, language: str
) -> None:
    with served(release.parent, tmp_path / "cache", base_url=URL) as site:
        told = site.get(f"/feeds/{what}.{language}.atom").content
    mine = (release / f"feeds/{what}.{language}.atom").read_bytes()
    assert entries(told) == entries(mine) != []


def test_what_says_otherwise_on_the_same_day_is_another_entry(release: Path) -> None:
    """A reader of feeds takes what has a known id for read."""
    last = json.loads((release / "release.json").read_text("utf-8"))["previous"]
    before = release.parent / last
    for language in ("en", "ar"):
        was, now = (item(one, "briefs", language) for one in (before, release))
        assert was[0]["content_html"] != now[0]["content_html"]
        assert was[0]["id"] != now[0]["id"]
        assert was[0]["date_modified"] <= now[0]["date_modified"]
        log = {line["record"]: line["id"] for line in corrected(release)}
        old = {one["url"]: one["id"] for one in item(before, "events", language)}
        for one in item(release, "events", language):
            record = one["url"].rpartition("=")[2]
            assert (one["id"] == old[one["url"]]) == (record not in log)
            assert log.get(record, "") in one["id"]
        assert "evt-salma" in log


def corrected(release: Path) -> list[dict[str, Any]]:
    text = (release / "data/corrections.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def entries(feed: bytes) -> list[bytes]:
    found = ElementTree.fromstring(feed).findall(f"{ATOM}entry")
    return sorted(ElementTree.tostring(one) for one in found)


def test_the_day_of_an_event_is_of_its_newest_report_or_correction() -> None:
    rows = [
        {"id": "a", "end": "2021-05-01"},
        {"id": "b", "end": None, "start": "2021-05-02"},
        {"id": "c"},
        {"id": "d", "end": "2021-05-09"},
    ]
    log = [{"record": "b", "as_of": "2021-06-01"}, {"record": "b", "as_of": None}]
    assert told_on(rows, {"a": "2021-05-03", "d": "2021-05-04"}, log) == {
        "a": "2021-05-03",
        "b": "2021-06-01",
        "d": "2021-05-04",
    }


def test_the_address_is_one(tmp_path: Path) -> None:
    assert web_address("https://a.example/war/") == "https://a.example/war"
    path = tmp_path / "marsad.toml"
    for text in ("monitor.example.org", "ftp://a.b/", "https://a.b/?x=1", "https:///x"):
        path.write_text(f'[war]\nname = "W"\n[publish]\nurl = "{text}"\n', "utf-8")
        with pytest.raises(OperatorError, match=r"publish\.url: must be an address"):
            load(tmp_path)
