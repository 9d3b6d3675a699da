"""A row's text: every value is found again, exactly where it stands."""

from hypothesis import given
from hypothesis import strategies as st

from marsad.text.sheet import beside, cells, render

NAMES = st.text("abcdefghij_ ", min_size=1).map(str.strip).filter(bool)
VALUES = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")))


@given(st.dictionaries(NAMES, VALUES))
def test_what_is_rendered_is_found_again(row: dict[str, str]) -> None:
    names = {" ".join(name.split()): value for name, value in row.items()}
    text = render(names.items())
    found = cells(text)
    assert {name: found[name].value for name in names} == names
    for cell in found.values():
        assert text[slice(*cell.span)] == cell.value
        assert text[slice(*cell.line)] == f"{cell.column}: {cell.value}"


def test_lines_of_one_value_stay_together() -> None:
    text = render([("notes", "first\nsecond: 3\r\nthird"), ("best", "4")])
    found = cells(text)
    assert found["notes"].value == "first\nsecond: 3\nthird"
    assert list(found) == ["notes", "best"]
    assert text[slice(*found["best"].span)] == "4"


def test_names_of_columns_cannot_break_a_line() -> None:
    found = cells(render([("killed:\nall: told", "4"), ("", "5")]))
    assert found["killed all told"].value == "4"


def test_of_two_columns_of_one_name_the_first_counts() -> None:
    found = cells(render([("Best", "4"), ("best", "5")]))
    assert found["best"].value == "4"


def test_a_column_beside_another_is_found_by_its_end() -> None:
    text = render([("claim 1 quote", "a\nb"), ("claim 1 after", "c"), ("x", "d")])
    at = text.index("a\n")
    span = beside(text, (at, at + 1), "after")
    assert span is not None and text[slice(*span)] == "c"
    assert beside(text, (at, at + 1), "before") is None
    assert beside(text, (0, 2), "after") is None
