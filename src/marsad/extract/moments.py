"""When numbers hold that are of no one day, in any language.

Those who are so now ("are displaced") are told of the telling, all who came to be so
("have been arrested in all") up to it.
"""

import functools
import re
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from importlib import resources

from marsad.records.claim import Claim, TimeWords, touch
from marsad.text.moments import only_stands, stands
from marsad.text.normal import fold

_OPEN = ("state", "ongoing")
"""Modes of time words that name no day."""


def with_moments(claims: Iterable[Claim]) -> list[Claim]:
    """The claims, each number told of the time that its own words tell."""
    return [_timed(claim) for claim in claims]


def _timed(claim: Claim) -> Claim:
    if not claim.figures:
        return claim
    mode = None
    if only_stands(claim):
        mode = "state" if _elsewhere(claim) else None
    elif _is_total(claim):
        mode = "total"
    if mode is None:
        return claim
    return replace(claim, time=TimeWords(claim.quote, claim.span, mode))


def _elsewhere(claim: Claim) -> bool:
    """Whether nothing in a claim's own words tells a day."""
    time = claim.time
    named = time is not None and time.mode not in _OPEN and touch(time.span, claim.span)
    return not named


def _is_total(claim: Claim) -> bool:
    """Whether a number is told to be all up to now, and of no day."""
    if claim.time is not None and claim.time.mode not in _OPEN:
        return False
    told = any(not stands(claim, figure) for figure in claim.figures)
    return told and _total().search(fold(claim.quote)) is not None


@functools.cache
def _total() -> re.Pattern[str]:
    source = resources.files("marsad.extract").joinpath("data/counted_up.toml")
    rows = tomllib.loads(source.read_text(encoding="utf-8"))["total"]
    return re.compile("|".join(f"(?:{row})" for row in rows))
