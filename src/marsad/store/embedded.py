"""One SQLite file, the default: durable, and open to several processes at once."""

import sqlite3
import time
import typing
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from marsad.errors import InternalError, OperatorError
from marsad.records import codec
from marsad.records.codec import Record
from marsad.records.issue import Issue
from marsad.store.base import Cursor, R, Step, check_clear, forgotten
from marsad.store.migrate import MIGRATIONS, check_version, migrate

WAIT_S = 30.0
"""How long a writer waits for another process to finish."""

_Row: typing.TypeAlias = tuple[str, str, str, bool]
"""Kind, id, data, and whether it is kept for ever."""

_ADVICE = {
    sqlite3.SQLITE_FULL: "the disk is full: make room and run the command again",
    sqlite3.SQLITE_READONLY: "it cannot be written: check the folder's permissions",
    sqlite3.SQLITE_PERM: "it cannot be written: check the folder's permissions",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened: check the folder and permissions",
    sqlite3.SQLITE_BUSY: f"another process has held it for {WAIT_S:.0f} seconds: "
    "wait until it is done, then run the command again",
    sqlite3.SQLITE_LOCKED: "another part of this process holds it",
    sqlite3.SQLITE_NOTADB: "it is not an SQLite file: move it away, or name another",
    sqlite3.SQLITE_CORRUPT: "it is damaged: restore it from a copy",
    sqlite3.SQLITE_IOERR: "the disk failed to read or write: check the disk",
    sqlite3.SQLITE_TOOBIG: "one record is larger than SQLite can hold",
}
"""What to do about SQLite's primary result codes that are not our fault."""


class EmbeddedStore:
    """A store in one file; one object per thread, any number of processes.

    WAL mode with `synchronous=FULL`: what a call has returned from survives a power
    cut, what was under way when the process died has not happened.

    Raises:
        OperatorError: any call, when the file or its folder cannot be used; on
            opening also when it is of a newer marsad or no store at all.
    """

    def __init__(self, path: Path, wait_s: float = WAIT_S) -> None:
        self._path = path
        self._wait_s = wait_s
        with _told(path):
            self._db = self._connect()
        try:
            with _told(path):
                _use_wal(self._db, wait_s)
                migrate(self._db)
        except BaseException:
            self._db.close()
            raise

    def check_version(self) -> int:
        """The store's version.

        Raises:
            OperatorError: a newer marsad has changed the file since it was opened.
        """
        with _told(self._path):
            return check_version(self._db, MIGRATIONS)

    def put(self, records: Iterable[Record]) -> int:
        """Keep records; see `Store.put`. They are all made before any is written."""
        rows = _rows(records)
        with self._write() as db:
            return _put(db, rows)

    def get(self, kind: type[R], id: str) -> R | None:
        """The record of that kind and id."""
        name = codec.kind_name(kind)
        with _told(self._path):
            row = self._db.execute(
                "SELECT data FROM record WHERE kind = ? AND id = ?", (name, id)
            ).fetchone()
        return None if row is None else typing.cast(R, codec.loads(name, row[0]))

    def scan(self, kind: type[R]) -> Iterator[R]:
        """All records of a kind, by id, as they were when the first was taken."""
        name = codec.kind_name(kind)
        sql = "SELECT data FROM record WHERE kind = ? ORDER BY id"
        for (data,) in self._read(sql, name):
            yield typing.cast(R, codec.loads(name, data))

    def since(self, kind: type[R], at: int) -> Iterator[tuple[int, R]]:
        """Records of a kind with a sequence number above `at`, in its order."""
        name = codec.kind_name(kind)
        sql = "SELECT seq, data FROM record WHERE kind = ? AND seq > ? ORDER BY seq"
        for seq, data in self._read(sql, name, at):
            yield seq, typing.cast(R, codec.loads(name, data))

    def forget(self, kind: type[Record], ids: Iterable[str]) -> int:
        """Drop records and leave marks; see `Store.forget`.

        The file is rewritten, so that it holds no trace of their words.

        Raises:
            OperatorError: they are dropped, but another process that reads keeps the
                old file's content alive; calling again finishes the work.
        """
        name, wanted = codec.kind_name(kind), sorted(set(ids))
        with self._write() as db:
            gone = [id for id in wanted if _delete(db, name, id)]
            _put(db, _rows(forgotten(kind, id) for id in gone))
        with _told(self._path):
            self._db.execute("VACUUM")
            busy = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if busy:
            raise OperatorError(
                f"the store {self._path}: the records are dropped, but another process "
                "still reads the file: end it, then run the command again to erase "
                "their words from the disk"
            )
        return len(gone)

    def cursor(self, stage: str) -> Cursor:
        """Where a stage stands; `Cursor()` if it never ran."""
        with _told(self._path):
            return _cursor(self._db, stage)

    def advance(self, step: Step) -> bool:
        """Apply a step whole, or not at all; see `Store.advance`."""
        check_clear(step)
        rows = _rows(step.put)
        with self._write() as db:
            if _cursor(db, step.stage) != step.was:
                return False
            _clear(db, step, rows)
            for gone in step.drop:
                _delete(db, codec.kind_name(type(gone)), gone.id)
            _put(db, rows)
            db.execute(
                "INSERT OR REPLACE INTO cursor VALUES (?, ?, ?)",
                (step.stage, step.now.at, step.now.key),
            )
        return True

    def close(self) -> None:
        """Release the file."""
        self._db.close()

    def _connect(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._path, timeout=self._wait_s, isolation_level=None)
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA cache_size = -32768")
        return db

    @contextmanager
    def _write(self) -> Iterator[sqlite3.Connection]:
        """A transaction that holds the only write lock from its first moment."""
        with _told(self._path):
            self._db.execute("BEGIN IMMEDIATE")
            with self._db:
                yield self._db

    def _read(self, sql: str, *args: str | int) -> Iterator[tuple[typing.Any, ...]]:
        """Rows one by one over a connection of their own.

        So the reader sees one moment whatever is written meanwhile, and a writer of
        this process never runs into its own reader.
        """
        with _told(self._path), closing(self._connect()) as db:
            yield from db.execute(sql, args)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """SQLite's errors as words for the person who must act."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", -1) & 0xFF
        if code not in _ADVICE:
            raise InternalError(f"the store {path}: {error}") from error
        raise OperatorError(f"the store {path}: {_ADVICE[code]} ({error})") from error
    except OperatorError as error:
        if str(path) in str(error):
            raise
        raise OperatorError(f"{path}: {error}") from error


def _use_wal(db: sqlite3.Connection, wait_s: float) -> None:
    """Switch a new file to WAL; SQLite itself does not wait for another's switch."""
    until = time.monotonic() + wait_s
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() > until:
                raise
            time.sleep(0.02)


def _rows(records: Iterable[Record]) -> list[_Row]:
    return [
        (codec.kind_name(type(r)), r.id, codec.dumps(r), isinstance(r, codec.KEPT))
        for r in records
    ]


def _put(db: sqlite3.Connection, rows: list[_Row]) -> int:
    new = 0
    for kind, id, data, kept in rows:
        same = db.execute(
            "SELECT data = ? FROM record WHERE kind = ? AND id = ?", (data, kind, id)
        ).fetchone()
        if same == (1,):
            continue
        if same is not None and kept:
            raise InternalError(f"{kind} {id} is on record with other content")
        if same is not None:
            _delete(db, kind, id)
        db.execute(
            "INSERT INTO record (kind, id, data) VALUES (?, ?, ?)", (kind, id, data)
        )
        new += 1
    return new


def _delete(db: sqlite3.Connection, kind: str, id: str) -> bool:
    sql = "DELETE FROM record WHERE kind = ? AND id = ?"
    return db.execute(sql, (kind, id)).rowcount > 0


def _clear(db: sqlite3.Connection, step: Step, rows: list[_Row]) -> None:
    """Drop what the step's kinds hold but for what it puts: that stays in place, with
    its sequence number, where its content is the same."""
    put = {(kind, id) for kind, id, _, _ in rows}
    for kind in step.clear:
        name = codec.kind_name(kind)
        sql, args = "SELECT id FROM record WHERE kind = ?", [name]
        if kind is Issue:
            sql += " AND json_extract(data, '$.stage') = ?"
            args.append(step.stage)
        gone = [id for (id,) in db.execute(sql, args) if (name, id) not in put]
        for id in gone:
            _delete(db, name, id)


def _cursor(db: sqlite3.Connection, stage: str) -> Cursor:
    row = db.execute("SELECT at, key FROM cursor WHERE stage = ?", (stage,)).fetchone()
    return Cursor() if row is None else Cursor(*row)
