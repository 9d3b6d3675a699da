"""One speaker under an Arabic and an English name."""

import tomllib
from importlib import resources

import pytest

from marsad.text.parties_ar import spelt
from marsad.text.speakers import english_names


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("المرصد السوري لحقوق الإنسان", "Syrian Observatory for Human Rights"),
        ("المرصد السوري لحقوق الانسان", "Syrian Observatory for Human Rights"),
        ("نشطاء المرصد السوري", "Syrian Observatory for Human Rights"),
        ("مراسل سانا", "SANA"),
        ("وكالة أنباء هاوار", "Hawar News Agency"),
    ],
)
def test_arabic_names_are_known_in_english(name: str, english: str) -> None:
    assert english_names(name)[0] == english


@pytest.mark.parametrize("name", ["مصادر محلية", "SOHR", "قرب المرصد السوري", ""])
def test_others_are_not(name: str) -> None:
    assert english_names(name) == ()


def test_no_arabic_name_means_two_speakers() -> None:
    source = resources.files("marsad.text").joinpath("data/speakers.toml")
    rows = tomllib.loads(source.read_text(encoding="utf-8"))["speakers"]
    names = [spelt(name) for row in rows for name in set(map(spelt, row["arabic"]))]
    assert len(names) == len(set(names))
