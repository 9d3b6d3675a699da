"""Every format writes the same rows, and no spreadsheet runs a cell."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.errors import OperatorError
from marsad.publish.formats import FORMATS, format_named
from marsad.publish.formats.csv import harmless
from marsad.publish.wire import EXPORTS, Row, rows
from tests.publish.scene import scene


def written(form: str, found: list[Row]) -> tuple[int, str]:
    out = io.StringIO(newline="")
    return FORMATS[form].write(iter(found), out), out.getvalue()


@pytest.mark.parametrize("name", EXPORTS)
def test_all_formats_have_the_same_rows(name: str) -> None:
    found = list(rows(name, scene()))
    counts = {form: written(form, found) for form in FORMATS}
    assert {count for count, _ in counts.values()} == {len(found)}
    assert len(counts["jsonl"][1].splitlines()) == len(found)
    assert len(list(csv.DictReader(io.StringIO(counts["csv"][1])))) == len(found)
    assert len(json.loads(counts["geojson"][1])["features"]) == len(found)


def test_no_rows_is_a_file_all_the_same() -> None:
    assert written("jsonl", []) == (0, "")
    assert json.loads(written("geojson", [])[1])["features"] == []
    assert written("csv", []) == (0, "")


@pytest.mark.parametrize("name", EXPORTS)
def test_a_table_without_rows_has_its_header(name: str) -> None:
    out = io.StringIO(newline="")
    assert FORMATS["csv"].write(iter(()), out, name) == 0
    header = next(csv.reader(io.StringIO(out.getvalue())))
    full = written("csv", list(rows(name, scene())))[1]
    known = next(csv.reader(io.StringIO(full)))
    assert header == [c for c in known if not c.startswith("figures_")]


def test_unplaced_rows_keep_a_null_geometry() -> None:
    _, text = written("geojson", list(rows("claims", scene())))
    by_id = {f["id"]: f for f in json.loads(text)["features"]}
    assert by_id["clm-ddd1"]["geometry"] is None
    assert by_id["clm-aaa1"]["geometry"]["coordinates"] == [36.52, 36.21]


def test_csv_joins_lists_and_flattens() -> None:
    _, text = written("csv", list(rows("events", scene())))
    row = next(csv.DictReader(io.StringIO(text)))
    assert row["claims"] == "clm-aaa1; clm-bbb1; clm-bbb2"
    assert row["figures_killed_civilians_best"] == "7"
    assert row["lat"] == "36.21"


@given(st.text(max_size=20), st.sampled_from("=+-@|%＝＋－＠\t\r"))
def test_no_text_cell_starts_a_formula(rest: str, first: str) -> None:
    assert harmless(first + rest).startswith("'")
    assert first.isspace() or harmless("  " + first + rest).startswith("'")


@given(
    st.lists(st.dictionaries(st.sampled_from("abc"), st.text(max_size=9), min_size=1))
)
def test_csv_gives_back_what_went_in(found: list[Row]) -> None:
    count, text = written("csv", found)
    back = list(csv.reader(io.StringIO(text, newline="")))
    assert count == len(found)
    assert len(back) == (len(found) + 1 if found else 0)


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(OperatorError, match="'xls'"):
        format_named("xls")
