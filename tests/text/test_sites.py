"""A base near a town is not the town."""

import pytest

from marsad.text.parties import party_of
from marsad.text.sites import tells_whole


@pytest.mark.parametrize(
    ("quote", "place"),
    [
        ("League fighters took the town of Harim", "Harim"),
        ("The town itself and the base at Salma are held by the army", "Harim"),
        ("The army still holds Harim and Salma", "Salma"),
        ("The army took Harim near Salma", "Harim"),
        ("After seizing the airport the army took control of Harim", "Harim"),
        ("League fighters took Harim and its airport", "Harim"),
        ("League fighters took Wadi air base", "Wadi air base"),
        ("It is held by the army", "Harim"),
        ("سيطر المقاتلون على مدينة حارم", "حارم"),
        ("حارم وسلمى تحت سيطرة الجيش", "سلمى، الوادي"),
        ("انسحب الجيش من المدينة", "حارم"),
        ("سيطر المقاتلون على مطار الوادي", "مطار الوادي"),
    ],
)
def test_a_place_itself(quote: str, place: str) -> None:
    assert tells_whole(quote, place)


@pytest.mark.parametrize(
    ("quote", "place"),
    [
        ("League fighters seized the headquarters of Battalion 7 near Harim", "Harim"),
        ("Our fighters captured Battalion 7 in Harim on Monday", "Harim"),
        ("We seized two howitzers and 40 small arms", "Harim"),
        ("The building was used by League fighters as a barracks", "Harim"),
        ("League fighters took Harim airport", "Harim"),
        ("League fighters took the town's hospital", "Harim"),
        ("League fighters took three villages near Harim", "Harim"),
        ("The army left its positions in Harim", "Harim"),
        ("League fighters took Harim's western districts", "Harim"),
        ("The army holds the rest of the province", "Harim"),
        ("League fighters took three villages", "Harim"),
        ("سيطر المقاتلون على مواقع في حارم", "حارم"),
        ("سيطر المقاتلون على معسكر للجيش قرب حارم", "حارم"),
        ("سيطر المقاتلون على مطار حارم", "حارم"),
    ],
)
def test_only_something_in_it_or_near_it(quote: str, place: str) -> None:
    assert not tells_whole(quote, place)


@pytest.mark.parametrize(
    "words",
    [
        "resistance forces",
        "rebels",
        "opposition forces",
        "insurgents",
        "local militias",
    ],
)
def test_a_general_word_is_no_listed_party(words: str) -> None:
    assert party_of(words) is None
