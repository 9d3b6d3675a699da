"""Every command, as a person calls it, on one small monitor."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Marsad


def records(text: str) -> list[dict]:  # type: ignore[type-arg]
    return [json.loads(line) for line in text.splitlines()]


def test_help_and_version(marsad: Marsad) -> None:
    assert "init" in marsad("--help").stdout
    assert marsad("--version").stdout.startswith("marsad ")


def test_an_unknown_folder_says_how_to_begin(marsad: Marsad, tmp_path: Path) -> None:
    done = marsad("-C", tmp_path, "run")
    assert done.returncode == 2
    assert "marsad init" in done.stderr
    assert "Traceback" not in done.stderr


def test_init_keeps_what_is_there(marsad: Marsad, tmp_path: Path) -> None:
    assert marsad("init", tmp_path).returncode == 0
    key = (tmp_path / "log.key").read_bytes()
    assert (tmp_path / "log.key").stat().st_mode & 0o077 == 0
    assert marsad("init", tmp_path).returncode == 0
    assert (tmp_path / "log.key").read_bytes() == key


def test_a_second_run_has_nothing_to_do(marsad: Marsad, monitor: Path) -> None:
    done = marsad("-C", monitor, "run", "--json")
    assert json.loads(done.stdout)["stages"] == []


def test_adding_again_changes_nothing(
    marsad: Marsad, monitor: Path, tmp_path: Path
) -> None:
    report = tmp_path / "again.jsonl"
    row = {"report": "r1", "published": "2019-02-12", "text": "Five people were hurt."}
    report.write_text(json.dumps(row) + "\n", encoding="utf-8")
    copy = tmp_path / "copy"
    shutil.copytree(monitor, copy)
    first = marsad("-C", copy, "add", report, "--json")
    second = marsad("-C", copy, "add", report, "--json")
    assert json.loads(first.stdout)["new"] == 1
    assert json.loads(second.stdout) == {"new": 0, "known": 1, "issues": []}


@pytest.mark.parametrize(
    "name",
    [
        "reports",
        "claims",
        "events",
        "persons",
        "control",
        "tallies",
        "issues",
        "copies",
    ],
)
def test_export_counts_agree_over_formats(
    marsad: Marsad, monitor: Path, name: str
) -> None:
    rows = records(marsad("-C", monitor, "export", name).stdout)
    shapes = marsad("-C", monitor, "export", name, "--format", "geojson").stdout
    assert len(json.loads(shapes)["features"]) == len(rows)


def test_claims_point_at_their_words(marsad: Marsad, monitor: Path) -> None:
    claims = records(marsad("-C", monitor, "export", "claims").stdout)
    reports = {
        row["report"]: row
        for row in records(marsad("-C", monitor, "export", "reports").stdout)
    }
    assert len(claims) >= 3
    for claim in claims:
        start, end = claim["span"]
        text = reports[claim["report"]]["text"]
        assert text[start:end] == claim["quote"]


def test_tally_counts_the_part_inside_the_whole(marsad: Marsad, monitor: Path) -> None:
    rows = records(marsad("-C", monitor, "tally", "killed", "--json").stdout)
    assert [row["low"] for row in rows] == [16]
    assert rows[0]["high"] is None or rows[0]["high"] >= rows[0]["low"]


def test_show_leads_down_to_the_hash(marsad: Marsad, monitor: Path) -> None:
    event = records(marsad("-C", monitor, "export", "events").stdout)[0]
    done = marsad("-C", monitor, "show", event["id"])
    assert done.returncode == 0
    assert "sha256" in done.stdout
    assert "grade:" in done.stdout
    assert "Raqqa" in done.stdout
    assert marsad("-C", monitor, "show", event["id"][:10]).stdout == done.stdout
    assert marsad("-C", monitor, "show", "nothing-of-that-id").returncode == 2


def test_an_id_that_is_published_for_a_contact_s_claim_is_shown_inside(
    marsad: Marsad, monitor: Path
) -> None:
    newest = (monitor / "releases" / "latest").read_text().strip()
    data = (monitor / "releases" / newest / "data" / "claims.jsonl").read_text()
    inside = records(marsad("-C", monitor, "export", "claims").stdout)
    known = {row["id"] for row in inside}
    sealed = [row["id"] for row in records(data) if row["id"] not in known]
    assert sealed
    for id in (sealed[0], sealed[0][:10]):
        done = marsad("-C", monitor, "show", id)
        assert done.returncode == 0
        assert f"{id} is published for clm-" in done.stdout
        assert "Two men were detained" in done.stdout


def test_brief_cites_claims(marsad: Marsad, monitor: Path) -> None:
    done = marsad("-C", monitor, "brief")
    assert "Raqqa" in done.stdout
    assert "clm-" in done.stdout


def test_the_brief_is_printed_in_arabic_too(marsad: Marsad, monitor: Path) -> None:
    done = marsad("-C", monitor, "brief", "--language", "ar")
    assert done.returncode == 0
    assert "## ما الذي جرى" in done.stdout
    done = marsad("-C", monitor, "brief", "--language", "fr")
    assert done.returncode != 0
    assert "use one of en, ar" in done.stderr


def newest_release(monitor: Path) -> Path:
    """The folder that the file `latest` names."""
    releases = monitor / "releases"
    return releases / (releases / "latest").read_text("utf-8").strip()


def test_nothing_protected_is_published(marsad: Marsad, monitor: Path) -> None:
    newest = newest_release(monitor)
    files = [path for path in newest.rglob("*") if path.is_file()]
    assert (newest / "index.html") in files
    for path in files:
        assert b"axal" not in path.read_bytes(), path.name


def test_publish_elsewhere_gives_the_same_release(
    marsad: Marsad, monitor: Path, tmp_path: Path
) -> None:
    done = marsad("-C", monitor, "publish", "-o", tmp_path, "--json")
    made = json.loads(done.stdout)
    theirs = monitor / "releases" / made["release"]
    ours = tmp_path / made["release"]
    names = sorted(str(p.relative_to(ours)) for p in ours.rglob("*") if p.is_file())
    assert names
    for name in names:
        assert (ours / name).read_bytes() == (theirs / name).read_bytes(), name


def test_audit_names_what_was_altered(
    marsad: Marsad, monitor: Path, tmp_path: Path
) -> None:
    assert marsad("-C", monitor, "audit").returncode == 0
    copy = tmp_path / "copy"
    shutil.copytree(monitor, copy)
    blob = max((copy / "vault").rglob("*"), key=lambda p: len(p.name))
    blob.chmod(0o644)
    blob.write_bytes(b"altered")
    done = marsad("-C", copy, "audit")
    assert done.returncode == 1
    assert blob.name[-20:] in done.stdout


def test_audit_names_an_altered_release(
    marsad: Marsad, monitor: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(monitor, copy, symlinks=True)
    brief = newest_release(copy) / "brief.md"
    brief.chmod(0o644)
    brief.write_text("Nothing happened.", encoding="utf-8")
    done = marsad("-C", copy, "audit")
    assert done.returncode == 1
    assert "brief.md" in done.stdout


def test_tally_without_a_measure_lists_what_there_is(
    marsad: Marsad, monitor: Path
) -> None:
    told = marsad("-C", monitor, "tally").stdout.splitlines()
    assert any(line.startswith("killed: ") for line in told)
    assert json.loads(marsad("-C", monitor, "tally", "--json").stdout)["killed"] >= 1


def test_doctor_finds_nothing_wrong(marsad: Marsad, monitor: Path) -> None:
    done = marsad("-C", monitor, "doctor", "--json")
    assert done.returncode == 0, done.stdout
    assert all(row["ok"] for row in records(done.stdout))


def test_rebuild_gives_the_same_release(
    marsad: Marsad, monitor: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(monitor, copy, symlinks=True)
    before = json.loads(marsad("-C", copy, "run", "--json").stdout)["release"]
    after = marsad("-C", copy, "run", "--rebuild", "--json")
    assert json.loads(after.stdout)["release"] == before


def test_read_keeps_nothing_and_keeps_order(marsad: Marsad, tmp_path: Path) -> None:
    rows = [
        {"report": f"r{i}", "published": "2019-02-10", "text": f"{i} people died."}
        for i in (3, 1, 2)
    ]
    source = "\n".join(json.dumps(row) for row in rows)
    (tmp_path / "r.jsonl").write_text(source, encoding="utf-8")
    done = marsad("read", tmp_path / "r.jsonl")
    assert [line["report"] for line in records(done.stdout)] == ["r3", "r1", "r2"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["r.jsonl"]


def test_read_takes_standard_input(marsad: Marsad) -> None:
    done = marsad(
        "read", "-", "--published", "2019-02-10", stdin="Five people were killed.\n"
    )
    line = records(done.stdout)[0]
    assert line["published"] == "2019-02-10"
    assert line["claims"][0]["figures"][0]["low"] == 5


def test_what_waits_for_a_run_is_no_fault(
    marsad: Marsad, monitor: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(monitor, copy)
    (tmp_path / "new.txt").write_text("Two people were hurt.", encoding="utf-8")
    marsad("-C", copy, "add", tmp_path / "new.txt")
    done = marsad("-C", copy, "audit")
    assert done.returncode == 0
    assert "wait for the next" in done.stderr


def test_a_lost_record_is_not_taken_for_an_empty_one(
    marsad: Marsad, monitor: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(monitor, copy)
    for path in copy.glob("record.sqlite*"):
        path.unlink()
    for command in ("run", "brief", "init"):
        where = (command, copy) if command == "init" else ("-C", copy, command)
        done = marsad(*where)
        assert done.returncode == 2
        assert "backup" in done.stderr
    assert marsad("-C", copy, "doctor").returncode == 1


def test_what_is_given_for_a_known_report_is_told_to_be_ignored(
    marsad: Marsad, monitor: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(monitor, copy)
    report = tmp_path / "undated.txt"
    report.write_text("Seven people were hurt in the town.", encoding="utf-8")
    marsad("-C", copy, "add", report)
    done = marsad("-C", copy, "add", report, "--published", "2019-02-11")
    assert "published" in done.stderr
    assert "changes nothing" in done.stderr


def test_nothing_added_is_a_failure(
    marsad: Marsad, monitor: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").touch()
    done = marsad("-C", monitor, "add", tmp_path / "empty.txt")
    assert done.returncode == 65
    done = marsad("-C", monitor, "add", tmp_path / "x", "--published", "2031-01-01")
    assert done.returncode == 2
    assert "future" in done.stderr
