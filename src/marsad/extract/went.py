"""Where those who withdraw go is not what they leave: "withdrew to Harim" is no
withdrawal from Harim, in any language."""

import functools
import re
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from importlib import resources

from marsad.records.claim import Claim
from marsad.text.normal import fold


def without_goals(claims: Iterable[Claim]) -> list[Claim]:
    """The claims; a withdrawal whose place is where it went to has none."""
    return [
        replace(claim, place=None)
        if claim.kind == "withdrawal" and claim.place and goes_to(claim)
        else claim
        for claim in claims
    ]


def goes_to(claim: Claim) -> bool:
    """Whether a claim's words name its place as where somebody goes, and nowhere as
    what is left."""
    words, place = (
        fold(claim.quote),
        fold((claim.place or "").split(",")[0].split("،")[0]),
    )
    befores = [words[: at.start()] for at in re.finditer(re.escape(place), words)]
    to = [before for before in befores if _pattern("to").search(before)]
    return bool(place) and bool(to) and len(to) == len(befores)


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    source = resources.files("marsad.extract").joinpath("data/went.toml")
    tables = tomllib.loads(source.read_text(encoding="utf-8"))
    between = "|".join(" ".join(tables["between"]).split())
    small = rf"(?:(?:{between}) )*"
    first = rf"(?:[\w'’-]+ and {small})?"
    return re.compile(rf"(?:{'|'.join(tables[name])}){small}{first}\Z")
