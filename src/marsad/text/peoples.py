"""Countries, and the words for their people and for other peoples and faiths."""

import functools
import tomllib
from importlib import resources


@functools.cache
def _data() -> dict[str, dict[str, str]]:
    text = resources.files("marsad.text").joinpath("data/peoples.toml")
    return tomllib.loads(text.read_text(encoding="utf-8"))


@functools.cache
def countries() -> frozenset[str]:
    """Names of countries, capitalised as news writes them."""
    return frozenset(_data()["countries"])


@functools.cache
def regions() -> frozenset[str]:
    """Names of parts of the world and of regions at war."""
    words = _data()["regions"]["parts"].split()
    return frozenset(name for word in words for name in (word, word.replace("-", " ")))


@functools.cache
def _of_people() -> dict[str, str]:
    """Word for a people -> its country."""
    return {
        word.replace("-", " "): country
        for country, words in _data()["countries"].items()
        for word in words.split()
    }


@functools.cache
def peoples() -> frozenset[str]:
    """Nationalities, faiths and peoples, capitalised: "Syrian", "Kurds", "Sunni"."""
    others = " ".join(_data()["peoples"].values()).split()
    return frozenset(_of_people()) | frozenset(others)


def country_of(word: str) -> str | None:
    """The country whose people a word means: "Turkish" gives "Turkey"."""
    return _of_people().get(word)


def is_wide(name: str) -> bool:
    """Whether a name is a country's or a region's."""
    return name in countries() or name in regions()
