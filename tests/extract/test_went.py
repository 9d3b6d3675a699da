"""A withdrawal's place is what is left, never where it goes."""

import pytest

from marsad.extract.went import without_goals
from marsad.records.claim import Claim
from tests.extract.english.reading import claims_of


@pytest.mark.parametrize(
    ("quote", "place", "kept"),
    [
        ("League fighters withdrew to Qadma and Harim", "Qadma, Valley", None),
        ("League fighters withdrew to Salma and Harim", "Harim", None),
        ("They fell back towards the eastern outskirts of Harim", "Harim", None),
        ("The army withdrew from Harim to the hills", "Harim", "Harim"),
        ("The army withdrew from Harim to Salma", "Salma", None),
        ("The army left Harim to avoid losses in Salma", "Salma", "Salma"),
        ("The army withdrew from Harim", "Valley", "Valley"),
        ("انسحب المقاتلون إلى حارم", "حارم", None),
        ("تراجعت القوات باتجاه مدينة حارم", "حارم، الوادي", None),
        ("انسحب المقاتلون من حارم إلى الجبال", "حارم", "حارم"),
    ],
)
def test_who_goes_to_a_place_has_not_left_it(
    quote: str, place: str, kept: str | None
) -> None:
    claim = Claim("c", "r", "withdrawal", (0, 9), quote, place=place)
    assert [one.place for one in without_goals([claim])] == [kept]


@pytest.mark.parametrize(
    ("quote", "actor", "kept"),
    [
        ("90 prisoners were handed over to the Qadma authorities", 0, False),
        ("90 prisoners were handed over to Qadma authorities", 0, False),
        ("The Qadma authorities handed over 90 prisoners to the army", 0, True),
        ("The Qadma authorities arrested 90 men", 0, True),
        ("تسليم 90 سجيناً إلى السلطات", 1, False),
        ("سُلّم 90 سجيناً للسلطات", 1, False),
        ("قامت السلطات بتسليم 90 سجيناً", 1, True),
    ],
)
def test_who_receives_prisoners_has_not_taken_them(
    quote: str, actor: int, kept: bool
) -> None:
    name = ("Qadma authorities", "السلطات")[actor]
    claim = Claim("c", "r", "detention", (0, 9), quote, actor=name)
    assert [one.actor for one in without_goals([claim])] == [name if kept else None]


@pytest.mark.parametrize(
    ("quote", "place", "kept"),
    [
        ("Nine died on the long road from Salma to Harim camp", "Harim camp", False),
        ("Nine died on their way to the camp of Harim", "camp of Harim", False),
        ("Nine died on the road to Harim and 12 in Harim", "Harim", True),
        ("A bus was hit on the Harim to Salma road", "Salma", True),
        ("توفي تسعة في الطريق الطويل من سلمى إلى مخيم حارم", "مخيم حارم", False),
        ("توفي تسعة في مخيم حارم", "مخيم حارم", True),
    ],
)
def test_what_happens_on_the_way_did_not_happen_there(
    quote: str, place: str, kept: bool
) -> None:
    claim = Claim("c", "r", "casualties", (0, 9), quote, place=place)
    assert [one.place for one in without_goals([claim])] == [place if kept else None]


def test_other_kinds_keep_where_people_go() -> None:
    claim = Claim("c", "r", "displacement", (0, 9), "They fled to Harim", place="Harim")
    assert without_goals([claim]) == [claim]


def test_a_withdrawal_to_a_village_in_a_report() -> None:
    text = (
        "The army captured Harim in the north on Monday, a monitor said. League "
        "fighters withdrew to Salma, a village further down the river."
    )
    gone = [c for c in claims_of(text) if c.kind == "withdrawal"]
    assert gone
    assert all(c.place is None or "Salma" not in c.place for c in gone)
