"""What only the store on disk can get wrong: processes, crashes, files."""

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from marsad.errors import InternalError, OperatorError
from marsad.records.origin import Origin
from marsad.records.report import Report
from marsad.store.base import Cursor, Step
from marsad.store.embedded import EmbeddedStore

WRITER = """
import sys
from pathlib import Path
from marsad.records.origin import Origin
from marsad.store.base import Cursor, Step
from marsad.store.embedded import EmbeddedStore

who, count = sys.argv[2], int(sys.argv[3])
store = EmbeddedStore(Path(sys.argv[1]))
for n in range(count):
    store.put([Origin(f"{who}-{n}", "clm-a", "org-a"), Origin("both", who, str(n))])
    while True:
        was = store.cursor("count")
        if store.advance(Step("count", was, Cursor(was.at + 1, ""))):
            break
store.close()
"""
KILLED = """
import sys
from pathlib import Path
from marsad.records.origin import Origin
from marsad.store.base import Cursor, Step
from marsad.store.embedded import EmbeddedStore

store = EmbeddedStore(Path(sys.argv[1]))
print("ready", flush=True)
n = store.cursor("a").at
while True:
    records = tuple(Origin(f"ori-{i}", "clm-a", str(n + 1)) for i in range(400))
    assert store.advance(Step("a", Cursor(n), Cursor(n + 1), records, (Origin,)))
    n += 1
"""


def start(code: str, *args: object) -> "subprocess.Popen[str]":
    words = [sys.executable, "-c", code, *map(str, args)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True)


def test_two_processes_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    writers = [start(WRITER, path, who, 30) for who in ("a", "b", "c")]
    for writer in writers:
        writer.communicate(timeout=60)
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    store = EmbeddedStore(path)
    assert store.cursor("count") == Cursor(90)
    assert len(list(store.scan(Origin))) == 91
    numbers = [seq for seq, _ in store.since(Origin, 0)]
    assert numbers == sorted(set(numbers))
    store.close()


@pytest.mark.parametrize("delay_s", [0.0, 0.013, 0.05, 0.11, 0.2])
def test_a_killed_step_has_happened_whole_or_not_at_all(
    tmp_path: Path, delay_s: float
) -> None:
    path = tmp_path / "store.sqlite"
    EmbeddedStore(path).close()
    process = start(KILLED, path)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(delay_s)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=30)
    store = EmbeddedStore(path)
    step = store.cursor("a").at
    kept = [origin.origin for origin in store.scan(Origin)]
    assert kept == [str(step)] * (400 if step else 0)
    assert store.advance(Step("a", Cursor(step), Cursor(step + 1)))
    store.close()


def test_reopening_finds_everything(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    store = EmbeddedStore(path)
    store.put([Report("rep-a", "One shell fell.", "00")])
    store.advance(Step("a", Cursor(), Cursor(1, "key")))
    store.close()
    again = EmbeddedStore(path)
    assert [report.id for report in again.scan(Report)] == ["rep-a"]
    assert again.cursor("a") == Cursor(1, "key")
    assert again.check_version() == 1
    again.close()


def test_settings_of_the_file(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store.sqlite")
    assert store._db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert store._db.execute("PRAGMA synchronous").fetchone() == (2,)
    store.close()


def test_forgotten_words_leave_the_disk(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store.sqlite")
    words = "the blue door behind the mill"
    store.put([Report("rep-a", words, "00"), Report("rep-b", "Other words.", "00")])
    store.forget(Report, ["rep-a"])
    files = sorted(tmp_path.iterdir())
    assert not any(words.encode() in file.read_bytes() for file in files)
    assert store.get(Report, "rep-b") is not None
    store.close()


def test_forgetting_says_when_a_reader_keeps_the_words(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store.sqlite", wait_s=0.1)
    store.put([Report("rep-a", "Words.", "00"), Report("rep-b", "More.", "00")])
    reading = store.scan(Report)
    next(reading)
    with pytest.raises(OperatorError, match="still reads the file"):
        store.forget(Report, ["rep-a"])
    reading.close()
    assert store.get(Report, "rep-a") is None
    assert store.forget(Report, ["rep-a"]) == 0
    store.close()


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    path.write_text("a shopping list, long enough to be read as a header " * 40)
    with pytest.raises(OperatorError, match="not an SQLite file"):
        EmbeddedStore(path)


def test_a_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE shopping (item)")
    db.close()
    with pytest.raises(OperatorError, match=r"store\.sqlite.*not a store of marsad"):
        EmbeddedStore(path)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="cannot be opened"):
        EmbeddedStore(tmp_path / "nowhere" / "store.sqlite")


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder that every user of the machine can look into."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may write anywhere; so act as somebody else."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


@pytest.mark.parametrize("there", [False, True])
def test_a_folder_that_cannot_be_written(public_folder: Path, there: bool) -> None:
    path = public_folder / "store.sqlite"
    if there:
        store = EmbeddedStore(path)
        store.put([Origin("ori-a", "clm-a", "org-a")])
        store.close()
        path.chmod(0o444)
    public_folder.chmod(0o555)
    with as_nobody(), pytest.raises(OperatorError, match=r"store\.sqlite.*check the"):
        EmbeddedStore(path)
    public_folder.chmod(0o755)


def test_a_store_of_a_newer_marsad(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    store = EmbeddedStore(path)
    store._db.execute("INSERT INTO migration VALUES (99, 'later', 7)")
    with pytest.raises(OperatorError, match="knows store version 99"):
        store.check_version()
    store.close()
    with pytest.raises(OperatorError, match=r"store\.sqlite.*knows store version 99"):
        EmbeddedStore(path)


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store.sqlite")
    store._db.execute("PRAGMA query_only = 1")
    with pytest.raises(OperatorError, match="cannot be written"):
        store.put([Origin("ori-a", "clm-a", "org-a")])
    store.close()


def test_a_full_disk(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store.sqlite")
    pages = store._db.execute("PRAGMA page_count").fetchone()[0]
    store._db.execute(f"PRAGMA max_page_count = {pages + 4}")
    store.put([Report("rep-a", "Small.", "00")])
    with pytest.raises(OperatorError, match="disk is full"):
        store.put([Report("rep-b", "Large. " * 9999, "00")])
    assert [report.id for report in store.scan(Report)] == ["rep-a"]
    store.close()


def test_a_store_that_another_process_holds(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store.sqlite", wait_s=0.05)
    other = sqlite3.connect(tmp_path / "store.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(OperatorError, match="another process"):
        store.put([Origin("ori-a", "clm-a", "org-a")])
    assert list(store.scan(Origin)) == []
    other.execute("ROLLBACK")
    assert store.put([Origin("ori-a", "clm-a", "org-a")]) == 1
    other.close()
    store.close()


def test_a_fault_of_ours_is_not_blamed_on_the_operator(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store.sqlite")
    store._db.execute("DROP TABLE cursor")
    with pytest.raises(InternalError, match="no such table"):
        store.cursor("a")
    store.close()
