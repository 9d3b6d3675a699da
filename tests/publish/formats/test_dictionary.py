"""The data dictionary has every field of every export, and no other."""

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.publish.formats.base import ALL
from marsad.publish.formats.dictionary import FIGURES, about, fields_of
from marsad.publish.formats.files import KNOWN, files_of, write_files
from marsad.publish.formats.manual import LAYOUTS
from marsad.publish.formats.types import parse, tree, typed
from marsad.publish.front import FILE
from marsad.publish.history import HISTORY
from marsad.publish.wire import EXPORTS, Row, rows
from marsad.records.claim import (
    CERTAINTIES,
    FAMILIES,
    KINDS,
    MEASURES,
    POPULATIONS,
    STATUSES,
)
from marsad.records.control import STATES
from marsad.records.grade import GRADES, STRIKES
from marsad.records.tally import POLICIES
from tests.build import dossier, resolved, told
from tests.publish.formats.material import given_of, json_lines, table
from tests.publish.scene import scene

OWN = {  # values of the dictionary that the records name
    ("claims", "kind"): KINDS,
    ("claims", "certainty"): CERTAINTIES,
    ("claims", "status"): STATUSES,
    ("events", "kind"): KINDS,
    ("events", "grade"): GRADES,
    ("events", "strike_status"): STRIKES,
    ("control", "state"): STATES,
    ("tallies", "measure"): MEASURES,
    ("tallies", "population"): (*POPULATIONS, FAMILIES),
    ("tallies", "policy"): POLICIES,
}


def every_row(name: str) -> list[Row]:
    """Rows of the scene; of copies those of a reprint."""
    if name != "copies":
        return list(rows(name, scene()))
    words = "Shells killed 16 people at the market of Harim on Monday morning."
    first = told(words, kind="shelling", publisher="Coast Herald")
    second = told(words, kind="shelling", published="2021-05-06", publisher="A blog")
    return list(rows(name, resolved(dossier((first, second)))))


def test_every_export_is_told_of() -> None:
    assert tuple(ALL) == tuple(EXPORTS)
    beside = {name.partition(".")[0] for name in (*HISTORY, FILE)}
    assert set(about()) == {*ALL, *LAYOUTS.values(), *beside}


@pytest.mark.parametrize("name", ALL)
def test_it_has_every_field_of_a_row_in_order_and_no_other(name: str) -> None:
    kinds = tree(name)
    found = every_row(name)
    assert found
    for row in found:
        assert list(row) == [field for field in kinds if field in row]
        assert {field: typed(value, kinds[field]) for field, value in row.items()}
    placed = [row["placement"] for row in found if row.get("placement")]
    if name == "claims":
        assert all(list(one) == list(kinds["placement"][1]) for one in placed)
    met = {field for row in found for field in row}
    assert set(kinds) - met <= {"text"}


@pytest.mark.parametrize("name", ALL)
def test_a_value_is_of_its_type(name: str) -> None:
    kinds = {"text": str, "integer": int, "number": int | float, "boolean": bool}
    for row in every_row(name):
        for field, value in row.items():
            kind = tree(name)[field]
            if value is not None and isinstance(kind, str) and kind in kinds:
                assert isinstance(value, kinds[kind]), field


@pytest.mark.parametrize("name", ALL)
def test_no_row_has_a_value_that_is_not_told_of(name: str) -> None:
    told_of = {field.path: field.values for field in fields_of(name) if field.values}
    for row in every_row(name):
        for field, values in told_of.items():
            assert row.get(field) is None or str(row[field]) in values


@pytest.mark.parametrize(("name", "path"), OWN)
def test_values_are_those_of_the_records(name: str, path: str) -> None:
    field = next(field for field in fields_of(name) if field.path == path)
    assert field.values == tuple(OWN[name, path])


def test_a_new_part_of_a_field_is_an_error_until_it_is_told_of() -> None:
    kind = tree("claims")["placement"]
    with pytest.raises(KeyError, match="altitude"):
        typed({"name": "Harim", "altitude": 3}, kind)


def test_counts_are_told_of_once_for_all_measures() -> None:
    told_of = [field for field in fields_of("events") if field.path.startswith(FIGURES)]
    assert len(told_of) == 9
    assert set(tree("events")["figures"][1]) == set(MEASURES)


def test_layouts_have_the_columns_that_are_told_of(tmp_path: Path) -> None:
    known = given_of()
    write_files(known.rows_of, tmp_path, known.labels)
    for file, name in LAYOUTS.items():
        found = table if file.endswith(".csv") else json_lines
        columns = [field.path for field in fields_of(name)]
        assert list(found(tmp_path / file)[0]) == columns
    tags = table(tmp_path / "events.hxl.csv")[0].values()
    assert list(tags) == [field.tag for field in fields_of("hxl")]


def test_it_goes_with_the_files(tmp_path: Path) -> None:
    known = given_of()
    write_files(known.rows_of, tmp_path, known.labels)
    lines = table(tmp_path / "dictionary.csv")
    assert len(lines) == sum(len(fields_of(name)) for name in about())
    assert all(line["meaning"] and line["type"] for line in lines)
    page = (tmp_path / "dictionary.md").read_text("utf-8")
    assert all(f"`{field.path}`" in page for field in fields_of("claims"))
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    names = [one["path"] for one in package["resources"]]
    assert names == [*(f for form in KNOWN.values() for f in files_of(form)),
                     "dictionary.csv"]  # fmt: skip
    assert package["title"] == "Valley Monitor"
    (licence,) = package["licenses"]
    assert licence["name"] == "CC-BY-4.0" and "licenses/by/4.0" in licence["path"]
    credited = {one["title"].split()[0].strip(":") for one in package["sources"]}
    assert {"UCDP", "GeoNames"} <= credited
    assert all((tmp_path / name).is_file() for name in names)


def test_what_lies_beside_the_exports_is_told_of(tmp_path: Path) -> None:
    known = given_of()
    write_files(known.rows_of, tmp_path, known.labels, (*HISTORY, FILE))
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    told_of = {one["path"]: one.get("description") for one in package["resources"]}
    assert all(told_of[name] for name in (*HISTORY, FILE))
    graded = next(one for one in package["resources"] if one["path"] == "tallies.csv")
    columns = {one["name"]: one for one in graded["schema"]["fields"]}
    parts = [name for name in columns if name.startswith("grades_")]
    assert all(columns[name]["description"] for name in parts)


def test_the_descriptor_names_the_columns_of_every_table(tmp_path: Path) -> None:
    known = given_of()
    write_files(known.rows_of, tmp_path, known.labels)
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    tables = [one for one in package["resources"] if "schema" in one]
    assert tables
    for one in tables:
        head = table(tmp_path / one["path"])
        fields = [field["name"] for field in one["schema"]["fields"]]
        if head:
            assert fields == list(head[0]), one["path"]


def test_parquet_has_these_types(tmp_path: Path) -> None:
    known = given_of()
    KNOWN["parquet"].save(known, ("events",), tmp_path / "x.parquet")
    schema = pq.read_schema(tmp_path / "x.parquet")
    assert str(schema.field("start").type) == "date32[day]"
    assert str(schema.field("claims").type) == "list<element: string>"
    assert str(schema.field("lat").type) == "double"
    assert schema.names == list(tree("events"))


@pytest.mark.parametrize(
    "text", ["list<", "list<text", "struct<a>", "text>", "a b", ""]
)
def test_what_is_no_type_is_refused(text: str) -> None:
    with pytest.raises((ValueError, IndexError)):
        parse(text)


TYPES = st.recursive(
    st.sampled_from(["text", "integer", "date"]),
    lambda inner: st.one_of(
        inner.map(lambda t: f"list<{t}>"),
        inner.map(lambda t: f"map<{t}>"),
        st.tuples(inner, inner).map(lambda p: f"struct<a: {p[0]}, b: {p[1]}>"),
    ),
    max_leaves=5,
)


def shown(kind: Any) -> str:
    """A type as it is written."""
    if isinstance(kind, str):
        return kind
    what, inner = kind
    if what == "struct":
        return f"struct<{', '.join(f'{n}: {shown(k)}' for n, k in inner.items())}>"
    return f"{what}<{shown(inner)}>"


@given(TYPES)
def test_types_are_read_as_they_are_written(text: str) -> None:
    assert shown(parse(text)) == text
