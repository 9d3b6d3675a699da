"""Every internal link of a release leads to what it promises, opened one by one."""

import functools
import json
import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from marsad.publish.briefs import brief_files
from marsad.publish.site import site_files
from tests.publish.site.made import full, written
from tests.publish.site.test_build import Links
from tests.publish.site.written import OPENED, material

RECORD = re.compile(r"^(?:clm|evt|per|rpt|ctl)-\w+$")


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with its briefs, and two files that every release has."""
    folder, of = tmp_path_factory.mktemp("links"), full()
    files = {**dict(site_files(of)), **dict(brief_files(of.dossier, pdf=False))}
    for name, content in {**files, "release.json": b"{}", "SHA256SUMS": b""}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def links(release: Path) -> Iterator[tuple[Path, str]]:
    """Each page with each address in it that leads to another place of the release."""
    for page in sorted(release.rglob("*.html")):
        for href in dict.fromkeys(Links(page.read_text("utf-8")).links):
            if not urlsplit(href).scheme and not href.startswith("#"):
                yield page, href


def record_of(href: str) -> str:
    """The record that a link to the page of one record means."""
    parts = urlsplit(href)
    asked = parse_qs(parts.query)
    found = [parts.fragment, *asked.get("id", ()), *asked.get("report", ())]
    return next((id for id in found if RECORD.match(id)), "")


def test_each_link_opens_what_it_names(browser: Any, release: Path) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda asked: said.append(f"{asked.failure} {asked.url}"))
    data = (".csv", ".jsonl", ".json", ".xlsx", ".kml", ".pdf")
    words = json.loads(strings(release))
    lost = {words[key] for key in ("record_unknown", "event_none", "not_loaded")}
    done: set[str] = set()
    for source, href in links(release):
        name = urlsplit(href).path.rpartition("/")[2]
        known = record_of(href) if name == "event.html" else href
        if known in done or name.endswith(data):
            continue
        done.add(known)
        page.goto("about:blank")
        page.goto(f"{source.parent.as_uri()}/{href}")
        if name == "event.html" and source.parent == release:
            page.wait_for_selector("#record *, details[open]", timeout=20_000)
            assert page.locator("h1").inner_text() not in lost, href
    assert [one for one in said if "ERR_ABORTED" not in one] == []
    page.close()


def strings(release: Path) -> str:
    """What the site says in English."""
    text = (release / "site/data/strings-en.js").read_text("utf-8")
    return text.partition(",")[2].rstrip().removesuffix(");")


@pytest.mark.parametrize("id", ["evt-harim", "clm-aaa1", "rpt-a"])
def test_every_record_says_how_to_cite_it(browser: Any, release: Path, id: str) -> None:
    page = opened(browser, release, id)
    text = page.locator("#record").inner_text()
    cited = "evt-harim" if id.startswith("clm") else id
    assert f"record {cited}" in text.replace("\u2068", "").replace("\u2069", "")
    assert f"event.html?id={cited}" in text
    page.close()


def test_ground_is_a_record_with_the_words_that_it_rests_on(
    browser: Any, release: Path
) -> None:
    control = next(c for c in full().dossier.controls if c.when.start and c.claims)
    page = opened(browser, release, control.id)
    assert page.locator(".claim").count() == len(control.claims)
    assert page.locator("h1").inner_text().startswith("Ground")
    page.close()


def test_the_letters_of_an_id_that_a_brief_prints_are_enough(
    browser: Any, tmp_path: Path
) -> None:
    long = {"evt-harim": "evt-abcdef234567", "evt-salma": "evt-abcdef765432"}
    dossier = OPENED
    events = tuple(replace(e, id=long.get(e.id, e.id)) for e in dossier.events)
    site = written(material(replace(dossier, events=events)), tmp_path)
    page = opened(browser, site, "evt-abcdef2")
    assert "Harim" in page.locator("h1").inner_text()
    page.goto("about:blank")
    page.goto(f"{site.as_uri()}/event.html?id=evt-abcdef")
    page.wait_for_selector("#record a", timeout=20_000)
    assert "Several records" in page.locator("h1").inner_text()
    ids = page.locator("#record code").all_inner_texts()
    assert sorted(ids) == sorted(long.values())
    page.close()


def test_a_server_gives_the_address_in_this_release_and_in_the_newest(
    browser: Any, release: Path, tmp_path: Path
) -> None:
    (tmp_path / "releases").mkdir()
    (tmp_path / "releases" / "rel-abc").symlink_to(release)
    handler = functools.partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_address[1]}"
        page = browser.new_page()
        page.goto(f"{base}/releases/rel-abc/event.html?id=evt-harim")
        page.wait_for_selector(".citation a[href^=http]", timeout=20_000)
        text = page.locator(".citation").inner_text()
        page.close()
        server.shutdown()
    assert "release rel-abc" in text.replace("\u2068", "").replace("\u2069", "")
    assert f"{base}/releases/rel-abc/event.html?id=evt-harim" in text
    assert f"{base}/event.html?id=evt-harim" in text


def opened(browser: Any, release: Path, id: str) -> Any:
    """The page of that record, once its script has filled it."""
    page = browser.new_page()
    page.goto(f"{release.as_uri()}/event.html?id={id}")
    page.wait_for_selector("#h-cite", timeout=20_000)
    return page
