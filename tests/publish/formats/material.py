"""Rows to write in every format, and independent readers of the files."""

import csv
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from marsad.publish.formats.base import ALL, Given
from marsad.publish.formats.dictionary import fields_of
from marsad.publish.formats.labels import labels_of
from marsad.publish.formats.types import tree
from marsad.publish.tellings import Tellings
from marsad.publish.wire import Row, rows
from marsad.records.dossier import Dossier
from tests.publish.scene import scene

Rows = dict[str, list[Row]]
TEXTS = ["=1+1", "+cmd", "-2", "@x", "حارم", "a; b", "two\nlines", '"said"', "Harim",
         "'", "<b>&", "1", "true"]  # fmt: skip
WORDS = st.sampled_from(TEXTS) | st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), min_size=1, max_size=9
)
ID = ("id", "report", "claim")
"""Fields that name the row, by which rows of two files are held side by side."""


def given_of(dossier: Dossier | None = None) -> Given:
    """A dossier as formats are given it; the scene where none is named."""
    known = dossier or scene()
    tell = Tellings(known).headlines
    return Given(lambda name: rows(name, known, tell), labels_of(known.war))


def given_rows(made: Rows) -> Given:
    """Rows as formats are given them."""
    return Given(lambda name: iter(made.get(name, [])))


def of_type(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a type of the dictionary, or nothing."""
    plain: dict[str, st.SearchStrategy[Any]] = {
        "text": WORDS,
        "integer": st.integers(-5, 10**6),
        "number": st.integers(0, 10**6) | st.floats(0.5, 1e6, width=32),
        "boolean": st.booleans(),
        "date": st.dates(date(1900, 3, 1), date(2100, 1, 1)).map(date.isoformat),
        "moment": st.dates(date(1990, 1, 1), date(2100, 1, 1)).map(
            lambda day: datetime.combine(day, time(12, 30, 5), UTC).isoformat()
        ),
    }
    if isinstance(kind, str):
        return st.none() | plain[kind]
    what, inner = kind
    if what == "list":
        return st.lists(of_type(inner).filter(lambda v: v is not None), max_size=3)
    if what == "map":
        names = st.sampled_from(["fair", "weak", "actor"])
        return st.dictionaries(names, of_type(inner), max_size=2)
    return st.fixed_dictionaries({n: of_type(part) for n, part in inner.items()})


def some_rows(name: str) -> st.SearchStrategy[list[Row]]:
    """Some rows of an export, with ids of their own."""
    kinds = dict(tree(name))
    figures = kinds.pop("figures") if name == "events" else None
    fields = {field: of_type(kind) for field, kind in kinds.items()}
    if figures is not None:
        count = st.fixed_dictionaries(
            {bound: st.integers(0, 99) for bound in ("low", "best", "high")}
        )
        some = st.sampled_from(["killed", "wounded", "area_km2"])
        fields["figures"] = st.dictionaries(some, count, max_size=2)
    if "placement" in fields:
        fields["placement"] = st.none() | fields["placement"]
    made = st.lists(st.fixed_dictionaries(fields), max_size=4)
    return made.map(
        lambda found: [_named(row, name, at) for at, row in enumerate(found)]
    )


def _named(row: Row, name: str, at: int) -> Row:
    key = key_of(name)
    return {**row, key: f"{name[:3]}-{at}"}


def key_of(name: str) -> str:
    """The field that names a row of an export."""
    first: str = fields_of(name)[0].path
    return first


RELEASES = st.fixed_dictionaries({name: some_rows(name) for name in ALL})
"""Rows of every export."""


def leaves(row: Row, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Column and value of all that a flat table holds of a row, lists left out."""
    for name, value in row.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{prefix}{name}_")
        elif value is not None and not isinstance(value, list):
            yield prefix + name, value


def json_lines(path: Path) -> list[Row]:
    """A file of JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]


def table(path: Path) -> list[dict[str, str]]:
    """A CSV file as the standard library reads it."""
    csv.field_size_limit(10**7)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def sheet(path: Path, name: str) -> list[dict[str, Any]]:
    """A sheet of a workbook as openpyxl reads it."""
    from openpyxl import load_workbook  # type: ignore[import-untyped]

    lines = list(load_workbook(path)[name].iter_rows(values_only=True))
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def parquet(path: Path) -> list[Row]:
    """A Parquet file as DuckDB reads it."""
    import duckdb

    found = duckdb.sql(f"SELECT * FROM read_parquet('{path}')")
    names = found.columns
    return [dict(zip(names, line, strict=True)) for line in found.fetchall()]


def without_nothing(value: Any) -> Any:
    """Without parts that hold nothing; days as texts."""
    if isinstance(value, dict):
        told = {name: without_nothing(part) for name, part in value.items()}
        return {n: v for n, v in told.items() if v not in (None, {}, [])}
    if isinstance(value, list | tuple):
        return [without_nothing(item) for item in value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value
