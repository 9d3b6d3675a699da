"""The index: found by any spelling, built whole, fallen back from."""

import os
import sqlite3
from pathlib import Path

import pytest

from marsad.locate import build, sources
from marsad.locate import gazetteer as module
from marsad.locate.gazetteer import Gazetteer, open_gazetteer


def test_any_spelling_finds_the_place(gazetteer: Gazetteer) -> None:
    for name in ("Deir Ezzor", "deir al-zour", "دير الزور", "Deir ez-Zor"):
        assert gazetteer.lookup(name)[0].name.startswith("Deir ez-Zor")


def test_names_alike_are_found_in_the_area_only(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Manbijj") == ()
    assert [e.name for e in gazetteer.lookup("Manbijj", ("SY",))] == ["Manbij"]
    assert gazetteer.lookup("Manbijj", ("UA",)) == ()


def test_misspelled_names_on_request(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Jarabulis", ("UA",)) == ()
    assert gazetteer.near("Jarabulis", ("SY",))[0].name == "Jarabulus"


def test_entries_have_their_names_in_all_scripts(gazetteer: Gazetteer) -> None:
    (kobani, *_) = gazetteer.lookup("Kobane")
    assert gazetteer.entry(kobani.source, kobani.id) == kobani
    assert "عين العرب" in gazetteer.spellings(kobani)
    assert gazetteer.entry("underfire", "nowhere") is None


def test_our_list_is_sound() -> None:
    places = [named.entry for named in sources.own_places()]
    assert len(places) > 300
    assert len({entry.id for entry in places}) == len(places)
    for entry in places:
        assert entry.lat is not None and -90 <= entry.lat <= 90
        assert entry.lon is not None and -180 <= entry.lon <= 180
        assert len(entry.country) == 2


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds from our own list alone."""
    monkeypatch.setattr(build, "all_places", sources.own_places)


def test_built_once_and_opened(small: None, tmp_path: Path) -> None:
    first = open_gazetteer(tmp_path / "cache")
    (index,) = (tmp_path / "cache").iterdir()
    stamp = index.stat().st_mtime_ns
    again = open_gazetteer(tmp_path / "cache")
    assert index.stat().st_mtime_ns == stamp
    assert first.lookup("Kobane") == again.lookup("Kobane")
    assert first.version == again.version


def test_a_broken_index_is_built_anew(small: None, tmp_path: Path) -> None:
    open_gazetteer(tmp_path)
    (index,) = tmp_path.iterdir()
    index.write_bytes(b"no database")
    assert open_gazetteer(tmp_path).lookup("Kobane")


def test_indexes_of_other_versions_go_when_nobody_opens_them(
    small: None, tmp_path: Path
) -> None:
    old, used, mine = (
        tmp_path / name
        for name in ("gazetteer-a.sqlite", "gazetteer-b.sqlite", "mine.sqlite")
    )
    for path in (old, used, mine):
        path.touch()
    for path in (old, mine):
        os.utime(path, (0, 0))
    open_gazetteer(tmp_path)
    assert (old.exists(), used.exists(), mine.exists()) == (False, True, True)


def test_in_memory_where_no_file_can_be_written(
    small: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(path)

    monkeypatch.setattr(module, "build_gazetteer", refuse)
    assert open_gazetteer(tmp_path / "locked").lookup("Kobane")
    assert open_gazetteer(None).lookup("Kobane")


def test_a_half_built_index_is_not_current(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    sqlite3.connect(path).close()
    assert not build.current(path)
    assert not build.current(tmp_path / "none")
