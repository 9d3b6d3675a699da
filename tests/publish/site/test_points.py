"""Every event is among the points once, on its day, at its place or beside the map."""

import json
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.publish.site import points
from marsad.publish.site.chunk import FOLDER
from marsad.publish.site.material import Material
from marsad.publish.site.points import SHOWN, main_days, mapped, point_files
from marsad.publish.site.store import newest_first
from marsad.records.when import When
from tests.publish.scene import HARIM, SALMA
from tests.publish.site.terrain import (
    FAR,
    FIRST,
    SYRIA,
    bare,
    incident,
    material,
    war_of,
)

PLACES = st.sampled_from([HARIM, SALMA, SYRIA, FAR, None])
DAYS = st.none() | st.dates(date(1999, 1, 1), date(2030, 1, 1))
EVENTS = st.lists(st.tuples(DAYS, PLACES, st.integers(0, 40)), max_size=12)


def read(made: Material) -> dict[str, Any]:
    """The files' values by name."""
    found = {}
    for name, content in point_files(made):
        text = content.decode().removeprefix("marsad.put(").removesuffix(");\n")
        key, value = json.loads(f"[{text}]")
        assert name == f"{FOLDER}/{key}.js"
        found[key] = value
    return found


def events_of(files: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Id, first and last day, and name of the place of each, as a script reads them."""
    spots: list[list[Any]] = []
    found = []
    for number in range(len(files["map"]["files"])):
        part, ids = files[f"points-{number}"], files[f"point-ids-{number}"]
        spots += part["spots"]
        day = 0
        for at, step in enumerate(part["day"]):
            end = None
            if step is not None:
                day += step
                end = date(1970, 1, 1) + timedelta(days=day)
            start = end and end - timedelta(days=part["span"][at])
            found.append((ids[at], start, end, spots[part["spot"][at]][0]))
    return found


@settings(max_examples=30)
@given(EVENTS, st.integers(1, 5))
def test_each_event_is_there_once_with_its_days_and_place(
    drawn: list[tuple[Any, ...]], per_file: int
) -> None:
    made = []
    for at, (end, where, span) in enumerate(drawn):
        start = end and end - timedelta(days=span)
        made.append(incident(at, end, where, when=When(start, end)))
    before = points.PER_FILE
    points.PER_FILE = per_file
    try:
        files = read(bare(war_of(*made)))
    finally:
        points.PER_FILE = before
    expected = [
        (one.id, one.when.start, one.when.end, one.place) for one in newest_first(made)
    ]
    assert events_of(files) == expected


@settings(max_examples=30)
@given(EVENTS)
def test_what_is_not_drawn_is_counted_by_why(drawn: list[tuple[Any, ...]]) -> None:
    made = [incident(at, end, where) for at, (end, where, _) in enumerate(drawn)]
    why = {None: "nowhere", "Syria": "rough", "Paris": "outside"}
    expected = Counter(why.get(one.place, "drawn") for one in made)
    assert read(bare(war_of(*made)))["map"]["counts"] == dict(expected)


def test_events_at_one_place_share_a_spot_as_wide_as_it_may_be() -> None:
    made = [incident(at, FIRST, HARIM) for at in range(3)]
    vaguer = replace(HARIM, radius_m=9000)
    found = mapped(war_of(*made, incident(4, FIRST, vaguer)))
    assert [spot.where and spot.where.radius_m for spot in found.spots] == [9000]
    assert Counter(found.spot_of) == {0: 4}


def test_the_slider_begins_where_most_of_the_war_does() -> None:
    old = incident(1, FIRST - timedelta(days=3000), HARIM)
    war = [incident(at, FIRST + timedelta(days=at), HARIM) for at in range(2, 30)]
    first = (FIRST + timedelta(days=3) - date(1970, 1, 1)).days
    assert main_days([old, *war]) == [first, 2]
    assert main_days(war) is None and main_days([]) is None


def test_a_blurred_place_is_marked_and_never_the_exact_one() -> None:
    files = read_scene()
    rows = [row for part in files for row in part["spots"]]
    blurred = [row for row in rows if row[6]]
    assert len(blurred) == 1
    name, _, lat, lon, radius, shown, _ = blurred[0]
    assert name == "Latakia"
    assert (lat, lon) != (SALMA.lat, SALMA.lon)
    assert radius >= 20_000
    assert SHOWN[shown] == "drawn"


def read_scene() -> list[Any]:
    files = read(material())
    return [value for name, value in files.items() if name.startswith("points-")]


def test_killed_grade_and_sides_stand_in_columns() -> None:
    files = read(material())
    part, ids = files["points-0"], files["point-ids-0"]
    at = ids.index("evt-harim")
    assert part["killed"][at] == 18
    sets = files["map"]["sets"]
    sides = [files["map"]["sides"][n]["id"] for n in sets[part["sides"][at]]]
    assert sides == ["north"]
    assert files["map"]["kinds"][part["kind"][at]] == "airstrike"
    assert files["map"]["files"] == [[part["day"][0], sum(part["day"])]]
