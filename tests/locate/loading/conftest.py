"""Small files as people load them, and a place to load them into."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from marsad.locate.fold import fold
from marsad.locate.loading.load import Asked, Loaded, load
from marsad.locate.loading.rows import Options
from tests.conftest import NOW
from tests.locate.loading.files import Rows


class Monitor:
    """A monitor's folder, and what was loaded into it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "places.sqlite"
        self.errors = folder / "errors.jsonl"
        self.now = NOW
        self.progress: list[int] = []

    def load(self, file: Path, dry_run: bool = False, **said: Any) -> Loaded:
        options = replace(Options(), **said)
        told = self.progress.append
        asked = Asked(file, options, self.now, dry_run, self.errors, told)
        return load(asked, self.path)

    def told(self) -> list[dict[str, Any]]:
        """The row errors of the last load."""
        lines = self.errors.read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]

    def ask(self, query: str, *values: object) -> Rows:
        with closing(sqlite3.connect(self.path)) as db:
            return db.execute(query, values).fetchall()

    def found(self, name: str) -> list[str]:
        """Ids of the places that go by a name."""
        query = (
            "SELECT id FROM names JOIN entries USING (entry) WHERE key = ? ORDER BY 1"
        )
        return [id for (id,) in self.ask(query, fold(name))]


@pytest.fixture
def monitor(tmp_path: Path) -> Monitor:
    folder = tmp_path / "monitor"
    folder.mkdir()
    return Monitor(folder)


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str, str], Path]:
    """Writes a text file."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write
