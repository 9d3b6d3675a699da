"""The files of the site: the same each time, whole, and asking nobody."""

import hashlib
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

import pytest

from marsad.publish.site import site_files
from marsad.publish.site.build import PAGES
from tests.publish.site.made import BESIDE, DATA, MADE, empty, full

FILES = dict(site_files(full()))
HTML = {name: text.decode() for name, text in FILES.items() if name.endswith(".html")}
WHOLE = set(FILES) | {f"data/{name}" for name in DATA} | set(BESIDE)
OURS = [n for n in FILES if n.endswith(".js") and "vendor/" not in n]
LIVE = ("event.html", "people.html", "events.html", "sources.html", "ground.html")
"""Pages that make their anchors when they are asked for them."""


class Links(HTMLParser):
    """Addresses and anchors of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        if "id" in known:
            self.ids.append(known["id"])
        if tag == "a" and "href" in known:
            self.links.append(known["href"])
        if tag in ("script", "img", "link", "iframe", "source", "video", "object"):
            self.loads += [known[n] for n in ("src", "href", "data") if n in known]


READ = {name: Links(text) for name, text in HTML.items()}


def target(page: str, href: str) -> tuple[str, str]:
    """The file within the release that a link leads to, and the anchor."""
    parts = urlsplit(href)
    path = normpath(join(dirname(page), parts.path)) if parts.path else page
    return path, unquote(parts.fragment)


@pytest.mark.parametrize("page", HTML)
def test_every_link_leads_to_a_file_of_the_release(page: str) -> None:
    for href in READ[page].links:
        if urlsplit(href).scheme:
            continue
        path, anchor = target(page, href)
        name = path.rpartition("/")[2]
        assert path in WHOLE, href
        if anchor and path in READ and name not in LIVE:
            assert anchor in READ[path].ids, href


@pytest.mark.parametrize("page", HTML)
def test_claims_that_are_cited_are_on_record(page: str) -> None:
    known = set(full().claims)
    cited = re.findall(r'event\.html#(clm-[^"]+)"', HTML[page])
    assert set(cited) <= known


@pytest.mark.parametrize("page", HTML)
def test_a_page_loads_nothing_from_elsewhere_and_has_no_id_twice(page: str) -> None:
    for href in READ[page].loads:
        assert not urlsplit(href).scheme
        path, _ = target(page, href)
        assert path in WHOLE, href
    ids = READ[page].ids
    assert len(ids) == len(set(ids))
    assert not re.search(r"<script(?![^>]*\bsrc=)", HTML[page])
    assert not re.search(r"\son[a-z]+=", HTML[page])


def test_scripts_and_styles_ask_nobody() -> None:
    sheets = [n for n in FILES if n.endswith(".css") and "vendor/" not in n]
    beside = {name.removeprefix("site/") for name in FILES} | {"#hatch"}
    for name in sheets:
        style = FILES[name].decode()
        assert "@import" not in style
        assert set(re.findall(r"url\(\"?([^\")]+)", style)) <= beside, name
    for name in OURS:
        if name.startswith("site/data/"):
            continue
        text = FILES[name].decode()
        if name == "site/cite.js":  # from a server, the release's own list of files
            text = text.replace('fetch(marsad.root + "release.json")', "")
        asks = r"\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|EventSource|import\("
        assert not re.search(asks, text), name
        assert not re.search(r"https?://(?!www\.w3\.org/)", text), name


def test_both_languages_have_the_same_pages() -> None:
    first = {name for name in HTML if "/" not in name}
    assert first == {f"{page}.html" for page in PAGES}
    assert {f"ar/{name}" for name in first} == {n for n in HTML if "/" in n}


@pytest.mark.parametrize("page", PAGES)
def test_a_monitor_with_nothing_has_every_page(page: str) -> None:
    made = dict(site_files(empty()))
    assert f"{page}.html" in made
    assert b"None" not in re.sub(rb"<[^>]+>", b"", made[f"{page}.html"])


def test_no_file_of_data_grows_beyond_its_bound() -> None:
    chunks = {n: len(c) for n, c in FILES.items() if n.startswith("site/data/")}
    assert max(chunks.values()) < 300_000


SUMS = """
import hashlib, sys
from marsad.publish.site import site_files
from tests.publish.site.made import MADE
whole = hashlib.sha256()
for name, content in site_files(MADE[sys.argv[1]]()):
    whole.update(name.encode() + content)
print(whole.hexdigest())
"""


@pytest.mark.parametrize("site", MADE)
def test_two_processes_write_the_same_bytes(site: str) -> None:
    found = {
        subprocess.run(
            [sys.executable, "-c", SUMS, site],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path()},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1
    if site == "full":
        here = hashlib.sha256()
        for name, content in FILES.items():
            here.update(name.encode() + content)
        assert found == {here.hexdigest().encode() + b"\n"}


def path() -> str:
    return os.pathsep.join(entry for entry in sys.path if entry)
