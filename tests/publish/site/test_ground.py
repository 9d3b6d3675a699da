"""The page on ground: the last word on each place, sizes, and what changed."""

from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from marsad.publish.site.ground import ground, state_words
from marsad.records.dossier import Dossier
from tests.publish.scene import SALMA, WAR
from tests.publish.site.made import written
from tests.publish.site.terrain import edition, held, hold, material

PAIR = (("clm-aaa1", "clm-bbb1"),)
SERIES = held(
    hold("ctl-a", "2021-01-01", "north"),
    hold("ctl-b", "2021-02-01", None, "contested", contradictions=PAIR),
    hold("ctl-c", "2021-02-02", "league", place="Salma", where=SALMA),
    hold("ctl-d", "2021-03-01", "north", area="the pocket", place=None, km2=6.0),
    hold(
        "ctl-e",
        "2021-03-09",
        "north",
        "claimed",
        area="the pocket",
        place=None,
        km2=4.0,
    ),
)


def test_each_place_has_its_last_word() -> None:
    found = ground(edition(material(SERIES)))
    rows = {row["name"]: row for row in found["places"]}
    assert list(rows) == ["Salma", "Harim"]
    assert rows["Salma"]["state_words"] == "held by the Valley League"
    assert rows["Harim"]["state_words"] == "contested"
    assert rows["Harim"]["pairs"] == [["clm-aaa1", "clm-bbb1"]]
    assert (found["contested"], found["stale"]) == (1, 0)


def test_changes_tell_what_was_before() -> None:
    found = ground(edition(material(SERIES)))
    told = [(row["name"], row["size"], row["was"]) for row in found["changes"]]
    assert told == [
        ("Ground of the Northern Army", 4, "6 square kilometres"),
        ("Ground of the Northern Army", 6, ""),
        ("Salma", None, ""),
        ("Harim", None, "held by the Northern Army"),
        ("Harim", None, ""),
    ]


def test_what_is_said_again_is_no_change() -> None:
    series = held(
        hold("ctl-a", "2021-01-01", "north"), hold("ctl-b", "2021-02-01", "north")
    )
    found = ground(edition(material(series)))
    assert found["change_count"] == 1
    assert found["place_count"] == 1


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("state", ["held", "claimed", "contested", "unknown"])
def test_every_state_has_words(language: str, state: str) -> None:
    made = edition(material(), language)
    assert state_words(state, None, made) and state_words(state, "Hill Front", made)


def test_a_monitor_without_ground_says_so() -> None:
    found = ground(edition(material(Dossier(WAR))))
    assert (found["places"], found["sizes"], found["changes"]) == ([], [], [])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    towns = [
        hold(
            f"ctl-{at}",
            "2021-04-01",
            "north",
            place=f"Town {at}",
            where=replace(SALMA, name=f"Town {at}", entry=str(at), lat=35 + at / 100),
        )
        for at in range(130)
    ]
    war = held(*SERIES.controls, *towns)
    return written(material(war), tmp_path_factory.mktemp("site"))


def test_more_places_come_on_demand_and_are_found(page: Any, folder: Path) -> None:
    page.goto(f"{folder.as_uri()}/ground.html")
    page.wait_for_selector("#ground-more:visible")
    assert page.locator("#ground-rows tr").count() == 100
    page.locator("#ground-more").click()
    assert page.locator("#ground-rows tr").count() == 132
    page.locator("#f-state").select_option("contested")
    assert page.locator("#ground-rows tr").count() == 1
    assert "state=contested" in page.url
    row = page.locator("#ground-rows tr")
    assert "event.html#clm-bbb1" in row.inner_html()


def test_a_place_is_found_under_each_of_its_names(page: Any, folder: Path) -> None:
    for asked in ("Salma", "سلمى"):
        page.goto(f"{folder.as_uri()}/ground.html?{urlencode({'text': asked})}")
        page.wait_for_selector("#ground-filters:visible")
        assert page.locator("#ground-rows tr").count() == 1, asked


def test_sizes_are_drawn_by_holder(page: Any, folder: Path) -> None:
    page.goto(f"{folder.as_uri()}/ar/ground.html")
    page.locator("#h-areas").scroll_into_view_if_needed()
    page.wait_for_selector("#areas svg[role=img]")
    assert page.locator("#areas svg").count() == 1
    assert page.locator("#areas-table tbody tr").count() == 2


def test_nothing_is_told_to_have_been_as_it_is() -> None:
    """The same words before and now, of another basis, size or holder, say nothing."""
    pocket = {"area": "the pocket", "place": None, "km2": 4.0}
    series = held(
        hold("ctl-a", "2021-03-01", "north", **pocket),
        hold("ctl-b", "2021-03-09", "north", "claimed", **pocket),
        hold("ctl-c", "2021-03-01", "north", "contested"),
        hold("ctl-d", "2021-03-09", None, "contested"),
    )
    found = ground(edition(material(series)))
    assert [row["was"] for row in found["changes"]] == [""] * 4
