"""Loading as a whole: once, anew, aside, all or nothing."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from marsad.errors import OperatorError
from marsad.locate.gazetteer import Gazetteer
from marsad.locate.loading import merge, store
from tests.locate.loading.conftest import Monitor
from tests.locate.loading.files import geojson, geonames_row, units

Written = Callable[[str, str], Path]
ONE = geonames_row(1, "Qaxal") + geonames_row(2, "Dorvim")
TWO = geonames_row(2, "New Dorvim") + geonames_row(3, "Third")


def test_the_same_file_again_changes_nothing(
    monitor: Monitor, written: Written
) -> None:
    file = written("SY.txt", ONE)
    assert not monitor.load(file).unchanged
    before = monitor.path.read_bytes()
    assert monitor.load(file).unchanged
    assert monitor.path.read_bytes() == before


def test_a_newer_file_takes_the_place_of_the_older(
    monitor: Monitor, written: Written
) -> None:
    monitor.load(written("SY.txt", ONE))
    version = store.version(monitor.path)
    assert monitor.load(written("SY.txt", TWO)).replaced == 2
    assert monitor.found("qaxal") == monitor.found("dorvim") == []
    assert monitor.found("new dorvim") == ["2"]
    assert monitor.ask("SELECT name, rows FROM sources") == [("SY", 2)]
    assert store.version(monitor.path) != version


def test_a_place_of_two_files_stands_once(monitor: Monitor, written: Written) -> None:
    monitor.load(written("SY.txt", ONE))
    assert monitor.load(written("all.txt", TWO)).replaced == 1
    assert monitor.ask("SELECT id, name FROM entries ORDER BY id") == [
        ("1", "Qaxal"), ("2", "New Dorvim"), ("3", "Third"),
    ]  # fmt: skip
    assert not monitor.load(written("SY.txt", ONE)).unchanged
    assert monitor.found("dorvim") == ["2"]


def test_a_dry_run_changes_nothing(monitor: Monitor, written: Written) -> None:
    file = written("SY.txt", ONE)
    assert monitor.load(file, dry_run=True).rows == 2
    assert not monitor.path.exists()
    monitor.load(file)
    before = monitor.path.read_bytes()
    assert monitor.load(written("SY.txt", TWO), dry_run=True).replaced == 2
    assert monitor.path.read_bytes() == before


def test_all_or_nothing(
    monitor: Monitor, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    monitor.load(written("SY.txt", ONE))
    whole = monitor.ask("SELECT * FROM entries") + monitor.ask("SELECT * FROM names")

    def fail(*given: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(merge, "_copy", fail)
    with pytest.raises(OperatorError, match=r"disk is full.*nothing was changed"):
        monitor.load(written("SY.txt", TWO))
    left = monitor.ask("SELECT * FROM entries") + monitor.ask("SELECT * FROM names")
    assert left == whole


@pytest.mark.parametrize("many", [0, 10**9])
def test_the_index_by_sound_is_there_either_way(
    monitor: Monitor, written: Written, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(merge, "MANY", many)
    monitor.load(written("SY.txt", ONE))
    rows = monitor.ask("SELECT name FROM sqlite_master WHERE name = 'by_sound'")
    assert len(rows) == 1


def test_a_lookup_is_one_search_of_an_index(monitor: Monitor, written: Written) -> None:
    monitor.load(written("SY.txt", ONE))
    for column in ("key", "sound"):
        plan = monitor.ask(
            "EXPLAIN QUERY PLAN SELECT id FROM names JOIN entries USING (entry)"
            f" WHERE names.{column} = 'x'"
        )
        assert len(plan) == 2
        assert all(row[3].startswith("SEARCH") for row in plan)


def test_the_gazetteer_reads_the_file(monitor: Monitor, written: Written) -> None:
    monitor.load(written("SY.txt", ONE))
    db = sqlite3.connect(monitor.path)
    (entry,) = Gazetteer(db, "test").lookup("Kaxal", ("SY",))
    assert (entry.id, entry.source) == ("1", "geonames")
    db.close()


def test_a_level_of_a_set_is_replaced_alone(monitor: Monitor, tmp_path: Path) -> None:
    old = geojson(tmp_path / "adm1_2020.geojson", units("Qaxal", "Dorvim"))
    below = geojson(tmp_path / "adm2.geojson", units("Qaxal", level=2))
    new = geojson(tmp_path / "adm1_2024.geojson", units("Qaxal", "Dorvim", "Third"))
    for file in (old, below):
        monitor.load(file, name="cod-ab")
    assert monitor.load(new, name="cod-ab").replaced == 2
    assert monitor.ask("SELECT level, count(*) FROM areas GROUP BY level") == [
        (1, 3), (2, 1),
    ]  # fmt: skip
    assert monitor.ask("SELECT file FROM sources ORDER BY source") == [
        ("adm2.geojson",), ("adm1_2024.geojson",),
    ]  # fmt: skip


def test_a_part_does_not_replace_the_whole(monitor: Monitor, tmp_path: Path) -> None:
    whole = geojson(tmp_path / "adm1.geojson", units("Qaxal", "Dorvim", "Third"))
    part = geojson(tmp_path / "part-adm1.geojson", units("Qaxal"))
    monitor.load(whole, name="cod-ab")
    for dry_run in (True, False):
        with pytest.raises(OperatorError, match="would replace 3"):
            monitor.load(part, dry_run, name="cod-ab")
    assert monitor.load(part, name="mine").replaced == 0


def test_the_choice_of_a_set_is_recorded(monitor: Monitor, tmp_path: Path) -> None:
    file = geojson(tmp_path / "adm1.geojson", units("Qaxal"))
    assert monitor.load(file, name="cod-ab").chosen
    assert not monitor.load(file, name="other").chosen
    with store.opened(monitor.path, write=True) as db:
        assert store.chosen_set(db) == "cod-ab"
        store.choose_set(db, "other", monitor.now)
        assert store.chosen_set(db) == "other"
        with pytest.raises(OperatorError, match="there are: cod-ab, other"):
            store.choose_set(db, "third", monitor.now)
    rows = monitor.ask("SELECT set_name, made FROM choices ORDER BY choice")
    assert [name for name, _ in rows] == ["cod-ab", "other"]
    assert all(made == monitor.now.isoformat() for _, made in rows)


def test_names_are_taken_out_again(
    monitor: Monitor, written: Written, tmp_path: Path
) -> None:
    monitor.load(written("SY.txt", ONE))
    monitor.load(geojson(tmp_path / "adm1.geojson", units("Qaxal")), name="cod-ab")
    with store.opened(monitor.path, write=True) as db:
        assert store.remove(db, "cod-ab") == 1
        assert store.set_names(db) == [] and store.chosen_set(db) is None
        with pytest.raises(OperatorError, match="there are: SY"):
            store.remove(db, "cod-ab")
    assert monitor.found("qaxal") == ["1"]


def test_a_name_is_of_one_kind(
    monitor: Monitor, written: Written, tmp_path: Path
) -> None:
    monitor.load(written("SY.txt", ONE))
    file = geojson(tmp_path / "adm1.geojson", units("Qaxal"))
    with pytest.raises(OperatorError, match="name of geonames already"):
        monitor.load(file, name="SY")


def test_damaged_and_later_files_are_told_of(
    monitor: Monitor, written: Written
) -> None:
    file = written("SY.txt", ONE)
    monitor.path.write_bytes(b"no database at all, whatever it is called" * 50)
    with pytest.raises(OperatorError, match="not a database"):
        monitor.load(file)
    monitor.path.unlink()
    with (
        pytest.raises(OperatorError, match="nothing is loaded"),
        store.opened(monitor.path),
    ):
        pass
    monitor.load(file)
    db = sqlite3.connect(monitor.path)
    db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(OperatorError, match="version 99"):
        monitor.load(file)


def test_only_the_person_can_read_it(monitor: Monitor, written: Written) -> None:
    monitor.load(written("SY.txt", ONE + "bad\trow\n"))
    for path in (monitor.path, monitor.errors):
        assert path.stat().st_mode & 0o077 == 0


def test_progress_is_told_of_every_row(monitor: Monitor, written: Written) -> None:
    rows = "".join(geonames_row(i, f"Place {i}") for i in range(1, 2502))
    monitor.load(written("SY.txt", rows))
    assert monitor.progress == [1000, 1000, 501]
