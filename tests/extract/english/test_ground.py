"""Which places a claim of ground is of, and whose it is, read with the network."""

import pytest

from marsad.extract.english.ground import with_ground
from marsad.extract.network.found import Found, FoundClaim, FoundName
from marsad.records.claim import OF_GROUND, Span
from tests.extract.english.reading import claims_of


def held(text: str) -> list[tuple[str | None, str | None]]:
    """Holder and place of each claim of ground."""
    return [(c.actor, c.place) for c in claims_of(text) if c.kind in OF_GROUND]


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return start, start + len(words)


def read(
    text: str, words: str, place: str, actor: str, kind: str = "control"
) -> list[tuple[str, str, str]]:
    """Words, holder and place of each claim that one claim becomes."""
    roles = {"place": (at(text, place),), "actor": (at(text, actor),)}
    found = Found(
        claims=[FoundClaim(at(text, words), kind, "asserted", None, roles)],
        names=[FoundName(at(text, place), "LOC")],
    )
    made = with_ground(text, [(0, len(text))], found).claims
    return [
        (
            text[slice(*claim.span)],
            text[slice(*claim.roles["actor"][0])],
            text[slice(*claim.roles["place"][0])],
        )
        for claim in made
    ]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The army controls Harim, Salma and Qadma.", ["Harim", "Salma", "Qadma"]),
        ("The army still holds Salma and Qadma.", ["Salma", "Qadma"]),
        ("The army withdrew from Salma and Qadma on Monday.", ["Salma", "Qadma"]),
        ("Rebels captured the villages of Harim and Salma.", ["Harim", "Salma"]),
        ("The army besieged Harim and Salma for weeks.", ["Harim", "Salma"]),
    ],
)
def test_each_place_of_a_list_is_a_claim(text: str, places: list[str]) -> None:
    assert [place for _, place in held(text)] == places
    assert len({c.id for c in claims_of(text)}) == len(claims_of(text))


def test_a_list_before_the_verb() -> None:
    text = "Harim, Salma and Qadma are held by the army"
    assert read(text, text, "Harim", "the army") == [
        (text, "the army", "Harim"),
        ("Salma and Qadma are held by the army", "the army", "Salma"),
        ("Qadma are held by the army", "the army", "Qadma"),
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Rebels took Harim, Varna province", 1),
        ("Rebels took Harim, Varna province, and Qadma", 2),
        ("Rebels took Harim and the hills around it", 1),
        ("Rebels took Harim and its airport", 1),
        ("Rebels took Harim and Hezbollah positions", 1),
        ("Rebels took Harim, Salma, and Qadma, a resident said", 3),
    ],
)
def test_how_many_claims_a_claim_becomes(text: str, count: int) -> None:
    assert len(read(text, text, "Harim", "Rebels", "capture")) == count


def test_places_named_of_many_are_claims_beside_the_whole() -> None:
    text = "The League holds 4 towns of Varna, including Harim and Salma"
    made = read(text, text, "Varna", "The League")
    assert sorted(place for _, _, place in made) == ["Harim", "Salma", "Varna"]
    assert len({words for words, _, _ in made}) == len(made)


def test_a_name_in_its_own_words_goes_before_one_elsewhere() -> None:
    text = "The army holds Salma. Qadma is under the control of the League."
    own = "Qadma is under the control of the League"
    assert read(text, own, "Salma", "the League") == [(own, "the League", "Qadma")]


def test_a_general_word_is_nobody_named_before() -> None:
    text = (
        "The Valley League fled. In Varna resistance forces have held Harim since May"
    )
    own = "In Varna resistance forces have held Harim since May"
    ((_, who, place),) = read(text, own, "Harim", "Valley League")
    assert (who, place) == ("resistance forces", "Harim")


def test_words_that_go_back_to_a_side_keep_it() -> None:
    text = "The Valley League attacked. The fighters have held Harim since May"
    own = "The fighters have held Harim since May"
    ((_, who, _),) = read(text, own, "Harim", "Valley League")
    assert who == "Valley League"


def test_the_town_itself_and_a_base_elsewhere() -> None:
    text = (
        "League fighters seized a base near Harim on Saturday. The town itself and the "
        "naval base at Salma Point remain in the hands of the army."
    )
    places = [place for who, place in held(text) if who == "army"]
    assert places[:1] == ["Harim"] and "Salma Point" in places


def test_a_claim_takes_in_that_its_place_is_contested() -> None:
    text = "The army holds Salma, but Harim is contested: it has guns there."
    made = read(text, "Harim is", "Harim", "army")
    assert made == [("Harim is contested", "army", "Harim")]


def test_a_province_is_not_its_town() -> None:
    (claim, *_) = claims_of(
        "The mining town in Varna region is held by the Northern Army, residents said."
    )
    assert claim.place == "Varna region"
