"""What the words of a figure amount to: low, high and hedge."""

import functools
import re
import tomllib
from collections.abc import Sequence
from importlib import resources

from marsad.extract.figures import figure_of
from marsad.extract.network.found import FoundFigure
from marsad.records.claim import Figure
from marsad.text.arabic import plain
from marsad.text.numbers import Number

_WORD = re.compile(r"[ء-ي]+")
_BRACKETS = re.compile(r"\([^)]*\)?")
_CLITICS = re.compile(r"(?:[وف]?[بلك]?ال|[وف]?لل|[بلو](?=\w{4}))")
_DUAL = ("تان", "تين", "ان", "ين")
_WHOSE = re.compile(r"(?:ت?[يا](?:ها|هما|هم)|تيه|تاه)\Z")
"""Of a dual before a pronoun: "her two children"."""
_WHICH = ("تي", "تا", "ي")
"""Of a dual before a noun that tells of what kind: two shells of ..."""
_OF = re.compile(
    r" (?:من|في|بين|منهم|بينهم|الذي|التي|كان|يبلغ|تبلغ|علي|قرب|عند|جراء)(?![ء-ي]).*",
    re.S,
)
_AND = re.compile(r" و ?(?=[ء-ي]{2})")


@functools.cache
def _lists() -> dict[str, frozenset[str]]:
    source = resources.files("marsad.extract.arabic").joinpath("data/amounts.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    return {name: frozenset(row.split()) for name, row in table.items()}


def figure(text: str, found: FoundFigure, numbers: Sequence[Number]) -> Figure | None:
    """The figure that the words found make; see `figure_of`."""
    return figure_of(text, found, numbers, _unnumbered)


def _unnumbered(words: str) -> float | None:
    return without_number(plain(words))


def without_number(words: str) -> float | None:
    """Words in plain spelling: "a child" is one, a dual and "a man and his wife" two;
    a plural without a number counts nothing."""
    head = _OF.sub("", _BRACKETS.sub(" ", words).strip())
    total = 0.0
    for part in _AND.split(head):
        one = _one(part)
        if one is None:
            return None if total == 0 else total
        total += one
    return total


def _one(part: str) -> float | None:
    """What one noun with its adjectives stands for."""
    lists = _lists()
    words = _WORD.findall(part)
    if not words or lists["bare"].issuperset(map(_bare, words)):
        return None
    first = {words[0], _bare(words[0])}
    if first & (lists["vague"] | lists["plural"]):
        return None
    if first & lists["both"] or any(_is_dual(word, len(words)) for word in first):
        return 2.0
    return None if words[0].endswith("ون") else 1.0


def _bare(word: str) -> str:
    return _CLITICS.sub("", word, count=1)


def _is_dual(word: str, words: int) -> bool:
    paired = _lists()["paired"]
    endings = [
        end for end in (*_DUAL, *_WHICH[: 3 * (words > 1)]) if word.endswith(end)
    ]
    if any(word.removesuffix(end) in paired for end in endings):
        return True
    whose = _WHOSE.search(word)
    return whose is not None and word[: whose.start()] in paired
