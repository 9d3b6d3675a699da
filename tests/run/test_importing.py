"""Imports into a monitor: idempotence, provenance, newer values, deletions."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from marsad.collect.datasets.rows import Asked
from marsad.errors import OperatorError
from marsad.records.claim import Claim
from marsad.records.decision import Decision
from marsad.records.evidence import Evidence
from marsad.records.issue import Issue
from marsad.records.placement import Placement
from marsad.records.report import Report
from marsad.records.when import Clock
from marsad.resolve.standing import rulings
from marsad.run.importing import Imported, import_rows, remove_rows
from marsad.run.placing import locate
from marsad.run.reading import extract
from marsad.run.row_errors import RowErrors, writing
from marsad.run.tools import Tools
from marsad.store.memory import MemoryStore
from marsad.vault.folder import FolderVault
from tests.build import WAR
from tests.collect.datasets.rows import ACLED, AIRWARS, UCDP, csv_file, json_lines

Import = Callable[..., Imported]


@pytest.fixture
def tools(tmp_path: Path, clock: Clock) -> Tools:
    return Tools(
        store=MemoryStore(),
        vault=FolderVault(tmp_path / "vault"),
        war=WAR,
        now=clock,
        cache=tmp_path / "cache",
        releases=tmp_path / "releases",
        key=None,
    )


@pytest.fixture
def load(tools: Tools, tmp_path: Path) -> Import:
    """Imports rows from a CSV file of that name."""

    def run(
        name: str, rows: list[dict[str, str]], layout: str = "ucdp", **more: object
    ) -> Imported:
        dry_run = bool(more.pop("dry_run", False))
        asked = Asked(csv_file(tmp_path / name, rows), layout, **more)  # type: ignore[arg-type]
        return import_rows(tools, asked, RowErrors(None), dry_run=dry_run)

    return run


def standing(tools: Tools) -> list[str]:
    """Titles of the reports that count, in order."""
    out = rulings(tools.store.scan(Decision)).out
    return sorted(r.title or "" for r in tools.store.scan(Report) if r.id not in out)


ROWS = [UCDP, {**UCDP, "id": "502", "best": "9"}]


def test_rows_are_kept_once_with_the_file_as_evidence(
    tools: Tools, load: Import, tmp_path: Path
) -> None:
    done = load("ged_v23_1.csv", ROWS)
    assert (done.rows, done.new, done.known, done.claims) == (2, 2, 0, 2)
    assert done.sums == {"low": 10, "best": 15, "high": 16}
    assert done.flagged == {"mismatch-range": 1, "mismatch-sum": 1}
    reports = list(tools.store.scan(Report))
    data = (tmp_path / "ged_v23_1.csv").read_bytes()
    with tools.vault.open(reports[0].evidence) as kept:
        assert kept.read() == data
    evidence = list(tools.store.scan(Evidence))
    assert {e.report for e in evidence} == {r.id for r in reports}
    assert {e.sha256 for e in evidence} == {r.evidence for r in reports}
    assert {e.capture.method for e in evidence} == {"import"}


def test_again_adds_nothing(tools: Tools, load: Import) -> None:
    load("ged_v23_1.csv", ROWS)
    before = [list(tools.store.scan(kind)) for kind in (Report, Evidence, Decision)]
    again, other = load("ged_v23_1.csv", ROWS), load("ged_v24_1.csv", ROWS)
    assert (again.new, again.known, again.changed) == (0, 2, 0)
    assert (other.new, other.known) == (0, 2)
    after = [list(tools.store.scan(kind)) for kind in (Report, Evidence, Decision)]
    assert after == before


def test_a_dry_run_tells_the_same_and_keeps_nothing(tools: Tools, load: Import) -> None:
    tried = load("ged_v23_1.csv", ROWS, dry_run=True)
    assert list(tools.store.scan(Report)) == []
    assert not (tools.vault.path).exists()  # type: ignore[attr-defined]
    assert load("ged_v23_1.csv", ROWS) == tried


def test_newer_values_take_the_place_of_older_ones(tools: Tools, load: Import) -> None:
    load("ged_v23_1.csv", ROWS)
    done = load("ged_v24_1.csv", [{**UCDP, "best": "7"}])
    assert (done.new, done.changed) == (1, 1)
    assert standing(tools) == ["UCDP GED 23.1, row 502", "UCDP GED 24.1, row 501"]
    (decision,) = tools.store.scan(Decision)
    assert decision.by == "import of ged_v24_1.csv"
    assert len(list(tools.store.scan(Report))) == 3
    stale = load("ged_v22_1.csv", [{**UCDP, "best": "5"}])
    assert (stale.new, stale.stale) == (0, 1)
    assert len(list(tools.store.scan(Report))) == 3


def test_editions_that_nobody_can_order_both_stand(tools: Tools, load: Import) -> None:
    load("syria.csv", [UCDP])
    done = load("world.csv", [{**UCDP, "best": "7"}])
    assert (done.new, done.changed) == (1, 0)
    assert len(standing(tools)) == 2


def test_two_rows_of_one_id_in_one_file_both_stand(tools: Tools, load: Import) -> None:
    done = load("a.csv", [UCDP, {**UCDP, "best": "7"}])
    assert (done.new, done.changed) == (2, 0)
    assert list(tools.store.scan(Decision)) == []


def test_acled_orders_its_rows_by_their_timestamp(tools: Tools, load: Import) -> None:
    later = {**ACLED, "fatalities": "8", "timestamp": "1600000000"}
    assert load("b.csv", [later], "acled").new == 1
    assert load("a.csv", [ACLED], "acled").stale == 1
    newest = {**ACLED, "fatalities": "9", "timestamp": "1700000000"}
    assert load("c.csv", [newest], "acled").changed == 1
    assert standing(tools) == ["ACLED c, row QAX12"]


def test_what_acled_has_deleted_is_taken_out(
    tools: Tools, load: Import, tmp_path: Path
) -> None:
    load("a.csv", [ACLED, {**ACLED, "event_id_cnty": "QAX13"}], "acled")
    rows = [{"event_id_cnty": id, "deleted_timestamp": "1"} for id in ("QAX12", "Z1")]
    asked = Asked(csv_file(tmp_path / "gone.csv", rows), "acled")
    assert remove_rows(tools, asked, dry_run=True) == (1, 2)
    assert len(standing(tools)) == 2
    assert remove_rows(tools, asked) == (1, 2)
    assert standing(tools) == ["ACLED a, row QAX13"]
    assert remove_rows(tools, asked) == (0, 2)
    assert load("a.csv", [ACLED], "acled").known == 1
    assert standing(tools) == ["ACLED a, row QAX13"]
    other = Asked(csv_file(tmp_path / "no.csv", [{"x": "1"}]), "acled")
    with pytest.raises(OperatorError, match="no column event_id_cnty"):
        remove_rows(tools, other)


def test_the_ordinary_walk_reads_and_places_rows(
    tools: Tools, load: Import, tmp_path: Path
) -> None:
    load("ged_v23_1.csv", ROWS)
    path = json_lines(tmp_path / "incidents.jsonl", [AIRWARS])
    import_rows(tools, Asked(path, "airwars"), RowErrors(None))
    assert extract(tools) and locate(tools)
    claims = {c.id: c for c in tools.store.scan(Claim)}
    assert len(claims) == 3
    for claim in claims.values():
        report = tools.store.get(Report, claim.report)
        assert report is not None and report.text[slice(*claim.span)] == claim.quote
    codes = sorted(issue.code for issue in tools.store.scan(Issue))
    assert codes == ["mismatch-range", "mismatch-sum"]
    where = [p.where for p in tools.store.scan(Placement)]
    assert {(w.lat, w.lon, w.gazetteer) for w in where if w} == {
        (36.21, 36.52, "dataset")
    }
    assert {w.admin1 for w in where if w} == {"Idlib Governorate"}
    assert not extract(tools) and not locate(tools)


def test_posts_of_the_archiver_keep_how_they_were_kept(
    tools: Tools, load: Import
) -> None:
    post = {"link": "https://example.org/1", "text": "It fell.", "hash": "ab12"}
    assert load("posts.csv", [post], "auto-archiver").new == 1
    assert load("posts.csv", [post], "auto-archiver").known == 1
    (evidence,) = tools.store.scan(Evidence)
    assert ("hash", "ab12") in evidence.capture.headers


def test_row_errors_are_written_one_a_line(tools: Tools, tmp_path: Path) -> None:
    path = csv_file(tmp_path / "a.csv", [{**UCDP, "best": "many"}, UCDP])
    with writing(tmp_path / "errors.jsonl") as errors:
        done = import_rows(tools, Asked(path, "ucdp"), errors)
    assert (done.rows, errors.counts) == (1, {"left out": 1})
    (line,) = (tmp_path / "errors.jsonl").read_text(encoding="utf-8").splitlines()
    told = json.loads(line)
    assert (told["row"], told["done"]) == (2, "left out")
    assert told["reason"] == "best 'many' is no whole number"
    with pytest.raises(OperatorError, match="cannot be written"), writing(tmp_path):
        pass


def test_published_rows_are_loaded_as_they_were_published(
    tools: Tools, shared: Path
) -> None:
    path = shared / "data" / "ucdp_ged" / "syria_2016_2018.parquet"
    errors = RowErrors(None)
    done = import_rows(tools, Asked(path, "ucdp"), errors, dry_run=True)
    assert (done.rows, done.claims, dict(errors.counts)) == (14522, 14522, {})
    assert done.sums == {"low": 95301, "best": 102277, "high": 107979}
    assert done.flagged == {"mismatch-range": 69}


def test_of_a_release_only_what_its_monitor_counts_is_summed(load: Import) -> None:
    row = {
        "id": "evt-1", "kind": "airstrike", "start": "2021-05-03", "where_prec": "1",
        "figures killed low": "16", "figures killed best": "18",
        "figures killed high": "20", "grade": "fair", "override": "",
    }  # fmt: skip
    weak = {**row, "id": "evt-2", "grade": "weak", "start": "2021-05-04"}
    ruled = {**row, "id": "evt-3", "override": "discounted", "start": "2021-05-05"}
    done = load("events.csv", [row, weak, ruled], "release")
    assert (done.new, done.weaker) == (3, 36)
    assert done.sums == {"low": 16, "best": 18, "high": 20}
    assert done.open == 0


def test_a_bound_that_a_row_lacks_is_no_nought_in_the_sum(load: Import) -> None:
    row = {
        "id": "evt-1", "kind": "airstrike", "start": "2021-05-03", "where_prec": "1",
        "figures killed low": "16", "figures killed best": "18",
        "figures killed high": "", "grade": "fair", "override": "",
    }  # fmt: skip
    other = {**row, "id": "evt-2", "start": "2021-05-04", "figures killed high": "20"}
    done = load("events.csv", [row, other], "release")
    assert done.sums == {"low": 32, "best": 36, "high": 38}
    assert done.open == 1
