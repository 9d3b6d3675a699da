"""Tell which sentences are worth a parse, by their words alone."""

import functools
import re
import tomllib
from importlib import resources

_DATA = "data/worth.toml"


@functools.cache
def _tables() -> dict[str, tuple[str, ...]]:
    source = resources.files("marsad.extract.english").joinpath(_DATA)
    tables = tomllib.loads(source.read_text(encoding="utf-8"))
    return {name: tuple(sorted(words.split())) for name, words in tables.items()}


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    """Any of a table's words, for lower-cased text."""
    words = (
        re.escape(word[:-1]) + r"\b" if word.endswith("$") else re.escape(word)
        for word in _tables()[name]
    )
    return re.compile(r"\b(?:" + "|".join(words) + ")")


@functools.cache
def _number() -> re.Pattern[str]:
    return re.compile(r"\d|\b(?:" + "|".join(_tables()["numbers"]) + r")\b")


def may_claim(sentence: str) -> bool:
    """Whether a sentence may state a claim of any kind; errs on the generous side."""
    lowered = sentence.lower()
    if _pattern("claims").search(lowered):
        return True
    return bool(
        _pattern("beside_numbers").search(lowered) and _number().search(lowered)
    )


def may_attribute(sentence: str) -> bool:
    """Whether a sentence may say who vouches for its neighbours."""
    return _pattern("speech").search(sentence.lower()) is not None
