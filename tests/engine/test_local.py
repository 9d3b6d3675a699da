from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.engine.base import Engine
from marsad.engine.local import LocalEngine
from marsad.errors import InternalError

COLUMNS = {"id": "VARCHAR", "n": "BIGINT", "km2": "DOUBLE"}
ROWS = [("b", 2, 0.5), ("a", None, 4.0), (None, 7, None)]


@pytest.fixture
def engine() -> Iterator[LocalEngine]:
    made = LocalEngine()
    yield made
    made.close()


def test_it_is_an_engine(engine: LocalEngine) -> None:
    seen: Engine = engine
    assert seen is engine


def test_rows_come_back_in_their_order(engine: LocalEngine) -> None:
    engine.load("claims", COLUMNS, ROWS)
    assert engine.fetch("SELECT * FROM claims") == ROWS


def test_types_of_all_sorts(engine: LocalEngine) -> None:
    columns = {
        "day": "DATE",
        "at": "TIMESTAMP",
        "sure": "BOOLEAN",
        "ids": "VARCHAR[]",
        "small": "INTEGER",
    }
    row = (date(2019, 2, 9), datetime(2019, 2, 9, 1), True, ["a", "b"], 3)  # noqa: DTZ001
    engine.load("t", columns, [row, (None,) * 5])
    assert engine.fetch("SELECT * FROM t") == [row, (None,) * 5]


def test_moments_stay_in_utc(engine: LocalEngine) -> None:
    at = datetime(2019, 2, 9, 1, tzinfo=UTC)
    engine.load("t", {"moment": "TIMESTAMPTZ"}, [(at,)])
    assert engine.fetch("SELECT CAST(moment AS VARCHAR) FROM t") == [
        ("2019-02-09 01:00:00+00",)
    ]


def test_whole_numbers_fit_a_column_of_fractions(engine: LocalEngine) -> None:
    engine.load("t", {"n": "DOUBLE"}, [(1,), (2.5,)])
    assert engine.fetch("SELECT sum(n) FROM t") == [(3.5,)]


def test_an_empty_table_and_a_new_one_in_its_place(engine: LocalEngine) -> None:
    engine.load("claims", COLUMNS, ())
    assert engine.fetch("SELECT count(*) FROM claims") == [(0,)]
    engine.load("claims", {"x": "VARCHAR"}, [("new",)])
    assert engine.fetch("SELECT * FROM claims") == [("new",)]


def test_more_rows_than_one_batch(
    engine: LocalEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("marsad.engine.local.BATCH", 3)
    engine.load("t", {"n": "BIGINT"}, ((n,) for n in range(10)))
    assert engine.fetch("SELECT n FROM t") == [(n,) for n in range(10)]


def test_run_makes_a_table_and_takes_values(engine: LocalEngine) -> None:
    engine.load("claims", COLUMNS, ROWS)
    engine.run("big", "SELECT id, n FROM claims WHERE n > ? ORDER BY n", 1)
    assert engine.fetch("SELECT id FROM big WHERE n < ?", 5) == [("b",)]
    engine.run("big", "SELECT n + 1 AS n FROM big")
    assert engine.fetch("SELECT n FROM big ORDER BY n") == [(3,), (8,)]


def test_drop_forgets(engine: LocalEngine) -> None:
    engine.load('odd "name', COLUMNS, ROWS)
    engine.drop('odd "name')
    engine.drop('odd "name')
    with pytest.raises(InternalError, match="odd"):
        engine.fetch('SELECT * FROM "odd ""name"')


def test_errors_carry_the_query(engine: LocalEngine) -> None:
    with pytest.raises(InternalError, match="SELECT wrong FROM nowhere"):
        engine.fetch("SELECT wrong FROM nowhere")
    with pytest.raises(InternalError, match="SELEC 1"):
        engine.run("t", "SELEC 1")
    engine.load("t", {"word": "VARCHAR"}, [("x",)])
    with pytest.raises(InternalError, match="CAST"):
        engine.fetch("SELECT CAST(word AS INTEGER) FROM t")


@pytest.mark.parametrize(
    "row", [("a",), ("a", 1, 1.0, 2), ("a", "many", 1.0), (1, 2, 3)]
)
def test_rows_that_do_not_fit_are_named(
    engine: LocalEngine, row: tuple[object, ...]
) -> None:
    with pytest.raises(InternalError, match="claims"):
        engine.load("claims", COLUMNS, [("a", 1, 1.0), row])


def test_engines_share_nothing(engine: LocalEngine) -> None:
    engine.load("t", {"n": "BIGINT"}, [(1,)])
    other = LocalEngine(threads=2)
    with pytest.raises(InternalError):
        other.fetch("SELECT * FROM t")
    other.close()


KEYED = st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 1000)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(KEYED)
def test_sums_agree_with_plain_python(
    engine: LocalEngine, rows: list[tuple[str, int]]
) -> None:
    engine.load("t", {"k": "VARCHAR", "n": "BIGINT"}, rows)
    expected: Counter[str] = Counter()
    for key, n in rows:
        expected[key] += n
    engine.run("sums", "SELECT k, sum(n)::BIGINT AS n FROM t GROUP BY k")
    assert engine.fetch("SELECT k, n FROM sums ORDER BY k") == sorted(expected.items())


def test_a_stream_gives_all_rows_while_tables_come_and_go(engine: LocalEngine) -> None:
    engine.load("many", {"n": "INTEGER"}, ((n,) for n in range(45_000)))
    rows = engine.stream("SELECT n FROM many WHERE n >= ? ORDER BY n", 1)
    first = next(rows)
    engine.run("other", "SELECT max(n) AS n FROM many")
    engine.drop("many")
    assert [first, *rows] == [(n,) for n in range(1, 45_000)]
    assert engine.fetch("SELECT n FROM other") == [(44_999,)]


def test_a_stream_may_be_left(engine: LocalEngine) -> None:
    rows = engine.stream("SELECT * FROM range(100000)")
    assert next(rows) == (0,)
    rows.close()  # type: ignore[attr-defined]
    assert engine.fetch("SELECT 1") == [(1,)]
    with pytest.raises(InternalError, match="no_such"):
        next(engine.stream("SELECT * FROM no_such"))
