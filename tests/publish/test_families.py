"""A number of families is told as one of families, never as so many civilians."""

import pytest

from marsad.publish.account import in_families
from marsad.text.manners import so
from tests.extract.english.reading import claims_of


def test_families_who_fled_are_people_and_told_as_families() -> None:
    claims = claims_of("About 4,500 families were displaced from Halfa on Tuesday.")
    assert {f.population for c in claims for f in c.figures} == {"people"}
    assert in_families("displaced", claims)
    assert not in_families("killed", claims)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("4,500 families", True),
        ("Some 300 households", True),
        ("4500 أسرة", True),
        ("نحو 30 عائلة", True),
        ("4,500 people", False),
        ("three members of families", False),
        ("4500 شخص", False),
        ("90 displaced and hungry families", True),
        ("90 fighters’ families", True),
        ("some 90 rebels and their families", False),
        ("90 fighters, their wives and the families", False),
        ("90 gunmen with their families", False),
        ("90 مسلحاً وعائلاتهم", False),
        ("90 مسلحاً مع عوائلهم", False),
        ("90 مسلحاً برفقة عائلاتهم", False),
    ],
)
def test_words_for_families(words: str, told: bool) -> None:
    assert so("families", words) is told
