"""The page opens from disk in a real browser, asks nobody, and shows its sources."""

import base64
import dataclasses
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.publish.arabic.names import Names
from marsad.publish.brief import make_brief
from marsad.publish.page.basemap import base_map, clip, countries
from marsad.publish.page.build import LANGUAGE_SCRIPTS, OURS, embedded, text, to_page
from marsad.publish.page.content import page_data
from marsad.publish.page.words import strings
from marsad.publish.redact import redact
from tests.publish.scene import NOW, scene

OPENED = redact(scene(), NOW.date())
PAGE = to_page(OPENED, make_brief(OPENED), {"data/events.csv": (10, "ab" * 32)})


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "index.html"
    path.write_text(PAGE, "utf-8")
    return path


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_opens_from_disk(browser: Any, file: Path, width: int, scheme: str) -> None:
    size = {"width": width, "height": 900}
    context = browser.new_context(viewport=size, color_scheme=scheme)
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda m: said.append(f"{m.type}: {m.text}"))
    page.on("pageerror", lambda e: said.append(str(e)))
    page.on("request", lambda r: asked.append(r.url))
    page.goto(file.as_uri())
    page.wait_for_selector("#canvas[data-ready=yes]", timeout=60_000)
    assert [line for line in said if not line.startswith("log")] == []
    assert {url.split(":")[0] for url in asked} <= {"file", "blob", "data"}
    assert sum(url.startswith("file") for url in asked) == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("#charts svg").count() >= 3
    drawn = base64.b64encode(page.locator("#canvas canvas").screenshot()).decode()
    assert page.evaluate(COLOURS, drawn) > 20
    context.close()


COLOURS = """async data => {
  const image = new Image();
  image.src = "data:image/png;base64," + data;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width; canvas.height = image.height;
  const g = canvas.getContext("2d");
  g.drawImage(image, 0, 0);
  const pixels = g.getImageData(0, 0, image.width, image.height).data.buffer;
  return new Set(new Uint32Array(pixels)).size;
}"""


def test_a_citation_opens_the_words_behind_it(browser: Any, file: Path) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{file.as_uri()}#clm-bbb1")
    page.wait_for_selector("#evt-harim[open] [data-claim='clm-bbb1'].hit")
    shown = page.locator("#evt-harim").inner_text()
    assert "20 fighters were killed in Harim" in shown
    assert "Disputed" in shown and "one more independent source" in shown
    assert OPENED.reports["rpt-a"].evidence in shown
    page.goto(f"{file.as_uri()}#clm-ccc1")
    page.wait_for_selector("#statement:not([hidden]) [data-claim='clm-ccc1']")
    page.close()


def test_events_open_by_keyboard_and_can_be_filtered(browser: Any, file: Path) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(file.as_uri())
    page.focus("#event-list summary")
    page.keyboard.press("Enter")
    page.wait_for_selector("#event-list details[open] .claim")
    page.fill("#f-text", "Salma")
    assert page.locator("#event-list details").count() == 1
    page.select_option("#f-kind", "shelling")
    assert page.locator("#event-list details").count() == 0
    page.close()


def test_the_page_is_small_and_holds_no_address_to_fetch_from() -> None:
    assert len(PAGE.encode()) < 2_500_000
    assert not re.search(r"<(?:script|img|link|iframe|video)\b[^>]*\bsrc=", PAGE)
    assert "<link" not in PAGE
    assert "connect-src" not in PAGE and "default-src 'none'" in PAGE


def test_every_word_of_the_scripts_has_its_string() -> None:
    words = strings("en")
    for name in (*LANGUAGE_SCRIPTS, *OURS):
        for key in re.findall(r'\bt\("([a-z_0-9]+)"[,)]', text(name)):
            assert key in words, key


def test_no_script_takes_a_name_that_another_has() -> None:
    sources = "\n".join(text(name) for name in (*LANGUAGE_SCRIPTS, *OURS))
    names = re.findall(r"^(?:function|const|let) (\w+)", sources, re.MULTILINE)
    assert sorted(names) == sorted(set(names))


@given(st.text())
def test_embedded_strings_cannot_end_the_script(words: str) -> None:
    assert "<" not in embedded([words, "</script><!--"])


def test_the_page_keeps_within_its_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.publish.page.content.BUDGET", 100)
    data = page_data(OPENED, make_brief(OPENED), Names(OPENED))
    assert len(data["events"]) == 1
    assert data["events_left"] == 2


def test_the_base_map_is_cut_to_the_war() -> None:
    found = base_map(("SY",), [(36.5, 36.2)])
    names = {f["properties"]["name"] for f in found["countries"]["features"]}
    assert {"Syria", "Turkey", "Iraq", "Lebanon"} <= names
    assert "Brazil" not in names
    assert [f["properties"]["war"] for f in found["countries"]["features"]].count(
        True
    ) == 1


def test_a_war_without_an_area_shows_its_points_or_the_world() -> None:
    assert base_map((), [])["view"] == [-180.0, -60.0, 180.0, 80.0]
    assert base_map((), [(30.0, 50.0)])["view"] == [30.0, 50.0, 30.0, 50.0]


def test_countries_are_whole_rings() -> None:
    assert len(countries()) == 241
    assert all(ring[0] == ring[-1] for _, _, rings in countries() for ring in rings)


@given(
    st.tuples(st.floats(-50, 50), st.floats(-50, 50)),
    st.floats(1, 40),
    st.floats(1, 40),
)
def test_clipping_a_box_gives_the_overlap(
    corner: tuple[float, float], wide: float, high: float
) -> None:
    """Oracle: the overlap of two boxes is known without clipping."""
    x, y = corner
    ring = [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high), (x, y)]
    box = (-10.0, -10.0, 10.0, 10.0)
    cut = clip(ring, box)
    left, right = max(x, -10), min(x + wide, 10)
    low, top = max(y, -10), min(y + high, 10)
    if right - left > 0.02 and top - low > 0.02:
        assert abs(min(p[0] for p in cut) - left) < 0.01
        assert abs(max(p[1] for p in cut) - top) < 0.01
        assert cut[0] == cut[-1]
    elif right < left - 0.02 or top < low - 0.02:
        assert cut == []


def test_a_country_is_no_point_on_the_map() -> None:
    where = OPENED.events[0].where
    assert where is not None
    country = dataclasses.replace(where, precision=6)
    event = dataclasses.replace(OPENED.events[0], where=country)
    vague = dataclasses.replace(OPENED, events=(event, *OPENED.events[1:]))
    page = to_page(vague, make_brief(vague), {})
    assert "1 placed only in a country or a wide part of one" in page
    assert "placed only in a country as a whole;" not in PAGE.split('id="strings"')[0]
