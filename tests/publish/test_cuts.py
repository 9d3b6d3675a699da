"""The numbers of the page of tallies stand in a data file, and follow from events."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeAlias

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.publish.audiences import ladder, shielded, told_rows
from marsad.publish.redact import redact
from marsad.publish.site.flows import flow_measures, wholes
from marsad.publish.site.shell import editions
from marsad.publish.site.tallies import tallies
from marsad.publish.wire import Row, rows
from marsad.records.dossier import Dossier
from marsad.records.grade import GRADES, HEADLINE
from marsad.records.war import PublishRules
from marsad.records.when import When
from tests.publish.scene import EVENTS, grade, scene, tally
from tests.publish.site.made import material
from tests.publish.worlds import Flips, flips, world

BOUNDS = ("low", "best", "high")
Told: TypeAlias = tuple[str, date | None, str | None, str, int, int | None]
TOLD: st.SearchStrategy[Told] = st.tuples(
    st.sampled_from(GRADES),
    st.none() | st.dates(date(2020, 12, 1), date(2021, 4, 30)),
    st.sampled_from(["Harim", "Salma", None]),
    st.sampled_from(["shelling", "clash"]),
    st.integers(0, 40),
    st.none() | st.integers(0, 9),
)
"""Of one event: grade, day, place, kind, least killed, and how many more at most."""


def record(told: Iterable[Told]) -> Dossier:
    """A record of these events."""
    events, counts, grades = [], [], {}
    for at, (word, day, place, kind, low, more) in enumerate(told):
        id, days = f"evt-{at}", When(day, day)
        high = None if more is None else low + more
        own = tally(f"tly-{at}", "killed", (f"clm-{at}",), low, low, high, event=id)
        counts.append(replace(own, place=place, when=days))
        events.append(
            replace(
                EVENTS[0], id=id, kind=kind, when=days, place=place, where=None, was=()
            )
        )
        grades[id] = grade(id, word, 1)
    return replace(scene(), events=tuple(events), tallies=tuple(counts), grades=grades)


def numbers(row: Row, weak: str = "") -> str:
    """Low, best and high as the page hands them to its charts."""
    found = [row[f"{weak}{bound}"] for bound in BOUNDS]
    if not row[f"{weak}events"]:
        assert found == [None, None, None]
        return ""
    return ",".join("" if n is None else f"{n:g}" for n in found)


def shown(row: dict[str, Any]) -> tuple[str, str]:
    """The same of a row on the page."""
    return row["head"]["data"], row["weak"]["data"]


@settings(max_examples=8, deadline=None)
@given(st.lists(TOLD, min_size=1, max_size=8))
def test_every_number_of_the_page_is_in_the_file(told: list[Told]) -> None:
    known = material(record(told))
    filed: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows("tallies_by", known.dossier):
        filed[row["measure"], row["by"]].append(row)
    edition = editions(known)[0]
    measures = flow_measures(wholes(known.dossier), edition)
    assert {measure for measure, _ in filed} <= set(measures)
    for flow in tallies(edition)["flows"]:
        for table in flow["tables"]:
            found = filed[flow["measure"], table["by"]]
            assert len(found) == len(table["rows"]) + table["left"]
            cells = [(numbers(row), numbers(row, "weak_")) for row in found]
            assert [*map(shown, table["rows"])] == cells[: len(table["rows"])]
        drawn = {
            row["start"]: (row["end"], *shown(row)) for row in flow["time"]["rows"]
        }
        assert drawn == {
            row["start"]: (row["end"], numbers(row), numbers(row, "weak_"))
            for row in filed[flow["measure"], flow["time"]["unit"]]
        }


def cells(event: Row) -> dict[str, str | None]:
    """The row of each cut that an event belongs to."""
    found = {"place": event["place"], "kind": event["kind"]}
    if event["end"]:
        day = date.fromisoformat(event["end"])
        found["week"] = (day - timedelta(days=day.weekday())).isoformat()
        found["month"] = day.replace(day=1).isoformat()
    return found


@settings(max_examples=50, deadline=None)
@given(st.lists(TOLD, max_size=12))
def test_the_file_follows_from_the_rows_of_events(told: list[Told]) -> None:
    known = record(told)
    expected: dict[tuple[str, str | None, bool], list[Row]] = defaultdict(list)
    for event in rows("events", known):
        killed = event["figures"]["killed"]
        empty = killed["high"] == 0
        if not empty and event["grade"] != "discounted":
            for by, value in cells(event).items():
                key = by, value, event["grade"] in HEADLINE
                expected[key].append({"id": event["id"], **killed})
    for row in rows("tallies_by", known):
        if row["by"] == "party":
            continue
        for weak in ("", "weak_"):
            fed = expected.pop((row["by"], row["value"], not weak), [])
            assert sorted(row[f"{weak}events"]) == sorted(one["id"] for one in fed)
            for bound in BOUNDS:
                parts = [one[bound] for one in fed]
                whole = None if None in parts or not parts else sum(parts)
                assert row[f"{weak}{bound}"] == whole
    assert expected == {}


@settings(max_examples=30, deadline=None)
@given(flips)
def test_an_audience_is_told_sums_of_what_it_is_shown_alone(told: Flips) -> None:
    public = shielded(PublishRules(), {})
    for rules in (*ladder(public, {}), public):
        opened = redact(world(told, rules), date(2021, 5, 20))
        events = {row["id"]: row for row in told_rows("events", opened)}
        for row in told_rows("tallies_by", opened):
            for weak in ("", "weak_"):
                fed = [events[id]["figures"] for id in row[f"{weak}events"]]
                best = sum(one[row["measure"]]["best"] for one in fed)
                assert (row[f"{weak}best"] or 0) == best


def test_a_row_keeps_its_id_while_its_numbers_change() -> None:
    day = date(2021, 3, 2)
    few = [*rows("tallies_by", record([("fair", day, "Harim", "clash", 3, 0)]))]
    many = [*rows("tallies_by", record([("weak", day, "Harim", "clash", 9, 0)]))]
    assert [row["id"] for row in few] == [row["id"] for row in many]
    assert len({row["id"] for row in few}) == len(few)
