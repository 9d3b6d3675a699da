"""Rows of a workbook."""

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from marsad.collect.datasets.files import read_rows
from marsad.collect.datasets.found import Row
from marsad.errors import OperatorError


def book(path: Path, *lines: list[object]) -> Path:
    made = Workbook()
    for line in lines:
        made.active.append(line)
    made.create_sheet("notes").append(["not", "read"])
    made.save(path)
    return path


def test_values_are_as_a_csv_file_has_them(tmp_path: Path) -> None:
    path = book(
        tmp_path / "own.xlsx",
        [None, None],
        ["day", "place", "killed", "seen", None],
        [date(2021, 5, 3), "حارم", 16.0, datetime(2021, 5, 3, 8, 30), "x"],  # noqa: DTZ001 (sheets know no zones)
        [],
        [date(2021, 5, 4), "Salma", 2.5, None],
    )
    assert list(read_rows(path)) == [
        Row(
            3,
            (
                ("day", "2021-05-03"),
                ("place", "حارم"),
                ("killed", "16"),
                ("seen", "2021-05-03 08:30:00"),
                ("column 5", "x"),
            ),
        ),
        Row(
            5,
            (
                ("day", "2021-05-04"),
                ("place", "Salma"),
                ("killed", "2.5"),
                ("seen", ""),
                ("column 5", ""),
            ),
        ),
    ]


def test_what_is_no_workbook_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"no workbook")
    with pytest.raises(OperatorError, match="no sound workbook"):
        list(read_rows(broken))
    with pytest.raises(OperatorError, match="is empty"):
        list(read_rows(book(tmp_path / "empty.xlsx")))
