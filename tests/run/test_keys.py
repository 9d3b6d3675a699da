"""A monitor that lost its key publishes nothing until somebody decides what to do."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from marsad.archive.seal import load_key, new_key
from marsad.errors import OperatorError
from marsad.records.ids import content_id
from marsad.records.leaf import Head
from marsad.records.source import Source
from marsad.run.auditing import audit
from marsad.run.guarding import refuse_unguarded
from marsad.run.joining import resolve, weigh
from marsad.run.keys import begin_anew, key_of
from marsad.run.previewing import preview
from marsad.run.releasing import newest_release, release, release_to
from marsad.run.sealing import seal_log
from marsad.run.tools import Tools
from tests.build import WAR, figure, told
from tests.run.test_releasing import quickly, tools  # noqa: F401 (a fixture)

KEY = new_key()
CONTACT = Source("desk-77", "A contact", "contact", protected=True)


def keyed(at: Tools, key: bytes | None) -> Tools:
    secret = content_id("seal", key.decode()) if key else ""
    return replace(at, key=key, war=replace(at.war, secret=secret))


def monitor(folder: Path) -> Tools:
    """A monitor that has published what a contact said."""
    at = keyed(tools(folder, replace(WAR, sources=(*WAR.sources, CONTACT))), KEY)
    seen = told("Fighters killed 2 people in Salma.", figures=[figure("killed", 2.0)])
    report = replace(seen.report, protected=True, source=CONTACT.id, publisher=None)
    was = at.store.cursor("locate")
    at.store.put([report, seen.claim, seen.placement])
    assert was == at.store.cursor("locate")
    published(at)
    return at


def published(at: Tools) -> Path:
    for stage in (seal_log, resolve, weigh, release):
        stage(at)
    newest = newest_release(at)
    assert newest is not None
    return at.releases / newest.id


def test_without_the_key_or_with_another_nothing_leaves(tmp_path: Path) -> None:
    at = monitor(tmp_path)
    before = sorted(p.name for p in at.releases.iterdir())
    for key, words in ((None, "log.key is missing"), (new_key(), "log.key is another")):
        lost = keyed(at, key)
        for leave in (
            release,
            preview,
            refuse_unguarded,
            lambda at: release_to(at, "internal"),
        ):
            with pytest.raises(OperatorError, match=words) as caught:
                leave(lost)
            assert "Restore it from your backup" in str(caught.value)
            assert "marsad new-key" in str(caught.value)
    assert sorted(p.name for p in at.releases.iterdir()) == before
    assert not at.releases.with_name("releases-internal").exists()
    assert {head.key for head in at.store.scan(Head)} == {load_key(KEY).public}
    refuse_unguarded(at)


def test_releases_alone_show_that_a_key_was_used(tmp_path: Path) -> None:
    at = monitor(tmp_path / "one")
    bare = replace(tools(tmp_path / "two"), releases=at.releases)
    assert key_of(bare.store, bare.releases) == load_key(KEY).public
    with pytest.raises(OperatorError, match="key is missing"):
        release(bare)


def test_a_monitor_that_never_had_a_key_goes_on(tmp_path: Path) -> None:
    assert published(tools(tmp_path)).is_dir()


def test_a_new_key_is_put_on_record_and_nothing_is_told_as_retracted(
    tmp_path: Path,
) -> None:
    at, path = monitor(tmp_path), tmp_path / "log.key"
    path.write_bytes(KEY)
    with pytest.raises(OperatorError, match="needs no other"):
        begin_anew(at, path, "A desk", "Why not.")
    with pytest.raises(OperatorError, match="who decides it"):
        begin_anew(keyed(at, None), path, " ", "Lost.")
    path.unlink()
    public = begin_anew(keyed(at, None), path, "A desk", "The disk broke.")
    assert path.stat().st_mode & 0o077 == 0
    assert load_key(path.read_bytes()).public == public
    with pytest.raises(OperatorError, match="key is another"):
        release(at)
    fresh = keyed(at, path.read_bytes())
    folder = published(fresh)
    lines = [
        json.loads(line)
        for line in (folder / "data" / "corrections.jsonl").read_text().splitlines()
    ]
    assert lines and {line["change"] for line in lines} == {"reissued"}
    assert all("No longer published under this id" in x["told"]["en"] for x in lines)
    manifest = json.loads((folder / "release.json").read_text())
    assert manifest["log"]["key"] == public
    codes = {issue.code for issue in audit(fresh)}
    assert not {code for code in codes if code.startswith(("head", "log", "leaf"))}
    assert published(fresh) == folder


def test_a_strange_key_is_kept_beside_the_new_one(tmp_path: Path) -> None:
    at, path, strange = monitor(tmp_path), tmp_path / "log.key", new_key()
    path.write_bytes(strange)
    begin_anew(keyed(at, strange), path, "A desk", "The wrong backup.")
    kept = path.with_name(f"log.key.{load_key(strange).public[:16]}")
    assert kept.read_bytes() == strange != path.read_bytes()
