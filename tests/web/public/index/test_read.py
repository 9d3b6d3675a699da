"""The index answers what going through all rows would answer."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.web.public.index import read
from marsad.web.public.index.ask import Ask
from marsad.web.public.index.build import ensure_index
from marsad.web.public.index.read import Index, TooLong
from marsad.web.public.shelf import Shelf
from marsad.web.public.words import Question, question, words
from tests.web.public.library import made_rows, put

Row = dict[str, Any]
ROWS = made_rows()


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    out = tmp_path_factory.mktemp("releases")
    shelf = Shelf(out)
    edition = shelf.require(put(out, ROWS))
    yield Index(ensure_index(tmp_path_factory.mktemp("cache"), shelf, edition), edition)


def ids(rows: list[Row]) -> list[str]:
    return [row["id"] for row in rows]


def found(index: Index, ask: Ask) -> list[Row]:
    page = index.page(ask)
    rows = [json.loads(row) for row in page.rows]
    assert page.matched >= len(rows)
    return rows


def in_box(row: Row, west: float, south: float, east: float, north: float) -> bool:
    lon, lat = row["lon"], row["lat"]
    if lon is None or not south <= lat <= north:
        return False
    return west <= lon <= east if west <= east else lon >= west or lon <= east


def in_days(row: Row, first: date | None, last: date | None) -> bool:
    start, end = row["start"], row["end"]
    if start is None and end is None:
        return False
    before = last is None or start is None or date.fromisoformat(start) <= last
    after = first is None or end is None or date.fromisoformat(end) >= first
    return before and after


LONS = st.one_of(st.floats(-180, 180), st.sampled_from([179.5, -179.5, 1.0, 36.0]))
LATS = st.one_of(st.floats(-90, 90), st.sampled_from([-17.0, 1.0, 33.0, 35.0]))
SOME_DAYS = st.none() | st.dates(date(2010, 1, 1), date(2026, 1, 1))


@given(LONS, LONS, LATS, LATS)
def test_a_box_finds_what_lies_in_it(
    index: Index, west: float, east: float, one: float, other: float
) -> None:
    box = (west, min(one, other), east, max(one, other))
    wanted = [row for row in ROWS["events"] if in_box(row, *box)]
    matched, spots = index.features(Ask("events", box=box, limit=1000))
    assert [spot.id for spot in spots] == ids(wanted)
    assert matched == len(wanted)


@given(SOME_DAYS, SOME_DAYS)
def test_days_find_what_touches_them(
    index: Index, first: date | None, last: date | None
) -> None:
    wanted = [row for row in ROWS["events"] if in_days(row, first, last)]
    whole = Ask("events", days=(first, last), limit=1000)
    assert ids(found(index, whole)) == ids(wanted)


@given(st.integers(1, 50), st.sampled_from(["", "id", "-start", "start", "-weight"]))
def test_pages_are_the_whole_in_order(index: Index, limit: int, sort: str) -> None:
    whole = found(index, Ask("events", sort=sort, limit=1000))
    parts: list[Row] = []
    for offset in range(0, len(whole) + limit, limit):
        parts += found(index, Ask("events", sort=sort, limit=limit, offset=offset))
    assert parts == whole
    assert sorted(ids(whole)) == sorted(ids(ROWS["events"]))


def test_order_has_the_unknown_last(index: Index) -> None:
    starts = [row["start"] for row in found(index, Ask("events", sort="-start"))]
    assert starts[-1] is None
    assert starts[:-1] == sorted(filter(None, starts), reverse=True)


def test_columns_and_tags_narrow(index: Index) -> None:
    kinds = ("airstrike", "clash")
    wanted = [row for row in ROWS["events"] if row["kind"] in kinds]
    assert ids(found(index, Ask("events", {"kind": kinds}, limit=99))) == ids(wanted)
    north = [r for r in ROWS["events"] if "Northern Front" in r["parties"]]
    tagged = Ask("events", tags={"party": ("northern front",)}, limit=99)
    assert ids(found(index, tagged)) == ids(north)
    assert found(index, Ask("events", {"kind": ("no such",)})) == []
    assert found(index, Ask("events", {"kind": ()})) == []


def test_a_reviewers_grade_counts(index: Index) -> None:
    graded = ids(found(index, Ask("events", {"grade": ("confirmed",)}, limit=99)))
    assert "evt-told" in graded


def test_rows_come_back_as_they_were_written(index: Index) -> None:
    for name, key in (("events", "id"), ("reports", "report"), ("tallies", "id")):
        for row in ROWS[name]:
            held = index.row(name, row[key])
            assert held is not None
            assert json.loads(held) == row
    assert index.row("events", "evt-none") is None
    assert index.spot("events", "evt-none") is None


def test_rows_that_belong_together(index: Index) -> None:
    event = ROWS["events"][0]
    claims = [json.loads(c) for c in index.having("claims", "event", event["id"])]
    assert ids(claims) == event["claims"]


def test_sources_are_summed(index: Index) -> None:
    total, rows = index.sources(1000, 0)
    names = {row["publisher"] for row in ROWS["reports"]}
    assert total == len(rows) == len(names)
    assert {row["publisher"] for row in rows} == names
    assert sum(row["reports"] for row in rows) == len(ROWS["reports"])
    assert sum(row["claims"] for row in rows) == len(ROWS["claims"])
    assert [r["reports"] for r in rows] == sorted(
        (r["reports"] for r in rows), reverse=True
    )
    assert index.sources(1, 1)[1] == rows[1:2]


def asked(text: str) -> Question:
    found = question(text)
    assert found is not None
    return found


def texts(row: Row) -> set[str]:
    claims = [c for c in ROWS["claims"] if c["event"] == row["id"]]
    told = [row["place"] or "", row["kind"], *row["parties"], row["admin1"] or ""]
    told += [*row.get("told", {}).values()]
    told += [c[n] or "" for c in claims for n in ("quote", "speaker", "target")]
    return {word for text in told for word in words(text)}


@pytest.mark.parametrize(
    "text", ["market", "قصف المدي", "khan", "الحمراء", "HARAKAT nur", "burned", "mar"]
)
def test_search_finds_every_event_that_has_the_words(index: Index, text: str) -> None:
    hits = index.search(asked(text), ["events"], 1000, 0)
    got = {json.loads(row)["id"] for _, row in hits.rows}
    *whole, last = words(text)
    assert got == {
        row["id"]
        for row in ROWS["events"]
        if set(whole) <= texts(row) and any(t.startswith(last) for t in texts(row))
    }
    assert got
    assert (hits.matched, hits.exact) == (len(got), True)


def test_pages_of_hits_are_the_whole(index: Index) -> None:
    match = asked("str")
    kinds = ["events", "reports", "persons"]
    whole = index.search(match, kinds, 1000, 0)
    parts = [index.search(match, kinds, 3, at).rows for at in range(0, 90, 3)]
    assert [hit for part in parts for hit in part] == list(whole.rows)[:90]


def test_what_matches_too_much_is_ranked_by_weight(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read, "MOST_RANKED", 5)
    hits = index.search(asked("northern"), ["events"], 4, 0)
    assert (hits.matched, hits.exact) == (5, False)
    heavy = found(index, Ask("events", sort="-weight", limit=99))
    order = ids([row for row in heavy if "Northern Front" in row["parties"]])
    got = [json.loads(row)["id"] for _, row in hits.rows]
    assert set(got) <= set(ids(heavy))
    weights = [ids(heavy).index(one) for one in got]
    assert weights == sorted(weights)
    assert order


def test_persons_whose_names_are_withheld_are_not_found(index: Index) -> None:
    withheld = [row for row in ROWS["persons"] if row["private"]]
    assert withheld
    hits = index.search(asked("withheld"), ["persons"], 10, 0)
    assert not hits.rows
    named = next(row for row in ROWS["persons"] if not row["private"])
    assert index.search(asked(named["name"]), ["persons"], 10, 0).rows


def test_a_question_that_takes_too_long_is_ended(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read, "PATIENCE", -1.0)
    endless = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
        "SELECT count(*) FROM n"
    )
    with pytest.raises(TooLong):
        index._all(endless)


def test_extents(index: Index) -> None:
    box, days = index.extent("events")
    lons = [row["lon"] for row in ROWS["events"] if row["lon"] is not None]
    assert (box[0], box[2]) == (min(lons), max(lons))
    assert days[0] == min(row["start"] for row in ROWS["events"] if row["start"])


def test_counts_are_kept_within_a_bound(index: Index) -> None:
    for at in range(read._COUNTS + 20):
        day = date(2000, 1, 1) + timedelta(days=at)
        index.page(Ask("events", days=(day, None)))
    assert len(index._counts) == read._COUNTS


def test_a_release_without_history_has_none(index: Index) -> None:
    assert index.counts["corrections"] == index.counts["changes"] == 0
    assert index.redirects == {}
    assert Path(index.edition.folder / "data/events.jsonl").is_file()


def test_an_event_is_found_by_the_name_that_its_arabic_sentence_prints(
    tmp_path: Path,
) -> None:
    told = {"en": "Shells hit Nyala.", "ar": "قصف في نيالا."}
    rows = {**ROWS, "events": [{**ROWS["events"][0], "place": "Nyala", "told": told}]}
    shelf = Shelf(tmp_path / "releases")
    edition = shelf.require(put(tmp_path / "releases", rows))
    index = Index(ensure_index(tmp_path / "cache", shelf, edition), edition)
    for name in ("نيالا", "Nyala"):
        assert len(index.search(asked(name), ["events"], 10, 0).rows) == 1
