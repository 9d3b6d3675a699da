"""Names to places, a row each."""

import json

import pytest

from marsad.run.asking import asked, place_rows
from marsad.run.tools import Models
from marsad.settings import stateless


@pytest.fixture(scope="module")
def models() -> Models:
    plain = stateless()
    return Models(plain.war, plain.cache)


def answers(models: Models, *rows: dict[str, object]) -> list[dict[str, object]]:
    told = (asked(json.dumps(row), k) for k, row in enumerate(rows, 1))
    return list(place_rows(told, models))


def test_a_name_gets_a_point_its_precision_and_its_entry(models: Models) -> None:
    (row,) = answers(models, {"id": "a", "name": "Manbij"})
    assert (row["id"], row["where_prec"], row["country"]) == ("a", 1, "SY")
    assert row["geo_precision"] == 1
    assert row["lat"] == pytest.approx(36.53, abs=0.02)
    assert row["radius_m"] and row["gazetteer"] and row["gazetteer_id"]
    assert isinstance(row["candidates"], list)


def test_country_and_unit_choose_among_namesakes(models: Models) -> None:
    texas, ontario = answers(
        models,
        {"id": 1, "name": "Paris", "country": "us", "admin1": "Texas"},
        {"id": 2, "name": "Paris", "country": "CA", "admin1": "Ontario"},
    )
    assert (texas["country"], texas["admin1"]) == ("US", "Texas")
    assert ontario["country"] == "CA"


def test_the_text_around_a_name_chooses_too(models: Models) -> None:
    text = "Police in Alexandria, Va., and in Richmond, Virginia, said so."
    (row,) = answers(models, {"id": 1, "text": text, "span": [10, 20]})
    assert (row["name"], row["span"], row["admin1"]) == (
        "Alexandria",
        [10, 20],
        "Virginia",
    )


def test_places_are_found_where_no_name_is_given(models: Models) -> None:
    text = (
        "Clashes broke out near Manbij and Azaz, a resident of Damascus said on Monday."
    )
    rows = answers(models, {"id": 7, "text": text})
    assert [row["name"] for row in rows] == ["Manbij", "Azaz", "Damascus"]
    for row in rows:
        start, end = row["span"]  # type: ignore[misc]
        assert text[start:end] == row["name"]
        assert row["id"] == "7"


def test_positions_in_a_text_are_places(models: Models) -> None:
    text = "The strike hit 36.52810, 37.95502 near Manbij, residents said."
    point, town = answers(models, {"id": 1, "text": text})
    assert (point["lat"], point["lon"]) == (36.5281, 37.95502)
    assert (point["gazetteer"], point["gazetteer_id"]) == ("coordinates", "decimal")
    assert town["name"] == "Manbij"


def test_a_row_of_a_text_does_not_hide_places_from_another(models: Models) -> None:
    text = "Clashes broke out near Manbij and Azaz, a resident said on Monday."
    rows = answers(
        models, {"id": 1, "text": text, "span": [23, 29]}, {"id": 2, "text": text}
    )
    assert [(row["id"], row["name"]) for row in rows] == [
        ("1", "Manbij"),
        ("2", "Manbij"),
        ("2", "Azaz"),
    ]


def test_names_without_a_text_stand_alone(models: Models) -> None:
    names = ("Tripoli", "Benghazi", "Sabha", "Misrata")
    alone = [answers(models, {"name": name})[0]["gazetteer_id"] for name in names]
    rows = answers(models, *({"name": name} for name in names))
    assert [row["gazetteer_id"] for row in rows] == alone


def test_a_country_is_told_by_any_code_or_name(models: Models) -> None:
    said = ("SY", "syr", "Syrian Arab Republic")
    rows = answers(models, *({"name": "Douma", "country": each} for each in said))
    assert {row["country"] for row in rows} == {"SY"}
    assert "no country" in asked('{"name": "Douma", "country": "Atlantis"}', 1).fault


def test_what_nothing_fits_says_why(models: Models) -> None:
    (row,) = answers(models, {"id": 1, "name": "Qwertyville"})
    assert (row["lat"], row["gazetteer"], row["reason"]) == (
        None,
        None,
        "in no gazetteer",
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "line 3 is no JSON"),
        ("[]", "line 3 is no JSON object"),
        ('{"id": 1}', "neither a name nor a text"),
        ('{"id": 1, "name": ["x"]}', "name is no text"),
        ('{"id": 1, "name": true}', "name is no text"),
        ('{"id": 1, "name": "\\ud800"}', "half a character"),
        ('{"id": 1, "text": "x", "span": [0, 9]}', "no stretch of its text"),
        ('{"id": 1, "text": "x", "span": "0"}', "no stretch of its text"),
    ],
)
def test_bad_rows_are_told_by_their_line(line: str, said: str) -> None:
    assert said in asked(line, 3).fault


def test_bad_rows_are_answered_where_they_stand(models: Models) -> None:
    rows = [
        {"id": "a", "name": "Douma"},
        {"id": "b"},
        {"id": "\ud800", "name": 1.5},
        {"id": "d", "text": "Shelling hit Manbij."},
    ]
    told = answers(models, *rows)
    assert [(row["id"], row["lat"] is None) for row in told] == [
        ("a", False),
        ("b", True),
        ("3", True),
        ("d", False),
    ]
    assert [row.get("error") for row in told] == [
        None,
        "line 2 has neither a name nor a text",
        "line 3: id holds half a character",
        None,
    ]
