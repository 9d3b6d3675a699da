"""Imported maps on the map page: a file a day, in the numbers of the sides."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from marsad.publish.site.fronts import front_files
from marsad.publish.site.parties import sides
from tests.publish.site.made import written
from tests.publish.site.terrain import front, material

MADE = replace(
    material(),
    fronts=(
        front("2021-05-10", "north"),
        front("2021-05-03", "nobody's ground"),
        front("2021-05-03", "north"),
        front("2021-05-01", "league", "other"),
    ),
)


def value(content: bytes) -> Any:
    return json.loads(content.decode().split(",", 1)[1].removesuffix(");\n"))


def test_each_day_of_a_map_is_a_file() -> None:
    files = dict(front_files(MADE))
    told = value(files["site/data/fronts.js"])
    assert [one["name"] for one in told] == ["mapper", "other"]
    assert told[0]["days"] == ["2021-05-03", "2021-05-10"]
    assert told[0]["licence"] == "CC BY 4.0, the mapper"
    day = value(files["site/data/front-0-2021-05-03.js"])
    held = [one["properties"] for one in day["features"]]
    ids = [side["id"] for side in sides(MADE)]
    assert [ids[one["side"]] for one in held] == ["nobody's ground", "north"]
    assert held[0]["km2"] == 10_000.0


def test_a_release_without_maps_says_that_there_are_none() -> None:
    files = dict(front_files(material()))
    assert list(files) == ["site/data/fronts.js"]
    assert value(files["site/data/fronts.js"]) == []


def test_the_map_page_says_whose_map_it_is(browser: Any, tmp_path: Path) -> None:
    page = browser.new_page()
    page.goto(f"{written(MADE, tmp_path).as_uri()}/map.html?to=2021-05-05")
    page.wait_for_selector("#fronts-note:visible", timeout=90_000)
    note = page.locator("#fronts-note").inner_text()
    assert "mapper" in note and "CC BY 4.0" in note and "3 May 2021" in note
    assert page.locator("figure select option").count() == 2
    page.close()


def test_the_page_of_ground_leads_to_the_day_of_each_map(
    browser: Any, tmp_path: Path
) -> None:
    folder, page = written(MADE, tmp_path), browser.new_page()
    for at, (name, day) in enumerate(
        [("mapper", "10 May 2021"), ("other", "1 May 2021")]
    ):
        page.goto(f"{folder.as_uri()}/ground.html")
        assert page.locator("#maps li").count() == 2
        page.locator("#maps a").nth(at).click()
        page.wait_for_selector("#fronts-note:visible", timeout=90_000)
        note = page.locator("#fronts-note").inner_text()
        assert note.startswith(f"Areas as drawn by {name}") and f" {day}" in note
    page.close()
