"""Imported maps on the page of ground: whose, of which day, and beside what is told."""

from dataclasses import replace
from typing import Any

import pytest

from marsad.publish.site.build import PAGES
from marsad.publish.site.imported import agreement, imported
from marsad.publish.site.shell import render
from tests.publish.scene import HARIM, SALMA
from tests.publish.site.terrain import FAR, edition, front, held, hold, material
from tests.publish.site.test_fronts import MADE

INSIDE = replace(HARIM, entry="9", lat=35.9, lon=36.9)


def town(id: str, start: str, holder: str | None, **more: Any) -> Any:
    """A stretch of a place of its own inside the map's square."""
    where = more.pop("where", replace(INSIDE, entry=id))
    return hold(id, start, holder, where=where, **more)


def test_places_are_counted_by_what_the_map_has_there() -> None:
    record = held(
        town("ctl-a", "2021-05-01", "north"),
        town("ctl-b", "2021-05-02", "league"),
        town("ctl-c", "2021-05-01", "league", where=FAR),
    )
    found = agreement([front("2021-05-10", "north")], record)
    assert found == {"same": 1, "another": 1, "nobody": 1}


def test_the_last_word_up_to_the_day_of_the_map_counts() -> None:
    record = held(
        hold("ctl-a", "2021-05-01", "north", where=INSIDE),
        hold("ctl-b", "2021-05-20", "league", where=INSIDE),
    )
    assert agreement([front("2021-05-10", "north")], record) == {"same": 1}
    assert agreement([front("2021-05-21", "north")], record) == {"another": 1}
    assert agreement([front("2021-04-30", "north")], record) == {}


def test_two_holders_at_one_place_are_another() -> None:
    record = held(town("ctl-a", "2021-05-01", "north"))
    both = [front("2021-05-10", "league"), front("2021-05-10", "north")]
    assert agreement(both, record) == {"another": 1}


@pytest.mark.parametrize(
    "more",
    [
        {"state": "contested"},
        {"holder": None, "state": "unknown"},
        {"where": None},
        {"where": replace(INSIDE, gazetteer="blurred")},
        {"where": replace(INSIDE, radius_m=20_000)},
        {"where": replace(SALMA, precision=4)},
    ],
)
def test_what_is_vague_or_nobodys_is_not_looked_up(more: dict[str, Any]) -> None:
    record = held(replace(town("ctl-a", "2021-05-01", "north"), **more))
    assert agreement([front("2021-05-10", "north")], record) == {}


def test_each_map_has_its_newest_day_and_licence() -> None:
    told = imported(edition(MADE))
    assert [(one["name"], one["day"], one["days"]) for one in told] == [
        ("mapper", "2021-05-10", 2),
        ("other", "2021-05-01", 1),
    ]
    assert told[0]["licence"] == "CC BY 4.0, the mapper"
    assert told[0]["day_words"] == "10 May 2021"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_page_has_a_line_for_each_map_and_none_without(language: str) -> None:
    def page(of: Any) -> str:
        made = edition(of, language)
        return render("ground", made, PAGES["ground"](made)).decode()

    text = page(MADE)
    assert text.count('<a href="map.html?to=') == 2
    assert "map.html?to=2021-05-10&amp;front=mapper" in text
    assert 'id="h-maps"' not in page(material())
