"""Every page in a real browser: from disk, in both languages, themes and widths."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from marsad.publish.site.build import PAGES
from marsad.publish.site.chunk import bucket
from tests.publish.site.made import MADE, written

LANGUAGES = {"en": ("", "ltr"), "ar": ("ar/", "rtl")}
LIMIT = 300_000
"""Bytes, compressed, that a page may load before anybody scrolls."""
MAP_DATA = re.compile(r"/site/data/(basemap|points-\d+|front-[^/]+)\.js$")
"""Shapes and points of the map, which do not count."""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return {n: written(m(), tmp_path_factory.mktemp(n)) for n, m in MADE.items()}


@pytest.fixture(scope="module")
def contexts(browser: Any) -> Iterator[dict[tuple[str, int], Any]]:
    """One for each theme and width."""
    made = {
        (scheme, width): browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme
        )
        for scheme in ("light", "dark")
        for width in (390, 1440)
    }
    yield made
    for context in made.values():
        context.close()


class Opened:
    """A page that was opened from disk, with what it said and whom it asked."""

    def __init__(self, context: Any, path: Path) -> None:
        self.page = context.new_page()
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(path.as_uri())

    def _heard(self, message: Any) -> None:
        drawn_by_software = "GL Driver Message" in message.text
        if message.type in ("warning", "error") and not drawn_by_software:
            self.said.append(f"{message.type}: {message.text}")

    def read_through(self) -> None:
        """Scroll to the end, as a reader does, and wait for charts on the way."""
        self.page.evaluate(
            """async () => {
              for (let y = 0; y < document.body.scrollHeight; y += 600) {
                scrollTo(0, y);
                await new Promise((next) => requestAnimationFrame(() => next()));
              }
              await document.fonts.ready;
              const open = () => [...document.querySelectorAll("[data-chart]")]
                .some((box) => box.dataset.drawn === undefined);
              const end = Date.now() + 20000;
              while (open() && Date.now() < end)
                await new Promise((next) => setTimeout(next, 20));
              if (open()) throw new Error("a chart was not drawn");
            }"""
        )

    def scheme(self) -> set[str]:
        """Kinds of addresses that were asked."""
        return {url.partition(":")[0] for url in self.asked}


def of(sites: dict[str, Path], site: str, language: str, page: str) -> Path:
    return sites[site] / LANGUAGES[language][0] / f"{page}.html"


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_and_anybody_can_read_it(
    contexts: Any,
    sites: dict[str, Path],
    page: str,
    language: str,
    scheme: str,
    width: int,
) -> None:
    opened = Opened(contexts[scheme, width], of(sites, "full", language, page))
    opened.read_through()
    shown = opened.page
    assert opened.said == []
    assert opened.scheme() <= {"file", "blob", "data"}
    root = shown.evaluate(
        "(({lang, dir, scrollWidth}) => [lang, dir, scrollWidth])"
        "(document.documentElement)"
    )
    assert root[:2] == [language, LANGUAGES[language][1]]
    assert root[2] <= width
    assert shown.locator("h1").count() == 1
    assert broken(shown) == []
    shown.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_monitor_with_nothing_yet_has_pages_too(
    contexts: Any, sites: dict[str, Path], page: str, language: str
) -> None:
    opened = Opened(contexts["light", 390], of(sites, "empty", language, page))
    opened.read_through()
    assert opened.said == []
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert len(opened.page.locator("main").inner_text().strip()) > 40
    assert broken(opened.page) == []
    opened.page.close()


@pytest.mark.parametrize("page", PAGES)
def test_the_keyboard_comes_to_the_content_first(
    contexts: Any, sites: dict[str, Path], page: str
) -> None:
    opened = Opened(contexts["light", 1440], of(sites, "full", "en", page))
    opened.page.keyboard.press("Tab")
    assert opened.page.evaluate("document.activeElement.className") == "skip"
    opened.page.keyboard.press("Enter")
    opened.page.keyboard.press("Tab")
    inside = "document.querySelector('main').contains(document.activeElement)"
    after = "document.querySelector('footer').contains(document.activeElement)"
    nothing = "document.activeElement === document.body"
    assert opened.page.evaluate(f"{inside} || {after} || {nothing}")
    opened.page.close()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_prints_without_what_is_for_the_screen(
    contexts: Any, sites: dict[str, Path], page: str
) -> None:
    opened = Opened(contexts["light", 1440], of(sites, "full", "ar", page))
    opened.page.emulate_media(media="print")
    assert opened.page.locator(".masthead nav").is_hidden()
    assert opened.page.locator("h1").is_visible()
    assert opened.page.pdf(format="A4").startswith(b"%PDF")
    opened.page.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_the_first_view_is_light(
    contexts: Any, sites: dict[str, Path], page: str, language: str
) -> None:
    """All that a page asks for until it asks for no more, libraries too."""
    opened = Opened(contexts["light", 1440], of(sites, "full", language, page))
    if page == "map":
        opened.page.wait_for_selector("#canvas[data-ready]", timeout=60_000)
    opened.page.wait_for_load_state("networkidle")
    paths = {Path(url.removeprefix("file://").split("?")[0]) for url in opened.asked}
    sent = {path: weight(path) for path in paths if path.is_file()}
    assert sum(sent.values()) < LIMIT, sent
    opened.page.close()


def weight(path: Path) -> int:
    """Bytes that a server sends; fonts are compressed already, data of maps are not
    counted."""
    if MAP_DATA.search(path.as_posix()):
        return 0
    content = path.read_bytes()
    return len(content if path.suffix == ".woff2" else gzip.compress(content, 6))


def broken(page: Any) -> list[str]:
    """What axe-core finds wrong, a line each."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    options = {"preload": False, "resultTypes": ["violations"]}
    found = axe.Axe().run(page, options=options).response["violations"]
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("page", ["tallies", "displacement"])
def test_charts_say_what_their_tables_say(
    contexts: Any, sites: dict[str, Path], page: str
) -> None:
    opened = Opened(contexts["light", 1440], of(sites, "full", "ar", page))
    opened.read_through()
    for box in opened.page.locator("[data-chart]:visible").all():
        rows = box.locator("xpath=..").locator("tbody tr").count()
        assert box.locator("svg[aria-label]").count() >= 1
        assert rows >= 2
    opened.page.close()


def test_scripts_find_the_file_that_a_record_is_in(
    contexts: Any, sites: dict[str, Path]
) -> None:
    opened = Opened(contexts["light", 1440], of(sites, "full", "en", "index"))
    ids = [f"evt-{at}" for at in range(200)] + ["clm-أ", "evt-\U0001f54a", ""]
    for buckets in (1, 7, 5000):
        found = opened.page.evaluate(
            "([ids, n]) => ids.map((id) => marsad.bucket(id, n))", [ids, buckets]
        )
        assert found == [bucket(id, buckets) for id in ids]
    opened.page.close()


def test_a_switch_of_language_keeps_the_view(
    contexts: Any, sites: dict[str, Path]
) -> None:
    path = of(sites, "full", "en", "method")
    opened = Opened(contexts["light", 1440], path)
    opened.page.goto(path.as_uri() + "?q=a#grades")
    opened.page.locator("a[data-keep]").click()
    opened.page.wait_for_url(re.compile(r"/ar/method\.html\?q=a#grades$"))
    opened.page.close()
