"""A release is whole, the same for the same record, and never leaks."""

import dataclasses
import hashlib
import json
import os
import random
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from marsad.archive.seal import leaf_of, load_key, new_key, seal
from marsad.errors import OperatorError
from marsad.publish import release as releasing
from marsad.publish.checking import faults
from marsad.publish.manifest import Imprint
from marsad.publish.read import (
    latest_release,
    read_manifest,
    read_rows,
)
from marsad.publish.release import publish_release
from marsad.records.dossier import Dossier
from marsad.records.release import Release
from tests.publish.finder import plain, texts_of
from tests.publish.scene import HEAD, NOW, PRIVATE, SECRETS, scene


@pytest.fixture(autouse=True)
def without_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """Printing takes most of the time of a release, and is tested elsewhere."""
    monkeypatch.setattr("marsad.publish.briefs.no_pdf", lambda: "not in this test")


def published(
    out: Path, dossier: Dossier | None = None, previous: Release | None = None
) -> Release:
    return publish_release(
        dossier or scene(), out, Imprint(HEAD, NOW, previous, "marsad 0.1.0")
    )


def files_of(folder: Path) -> dict[str, str]:
    return {
        p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in folder.rglob("*")
        if p.is_file()
    }


def test_a_release_has_its_parts_and_its_sums(tmp_path: Path) -> None:
    made = published(tmp_path)
    folder = tmp_path / made.id
    found = files_of(folder)
    assert {"brief.md", "brief.html", "index.html", "release.json"} <= set(found)
    assert {"brief.ar.md", "brief.ar.html"} <= set(found)
    assert "data/events.geojson" in found
    assert {n: found[n] for n, _ in made.files} == dict(made.files)
    assert latest_release(tmp_path) == made.id
    check = ["sha256sum", "--check", "--quiet", "SHA256SUMS"]
    subprocess.run(check, cwd=folder, check=True)
    manifest = read_manifest(folder)
    assert manifest["log"]["root"] == HEAD.root
    assert (manifest["audience"], manifest["languages"]) == ("public", ["en"])
    assert made.id in manifest["citation"]
    assert len(read_rows(folder)["events"]) == 3
    assert list(faults(folder)) == []


def test_same_record_same_bytes(tmp_path: Path) -> None:
    one, two = published(tmp_path / "a"), published(tmp_path / "b")
    assert one == two
    assert files_of(tmp_path / "a" / one.id) == files_of(tmp_path / "b" / two.id)


MAKE = """
import sys, dataclasses
from pathlib import Path
from marsad.publish import briefs
briefs.no_pdf = lambda: "not in this test"
from tests.publish.scene import scene
from tests.publish.test_release import published
out = Path(sys.argv[1])
first = published(out, dataclasses.replace(scene(), events=scene().events[:1]))
published(out, previous=first)
"""
"""Two releases, the second of which tells what changed since the first."""


def test_other_processes_and_time_zones_make_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for seed, zone in (("1", "Asia/Damascus"), ("77", "America/St_Johns")):
        out = tmp_path / f"monitor-{seed}" / "releases"
        out.parent.mkdir()
        setting = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}
        setting["PYTHONPATH"] = os.pathsep.join(sys.path)
        command = [sys.executable, "-c", MAKE, str(out)]
        subprocess.run(command, check=True, env=setting, cwd=out.parent)
        made.append(files_of(out))
    assert made[0] == made[1]
    assert sum(name.endswith("release.json") for name in made[0]) == 2


def test_the_head_of_the_log_can_be_checked_from_the_manifest_alone(
    tmp_path: Path,
) -> None:
    """As docs/how-to/check-a-release.md says to."""
    key = load_key(new_key())
    leaves = [leaf_of(record, at) for at, record in enumerate(scene().decisions)]
    made = publish_release(
        scene(), tmp_path, Imprint(seal(leaves, key, NOW), NOW, None, "marsad 0.1.0")
    )
    log = read_manifest(tmp_path / made.id)["log"]
    note = f"marsad log\n{log['size']}\n{log['root']}\n{log['at']}\n"
    public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(log["key"]))
    public.verify(bytes.fromhex(log["signature"]), note.encode())
    assert log["key"] == key.public
    with pytest.raises(InvalidSignature):
        public.verify(bytes.fromhex(log["signature"]), note.encode() + b"x")


@pytest.mark.parametrize("seed", range(3))
def test_order_of_what_comes_in_does_not_matter(tmp_path: Path, seed: int) -> None:
    shuffle = random.Random(seed)
    told = scene()
    changes = {}
    for field in ("events", "persons", "controls", "tallies", "issues"):
        items = list(getattr(told, field))
        shuffle.shuffle(items)
        changes[field] = tuple(items)
    for field in ("reports", "claims", "placements", "origins", "grades", "evidence"):
        pairs = list(getattr(told, field).items())
        shuffle.shuffle(pairs)
        changes[field] = dict(pairs)
    mixed = dataclasses.replace(told, **changes)
    assert published(tmp_path / "a", mixed).files == published(tmp_path / "b").files


def test_publishing_the_same_again_writes_nothing(tmp_path: Path) -> None:
    first = published(tmp_path)
    before = {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*")}
    assert published(tmp_path, previous=first) == first
    assert {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*")} == before


def test_a_second_release_stands_beside_the_first(tmp_path: Path) -> None:
    first = published(tmp_path, dataclasses.replace(scene(), events=scene().events[:1]))
    second = published(tmp_path, previous=first)
    assert second.previous == first.id != second.id
    assert latest_release(tmp_path) == second.id
    assert (tmp_path / first.id / "release.json").is_file()
    text = (tmp_path / second.id / "brief.md").read_text("utf-8")
    assert "What changed" in text and "two events" in text


def test_briefs_of_days_tell_what_was_revised(tmp_path: Path) -> None:
    known, edge = scene(), date(2021, 5, 10)
    before = dataclasses.replace(
        known,
        reports={
            id: dataclasses.replace(one, published=min(one.published or edge, edge))
            for id, one in known.reports.items()
        },
        tallies=tuple(
            dataclasses.replace(t, low=10, best=12, high=14)
            if (t.event, t.measure, t.population) == ("evt-harim", "killed", None)
            else t
            for t in known.tallies
        ),
    )
    first = published(tmp_path, before)
    second = published(tmp_path, previous=first)
    text = (tmp_path / second.id / "day.md").read_text("utf-8")
    was = "Killed: 16 to 20, best 18; before, 10 to 14, best 12."
    assert was in text, "though nothing new came in: it was put right"
    assert "(corrections.html#cor-" in text
    assert "killed revised" not in text, "nothing is told twice"
    assert "Compared with the release as of 10 May 2021." in text


def test_a_release_that_tells_less_is_of_no_earlier_day(tmp_path: Path) -> None:
    first = published(tmp_path)
    assert first.as_of == date(2021, 5, 11)
    fewer = without(scene(), first.as_of)
    second = published(tmp_path, fewer, first)
    assert second.as_of == first.as_of and second.id != first.id
    folder = tmp_path / second.id
    text = (folder / "brief.md").read_text("utf-8")
    assert "As of 11 May 2021." in text
    assert "Daily brief: 11 May 2021." in (folder / "day.md").read_text("utf-8")
    log = (folder / "data/corrections.jsonl").read_text("utf-8").splitlines()
    assert {json.loads(line)["as_of"] for line in log} == {"2021-05-11"}
    assert published(tmp_path, fewer, second) == second, "nothing is due"
    other = tmp_path / "again"
    assert published(other, fewer, published(other)) == second


def without(known: Dossier, day: date) -> Dossier:
    """The record with the reports of that day and later dated before it."""
    return dataclasses.replace(
        known,
        reports={
            id: dataclasses.replace(
                one, published=min(one.published or day, day - timedelta(1))
            )
            for id, one in known.reports.items()
        },
    )


def test_nothing_protected_is_in_any_file(tmp_path: Path) -> None:
    made = published(tmp_path)
    for path in (tmp_path / made.id).rglob("*"):
        for text in map(plain, texts_of(path) if path.is_file() else ()):
            for secret in (*SECRETS, PRIVATE):
                assert plain(secret) not in text, path


def test_a_leak_stops_the_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(releasing, "redact_within", lambda dossier, scope: dossier)
    with pytest.raises(OperatorError, match="nothing was published") as error:
        published(tmp_path)
    assert "Tamimi" not in str(error.value)
    lines = str(error.value).split("\n- ")
    assert len(lines) == len(set(lines)) > 2
    assert all(" (" in line and ". To do: " in line for line in lines[1:])
    assert [p.name for p in tmp_path.iterdir()] == []


def test_a_full_disk_leaves_no_half_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OperatorError, match="No space left"):
        published(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == []


def test_what_a_killed_program_left_is_swept_away(tmp_path: Path) -> None:
    left = tmp_path / ".making-rel-x-4194999"
    left.mkdir()
    (left / "brief.md").write_text("half")
    made = published(tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["latest", made.id]


def test_the_same_content_keeps_its_first_dates(tmp_path: Path) -> None:
    first = published(tmp_path)
    again = publish_release(
        scene(), tmp_path, Imprint(None, NOW + timedelta(days=1), None, "marsad 0.1.0")
    )
    assert again == first


def test_a_target_that_is_a_file_is_a_clear_error(tmp_path: Path) -> None:
    target = tmp_path / "site"
    target.write_text("here already")
    with pytest.raises(OperatorError, match="cannot publish into"):
        published(target)


def test_a_later_clock_changes_only_the_manifest(tmp_path: Path) -> None:
    made = published(tmp_path / "a")
    later = publish_release(
        scene(),
        tmp_path / "b",
        Imprint(HEAD, NOW + timedelta(hours=1), None, "marsad 0.1.0"),
    )
    assert later.id == made.id
    manifests = [
        json.loads((tmp_path / f / made.id / "release.json").read_text())
        for f in ("a", "b")
    ]
    assert {k for k in manifests[0] if manifests[0][k] != manifests[1][k]} == {
        "made_at"
    }
