"""Words of lists are in the spelling that they are compared in, and listed once."""

import tomllib
from collections import Counter
from importlib import resources
from typing import Any

import pytest

from marsad.text.arabic import plain

FILES = [
    ("marsad.extract.arabic", "names.toml", ("bodies",)),
    ("marsad.extract.arabic", "words.toml", ()),
    ("marsad.extract.arabic", "amounts.toml", ()),
]


def lists(table: dict[str, Any], left: tuple[str, ...]) -> dict[str, list[str]]:
    found = {}
    for name, value in table.items():
        if isinstance(value, dict):
            found |= lists(value, left)
        elif name not in left:
            found[name] = value.replace("_", " ").split()
    return found


@pytest.mark.parametrize(("package", "name", "left"), FILES)
def test_words_are_plain(package: str, name: str, left: tuple[str, ...]) -> None:
    source = resources.files(package).joinpath("data", name)
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    for words in lists(table, left).values():
        assert [word for word in words if plain(word) != word] == []


def test_no_name_is_listed_twice() -> None:
    source = resources.files("marsad.extract.arabic").joinpath("data", "names.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    for name, words in lists(table, ("bodies",)).items():
        assert [w for w, n in Counter(words).items() if n > 1] == [], name
