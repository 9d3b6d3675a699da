"""Extents of ground told by the way."""

import pytest

from marsad.extract.english.extents import with_extents
from marsad.extract.network.found import Found, FoundClaim, FoundName
from tests.extract.english.reading import figures_of


def told(text: str, *claims: str, places: str = "") -> list[FoundClaim]:
    def at(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    found = Found(
        [FoundClaim(at(words), "attack", "asserted", None) for words in claims],
        names=[FoundName(at(name), "LOC") for name in places.split()],
    )
    made = with_extents(text, [(0, len(text))], found)
    return [claim for claim in made.claims if claim.made_by == "extent"]


def test_an_apposition_is_a_claim_of_who_holds_how_much() -> None:
    text = (
        "In what remains of Front-held Talin, some six square kilometres in the north, "
        "people wait for food."
    )
    (claim,) = told(text, places="Talin")
    assert claim.kind == "control" and claim.time == "state"
    assert text[slice(*claim.span)].endswith("square kilometres in the north")
    roles = {name: text[slice(*spans[0])] for name, spans in claim.roles.items()}
    assert roles == {"actor": "Front", "place": "Talin"}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "The Front holds six square kilometres of Talin.",
            ["The Front holds six square"],
        ),
        ("A forest of six square kilometres burned.", []),
        ("The Front holds Talin.", []),
    ],
)
def test_nothing_is_added_twice_nor_where_nobody_holds_it(
    text: str, claims: list[str]
) -> None:
    assert told(text, *claims) == []


def test_the_extent_is_a_figure_of_the_claim() -> None:
    text = (
        "Food is short. In what remains of Front-held Talin, about six square "
        "kilometres in the north of the town, people wait for food."
    )
    assert ("area_km2", 6, 6) in figures_of(text)


def test_half_a_square_kilometre_and_a_yard_of_buildings() -> None:
    held = "The League holds just half a square kilometre of Qadma, the army said."
    assert figures_of(held) == [("area_km2", 0.5, 0.5)]
    burnt = (
        "A shell hit a 400-square-metre bakery in Qadma on Monday, killing 9 people."
    )
    assert "area_km2" not in {measure for measure, *_ in figures_of(burnt)}
