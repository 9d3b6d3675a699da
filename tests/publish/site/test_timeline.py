"""The timeline: every event on its own day, changes of ground among them."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from marsad.publish.site.timeline import (
    LATE_DAYS,
    MOST_EVENTS,
    late_days,
    timeline,
    timeline_files,
)
from marsad.records.when import When
from tests.publish.scene import HARIM, scene
from tests.publish.site.made import written
from tests.publish.site.terrain import (
    bare,
    edition,
    held,
    hold,
    incident,
    many,
    material,
    opened,
)


def test_events_and_changes_of_ground_stand_under_their_days() -> None:
    found = timeline(edition(material()))
    days = {day["day"]: day["entries"] for day in found["days"]}
    assert [one["ground"] for one in days["2021-05-05"]] == [True, False]
    assert days["2021-05-05"][1]["turn"]
    assert days["2021-05-03"][0]["href"] == "event.html?id=evt-harim"
    assert list(days) == sorted(days, reverse=True)


def test_what_is_said_of_ground_again_is_no_turn() -> None:
    days = [f"2021-05-{day:02}" for day in (3, 4, 5)]
    states = ("held", "held", "contested")
    holds = [
        hold(f"ctl-{day}", day, "north", state)
        for day, state in zip(days, states, strict=True)
    ]
    known = replace(scene(), controls=held(*holds).controls)
    found = timeline(edition(bare(known)))
    turns = [d["day"] for d in found["days"] for one in d["entries"] if one["ground"]]
    assert turns == ["2021-05-05", "2021-05-03"]


def test_only_the_newest_events_stand_on_the_page() -> None:
    found = timeline(edition(bare(many(60))))
    entries = [one for day in found["days"] for one in day["entries"]]
    assert len(entries) == MOST_EVENTS
    assert found["shown"] == MOST_EVENTS
    assert found["events"] == 60


def test_an_event_reported_long_after_is_late() -> None:
    made = material()
    event = next(e for e in made.dossier.events if e.id == "evt-harim")
    assert late_days(event, made) == 0
    before = When(date(2021, 4, 1), date(2021, 4, 1))
    assert late_days(replace(event, when=before), made) == 33
    edge = date(2021, 4, 27)
    near = replace(event, when=When(edge, edge))
    assert (date(2021, 5, 4) - edge).days == LATE_DAYS
    assert late_days(near, made) == 0
    assert late_days(replace(event, when=When()), made) == 0


def test_undated_events_are_counted_beside() -> None:
    made = opened(incident(7, None, HARIM))
    assert timeline(edition(made))["undated"] == 1
    texts = dict(timeline_files(made))
    assert b'"undated":1' in texts["site/data/timeline.js"]


def test_the_chart_counts_each_event_once() -> None:
    chart = timeline(edition(material()))["chart"]
    assert sum(row["events"] for row in chart["rows"]) == 3
    assert sum(sum(row["kinds"]) + row["others"] for row in chart["rows"]) == 3
    assert sum(row["killed"] for row in chart["rows"]) == 21


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    war = replace(many(120), controls=scene().controls)
    events = (*war.events, incident(999, None, HARIM))
    return written(bare(replace(war, events=events)), tmp_path_factory.mktemp("site"))


DATES = "n => document.querySelectorAll('#line .date').length === n"


def shown(page: Any, folder: Path, name: str) -> Any:
    page.goto(f"{folder.as_uri()}/{name}")
    page.wait_for_selector("#line-filters:not([hidden])")
    return page


def test_older_days_come_on_demand_and_none_twice(page: Any, folder: Path) -> None:
    shown(page, folder, "timeline.html")
    page.wait_for_selector("#line-more:visible")
    while page.locator("#line-more").is_visible():
        before = page.locator("#line .tell").count()
        page.locator("#line-more").click()
        page.wait_for_function(
            "n => document.querySelectorAll('#line .tell').length > n", arg=before
        )
        page.wait_for_selector(
            "#line-more:enabled, #line-more[hidden]", state="attached"
        )
    links = page.locator("#line a[href*='?id=']").evaluate_all(
        "all => all.map((one) => one.getAttribute('href'))"
    )
    assert len(links) == len(set(links)) == 121
    days = page.locator("#line .date").evaluate_all(
        "all => all.map((one) => one.dataset.day)"
    )
    assert days == sorted(set(days), reverse=True)
    assert page.locator("#line a[href*='#clm-']").count() == 4
    assert page.locator("#line-status").inner_text().startswith("121 of 121")


def test_the_address_chooses_days(page: Any, folder: Path) -> None:
    shown(page, folder, "timeline.html?from=2021-01-10&to=2021-01-12")
    page.wait_for_function(
        "() => document.querySelectorAll('#line .date').length === 3"
    )
    assert page.locator("#line-status").inner_text() == "3 events found."
    page.locator("#undated-link").click()
    page.wait_for_function(
        "() => document.querySelectorAll('#line .date').length === 1"
    )
    assert page.locator("#line h3").inner_text() == "Day not known"
