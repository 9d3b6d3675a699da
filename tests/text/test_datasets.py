"""Layouts of data sets, and how they write numbers and days."""

from datetime import date

import pytest

from marsad.text.datasets import day, degrees, field_of, labelled, layout, whole
from marsad.text.sheet import cells, render

EVERY = ("ucdp", "acled", "airwars", "ibc", "table", "auto-archiver")


@pytest.mark.parametrize("id", EVERY)
def test_what_a_layout_needs_and_types_it_has(id: str) -> None:
    known = layout(id)
    needed = {field for group in known.needed for field in group}
    assert needed <= set(known.names)
    assert set(known.types.values()) <= {"whole", "degrees", "day", "words"}
    if id != "table":
        assert set(known.types) <= set(known.names)


def test_a_layout_nobody_knows() -> None:
    with pytest.raises(KeyError):
        layout("../ucdp/nothing")


def test_ucdp_has_its_49_columns_once() -> None:
    columns = layout("ucdp").columns
    assert (len(columns), len(set(columns))) == (49, 49)


def test_a_field_is_found_under_its_other_names() -> None:
    row = cells(render([("best_death", "4"), ("low", " "), ("low_death", "3")]))
    known = layout("ucdp")
    best, low = known.find(row, "best"), known.find(row, "low")
    assert best is not None and best.value == "4"
    assert low is not None and low.value == "3"
    assert known.find(row, "high") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("12", 12), (" 12.0 ", 12), ("-1", -1), ("12.5", None), ("", None), ("ten", None)],
)
def test_whole_numbers(text: str, expected: int | None) -> None:
    assert whole(text) == expected


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("35.5", 90.0, 35.5),
        ("91", 90.0, None),
        ("nan", 90.0, None),
        ("N35", 90.0, None),
    ],
)
def test_degrees(text: str, most: float, expected: float | None) -> None:
    assert degrees(text, most) == expected


@pytest.mark.parametrize(
    "text",
    ["2016-03-04", "2016-03-04 00:00:00.000", "2016-03-04T10:00:00Z", "04 March 2016",
     "4-Mar-2016", "March 4, 2016", "2016/03/04", "20160304"],
)  # fmt: skip
def test_days_as_data_sets_write_them(text: str) -> None:
    assert day(text) == date(2016, 3, 4)


@pytest.mark.parametrize("text", ["03/04/2016", "2016-02-30", "soon", "", "2016-03"])
def test_what_is_no_day_or_may_be_two(text: str) -> None:
    assert day(text) is None


def test_a_form_of_days_is_told() -> None:
    assert day("03/04/2016", "%d/%m/%Y") == date(2016, 4, 3)
    assert day("2016-03-04", "%d/%m/%Y") is None


@pytest.mark.parametrize(("field", "form"), [("killed", ""), ("start", "%d.%m.%Y")])
def test_labels_tell_fields(field: str, form: str) -> None:
    assert field_of(labelled("Tote", field, form)) == (field, form or None)
    assert field_of("Tote") is None
