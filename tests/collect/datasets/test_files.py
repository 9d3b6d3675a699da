"""Files of rows in every form that is read, and what is wrong with some."""

import gzip
import json
import zipfile
from pathlib import Path

import pytest

from marsad.collect.datasets.files import read_rows
from marsad.collect.datasets.found import Fault, Row
from marsad.errors import OperatorError

ROWS = [{"id": "1", "name": "Harim, the town"}, {"id": "2", "name": 'a "quoted"\nword'}]
EXPECTED = [tuple(row.items()) for row in ROWS]
COMMA = 'id,name\n1,"Harim, the town"\n2,"a ""quoted""\nword"\n'


def cells_of(path: Path, columns: tuple[str, ...] = ()) -> list[object]:
    return [
        one.cells if isinstance(one, Row) else one.reason
        for one in read_rows(path, columns)
    ]


def test_csv_packed_or_not_with_any_divider(tmp_path: Path) -> None:
    plain, packed = tmp_path / "a.csv", tmp_path / "a.csv.gz"
    plain.write_bytes(b"\xef\xbb\xbf" + COMMA.encode())
    packed.write_bytes(gzip.compress(COMMA.encode()))
    other = tmp_path / "a.txt"
    other.write_text('id;name\n1;Harim, the town\n2;"a ""quoted""\nword"\n')
    assert cells_of(plain) == cells_of(packed) == cells_of(other) == EXPECTED
    with zipfile.ZipFile(tmp_path / "a-csv.zip", "w") as archive:
        archive.writestr("readme.md", "x")
        archive.writestr("a.csv", COMMA)
    assert cells_of(tmp_path / "a-csv.zip") == EXPECTED
    with zipfile.ZipFile(tmp_path / "a-csv.zip", "a") as archive:
        archive.writestr("b.csv", COMMA)
    with pytest.raises(OperatorError, match=r"one file of rows, it holds a.csv, b.csv"):
        cells_of(tmp_path / "a-csv.zip")


def test_json_lines_documents_and_answers_of_an_api(tmp_path: Path) -> None:
    lines, listed, answer = (tmp_path / f"{n}.json" for n in "abc")
    lines.write_text("\n".join(json.dumps(row) for row in ROWS))
    listed.write_text(json.dumps(ROWS, indent=1))
    answer.write_text(json.dumps({"TotalCount": 2, "Result": ROWS}))
    assert cells_of(lines) == cells_of(listed) == cells_of(answer) == EXPECTED


def test_what_is_nested_has_its_path(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    row = {"a": {"b": True}, "c": [{"d": 1.5}, {"d": None}], "e": ["x", "y"]}
    path.write_text(json.dumps(row) + "\n" + json.dumps({"a": 1}))
    expected = (("a b", "true"), ("c 1 d", "1.5"), ("c 2 d", ""), ("e", "x; y"))
    assert cells_of(path) == [expected, (("a", "1"),)]


def test_parquet_numbers_stay_as_they_are(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "a.parquet"
    table = pa.table({"id": [1, 2], "lat": [34.802462, None], "who": ["x", None]})
    pq.write_table(table, path)
    assert cells_of(path) == [
        (("id", "1"), ("lat", "34.802462"), ("who", "x")),
        (("id", "2"), ("lat", ""), ("who", "")),
    ]


def test_rows_without_a_line_of_names(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("7,Harim\n8,Salma\n")
    assert cells_of(path, ("id", "name"))[0] == (("id", "7"), ("name", "Harim"))
    path.write_text("id,name\n8,Salma\n")
    assert cells_of(path, ("id", "name")) == [(("id", "8"), ("name", "Salma"))]


def test_torn_rows_never_stop_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"id,name\n1\n\n2,\xff\xfe\n3,Salma,x\n4,Harim\n")
    found = list(read_rows(path))
    faults = [(one.row, one.reason) for one in found if isinstance(one, Fault)]
    assert faults == [
        (2, "has 1 cells for 2 columns"),
        (4, "is not UTF-8"),
        (5, "has 3 cells for 2 columns"),
    ]
    assert [one.cells for one in found if isinstance(one, Row)] == [
        (("id", "4"), ("name", "Harim"))
    ]


def test_lines_that_are_no_json(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"a": 1}\n{"a": \n[1]\n')
    reasons = cells_of(path)
    assert reasons[0] == (("a", "1"),)
    assert str(reasons[1]).startswith("is no JSON: ")
    assert reasons[2] == "is no object with fields"


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.csv", b"", "is empty"),
        ("a.xlsx", b"PK", "no sound workbook"),
        ("a.ods", b"PK", "save the sheet as CSV"),
        ("a.parquet", b"PAR1 no", "no sound Parquet file"),
        ("a.json", b"[1, 2", "neither JSON nor JSON lines"),
        ("a.csv.gz", b"\x1f\x8b\x08 broken", "cannot be read"),
        ("a.csv", b"id,n\xe4me\n1,2\n", "is not UTF-8"),
    ],
)
def test_files_that_are_refused(
    tmp_path: Path, name: str, data: bytes, told: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(OperatorError, match=told):
        list(read_rows(path))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="no such file"):
        list(read_rows(tmp_path / "a.csv"))
