"""CSV: flat columns that are always the same, and no cell that is run."""

import csv
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.publish.formats import csv as form
from marsad.publish.formats.base import ALL
from marsad.publish.formats.csv import in_columns, write_table
from marsad.publish.formats.table import RUNS, columns_of, flatten, harmless, runs
from marsad.publish.wire import Row, rows
from tests.build import dossier, resolved, told
from tests.publish import scene_ar
from tests.publish.formats.material import given_of, given_rows, table
from tests.publish.scene import scene

BOUNDS = ("low", "best", "high")


def written(name: str, found: list[Row], folder: Path) -> bytes:
    """A file of one export."""
    path = folder / "x.csv"
    form.save(given_rows({name: found}), (name,), path)
    return path.read_bytes()


def test_who_had_it_from_whom_is_an_edge() -> None:
    words = "Shells killed 16 people at the market of Harim on Monday morning."
    first = told(words, kind="shelling", publisher="Coast Herald")
    second = told(words, kind="shelling", published="2021-05-06", publisher="A blog")
    known = resolved(dossier((first, second)))
    (edge,) = rows("copies", known)
    assert known.claims[edge["copy_of"]].report == edge["from_report"]
    assert known.claims[edge["claim"]].report == edge["report"]
    assert edge["basis"] == "same text" and edge["report"] != edge["from_report"]


@pytest.mark.parametrize("name", ALL)
def test_a_table_without_rows_has_its_header(name: str, tmp_path: Path) -> None:
    (line,) = written(name, [], tmp_path).decode().splitlines()
    assert line.split(",") == list(columns_of(name))


@pytest.mark.parametrize("name", ALL)
def test_columns_are_in_the_order_of_the_fields(name: str) -> None:
    columns = list(columns_of(name, given_of().rows_of))
    for row in rows(name, scene()):
        there = [column for column in flatten(row) if column in columns]
        assert sorted(there, key=columns.index) == there


def test_counts_stand_in_the_order_of_measures() -> None:
    one = next(iter(rows("events", scene())))
    count = {"low": 1, "best": 2, "high": None}
    figures = {"wounded": count, "killed": {**count, "civilians": count}}
    columns = columns_of("events", lambda _: [one, {**one, "figures": figures}])
    counts = [name for name in columns if name.startswith("figures_")]
    assert counts == [
        *(f"figures_killed_{bound}" for bound in BOUNDS),
        *(f"figures_killed_civilians_{bound}" for bound in BOUNDS),
        *(f"figures_wounded_{bound}" for bound in BOUNDS),
    ]
    assert {columns[name] for name in counts} == {"number"}


def test_csv_joins_lists_and_flattens(tmp_path: Path) -> None:
    form.save(given_of(), ("events",), tmp_path / "x.csv")
    row = table(tmp_path / "x.csv")[0]
    assert row["claims"] == "clm-aaa1; clm-bbb1; clm-bbb2"
    assert row["figures_killed_civilians_best"] == "7"
    assert row["contradictions"].startswith("clm-aaa1 / clm-bbb1; ")
    assert (row["lat"], row["override"]) == ("36.21", "")


def test_a_field_that_no_column_holds_is_an_error() -> None:
    assert list(in_columns([{"a": 1, "new": None}], ["a"])) == [[1]]
    with pytest.raises(KeyError, match="new"):
        list(in_columns([{"a": 1, "new": 2}], ["a"]))


@given(st.text(max_size=20), st.sampled_from("=+-@|%＝＋－＠\t\r"))
def test_no_text_cell_starts_a_formula(rest: str, first: str) -> None:
    assert harmless(first + rest).startswith("'")
    assert first.isspace() or harmless("  " + first + rest).startswith("'")


@given(st.text(max_size=9))
def test_other_text_is_left_as_it_is(text: str) -> None:
    assert harmless(text) in (text.replace("\x00", ""), "'" + text.replace("\x00", ""))
    assert not runs(harmless(text))
    assert text[:1] not in RUNS or runs(text)


TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=9)
CELLS = st.none() | st.booleans() | st.integers() | TEXTS


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_a_table_gives_back_what_went_in(
    tmp_path_factory: pytest.TempPathFactory, lines: list[tuple[Any, Any]]
) -> None:
    path = tmp_path_factory.mktemp("csv") / "x.csv"
    write_table(path, [["a", "b"]], lines)
    with path.open(encoding="utf-8-sig", newline="") as file:
        back = list(csv.reader(file))
    assert back == [["a", "b"], *([str(form.cell(c)) for c in line] for line in lines)]


def test_arabic_comes_through_as_it_was(tmp_path: Path) -> None:
    """Names with brackets, quotes with vowel signs and tatweel, hashtags."""
    found = list(rows("claims", scene_ar.scene()))
    data = written("claims", found, tmp_path)
    back = {row["id"]: row for row in table(tmp_path / "x.csv")}
    for row in found:
        for field in ("quote", "speaker", "place", "person"):
            assert (back[row["id"]][field] or None) == row[field]
    assert scene_ar.HASHTAG.encode() in data and scene_ar.CAMP.encode() in data


def test_a_spreadsheet_is_told_that_it_is_unicode_only_where_it_matters(
    tmp_path: Path,
) -> None:
    arabic, plain = tmp_path / "a.csv", tmp_path / "p.csv"
    write_table(arabic, [["id"]], [["حارم"]])
    write_table(plain, [["id"]], [["“plain” – 3"]])
    assert arabic.read_bytes()[:3] == b"\xef\xbb\xbf"
    assert plain.read_bytes()[:2] == b"id"
