"""Which column of a list holds what."""

import pytest

from marsad.errors import OperatorError
from marsad.resolve.linking.fields import COMPARED, FIELDS, choose, guess, parse
from marsad.resolve.linking.spelling import data


def test_options_are_read_with_joins_and_choices() -> None:
    assert parse(["name=Full, legal name,dob=born|date of birth|"]) == {
        "name": [("Full, legal name",)],
        "dob": [("born",), ("date of birth",), ()],
    }
    assert parse(["given=first", "family=clan + house"]) == {
        "given": [("first",)],
        "family": [("clan", "house")],
    }


@pytest.mark.parametrize("option", ["name", "colour=x", "=x"])
def test_options_that_cannot_be_read_are_told(option: str) -> None:
    with pytest.raises(OperatorError, match="FIELD=COLUMN"):
        parse([option])


def test_a_field_is_mapped_once() -> None:
    with pytest.raises(OperatorError, match="twice"):
        parse(["name=a", "name=b"])


def test_a_list_is_read_by_the_first_choice_that_it_has() -> None:
    mapped = parse(["name=nom|full_name,dob=born|"])
    assert choose(mapped, ["Full Name", "x"], "ours") == {"name": ("Full Name",)}


def test_a_missing_column_is_told_with_those_there_are() -> None:
    with pytest.raises(OperatorError, match=r"ours has no column 'born' for dob.*x, y"):
        choose(parse(["dob=born"]), ["x", "y"], "ours")


def test_columns_are_known_by_their_names_in_two_languages() -> None:
    header = ["رقم", "الاسم الكامل", "First_Name", "dateOfBirth", "الجنس", "colour"]
    assert guess(header) == {
        "id": ("رقم",),
        "name": ("الاسم الكامل",),
        "given": ("First_Name",),
        "dob": ("dateOfBirth",),
        "sex": ("الجنس",),
    }


def test_the_first_of_two_likely_columns_is_taken() -> None:
    assert guess(["city", "place of birth"]) == {"place": ("city",)}


def test_every_field_but_parts_has_names_and_no_name_has_two_fields() -> None:
    headers = data()["headers"]
    assert set(headers) <= FIELDS
    assert not COMPARED - set(headers)
    for field, names in headers.items():
        for name in names:
            assert guess([name]) == {field: (name,)}
