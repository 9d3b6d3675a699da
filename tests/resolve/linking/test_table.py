"""Rows of all lists as one table of comparable columns."""

from marsad.resolve.linking.levels import comparisons
from marsad.resolve.linking.table import comparable


def test_names_of_one_cell_and_of_several_meet() -> None:
    columns = comparable(
        {
            "name": ["Samir Ali Darwish", ""],
            "given": ["", "Samir"],
            "father": ["", "Ali"],
            "family": ["", "Darwish"],
        }
    )
    for field in ("given", "middle", "family", "given_key", "family_key"):
        assert columns[field][0] == columns[field][1] is not None


def test_what_no_row_says_is_no_column() -> None:
    columns = comparable({"name": ["Samir", "Rana"], "sex": ["?", "-"]})
    assert set(columns) == {"given", "given_key"}


def test_empty_cells_are_none_so_that_they_are_not_compared() -> None:
    columns = comparable(
        {"name": ["Samir Darwish", "unknown"], "place": ["n/a", "Raqqa"]}
    )
    assert columns["given"] == ["samir", None]
    assert columns["place"] == [None, "raqqa"]


def test_the_year_of_birth_is_reckoned_from_age_and_event() -> None:
    columns = comparable(
        {
            "name": ["a b", "c d", "e f"],
            "dob": ["1983-02-01", "", ""],
            "age": ["", "34", "34"],
            "date": ["", "2017-08-01", ""],
        }
    )
    assert columns["born"] == [1983, 1983, None]
    assert columns["birth"] == ["19830201", None, None]


def test_fields_are_compared_once_each() -> None:
    def compared(**cells: list[str]) -> list[str]:
        return [c.name for c in comparisons(comparable(cells))]

    name, age = ["Samir Darwish", "Rana Khalil"], ["30", "31"]
    assert compared(name=name, age=age) == ["given", "family", "age"]
    assert compared(name=name, age=age, date=["2017-01-01", ""]) == [
        "given",
        "family",
        "birth",
        "date",
    ]
    assert compared(name=name, birth_year=["1980", "1981"]) == [
        "given",
        "family",
        "birth",
    ]


def test_guesses_of_each_comparison_are_shares() -> None:
    cells = {
        field: ["1980-01-01", "1981-02-02"]
        for field in ("name", "mother", "middle", "dob", "date", "place", "number")
    }
    cells["name"] = ["Samir Darwish", "Rana Khalil"]
    cells["sex"] = ["m", "f"]
    for comparison in comparisons(comparable(cells)):
        assert 0.9 < sum(level.m for level in comparison.levels) < 1.2
        assert 0.7 < sum(level.u for level in comparison.levels) < 1.2
        assert comparison.levels[-1].sql == "ELSE"
