"""The map: what is drawn, what is counted beside it, and the same without a map."""

from pathlib import Path
from typing import Any

import pytest

from marsad.publish.site.map import map_page
from tests.publish.scene import HARIM, SALMA
from tests.publish.site.made import written
from tests.publish.site.terrain import (
    FIRST,
    SYRIA,
    bare,
    edition,
    incident,
    material,
    opened,
    war_of,
)


def test_the_table_has_places_with_how_exactly_they_are_known() -> None:
    content = map_page(edition(material()))
    rows = {row["name"]: row for row in content["places"]}
    assert rows["Harim"]["exactly"] == "within 2 km"
    assert rows["Harim"]["newest"] == "3 May 2021"
    assert rows["Latakia"]["exactly"] == "blurred to 22 km, to protect who told it"
    assert content["blurred"]


def test_rough_and_unknown_places_are_counted() -> None:
    events = [
        incident(at, FIRST, where) for at, where in enumerate([HARIM, SYRIA, None])
    ]
    content = map_page(edition(bare(war_of(*events))))
    assert content["counts"] == {"drawn": 1, "rough": 1, "nowhere": 1}
    names = {row["name"]: row["exactly"] for row in content["places"]}
    assert names["Syria"] == "a country, or a wide part of one"


def site(folder: Path) -> Path:
    older = [incident(at, FIRST, SALMA) for at in range(8, 12)]
    return written(opened(incident(7, None, None), *older), folder)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site(tmp_path_factory.mktemp("site"))


def shown(page: Any, folder: Path, name: str) -> Any:
    page.goto(f"{folder.as_uri()}/{name}")
    page.wait_for_selector("#canvas[data-ready]", timeout=90_000)
    return page


def test_a_place_of_the_table_lists_its_events(page: Any, folder: Path) -> None:
    shown(page, folder, "map.html")
    page.get_by_role("link", name="Harim").click()
    page.wait_for_selector("#here li a")
    assert "within 2 km" in page.locator("#here").inner_text()
    assert page.locator("#here li a").get_attribute("href") == (
        "event.html?id=evt-harim"
    )
    assert "place=36.21%2C36.52" in page.url


def test_what_is_not_on_the_map_is_listed(page: Any, folder: Path) -> None:
    shown(page, folder, "map.html")
    page.locator("[data-list=nowhere]").click()
    page.wait_for_selector("#list-events li a")
    assert page.locator("#list-events a").get_attribute("href") == "event.html?id=evt-7"
    assert page.locator("#h-list").inner_text() == "1 event whose place is not known"


def test_the_address_keeps_filters_and_days(page: Any, folder: Path) -> None:
    shown(page, folder, "map.html?kind=clash&from=2021-01-01&to=2021-01-02")
    assert page.locator("#f-kind").input_value() == "clash"
    assert page.locator("#map-status").inner_text() == "4 of 4 events are on the map."
    assert page.locator("#t-words").inner_text() == "1–2 January 2021"
    assert page.locator("#place-rows tr").count() == 1
    assert "#at=" in page.url


def test_the_slider_and_its_days_work_by_keyboard(page: Any, folder: Path) -> None:
    shown(page, folder, "map.html")
    page.locator("#t-day").focus()
    page.keyboard.press("Home")
    page.wait_for_function("() => location.search.includes('to=2021-01-01')")
    assert page.locator("#t-day").get_attribute("aria-valuetext") == (
        "Up to 1 January 2021"
    )
    page.locator("#t-on").press("Enter")
    page.wait_for_function("() => !location.search.includes('to=2021-01-01')")


def test_ground_of_a_place_is_told_with_its_words(page: Any, folder: Path) -> None:
    shown(page, folder, "map.html?place=35.68,36.13")
    page.wait_for_selector("#here .hold")
    told = page.locator("#here .hold").inner_text()
    assert told.startswith("claimed by")
    assert "only one side of the war says so" in told
    assert "event.html#clm-bbb3" in page.locator("#here .hold a").get_attribute("href")


def test_nothing_plays_by_itself_where_motion_is_unwanted(
    browser: Any, folder: Path
) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = shown(context.new_page(), folder, "ar/map.html")
    assert page.locator("#t-play").is_hidden()
    assert page.locator("#t-on").is_visible()
    context.close()


def test_the_map_is_a_picture_on_paper(page: Any, folder: Path) -> None:
    shown(page, folder, "map.html")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    colours = page.evaluate(
        """() => {
          const one = document.querySelector("#canvas > .printed");
          const { width, height } = one;
          const { data } = one.getContext("2d").getImageData(0, 0, width, height);
          return new Set(new Uint32Array(data.buffer)).size;
        }"""
    )
    assert colours > 20
    page.emulate_media(media="print")
    assert page.locator(".printed").is_visible()
    assert page.locator(".maplibregl-canvas").is_hidden()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".printed").count() == 0


SETTLED = """(places) => {
  const at = (name, [x, y]) => ({
    properties: { place: name, icon: "hold 0 held" }, geometry: { coordinates: [x, y] },
  });
  const ring = { layer: { id: "many" }, geometry: { coordinates: [100, 90] } };
  const map = {
    getBounds: () => ({ contains: () => true }), queryRenderedFeatures: () => [ring],
    project: ([x, y]) => ({ x, y }),
  };
  marsad.badges.show(Object.entries(places).map(([name, one]) => at(name, one)));
  const moved = [marsad.badges.settle(map), marsad.badges.settle(map)];
  const placed = marsad.badges.placed().map(({ properties }) => properties);
  return [moved, Object.fromEntries(placed.map((one) => [one.place, one.foot[1]]))];
}"""
"""Who holds places near a ring with a number at 100, 90."""


def test_who_holds_a_place_does_not_lie_under_a_ring(page: Any, folder: Path) -> None:
    shown(page, folder, "map.html")
    near = {"far": [300, 100], "beside": [110, 100], "crowded": [100, 85]}
    moved, feet = page.evaluate(SETTLED, near)
    assert moved == [True, False]
    assert feet["far"] == -13
    assert feet["beside"] == -27
    assert feet["crowded"] == -41


def test_who_holds_a_place_moves_below_or_aside_before_it_is_left_out(
    page: Any, folder: Path
) -> None:
    shown(page, folder, "map.html")
    near = {f"town {n}": [100 + n, 88 + n] for n in range(6)}
    _, feet = page.evaluate(SETTLED, near)
    assert set(feet) == set(near)
    assert min(feet.values()) < 0 < max(feet.values())
