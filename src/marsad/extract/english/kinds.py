"""The kind of a claim by the weapon, or the leaving, that its words name."""

import functools
import re
import tomllib
from importlib import resources

_VIOLENT = frozenset({"airstrike", "shelling", "bombing", "attack", "chemical"})
"""Kinds that the weapon tells apart."""
_GROUND = frozenset({"capture", "control", "offensive", "surrender", "displacement"})
_LEFT = re.compile(
    r"\A[^,;]{0,80}?\b(?:withdr[ae]w(?:n|s|ing)?|pull(?:ed|s|ing) (?:out|back)"
    r"|retreat(?:ed|s|ing)?) (?:\w+ )?from\b",
    re.IGNORECASE,
)


@functools.cache
def _weapons() -> dict[str, re.Pattern[str]]:
    source = resources.files("marsad.extract.english").joinpath("data/weapons.toml")
    tables = tomllib.loads(source.read_text(encoding="utf-8"))
    return {
        kind: re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE)
        for kind, patterns in tables.items()
    }


def told_kind(kind: str, words: str) -> str:
    """The kind, or the one of the only weapon that the words name.

    A stated event keeps its kind in tolls and damage: only the kinds of violence
    that differ by weapon are put right.
    """
    if kind in _GROUND and _LEFT.search(words):
        return "withdrawal"
    if kind not in _VIOLENT:
        return kind
    named = [name for name, weapon in _weapons().items() if weapon.search(words)]
    if "chemical" in named:
        return "chemical"
    return named[0] if len(named) == 1 else kind
