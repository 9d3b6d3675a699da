"""Events of a release, imported as the word of the monitor that published them: the
same events, and no event twice."""

import json
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.collect.datasets.rows import Asked
from marsad.errors import OperatorError
from marsad.publish.formats import jsonl
from marsad.publish.manifest import Imprint
from marsad.publish.release import publish_release
from marsad.publish.wire import Row, rows
from marsad.records.claim import KINDS, MEASURES
from marsad.records.decision import Decision
from marsad.records.dossier import Dossier
from marsad.records.report import Report
from marsad.resolve.standing import rulings
from marsad.run.dossier import load_dossier
from marsad.run.importing import Imported, import_rows
from marsad.run.joining import resolve, weigh
from marsad.run.placing import locate
from marsad.run.reading import extract
from marsad.run.released import of_release
from marsad.run.row_errors import RowErrors
from marsad.run.tools import Tools
from marsad.store.memory import MemoryStore
from marsad.vault.folder import FolderVault
from tests.build import WAR
from tests.publish.formats.material import given_rows
from tests.publish.scene import scene

NOW = datetime(2021, 6, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the gazetteer is built once."""
    return tmp_path_factory.mktemp("cache")


def empty(folder: Path, cache: Path) -> Tools:
    """A monitor with nothing on record."""
    return Tools(
        store=MemoryStore(),
        vault=FolderVault(folder / "vault"),
        war=WAR,
        now=lambda: NOW,
        cache=cache,
        releases=folder / "releases",
        key=None,
    )


def load(tools: Tools, path: Path, **more: Any) -> Imported:
    """Import the events of a release, or a file of events, without row errors."""
    path = path / "data/events.jsonl" if path.is_dir() else path
    asked = of_release(Asked(path, "release", **{"publisher": "", **more}))
    errors = RowErrors(None)
    done = import_rows(tools, asked, errors)
    assert errors.counts["left out"] == 0
    return done


def worked(tools: Tools) -> Dossier:
    """The record after the walk up to weighing."""
    for stage in (extract, locate, resolve, weigh):
        stage(tools)
    return load_dossier(tools.store, tools.war)


def said(found: list[Row]) -> Counter[str]:
    """What events say, whatever their ids."""
    fields = ("kind", "start", "end", "place", "lat", "lon", "where_prec", "figures",
              "blamed", "targeted")  # fmt: skip
    return Counter(
        json.dumps([row[field] for field in fields], sort_keys=True) for row in found
    )


def published(out: Path, record: Dossier, now: datetime = NOW) -> Path:
    """A release of a record, as another monitor publishes it."""
    made = publish_release(record, out, Imprint(None, now, None, "test"))
    return out / made.id


def events_of(folder: Path) -> list[Row]:
    lines = (folder / "data/events.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def counting(tools: Tools) -> set[str]:
    """Rows that count, by their ids."""
    out = rulings(tools.store.scan(Decision)).out
    return {
        (r.part or "").removeprefix("row ")
        for r in tools.store.scan(Report)
        if r.id not in out
    }


def test_a_release_comes_back_as_it_was(tmp_path: Path, cache: Path) -> None:
    folder = published(tmp_path / "theirs", scene())
    tools = empty(tmp_path, cache)
    done = load(tools, folder)
    found = events_of(folder)
    assert (done.rows, done.new, done.gone) == (len(found), len(found), 0)
    back = list(rows("events", worked(tools)))
    assert said(back) == said(found)
    again = load(tools, folder)
    assert (again.new, again.known, again.gone) == (0, len(found), 0)
    assert list(rows("events", worked(tools))) == back


def test_the_same_events_told_in_other_words_are_the_same_rows(
    tmp_path: Path, cache: Path
) -> None:
    found = events_of(published(tmp_path / "theirs", scene()))
    tools = empty(tmp_path, cache)
    for at, words in enumerate(("It is so.", "So it is.")):
        path = tmp_path / f"{at}.jsonl"
        told = [{**row, "told": {"en": words, "ar": words}} for row in found]
        jsonl.save(given_rows({"events": told}), ("events",), path)
        done = load(tools, path, publisher="Valley Monitor", published=date(2021, 6, 1))
        new, known = (0, len(found)) if at else (len(found), 0)
        assert (done.new, done.known) == (new, known)


def test_the_monitor_that_published_it_is_the_source(
    tmp_path: Path, cache: Path
) -> None:
    tools = empty(tmp_path, cache)
    load(tools, published(tmp_path / "theirs", scene()))
    (report, *_) = tools.store.scan(Report)
    assert (report.publisher, report.published) == ("Valley Monitor", date(2021, 6, 1))
    assert report.dataset == "release events" and "evt-" in (report.title or "")


COUNT = st.lists(st.integers(0, 60), min_size=3, max_size=3).map(sorted)
DAY = st.dates(date(2021, 1, 1), date(2021, 5, 30))


@st.composite
def made_events(draw: st.DrawFn) -> list[Row]:
    """Events of a release: any kind, days, place and counts."""
    base = next(iter(rows("events", scene())))
    found = []
    for at in range(draw(st.integers(1, 4))):
        start = draw(st.none() | DAY)
        end = start or draw(st.none() | DAY)
        figures = {}
        for measure in draw(st.sets(st.sampled_from(MEASURES[:10]), max_size=2)):
            low, best, high = draw(COUNT)
            top = draw(st.sampled_from([high, None]))
            figures[measure] = {"low": low, "best": best, "high": top}
        located = draw(st.booleans())
        found.append(
            {
                **base,
                "id": f"evt-{at}",
                "kind": draw(st.sampled_from(KINDS[:8])),
                "start": start and start.isoformat(),
                "end": end and end.isoformat(),
                "place": draw(st.sampled_from(["Harim", "the ridge of Qaxal"])),
                "lat": 36.21 if located else None,
                "lon": 36.52 if located else None,
                "where_prec": draw(st.integers(1, 6)) if located else None,
                "figures": dict(sorted(figures.items())),
            }
        )
    return found


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(made_events())
def test_any_events_come_back_with_counts_days_and_kinds(
    tmp_path_factory: pytest.TempPathFactory, cache: Path, made: list[Row]
) -> None:
    folder = tmp_path_factory.mktemp("release")
    path = folder / "events.jsonl"
    jsonl.save(given_rows({"events": made}), ("events",), path)
    tools = empty(folder, cache)
    load(tools, path, publisher="Valley Monitor", published=date(2021, 6, 1))
    back = list(rows("events", worked(tools)))
    fields = ("kind", "start", "end", "place", "figures")

    def short(found: list[Row]) -> list[str]:
        told = ({f: row[f] for f in fields} for row in found)
        return sorted(json.dumps(one, sort_keys=True) for one in told)

    assert short(back) == short(made)
    located = sorted((r["lat"], r["lon"], r["where_prec"]) for r in made if r["lat"])
    placed = [
        r for r in back if r["place"] == "the ridge of Qaxal" or r["lat"] == 36.21
    ]
    found = sorted((r["lat"], r["lon"], r["where_prec"]) for r in placed if r["lat"])
    assert [one for one in located if one not in found] == []


def test_a_later_release_takes_the_place_of_what_changed_and_is_gone(
    tmp_path: Path, cache: Path
) -> None:
    first = published(tmp_path / "one", scene())
    gone, *kept = scene().events
    later = replace(scene(), events=(*kept[:-1], replace(kept[-1], kind="bombing")))
    second = published(tmp_path / "two", later, datetime(2021, 7, 1, tzinfo=UTC))
    tools = empty(tmp_path, cache)
    load(tools, first)
    done = load(tools, second)
    assert (done.changed, done.gone) == (1, 1)
    assert counting(tools) == {row["id"] for row in events_of(second)}
    assert gone.id not in counting(tools)
    back = load(tools, first)  # the older one changes nothing
    assert (back.stale, back.gone) == (0, 0)
    assert counting(tools) == {row["id"] for row in events_of(second)}


def monthly(tmp_path: Path, *records: Dossier) -> list[Path]:
    """Releases of one monitor, a month apart."""
    start = enumerate(records, 6)
    return [
        published(tmp_path / f"{month}", record, datetime(2021, month, 1, tzinfo=UTC))
        for month, record in start
    ]


def ticking(tools: Tools) -> Tools:
    """The same monitor, with a clock that goes on at each look."""
    hours = (NOW + timedelta(hours=at) for at in count())
    return replace(tools, now=lambda: next(hours))


def test_a_row_that_comes_back_as_it_was_counts_again(
    tmp_path: Path, cache: Path
) -> None:
    whole = scene()
    lacking = replace(whole, events=whole.events[1:])
    first, second, third = monthly(tmp_path, whole, lacking, whole)
    tools = ticking(empty(tmp_path, cache))
    load(tools, first)
    assert load(tools, second).gone == 1
    assert load(tools, first).back == 0  # the older one changes nothing
    assert counting(tools) == {row["id"] for row in events_of(second)}
    done = load(tools, third)
    assert (done.new, done.back, done.gone) == (0, 1, 0)
    assert counting(tools) == {row["id"] for row in events_of(third)}
    assert said(list(rows("events", worked(tools)))) == said(events_of(third))
    again = [load(tools, folder) for folder in (third, second, first)]
    assert [(one.back, one.gone) for one in again] == [(0, 0)] * 3
    assert counting(tools) == {row["id"] for row in events_of(third)}


def test_older_values_that_come_back_take_the_place_of_newer_ones(
    tmp_path: Path, cache: Path
) -> None:
    whole = scene()
    (head, *rest) = whole.events
    other = replace(whole, events=(replace(head, kind="bombing"), *rest))
    folders = monthly(tmp_path, whole, other, whole)
    tools = ticking(empty(tmp_path, cache))
    done = [load(tools, folder) for folder in (*folders, folders[1])]
    assert [(one.changed, one.back) for one in done] == [(0, 0), (1, 0), (0, 1), (0, 0)]
    assert said(list(rows("events", worked(tools)))) == said(events_of(folders[2]))


def test_what_a_reviewer_took_out_no_release_brings_back(
    tmp_path: Path, cache: Path
) -> None:
    whole = scene()
    lacking = replace(whole, events=whole.events[1:])
    first, second, third = monthly(tmp_path, whole, lacking, whole)
    tools = ticking(empty(tmp_path, cache))
    load(tools, first)
    load(tools, second)
    (decision,) = tools.store.scan(Decision)
    ruled = replace(decision, id="dec-0", at=tools.now(), by="A reviewer", reason="")
    tools.store.put([ruled])
    assert load(tools, third).back == 0
    assert counting(tools) == {row["id"] for row in events_of(second)}


def test_what_is_no_release_or_was_altered_is_told(tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match=r"release\.json cannot be read"):
        of_release(Asked(tmp_path, "release"))
    folder = published(tmp_path / "theirs", scene())
    path = folder / "data/events.jsonl"
    path.write_text(path.read_text().replace("airstrike", "clash"), "utf-8")
    with pytest.raises(OperatorError, match="was altered"):
        of_release(Asked(folder, "release"))
    path.unlink()
    with pytest.raises(OperatorError, match=r"data/events\.jsonl is missing"):
        of_release(Asked(path, "release"))
    manifest = folder / "release.json"
    manifest.write_text('{"id": "rel-1"}', "utf-8")
    with pytest.raises(OperatorError, match="does not say when"):
        of_release(Asked(folder, "release"))


def test_an_event_without_a_day_holds_no_ground_on_the_day_of_the_import(
    tmp_path: Path, cache: Path
) -> None:
    base = next(iter(rows("events", scene())))
    sides = {"parties": ["league"], "blamed": ["league"], "targeted": []}
    left = {"id": "evt-left", "kind": "withdrawal", "start": None, "end": None}
    made = [{**base, **left, **sides, "figures": {}}]
    path = tmp_path / "events.jsonl"
    jsonl.save(given_rows({"events": made}), ("events",), path)
    tools = empty(tmp_path, cache)
    load(tools, path, publisher="Valley Monitor", published=date(2021, 6, 1))
    record = worked(tools)
    (event,) = record.events
    assert (event.when.start, event.when.end) == (None, None)
    assert record.controls == ()


def test_parties_come_back_by_their_names(tmp_path: Path, cache: Path) -> None:
    folder = published(tmp_path / "theirs", scene())
    other = tuple(replace(p, id=f"{p.id}-here") for p in WAR.parties)
    tools = replace(empty(tmp_path, cache), war=replace(WAR, parties=other))
    load(tools, folder)
    found = {row["id"]: row for row in events_of(folder)}
    back = [row for row in rows("events", worked(tools)) if row["blamed"]]
    assert back
    theirs = {side for row in found.values() for side in row["blamed"]}
    named = {party.id for party in WAR.parties}
    assert {side for row in back for side in row["blamed"]} == {
        f"{side}-here" if side in named else side for side in theirs
    }
