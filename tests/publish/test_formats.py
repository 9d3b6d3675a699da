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
from marsad.records.dossier import Dossier
from tests.build import dossier, resolved, told
from tests.publish import scene_ar
from tests.publish.scene import scene


def written(form: str, found: list[Row]) -> tuple[int, str]:
    out = io.StringIO(newline="")
    return FORMATS[form].write(iter(found), out), out.getvalue()


def reprinted() -> Dossier:
    """A story and its reprint."""
    words = "Shells killed 16 people at the market of Harim on Monday morning."
    first = told(words, kind="shelling", publisher="Coast Herald")
    second = told(words, kind="shelling", published="2021-05-06", publisher="A blog")
    return resolved(dossier((first, second)))


def test_who_had_it_from_whom_is_an_edge() -> None:
    (edge,) = rows("copies", reprinted())
    known = reprinted().claims
    assert known[edge["copy_of"]].report == edge["from_report"]
    assert known[edge["claim"]].report == edge["report"]
    assert edge["basis"] == "same text" and edge["report"] != edge["from_report"]


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
    full = written(
        "csv", list(rows(name, reprinted() if name == "copies" else scene()))
    )[1]
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
    back = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert count == len(found)
    assert len(back) == (len(found) + 1 if found else 0)


def read_back(form: str, data: bytes) -> list[Row]:
    """The rows of a file, as programs of others read it."""
    if form == "csv":
        return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    if form == "geojson":
        return [f["properties"] for f in json.loads(data)["features"]]
    return [json.loads(line) for line in data.decode().splitlines()]


@pytest.mark.parametrize("form", FORMATS)
def test_arabic_comes_through_every_format_as_it_was(form: str) -> None:
    """Names with brackets, quotes with vowel signs and tatweel, hashtags."""
    found = list(rows("claims", scene_ar.scene()))
    data = written(form, found)[1].encode()
    back = {row["id"]: row for row in read_back(form, data)}
    for row in found:
        for field in ("quote", "speaker", "place", "person"):
            assert (back[row["id"]][field] or None) == row[field]
    assert scene_ar.HASHTAG.encode() in data
    assert f"{scene_ar.CAMP}".encode() in data and b"\\u06" not in data


def test_a_spreadsheet_is_told_that_it_is_unicode_only_where_it_matters() -> None:
    assert written("csv", list(rows("claims", scene_ar.scene())))[1][0] == "\ufeff"
    assert written("csv", [{"id": "a", "words": "“plain” – 3"}])[1][0] == "i"
    assert written("jsonl", [{"id": "حارم"}])[1] == '{"id": "حارم"}\n'


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(OperatorError, match="'xls'"):
        format_named("xls")
