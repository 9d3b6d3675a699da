"""Workbooks: typed cells, no formula, no sign that a workbook cannot hold."""

import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

from marsad.publish.formats import xlsx
from marsad.publish.formats.dictionary import fields_of
from marsad.publish.formats.workbook import CUT, LONGEST, _letters, workbook
from marsad.publish.formats.xml import ILLEGAL
from tests.publish.formats.material import given_of, sheet


def cells(path: Path, *values: Any) -> list[Any]:
    """Values written as one line, and read back as cells."""
    with workbook(path) as book:
        book.sheet("a", [f"c{at}" for at in range(len(values))], [values])
    return list(load_workbook(path)["a"][2])


def test_sheets_stand_in_order_with_a_header_that_stays(tmp_path: Path) -> None:
    xlsx.save(given_of(), ["events", "tallies"], tmp_path / "x.xlsx")
    book = load_workbook(tmp_path / "x.xlsx")
    assert book.sheetnames == ["events", "tallies", "dictionary"]
    assert {book[name].freeze_panes for name in book.sheetnames} == {"A2"}
    assert book["events"]["A1"].font.bold and not book["events"]["A2"].font.bold
    row = sheet(tmp_path / "x.xlsx", "events")[0]
    assert (row["start"], row["lat"]) == (datetime(2021, 5, 3), 36.21)  # noqa: DTZ001
    assert book["events"]["E2"].number_format == r"yyyy\-mm\-dd"
    said = sheet(tmp_path / "x.xlsx", "dictionary")
    fields = [*fields_of("events"), *fields_of("tallies")]
    assert [line["field"] for line in said] == [field.column for field in fields]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\t=1", " =1", "＝1", "|x"])
def test_no_cell_is_a_formula(tmp_path: Path, text: str) -> None:
    (cell,) = cells(tmp_path / "x.xlsx", text)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_cells_have_their_types(tmp_path: Path) -> None:
    found = cells(tmp_path / "x.xlsx", 3, 2.5, True, "3", date(2021, 5, 3), None, "")
    assert [cell.value for cell in found][:4] == [3, 2.5, True, "3"]
    assert found[2].data_type == "b" and found[3].data_type == "s"
    assert found[4].is_date and found[4].value.date() == date(2021, 5, 3)
    assert found[5].value is None


def test_days_that_workbooks_get_wrong_are_texts(tmp_path: Path) -> None:
    (cell,) = cells(tmp_path / "x.xlsx", date(1899, 1, 1))
    assert (cell.value, cell.is_date) == ("1899-01-01", False)


@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12))
def test_any_text_comes_back(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    (cell,) = cells(tmp_path_factory.mktemp("xlsx") / "x.xlsx", text)
    assert (cell.value or "") == ILLEGAL.sub("\ufffd", text)


def test_a_text_that_is_too_long_says_where_it_was_cut(tmp_path: Path) -> None:
    whole, long = "a" * LONGEST, "ب" * (LONGEST + 1)
    first, second = cells(tmp_path / "x.xlsx", whole, long)
    assert first.value == whole
    assert second.value.endswith(CUT) and len(second.value) < LONGEST


def test_names_of_columns() -> None:
    for at in (0, 25, 26, 701, 702, 16383):
        assert _letters(at) == get_column_letter(at + 1)


def test_members_have_no_moment(tmp_path: Path) -> None:
    cells(tmp_path / "x.xlsx", 1)
    with zipfile.ZipFile(tmp_path / "x.xlsx") as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {1980}
        assert archive.namelist()[0] == "[Content_Types].xml"
