import sqlite3
from collections.abc import Iterator

import pytest

from marsad.errors import OperatorError
from marsad.records import codec
from marsad.store.migrate import MIGRATIONS, Migration, check_version, migrate

SECOND = Migration(2, "a second table", ("CREATE TABLE second (a)",))


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    made = sqlite3.connect(":memory:", isolation_level=None)
    yield made
    made.close()


def tables(db: sqlite3.Connection) -> set[str]:
    return {name for (name,) in db.execute("SELECT name FROM sqlite_schema")}


def test_a_new_file_goes_through_all(db: sqlite3.Connection) -> None:
    assert check_version(db, MIGRATIONS) == 0
    assert migrate(db) == tuple(m.number for m in MIGRATIONS)
    assert check_version(db, MIGRATIONS) == MIGRATIONS[-1].number
    assert migrate(db) == ()


def test_an_older_store_is_brought_up(db: sqlite3.Connection) -> None:
    migrate(db)
    db.execute("INSERT INTO record (kind, id, data) VALUES ('origin', 'a', '{}')")
    assert migrate(db, (*MIGRATIONS, SECOND)) == (2,)
    assert "second" in tables(db)
    assert db.execute("SELECT count(*) FROM record").fetchone() == (1,)


def test_a_newer_store_is_refused(db: sqlite3.Connection) -> None:
    migrate(db, (*MIGRATIONS, SECOND))
    with pytest.raises(OperatorError, match="knows store version 2"):
        migrate(db)


def test_records_of_a_newer_form_are_refused(db: sqlite3.Connection) -> None:
    migrate(db)
    db.execute("UPDATE migration SET codec = ?", (codec.VERSION + 1,))
    with pytest.raises(OperatorError, match=f"records of version {codec.VERSION + 1}"):
        check_version(db, MIGRATIONS)


def test_a_failing_migration_leaves_no_trace(db: sqlite3.Connection) -> None:
    migrate(db)
    statements = ("CREATE TABLE second (a)", "INSERT INTO nowhere VALUES (1)")
    with pytest.raises(sqlite3.OperationalError):
        migrate(db, (*MIGRATIONS, Migration(2, "broken", statements)))
    assert "second" not in tables(db)
    assert check_version(db, MIGRATIONS) == 1


def test_a_failing_first_migration_leaves_an_empty_file(db: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.OperationalError):
        migrate(db, (Migration(1, "broken", ("CREATE TABLE a (b)", "no SQL")),))
    assert tables(db) == set()
    assert check_version(db, MIGRATIONS) == 0


def test_numbers_are_in_order_and_end_at_our_codec() -> None:
    assert [m.number for m in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))
    assert MIGRATIONS[-1].codec == codec.VERSION
