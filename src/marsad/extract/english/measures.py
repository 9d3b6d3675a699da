"""What a figure counts, by the verb that stands right beside it."""

import bisect
import functools
import itertools
import re
import tomllib
from collections.abc import Sequence
from importlib import resources
from typing import Any

from marsad.extract.network.found import FoundFigure
from marsad.records.claim import Figure, Span
from marsad.text.numbers import Number

_REACH = 60
"""Characters before and behind a figure that are looked at."""
_STOP = re.compile(r"\d|[;:.!?]|\b(?:and|while|but|who|which|of whom|of them)\b")


_JOINED = re.compile(
    r"\A(?: [\w-]+){0,2},? and (?:some |about )?[\w,.]+(?: [\w-]+){1,2}"
    r"(?= (?:were|are|was|is|remain) (?:still )?(?:inside|trapped|besieged))"
)
"""A second number before the verb: "1,500 civilians and 500 fighters were inside"."""
_LIVES = re.compile(r"\blives\b", re.IGNORECASE)
_TO_DIE = re.compile(
    r"[\w ]{0,30}\bwho (?:will|would|could|may|might|risk) (?:\w+ )?"
    r"(?:die|dying|be killed)\b",
    re.IGNORECASE,
)
"""Behind a number of people who live as yet: "29 who will die if they stay"."""
_CONVERTED = 16
"""Characters between an area and the same one in another unit, at most."""
OF_THEM = re.compile(r"\bof (?:them|whom|these|those)\b", re.IGNORECASE)
"""Beside a number that counts some of those just counted."""
AMONG = re.compile(
    r"[ ,(-]*(?:most of them )?(?:including|among (?:them|whom)|mostly) ?",
    re.IGNORECASE,
)
"""Between a number and one of some of those."""


@functools.cache
def _tables() -> dict[str, Any]:
    source = resources.files("marsad.extract.english").joinpath("data/measures.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@functools.cache
def _death() -> re.Pattern[str]:
    """The beginning of any word that tells of a death."""
    words = _tables()["deaths"]["words"]
    return re.compile(rf"\b(?:{'|'.join(words)})", re.IGNORECASE)


@functools.cache
def _taken() -> re.Pattern[str]:
    """The beginning of any word that tells of an abduction."""
    return re.compile(
        r"\b(?:abduct|kidnap|hostage|captiv|snatch|seiz|held\b|hold)", re.I
    )


@functools.cache
def _patterns() -> dict[str, dict[str, re.Pattern[str]]]:
    tables = _tables()
    edges = {
        "before": (r"\b(?:", r")(?: (?:of|some|the))*\s*\Z"),
        "behind": (r"\A\W*(?:", r")\b"),
    }
    return {
        side: {
            measure: re.compile(opening + "|".join(words) + closing, re.IGNORECASE)
            for measure, words in tables[side].items()
        }
        for side, (opening, closing) in edges.items()
    }


def measured(text: str, figure: Figure, claim: Span) -> str:
    """The measure that the words beside a figure give, or the figure's own.

    "3,200 were detained" and "arrested 3,200" count the detained; people who are
    inside are present, and fighters who are inside are fighters.
    """
    if figure.population is None:
        return figure.measure
    if _TO_DIE.match(text, figure.span[1], min(len(text), figure.span[1] + _REACH)):
        return "present"
    said = counted(text, figure.span, claim)
    if said is None or (said, figure.measure) == ("present", "displaced"):
        return figure.measure
    fighters = said == "present" and figure.population == "combatants"
    return "fighters" if fighters else said


def plausible(kind: str, measure: str, words: str) -> str:
    """The measure, or what the kind counts where no word tells of a death or an
    abduction: 3,000 people who left were not killed, nor taken hostage."""
    usual = _tables()["counted"]
    told = {"killed": _death, "abducted": _taken}.get(measure)
    if told is None or kind not in usual or told().search(words):
        return measure
    return str(usual[kind])


def counted(text: str, span: Span, claim: Span) -> str | None:
    """What the words behind or before a figure count; None where they say nothing, or
    each another measure: "killed 12 injured 30" with its commas lost."""
    start, end = span
    if _LIVES.search(text, start, end):
        return "killed"
    behind = _JOINED.sub("", text[end : min(claim[1], end + _REACH)])
    stop = _STOP.search(behind)
    behind = behind[: stop.start()] if stop is not None else behind
    before = text[max(claim[0], start - _REACH) : start]
    told = [
        _first(side, words) for side, words in (("behind", behind), ("before", before))
    ]
    if None not in told and told[0] != told[1]:
        return None
    return told[0] or told[1]


def _first(side: str, words: str) -> str | None:
    """The first measure whose words stand in what is beside a figure."""
    patterns = _patterns()[side].items()
    return next((name for name, pattern in patterns if pattern.search(words)), None)


def missed_areas(
    numbers: Sequence[Number], claims: Sequence[Span], taken: Sequence[Span]
) -> list[FoundFigure]:
    """Areas within the words of a claim that nobody took for figures; not those that
    say an area once more in another unit."""
    areas = [number for number in numbers if number.area]
    firsts = areas[:1] + [
        two
        for one, two in itertools.pairwise(areas)
        if two.span[0] - one.span[1] > _CONVERTED
    ]
    return [
        FoundFigure(number.span, "area_km2", None, None)
        for number in firsts
        if _holding(claims, number.core) is not None
        and _holding(taken, number.core, touched=True) is None
    ]


def _holding(spans: Sequence[Span], one: Span, touched: bool = False) -> Span | None:
    """The span among sorted ones that holds, or touches, another."""
    at = bisect.bisect_right(spans, one[0], key=lambda span: span[0])
    for span in spans[max(0, at - 2) : at + 1]:
        if span[0] <= one[0] and one[1] <= span[1]:
            return span
        if touched and span[0] < one[1] and one[0] < span[1]:
            return span
    return None
