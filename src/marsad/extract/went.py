"""Where those who withdraw go is not what they leave, who dies on the road to a place
has not died in it, and to whom prisoners are handed over has not taken them: "withdrew
to Harim", "died on the way to Harim", "handed over to the police"; in any language."""

import functools
import re
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from importlib import resources

from marsad.records.claim import Claim
from marsad.text.manners import so
from marsad.text.normal import fold

_HANDED = frozenset({"detention", "release", "surrender"})
_NAME = re.compile("[,،]")


def without_goals(claims: Iterable[Claim]) -> list[Claim]:
    """The claims; a withdrawal whose place is where it went to has none, nor have
    deaths on the way there; a handing over has no doer who is told to receive."""
    return [_without_goal(claim) for claim in claims]


def _without_goal(claim: Claim) -> Claim:
    if claim.kind == "withdrawal" and goes_to(claim.quote, claim.place):
        return replace(claim, place=None)
    if claim.kind == "casualties" and _on_the_way(claim.quote, claim.place):
        return replace(claim, place=None)
    handed = claim.kind in _HANDED and so("handed", claim.quote)
    if handed and goes_to(claim.quote, claim.actor):
        return replace(claim, actor=None)
    return claim


def _on_the_way(quote: str, place: str | None) -> bool:
    """Whether words have a place only as the one to which a road or a way leads."""
    befores = _befores(fold(quote), fold(_NAME.split(place or "")[0]))
    return bool(befores) and all(_route().search(before) for before in befores)


def _befores(words: str, name: str) -> list[str]:
    """What stands before a name, wherever it is met."""
    met = re.finditer(re.escape(name), words) if name else ()
    return [words[: at.start()] for at in met]


def goes_to(quote: str, name: str | None) -> bool:
    """Whether words have a name only as where, or to whom, somebody goes."""
    words, name = fold(quote), fold(_NAME.split(name or "")[0])
    if not name:
        return False
    joined = f"لل{name.removeprefix('ال')}"
    befores = _befores(words, name)
    to = [before for before in befores if _pattern("to").search(before)]
    return len(to) == len(befores) and (bool(to) or joined in words)


@functools.cache
def _tables() -> dict[str, list[str]]:
    source = resources.files("marsad.extract").joinpath("data/went.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@functools.cache
def _route() -> re.Pattern[str]:
    return re.compile("|".join(rf"(?:{row})\Z" for row in _tables()["route"]))


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    tables = _tables()
    between = "|".join(" ".join(tables["between"]).split())
    small = rf"(?:(?:{between}) )*"
    first = rf"(?:[\w'’-]+ and {small})?"
    return re.compile(rf"(?:{'|'.join(tables[name])}){small}{first}\Z")
