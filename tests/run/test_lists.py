"""Lists of people from files."""

import gzip
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

from marsad.errors import OperatorError
from marsad.resolve.linking.fields import parse
from marsad.run.lists import read_lists, read_table

PEOPLE = "id,name,age\nb,Samir Darwish,34\na, Rana Khoury ,\n"


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    data = text.encode() if isinstance(text, str) else text
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return path


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("p.csv", PEOPLE),
        ("p.csv.gz", PEOPLE),
        ("p.csv", "\ufeff" + PEOPLE.replace("\n", "\r\n")),
        ("p.csv", PEOPLE.replace(",", ";")),
        ("p.tsv", PEOPLE.replace(",", "\t")),
        ("p.txt", PEOPLE.replace(",", "|")),
        ("it's [1] 100%.csv", PEOPLE),
    ],
)
def test_text_tables_are_read_as_they_come(
    tmp_path: Path, name: str, text: str
) -> None:
    rows, (source,) = read_lists([written(tmp_path, name, text)], None)
    assert rows.ids == ["a", "b"]
    assert rows.cells == {"age": ["", "34"], "name": ["Rana Khoury", "Samir Darwish"]}
    assert (source.rows, source.guessed, source.own_ids) == (2, True, True)


def test_parquet_is_read_with_its_types(tmp_path: Path) -> None:
    from datetime import date

    table = pyarrow.table(
        {"name": ["Samir", None], "dob": [date(1990, 5, 1), None], "age": [3, None]}
    )
    pyarrow.parquet.write_table(table, tmp_path / "p.parquet")
    rows, _ = read_lists([tmp_path / "p.parquet"], None)
    cells = set(
        zip(rows.cells["name"], rows.cells["dob"], rows.cells["age"], strict=True)
    )
    assert cells == {("Samir", "1990-05-01", "3"), ("", "", "")}


def test_ids_are_made_from_cells_where_there_are_none(tmp_path: Path) -> None:
    one = written(tmp_path, "p.csv", "name,age\nSamir,34\nRana,20\nSamir,34\n")
    ids = read_lists([one], None)[0].ids
    other = written(
        tmp_path, "p.csv", "name,age\nSamir,34\nSamir,34\nRana,20\nHuda,1\n"
    )
    more = read_lists([other], None)[0].ids
    assert len(set(ids)) == 3
    assert set(ids) < set(more)


def test_lists_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    paths = []
    for folder in ("north", "south"):
        (tmp_path / folder).mkdir()
        paths.append(written(tmp_path / folder, "list.csv", PEOPLE))
    assert {s.name for s in read_lists(paths, None)[1]} == {
        "north/list.csv",
        "south/list.csv",
    }


def test_rows_do_not_depend_on_the_order_of_files_or_lines(tmp_path: Path) -> None:
    one = written(tmp_path, "one.csv", PEOPLE)
    two = written(tmp_path, "two.csv", "name,sex\nHuda,f\nTarek,m\n")
    there = read_lists([one, two], None)[0]
    two = written(tmp_path, "two.csv", "name,sex\nTarek,m\nHuda,f\n")
    assert read_lists([two, one], None)[0] == there


def test_columns_that_tell_of_minors_are_watched_though_not_mapped(
    tmp_path: Path,
) -> None:
    rows, (source,) = read_lists(
        [written(tmp_path, "p.csv", PEOPLE)], parse(["name=name"])
    )
    assert "age" not in rows.cells
    assert rows.guarded["age"] == ["", "34"] or rows.guarded["age"] == ["34", ""]
    assert "age" in source.watched


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("p.csv", "", "is empty"),
        ("p.csv", "name,age\n", "has no rows"),
        ("p.csv", "colour,shape\nred,round\n", "no column is known by its name"),
        ("p.csv", "id,name\n1,Samir\n1,Rana\n", "rows 1 and 2 have the one id '1'"),
        ("p.csv", "id,name\n1,Samir\n,Rana\n", "row 2: no id"),
        ("p.csv", "name,age\nSam\xedr,4\n".encode("latin-1"), "cannot be read"),
        ("p.xlsx", "PK", "save other tables"),
        ("p.parquet", "no parquet", "cannot be read"),
    ],
)
def test_what_cannot_be_used_is_told(
    tmp_path: Path, name: str, text: str | bytes, message: str
) -> None:
    with pytest.raises(OperatorError, match=message):
        read_lists([written(tmp_path, name, text)], None)


def test_missing_columns_and_files_are_told(tmp_path: Path) -> None:
    path = written(tmp_path, "p.csv", PEOPLE)
    with pytest.raises(OperatorError, match="p has no column 'born' for dob"):
        read_lists([path], parse(["name=name,dob=born"]))
    with pytest.raises(OperatorError, match="no such file"):
        read_table(tmp_path / "q.csv")
    with pytest.raises(OperatorError, match="twice"):
        read_lists([path, path], None)
