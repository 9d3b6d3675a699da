"""An index is whole or not there, made once, and of what was published."""

import json
import sqlite3
from pathlib import Path

import pytest

from marsad.errors import OperatorError
from marsad.web.public.index import build
from marsad.web.public.index.ask import Ask
from marsad.web.public.index.build import ensure_index, index_path, sweep
from marsad.web.public.index.read import Index
from marsad.web.public.shelf import Edition, Shelf
from marsad.web.public.words import Question
from tests.web.public.library import history, lines, made_rows, put


def shelf(out: Path, **files: str) -> tuple[Shelf, Edition]:
    known = Shelf(out)
    return known, known.require(put(out, made_rows(), files))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_it_is_made_once(tmp_path: Path) -> None:
    known, edition = shelf(tmp_path / "out")
    path = ensure_index(tmp_path / "cache", known, edition)
    before = path.stat().st_mtime_ns
    assert ensure_index(tmp_path / "cache", known, edition) == path
    assert path.stat().st_mtime_ns == before
    assert names(path.parent) == [path.name]
    assert path.parent.stat().st_mode & 0o077 == 0


def test_chunks_make_no_difference(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known, edition = shelf(tmp_path / "out")
    whole = Index(ensure_index(tmp_path / "a", known, edition), edition)
    monkeypatch.setattr(build, "CHUNK", 3)
    parts = Index(ensure_index(tmp_path / "b", known, edition), edition)
    for kind in ("events", "claims", "control"):
        ask = Ask(kind, limit=1000)
        assert whole.features(ask) == parts.features(ask)
    search = (Question('"north"', '"north"*'), ["events"], 99, 0)
    assert whole.search(*search) == parts.search(*search)


def test_altered_data_are_not_indexed(tmp_path: Path) -> None:
    known, edition = shelf(tmp_path / "out")
    path = edition.folder / "data/events.jsonl"
    path.write_text(path.read_text("utf-8").replace("clash", "crash"), "utf-8")
    with pytest.raises(OperatorError, match="missing or altered"):
        ensure_index(tmp_path / "cache", known, edition)
    assert not index_path(tmp_path / "cache", edition).exists()


def test_a_row_that_is_none_is_an_error_and_leaves_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for text in ("no json\n", "[1]\n"):
        id = put(out, {}, {"data/events.jsonl": text})
        known = Shelf(out)
        with pytest.raises(OperatorError, match="a line that is no"):
            ensure_index(tmp_path / "cache", known, known.require(id))
    for row in ({"id": "per-1", "statuses": [3]}, {"id": "per-1", "statuses": 3}):
        known = Shelf(out)
        edition = known.require(put(out, {"persons": [row]}))
        with pytest.raises(OperatorError, match="a form that is not known"):
            ensure_index(tmp_path / "cache", known, edition)
    assert names(tmp_path / "cache") == []


def test_redirects_that_are_none_are_an_error(tmp_path: Path) -> None:
    known = Shelf(tmp_path / "out")
    for text in ("[]", "{", '{"a": 1}'):
        id = put(tmp_path / "out", {}, {"data/redirects.json": text})
        edition = known.require(id)
        path = ensure_index(tmp_path / "cache", known, edition)
        with pytest.raises(OperatorError, match=r"redirects\.json cannot be read"):
            Index(path, edition)


def test_a_cache_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    known, edition = shelf(tmp_path / "out")
    (tmp_path / "cache").write_text("a file")
    with pytest.raises(OperatorError, match="no index can be made"):
        ensure_index(tmp_path / "cache", known, edition)


def test_blank_lines_and_missing_files_are_no_rows(tmp_path: Path) -> None:
    rows = made_rows()["events"][:2]
    text = "\n" + lines(rows[:1]) + "\n\r\n" + lines(rows[1:]).strip()
    known = Shelf(tmp_path)
    edition = known.require(put(tmp_path, {}, {"data/events.jsonl": text}))
    index = Index(ensure_index(tmp_path / "cache", known, edition), edition)
    page = index.page(Ask("events"))
    assert [json.loads(row) for row in page.rows] == rows
    assert index.counts["claims"] == 0


def test_events_are_dated_by_reports_and_corrections(tmp_path: Path) -> None:
    known, edition = shelf(tmp_path / "out", **history())
    index = Index(ensure_index(tmp_path / "cache", known, edition), edition)
    first = made_rows()["events"][0]
    told = index.told_on([first["id"], "evt-told", "evt-nowhere"])
    assert told == {first["id"]: first["start"], "evt-told": "2020-03-04"}


def test_old_indexes_are_swept_away(tmp_path: Path) -> None:
    for name in ("rel-a-2.sqlite", "rel-b-2.sqlite", "notes.sqlite"):
        sqlite3.connect(tmp_path / name).close()
        (tmp_path / name).touch()
    sweep(tmp_path, {"rel-b"})
    assert names(tmp_path) == ["notes.sqlite", "rel-b-2.sqlite"]
