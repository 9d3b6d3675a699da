"""The small map beside an event is cut to the war and light."""

import re
from dataclasses import replace

from marsad.publish.site.chunk import chunk
from marsad.publish.site.locator import WIDTH, locator
from tests.publish.site.written import OPENED, material


def test_paths_stay_within_the_picture() -> None:
    made = locator(material())
    numbers = [
        tuple(map(float, pair.split(" ")))
        for path in (made["land"], made["war"])
        for pair in re.findall(r"[\d.]+ [\d.]+", path)
    ]
    assert made["war"] and made["land"] and made["lines"]
    assert all(0 <= x <= WIDTH + 1 and 0 <= y <= made["height"] + 1 for x, y in numbers)
    assert len(chunk("locator", made)[1]) < 60_000


def test_a_point_of_the_war_falls_into_the_picture() -> None:
    made = locator(material())
    west, south, east, north = made["limits"]
    where = OPENED.events[0].where
    assert where is not None and where.lat is not None and where.lon is not None
    assert west < where.lon < east and south < where.lat < north
    assert round((east - west) * made["kx"]) == made["width"]
    assert round((north - south) * made["ky"]) == made["height"]


def test_a_war_without_an_area_or_a_point_shows_the_world() -> None:
    nowhere = tuple(replace(event, where=None) for event in OPENED.events)
    war = replace(OPENED.war, area=())
    made = locator(material(replace(OPENED, war=war, events=nowhere)))
    assert made["limits"][0] == -180 and made["war"] == ""
