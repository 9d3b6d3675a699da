"""Each place of a list that somebody holds is one claim."""

import pytest

from marsad.extract.arabic.ground import with_ground
from marsad.extract.network.found import Found, FoundClaim
from marsad.text.arabic import plain_of


def read(text: str, place: str, kind: str = "control") -> list[tuple[str, str]]:
    """Words and place of each claim that one claim becomes."""
    start = text.index(place)
    roles = {"place": ((start, start + len(place)),)}
    claim = FoundClaim((0, len(text)), kind, "asserted", None, roles)
    made = with_ground(plain_of(text), Found(claims=[claim])).claims
    return [
        (text[slice(*one.span)], text[slice(*one.roles["place"][0])]) for one in made
    ]


def test_places_behind_the_verb() -> None:
    text = "يسيطر الجيش على حارم وسلمى ومعظم القدم"
    assert read(text, "حارم وسلمى ومعظم القدم") == [
        ("يسيطر الجيش على حارم", "حارم"),
        ("يسيطر الجيش على حارم وسلمى", "سلمى"),
        (text, "معظم القدم"),
    ]


def test_places_before_the_verb() -> None:
    text = "حارم وسلمى تحت سيطرة الجيش"
    assert read(text, "حارم وسلمى") == [
        ("سلمى تحت سيطرة الجيش", "سلمى"),
        (text, "حارم"),
    ] or read(text, "حارم وسلمى") == [
        (text, "حارم"),
        ("سلمى تحت سيطرة الجيش", "سلمى"),
    ]


@pytest.mark.parametrize(
    ("place", "count"),
    [
        ("حارم، سلمى والقدم", 3),
        ("مدينتي حارم وسلمى", 2),
        ("حارم ووادي سلمى", 2),
        ("وادي سلمى", 1),
        ("ريفي حارم وسلمى", 1),
        ("شمال وشرق حارم", 1),
        ("حارم، ريف سلمى", 1),
    ],
)
def test_how_many_places(place: str, count: int) -> None:
    assert len(read(f"سيطر الجيش على {place}", place, "capture")) == count


def test_other_claims_stay_one() -> None:
    assert len(read("قصف الجيش حارم وسلمى", "حارم وسلمى", "shelling")) == 1
