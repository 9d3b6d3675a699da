"""A release imported with its claims gives the state that was published."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from marsad.collect.datasets.rows import Asked
from marsad.errors import OperatorError
from marsad.publish.choosing import release_folder
from marsad.publish.wire import Row, rows
from marsad.records.claim import Claim
from marsad.records.decision import Decision
from marsad.records.dossier import Dossier
from marsad.records.report import Report
from marsad.resolve.standing import rulings
from marsad.run.chain import chain
from marsad.run.importing import Imported, import_rows
from marsad.run.released import of_release
from marsad.run.row_errors import RowErrors
from marsad.run.tools import Tools
from tests.build import report
from tests.run.test_released import empty, published, worked

STRIKE = (
    "Air strikes by the Northern Army on the town of Harim killed 16 people on Monday, "
    "including seven civilians, the Valley Observatory said. The army denied that it "
    "had struck Harim."
)
REPORTS = (
    report(STRIKE, "2021-05-04", "Capital Wire", "rpt-wire"),
    report(f"{STRIKE} (Capital Wire)", "2021-05-05", "Morning Daily", "rpt-reprint"),
    report(
        "At least 12 people were killed in air strikes on Harim on 3 May, the "
        "hospital of Harim said. Anna Lindqvist, a nurse, was abducted in Idlib in "
        "March 2019. She is alive, her employer said on Tuesday.",
        "2021-05-05",
        "Lakeside Radio",
        "rpt-radio",
    ),
    report(
        "The Valley League captured Salma on Sunday, a spokesman for the League said. "
        "The Northern Army still controls Harim. Some 600 fighters are inside Salma, "
        "in four square kilometres (one square mile).",
        "2021-05-10",
        "Capital Wire",
        "rpt-ground",
    ),
    report(
        "More than 37,000 people have fled their homes in Idlib since March, the "
        "Valley Observatory said. The war has killed 4,200 people since 2019.",
        "2021-05-11",
        "Capital Wire",
        "rpt-totals",
    ),
)
NOW = datetime(2021, 6, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the gazetteer is built once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Dossier:
    """The record of the monitor that publishes, read from words."""
    return record_of(REPORTS, tmp_path_factory.mktemp("theirs"), cache)


def record_of(reports: tuple[Report, ...], folder: Path, cache: Path) -> Dossier:
    tools = empty(folder, cache)
    tools.store.put(list(reports))
    return worked(tools)


def load(tools: Tools, folder: Path, **more: Any) -> Imported:
    """Import a release with its claims, without row errors."""
    asked = of_release(Asked(folder, "release", **more))
    errors = RowErrors(None)
    done = import_rows(tools, asked, errors)
    assert errors.counts["left out"] == 0
    return done


def _event(row: Row) -> Iterator[object]:
    same = ("kind", "start", "end", "place", "lat", "lon", "where_prec", "radius_m",
            "country", "admin1", "parties", "blamed", "targeted", "figures", "grade",
            "rule", "independent_origin_count", "strike_status")  # fmt: skip
    yield from (row[name] for name in same)
    yield from (len(row[name]) for name in ("claims", "reports", "origins"))
    yield len(row["contradictions"])


def _person(row: Row) -> Iterator[object]:
    told = ("status", "start", "end", "certainty", "speaker")
    yield sorted(str([one[name] for name in told]) for one in row["statuses"])
    yield len(row["contradictions"])


def _control(row: Row) -> Iterator[object]:
    same = ("place", "area", "holder", "state", "start", "end", "last", "km2", "basis")
    yield from (row[name] for name in same)


def _tally(row: Row) -> Iterator[object]:
    same = ("measure", "population", "kind", "start", "end", "place", "low", "best",
            "high", "weak_best", "grades")  # fmt: skip
    yield from (row[name] for name in same)
    yield from (len(row[n]) for n in ("claims", "weak_claims", "weak_totals"))


def _issue(row: Row) -> Iterator[object]:
    same = ("code", "message", "stage", "seen")
    yield from (row[name] for name in same)
    yield len(row["claims"])


TOLD = {"events": _event, "persons": _person, "control": _control, "tallies": _tally,
        "issues": _issue}  # fmt: skip


def state(record: Dossier, name: str) -> Counter[str]:
    """What a table of a record tells, whatever the ids."""
    told = TOLD[name]
    return Counter(json.dumps(list(told(row))) for row in rows(name, record))


@pytest.mark.parametrize("name", TOLD)
def test_a_release_comes_back_as_the_state_that_it_tells(
    name: str, theirs: Dossier, tmp_path: Path, cache: Path
) -> None:
    tools = empty(tmp_path, cache)
    done = load(tools, published(tmp_path / "theirs", theirs))
    assert (done.new, done.claims) == (len(REPORTS), len(theirs.claims))
    assert not done.sums
    assert {"Capital Wire", "Valley Observatory"} <= done.voices.keys()
    back = worked(tools)
    assert state(theirs, name)
    assert state(back, name) == state(theirs, name)


def test_a_claim_is_its_speakers_and_its_report_is_who_put_it_out(
    theirs: Dossier, tmp_path: Path, cache: Path
) -> None:
    tools = empty(tmp_path, cache)
    load(tools, published(tmp_path / "theirs", theirs))
    (wire,) = (r for r in tools.store.scan(Report) if r.id.startswith("rpt-wire-"))
    assert (wire.publisher, wire.published) == ("Capital Wire", date(2021, 5, 4))
    assert wire.passed_on_by == "The war for the valley"
    worked(tools)
    for claim in tools.store.scan(Claim):
        there = theirs.claims[claim.id.rpartition("-")[0]]
        assert (claim.quote, claim.speaker) == (there.quote, there.speaker)
        assert claim.reader.startswith("datasets")
        numbers = [(f.low, f.high, f.population) for f in claim.figures]
        assert numbers == [(f.low, f.high, f.population) for f in there.figures]


def test_the_words_around_a_quote_come_with_it(
    theirs: Dossier, tmp_path: Path, cache: Path
) -> None:
    tools = empty(tmp_path, cache)
    load(tools, published(tmp_path / "theirs", theirs))

    def around(record: Dossier) -> Counter[str]:
        told = ("quote", "before", "after")
        return Counter(str([row[n] for n in told]) for row in rows("claims", record))

    back = worked(tools)
    assert around(back) == around(theirs)
    for claim in back.claims.values():
        shown = chain(claim, back, {})["context"]
        told = {"before": shown["before"], "after": shown["after"]}
        assert "claim 1" not in f"{told}" and shown["words"] == claim.quote


def counted(record: Dossier, event: str) -> list[tuple[str, str, float]]:
    """What is counted of an event."""
    own = (t for t in record.tallies if t.event == event)
    return sorted((t.measure, t.population or "", t.best) for t in own)


def test_what_both_monitors_have_read_counts_once(
    theirs: Dossier, tmp_path: Path, cache: Path
) -> None:
    tools = empty(tmp_path, cache)
    tools.store.put([REPORTS[0]])
    alone = worked(tools)
    (strike,) = (e for e in alone.events if e.kind == "airstrike")
    folder = published(tmp_path / "theirs", record_of(REPORTS[:1], tmp_path, cache))
    load(tools, folder)
    both = worked(tools)
    (joined,) = (e for e in both.events if e.kind == "airstrike")
    assert len(joined.claims) > len(strike.claims)
    assert both.grades[joined.id].origins == alone.grades[strike.id].origins
    assert counted(both, joined.id) == counted(alone, strike.id) != []


def test_the_same_release_adds_nothing_and_a_later_one_replaces(
    theirs: Dossier, tmp_path: Path, cache: Path
) -> None:
    first = published(tmp_path / "one", theirs)
    rest = record_of(REPORTS[:-1], tmp_path, cache)
    second = published(tmp_path / "two", rest, datetime(2021, 7, 1, tzinfo=UTC))
    tools = empty(tmp_path, cache)
    load(tools, first)
    again = load(tools, first)
    assert (again.new, again.known, again.gone) == (0, len(REPORTS), 0)
    later = load(tools, second)
    assert (later.new, later.gone) == (0, 1)
    out = rulings(tools.store.scan(Decision)).out
    assert [id for id in out if id.startswith("rpt-totals-")]
    assert state(worked(tools), "events") == state(rest, "events")
    back = load(tools, first)  # the older one changes nothing
    assert (back.new, back.gone, back.back) == (0, 0, 0)


def test_what_a_reviewer_took_out_stays_out_though_its_words_change(
    theirs: Dossier, tmp_path: Path, cache: Path
) -> None:
    tools = empty(tmp_path, cache)
    load(tools, published(tmp_path / "one", theirs))
    (totals,) = (r for r in tools.store.scan(Report) if r.id.startswith("rpt-totals-"))
    at = datetime(2021, 6, 2, tzinfo=UTC)
    tools.store.put([Decision("dec-1", at, "A reviewer", "retract", (totals.id,), "")])
    claims = dict(theirs.claims)
    for id, claim in claims.items():
        if claim.report == "rpt-totals":
            claims[id] = replace(claim, certainty="probable")
    changed = replace(theirs, claims=claims)
    later = published(tmp_path / "two", changed, datetime(2021, 7, 1, tzinfo=UTC))
    assert load(tools, later).new == 1
    record = worked(tools)
    assert not [c for c in record.origins if record.claims[c].report[4:10] == "totals"]


def test_claims_take_the_place_of_events_and_never_the_other_way_round(
    theirs: Dossier, tmp_path: Path, cache: Path
) -> None:
    tools = empty(tmp_path, cache)
    folder = published(tmp_path / "theirs", theirs)
    events = of_release(Asked(folder / "data/events.jsonl", "release"))
    import_rows(tools, events, RowErrors(None))
    load(tools, folder)
    assert state(worked(tools), "events") == state(theirs, "events")
    with pytest.raises(OperatorError, match="would count them again"):
        import_rows(tools, events, RowErrors(None))


def test_two_wars_of_one_publisher_stand_side_by_side(
    theirs: Dossier, tmp_path: Path, cache: Path
) -> None:
    tools = empty(tmp_path, cache)
    rest = record_of(REPORTS[3:4], tmp_path, cache)
    rules = replace(rest.war.rules, title="The other valley")
    other = replace(rest, war=replace(rest.war, rules=rules))
    load(tools, published(tmp_path / "one", theirs), publisher="Us")
    done = load(tools, published(tmp_path / "two", other), publisher="Us")
    assert (done.new + done.known, done.gone) == (1, 0)


def test_a_release_that_is_not_for_all_is_refused(
    theirs: Dossier, tmp_path: Path
) -> None:
    folder = published(tmp_path / "theirs", theirs)
    manifest = folder / "release.json"
    told = json.loads(manifest.read_text("utf-8"))
    manifest.write_text(json.dumps({**told, "audience": "partner"}), "utf-8")
    for path in (folder, folder / "data/events.jsonl"):
        with pytest.raises(OperatorError, match=r"partner|altered"):
            of_release(Asked(path, "release"))


def test_claims_need_their_reports(theirs: Dossier, tmp_path: Path) -> None:
    folder = published(tmp_path / "theirs", theirs)
    (folder / "data/reports.jsonl").unlink()
    with pytest.raises(OperatorError, match=r"data/reports\.jsonl is missing"):
        of_release(Asked(folder, "release"))


def test_a_folder_of_releases_is_its_newest(theirs: Dossier, tmp_path: Path) -> None:
    folder = published(tmp_path / "theirs", theirs)
    asked = of_release(Asked(tmp_path / "theirs", "release"))
    assert asked.path == folder / "data/claims.jsonl"
    assert release_folder(str(tmp_path / "theirs"), tmp_path) == folder
    named = of_release(replace(asked, path=folder, layout="release", publisher="Us"))
    assert (named.publisher, named.edition) == (
        "Us",
        "2021-06-01 The war for the valley",
    )
