import gzip
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from marsad.errors import OperatorError
from marsad.weigh.estimate.load import Columns, load
from marsad.weigh.estimate.table import of_members

PATTERNS = "A,B,C,n\n1,0,0,5\n0,1,1,2\n1,1,0,3\n"
PEOPLE = "person,A,B,C\np1,1,0,0\np2,0,1,1\np3,1,1,0\np4,1,0,0\n"
HELD = [{"A"}, {"B", "C"}, {"A", "B"}, {"A"}]


def _write(tmp_path: Path, text: str, name: str = "lists.csv") -> Path:
    path = tmp_path / name
    data = text.encode()
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return path


@pytest.mark.parametrize("name", ["lists.csv", "lists.csv.gz"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_patterns_with_counts_are_read(tmp_path: Path, name: str, mark: str) -> None:
    text = "\ufeff" + PATTERNS.replace(",", mark)
    made = load(_write(tmp_path, text, name))
    assert made.lists == ("A", "B", "C")
    assert made.cells == ((0b001, 5), (0b011, 3), (0b110, 2))
    assert made.name == name


def test_a_row_per_person_is_read_with_ids_left_alone(tmp_path: Path) -> None:
    made = load(_write(tmp_path, PEOPLE))
    assert made == of_members(HELD, name="lists.csv")


def test_parquet_with_other_columns_needs_to_be_told_the_lists(tmp_path: Path) -> None:
    columns = {
        "in_1": [1, 0, 1, 1],
        "in_2": [0, 1, 1, 0],
        "woman": [1, 0, 0, 1],
        "where": ["x", "x", "y", "y"],
    }
    path = tmp_path / "lists.parquet"
    parquet.write_table(pyarrow.table(columns), path)
    assert load(path).lists == ("in_1", "in_2")
    renamed = pyarrow.table({k.replace("in_", "list"): v for k, v in columns.items()})
    parquet.write_table(renamed, path)
    with pytest.raises(
        OperatorError, match=r"which columns are lists.*not so in where"
    ):
        load(path)
    assert load(path, Columns(lists=["list?"])).lists == ("list1", "list2")


def test_rows_of_one_group_are_one_record_on_all_their_lists(tmp_path: Path) -> None:
    text = "cluster,A,B\nx,1,0\nx,0,1\ny,1,0\n,0,1\n,0,1\n"
    made = load(_write(tmp_path, text), Columns(group="cluster"))
    assert made.cells == ((0b01, 1), (0b10, 2), (0b11, 1))


def test_records_on_none_of_the_chosen_lists_are_kept_as_outside(
    tmp_path: Path,
) -> None:
    made = load(_write(tmp_path, PATTERNS), Columns(lists=["B", "C"]))
    assert (made.records, made.outside, made.floor) == (5, 5, 10)


def test_a_list_of_nobody_is_told(tmp_path: Path) -> None:
    made = load(_write(tmp_path, "A,B,C,n\n1,0,0,5\n1,1,0,3\n"))
    assert (made.lists, made.empty) == (("A", "B"), ("C",))


@pytest.mark.parametrize(
    ("text", "columns", "said"),
    [
        ("A,B,n\n1,0,2\n2,1,3\n", Columns(lists=["A", "B"]), "row 2, column A: '2'"),
        ("A,B,n\n1,0,2\n,1,3\n", Columns(lists=["A", "B"]), "row 2, column A"),
        ("A,B,n\n1,0,2.5\n", None, "row 1, column n: '2.5' is no count"),
        ("A,B,n\n1,0,-2\n", None, "'-2' is no count"),
        ("A,B,n\n1,0,\n", None, "is no count"),
        ("A,B,n\n1,0,2\n0,0,3\n", None, "3 records are on no list"),
        ("A,B,n,count\n1,0,2,2\n", None, "say which with --count"),
        ("A,B,n\n1,0,2\n", Columns(lists=["A", "D"]), "no column D; there are A, B"),
        ("A,B,n\n1,0,2\n", Columns(count="m"), "no column m"),
        ("A,B,n\n1,0,2\n", Columns(group="A"), "cannot be grouped"),
        ("A,A,n\n1,0,2\n", None, "must name every column once"),
        ("A,B,n\n", None, "there are no rows"),
        ("", None, "no rows|name every column|cannot be read"),
        ("A,B,n\n1,0\n", None, "cannot be read as a table"),
    ],
)
def test_what_cannot_be_right_is_said(tmp_path: Path, text, columns, said) -> None:
    with pytest.raises(OperatorError, match=said):
        load(_write(tmp_path, text), columns)


def test_files_that_are_no_tables_are_said(tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="cannot be read"):
        load(tmp_path / "none.csv")
    for name in ("broken.parquet", "broken.csv.gz"):
        (tmp_path / name).write_bytes(b"not this")
        with pytest.raises(OperatorError, match="cannot be read"):
            load(tmp_path / name)


def test_a_row_of_zeros_without_a_count_is_the_unknown(tmp_path: Path) -> None:
    made = load(_write(tmp_path, "A,B,n\n1,0,2\n1,1,1\n0,0,\n"))
    assert (made.records, made.outside) == (3, 0)
