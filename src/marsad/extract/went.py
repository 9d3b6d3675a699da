"""Where those who withdraw go is not what they leave, and to whom prisoners are handed
over has not taken them: "withdrew to Harim", "handed over to the police"; in any
language."""

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
    """The claims; a withdrawal whose place is where it went to has none, and a handing
    over no doer who is told to receive."""
    return [_without_goal(claim) for claim in claims]


def _without_goal(claim: Claim) -> Claim:
    if claim.kind == "withdrawal" and goes_to(claim.quote, claim.place):
        return replace(claim, place=None)
    handed = claim.kind in _HANDED and so("handed", claim.quote)
    if handed and goes_to(claim.quote, claim.actor):
        return replace(claim, actor=None)
    return claim


def goes_to(quote: str, name: str | None) -> bool:
    """Whether words have a name only as where, or to whom, somebody goes."""
    words, name = fold(quote), fold(_NAME.split(name or "")[0])
    if not name:
        return False
    joined = f"لل{name.removeprefix('ال')}"
    befores = [words[: at.start()] for at in re.finditer(re.escape(name), words)]
    to = [before for before in befores if _pattern("to").search(before)]
    return len(to) == len(befores) and (bool(to) or joined in words)


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    source = resources.files("marsad.extract").joinpath("data/went.toml")
    tables = tomllib.loads(source.read_text(encoding="utf-8"))
    between = "|".join(" ".join(tables["between"]).split())
    small = rf"(?:(?:{between}) )*"
    first = rf"(?:[\w'’-]+ and {small})?"
    return re.compile(rf"(?:{'|'.join(tables[name])}){small}{first}\Z")
