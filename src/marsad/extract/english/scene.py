"""What the rest of a report says of one sentence: place, title, repetition, voice."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from marsad.extract.english.draft import Voice
from marsad.extract.english.nouns import noun_after, nouns
from marsad.extract.english.view import View
from marsad.text.numbers import Number

WEAPONS = ("air", "shell", "bomb", "chem", "clash")
"""Families that tell one kind of violence from another."""
_AROUND = (-2, -1, 1, 2)
_GRAM = 3
_STEPS = ((0.15, "0"), (0.35, "1"), (0.6, "2"))
"""Shares, each with the name of the bucket below it."""
_FAR = 4
"""Sentences from the start that are told apart."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Beside one view; all values are names of buckets."""

    index: str
    """Which sentence, from the start."""
    last: str
    title: str
    """How much of the title it has, and how much of it the title has."""
    earlier: str
    """How much of it was said before."""
    later: str
    """How much of it is said again."""
    said_earlier: list[str]
    """Per token, whether it starts three words that were said before."""
    said_later: list[str]
    same_number: dict[int, str]
    """First token of a number -> whether its value stands earlier, later, here."""
    voice: list[str]
    """Per token: ``S`` names the speaker or tells that he speaks, ``B`` starts what
    is said, ``C`` goes on, ``-`` the report's own voice."""
    repeats: bool
    """True where nearly all of it was said before, word for word."""
    weapons: tuple[str, str, str]
    """Families of weapon in the nearest sentence before, after, and the first, that
    has any."""
    around: dict[int, str]
    """Families of the sentences one and two before and after, by offset."""


def scenes(
    views: Sequence[View], title: str | None, voices: Sequence[Voice]
) -> list[Scene]:
    """One scene per view."""
    grams = [_grams(view) for view in views]
    first: dict[tuple[str, ...], int] = {}
    last: dict[tuple[str, ...], int] = {}
    for k, row in enumerate(grams):
        for gram in row:
            first.setdefault(gram, k)
            last[gram] = k
    values: dict[tuple[float, str], list[int]] = defaultdict(list)
    for k, view in enumerate(views):
        for number, _, last_token in view.counts:
            values[_value(view, number, last_token)].append(k)
    families = [frozenset().union(*view.family) for view in views]
    heading = frozenset(re.findall(r"\w+", (title or "").lower()))
    found = []
    for k, (view, row) in enumerate(zip(views, grams, strict=True)):
        earlier = ["1" if first[gram] < k else "0" for gram in row]
        later = ["1" if last[gram] > k else "0" for gram in row]
        share = earlier.count("1") / len(row)
        found.append(
            Scene(
                index=str(min(view.passage.index, _FAR)),
                last="1" if k + 1 == len(views) else "0",
                title=_title(view, heading),
                earlier=_bucket(share),
                later=_bucket(later.count("1") / len(row)),
                said_earlier=earlier,
                said_later=later,
                same_number=_same_numbers(view, k, values),
                voice=_voice(view, voices),
                repeats=share > 0.9 and len(row) > 5,
                weapons=_weapons(families, k),
                around={
                    step: "+".join(sorted(families[k + step]))
                    for step in _AROUND
                    if 0 <= k + step < len(views)
                },
            )
        )
    return found


def _weapons(families: list[frozenset[str]], k: int) -> tuple[str, str, str]:
    orders = (range(k - 1, -1, -1), range(k + 1, len(families)), range(len(families)))
    before, after, first = (
        next(
            (own for i in order if (own := weapons_of(families[i]))),
            "-",
        )
        for order in orders
    )
    return before, after, first


def weapons_of(families: frozenset[str]) -> str:
    """The families of weapon among families, as one word."""
    return "+".join(name for name in WEAPONS if name in families)


def _grams(view: View) -> list[tuple[str, ...]]:
    return [tuple(view.word[i : i + _GRAM]) for i in range(len(view.word))]


def _bucket(share: float) -> str:
    return next((name for most, name in _STEPS if share < most), "3")


def _value(view: View, number: Number, last: int) -> tuple[float, str]:
    """What makes two numbers the same: value, and people or what else they count."""
    noun = noun_after(view, last)
    group = "people" if noun is None else nouns()[view.word[noun]]
    thing = group if group in ("vehicles", "structures", "strikes") else "people"
    return (number.low if number.low is not None else -(number.high or 0)), thing


def _title(view: View, heading: frozenset[str]) -> str:
    words = set(view.word)
    shared = len(words & heading)
    return _bucket(shared / max(1, len(heading))) + _bucket(shared / max(1, len(words)))


def _same_numbers(
    view: View, k: int, values: dict[tuple[float, str], list[int]]
) -> dict[int, str]:
    marks = {}
    for number, first, last in view.counts:
        places = values[_value(view, number, last)]
        mark = "E" if min(places) < k else ""
        mark += "L" if max(places) > k else ""
        mark += "S" if places.count(k) > 1 else ""
        marks[first] = mark or "u"
    return marks


def _voice(view: View, voices: Sequence[Voice]) -> list[str]:
    marks = ["-"] * len(view.word)
    low, high = view.passage.span
    for voice in voices:
        start, end = voice.content
        if end > low and start < high:
            inside = [i for i, at in enumerate(view.start) if start <= at < end]
            for i in inside:
                marks[i] = "C"
            if inside and view.start[inside[0]] - start < 2:
                marks[inside[0]] = "B"
    for voice in voices:
        for span in (voice.cue, voice.source):
            if span is not None and span[1] > low and span[0] < high:
                for i, at in enumerate(view.start):
                    if span[0] <= at < span[1]:
                        marks[i] = "S"
    return marks
