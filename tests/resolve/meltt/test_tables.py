"""Reading lists of events and taxonomies: columns, faults, and order without effect."""

import csv
import random
from pathlib import Path

import pytest

from marsad.errors import OperatorError
from marsad.resolve.meltt.tables import read_table
from marsad.resolve.meltt.taxonomy import read_taxonomy
from tests.resolve.meltt.lists import TAXONOMY

HEAD = "id,date,enddate,latitude,longitude,kind"


def written(folder: Path, *lines: str, head: str = HEAD, name: str = "one.csv") -> Path:
    path = folder / name
    path.write_text("\n".join([head, *lines]) + "\n", "utf-8")
    return path


def test_rows_are_read_with_days_places_and_levels(tmp_path: Path) -> None:
    path = written(tmp_path, "e1,2021-05-01,2021-05-03,10.5,20.5,raid")
    (row,) = read_table(path, "one", [TAXONOMY]).rows
    assert (row.id, str(row.first), str(row.last)) == ("e1", "2021-05-01", "2021-05-03")
    assert (row.lat, row.lon, row.episode) == (10.5, 20.5, True)
    assert row.levels == (("air", "war"),)


def test_columns_of_ucdp_are_known_and_coarse_rows_are_containers(
    tmp_path: Path,
) -> None:
    head = "id,date_start,date_end,latitude,longitude,kind,where_prec,low,high"
    line = "7,2021-05-01 00:00:00.000,2021-05-01 00:00:00.000,10,20,raid,{},2,4"
    path = written(tmp_path, line.format(4), line.format(1), head=head)
    rows = read_table(path, "one", [TAXONOMY]).rows
    assert sorted(row.container for row in rows) == [False, True]
    assert {row.deaths for row in rows} == {(2.0, 4.0)}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("e1,May 2021,,10,20,raid", "date"),
        ("e1,2021-05-03,2021-05-01,10,20,raid", "before it begins"),
        ("e1,2021-05-03,,,20,raid", "latitude"),
        ("e1,2021-05-03,,nan,20,raid", "latitude"),
        ("e1,2021-05-03,,10,200,raid", "longitude"),
        ("e1,2021-05-03,,10,20,parade", "not in the taxonomy"),
        ("e1,2021-05-03", "latitude"),
    ],
)
def test_a_faulty_row_is_left_out_with_its_reason(
    tmp_path: Path, line: str, reason: str
) -> None:
    path = written(tmp_path, "ok,2021-05-03,,10,20,raid", line)
    found = read_table(path, "one", [TAXONOMY])
    assert [row.id for row in found.rows] == ["ok"]
    assert [fault.row for fault in found.faults] == [2]
    assert reason in found.faults[0].reason


def test_a_missing_column_or_file_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, "2021-05-03,10,kind", head="date,latitude,kind")
    with pytest.raises(OperatorError, match="longitude"):
        read_table(path, "one", [TAXONOMY])
    path = written(tmp_path, "2021-05-03,10,20", head="date,latitude,longitude")
    with pytest.raises(OperatorError, match="kind"):
        read_table(path, "one", [TAXONOMY])
    with pytest.raises(OperatorError, match="cannot be read"):
        read_table(tmp_path / "none.csv", "one", [TAXONOMY])


def test_the_order_of_rows_is_without_effect(tmp_path: Path) -> None:
    lines = [f"e{n},2021-05-0{1 + n % 4},,10.{n % 3},20,raid" for n in range(9)]
    one = read_table(written(tmp_path, *lines), "one", [TAXONOMY])
    random.Random(7).shuffle(lines)
    assert read_table(written(tmp_path, *lines), "one", [TAXONOMY]) == one


def test_parquet_is_read_as_csv_is(tmp_path: Path) -> None:
    import pyarrow.csv  # type: ignore[import-untyped]
    import pyarrow.parquet  # type: ignore[import-untyped]

    path = written(tmp_path, "e1,2021-05-01,,10.5,20.5,raid", "e2,2021-05-02,,1,2,duel")
    pyarrow.parquet.write_table(pyarrow.csv.read_csv(path), tmp_path / "one.parquet")
    found = read_table(tmp_path / "one.parquet", "one", [TAXONOMY])
    assert found == read_table(path, "one", [TAXONOMY])
    (tmp_path / "bad.parquet").write_bytes(b"PAR")
    with pytest.raises(OperatorError):
        read_table(tmp_path / "bad.parquet", "bad", [TAXONOMY])


def test_a_taxonomy_may_tell_lists_apart_or_hold_for_all(tmp_path: Path) -> None:
    head = "data.source,base.categories,fine,coarse"
    lines = ["one,1,air,war", "two,1,ground,war", ",x,sea,war"]
    found = read_taxonomy(written(tmp_path, *lines, head=head), "kind", 2.0)
    assert (found.depth, found.weight) == (2, 2.0)
    assert found.of("one", "1") == ("air", "war")
    assert found.of("two", "1") == ("ground", "war")
    assert found.of("two", "x") == ("sea", "war") and found.of("two", "y") is None


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        ("source,base", ["one,1"]),
        ("source,fine,coarse", ["one,air,war"]),
        ("source,base,fine", ["one,1,air", "one,1,ground"]),
        ("source,base,base", ["one,1,air"]),
    ],
)
def test_a_faulty_taxonomy_is_refused(
    tmp_path: Path, head: str, lines: list[str]
) -> None:
    with pytest.raises(OperatorError):
        read_taxonomy(written(tmp_path, *lines, head=head), "kind")


def test_csv_with_quotes_and_a_mark_of_byte_order_is_read(tmp_path: Path) -> None:
    path = tmp_path / "one.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file)
        out.writerow(HEAD.split(","))
        out.writerow(["e, 1", "2021-05-01", "", "10", "20", "raid"])
    assert [row.id for row in read_table(path, "one", [TAXONOMY]).rows] == ["e, 1"]
