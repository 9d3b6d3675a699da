"""Scored features of a pair of claims, each with its explanation."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from marsad.resolve.agree import (
    Fit,
    number_clash,
    number_match,
    risen,
    same_fate,
    same_place,
    same_time,
    taken_once,
)
from marsad.resolve.item import Item, two_people
from marsad.text.parties_ar import is_arabic
from marsad.text.ranges import exclude, stated

ONE = 4.5
"""Points from which two claims are held to be about one incident (rule E2)."""
ADJACENT = 250
"""Characters between two claims of one report that go on about one thing."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """The score of a pair and the words for what made it."""

    points: float
    reasons: tuple[str, ...]


def compare(a: Item, b: Item, origins: Mapping[str, str]) -> Likeness | None:
    """Points for one incident; None where time, place or person rule it out."""
    time, place = same_time(a, b), same_place(a, b)
    if time is None or place is None or two_people(a, b):
        return None
    fits = [time, place, *(feature(a, b) for feature in FEATURES)]
    if origins.get(a.claim.id) == origins.get(b.claim.id):
        fits.append(Fit(3.0, "one origin"))
    return Likeness(
        round(sum(fit.points for fit in fits), 6),
        tuple(fit.reason for fit in fits if fit.points > 0 and fit.reason),
    )


def kind_fit(a: Item, b: Item) -> Fit:
    """The same kind of event, or kinds that can be one."""
    if a.claim.kind == b.claim.kind:
        return Fit(1.5, f"both tell of {a.claim.kind}")
    return Fit(0.8, f"{a.claim.kind} and {b.claim.kind} can be one incident")


def side_fit(a: Item, b: Item) -> Fit:
    """The same doer and the same side it was done to; doubt where two parties of
    the war differ. Other words ("a mosque", "civilians") can be one thing."""
    points = 0.0
    names: list[str] = []
    for one, other, party, rival, at in (
        (a.actor, b.actor, a.doer, b.doer, 0),
        (a.target, b.target, a.foe, b.foe, 1),
    ):
        if one is not None and (one == other or _same_side(a, b, at)):
            points, names = points + 0.8, [*names, one]
        elif party is not None and rival is not None:
            points -= 0.6
    return Fit(points, f"same sides ({', '.join(names)})" if names else "")


def _same_side(a: Item, b: Item, at: int) -> bool:
    """True if names in two scripts, of the doers (0) or of whom it is done to (1),
    are of one side by the shipped lists of parties."""
    one, other = (a.claim.actor, b.claim.actor), (a.claim.target, b.claim.target)
    first, second = (one, other)[at]
    if first is None or second is None or is_arabic(first) == is_arabic(second):
        return False
    return a.sides[at] is not None and a.sides[at] == b.sides[at]


def figure_fit(a: Item, b: Item) -> Fit:
    """The same number is telling, the more so the larger; clashing ones speak
    against, most of all from one voice in one report."""
    match = number_match(a, b)
    if match > 0:
        points = 2.5 if match >= 20 else 1.8 if match >= 5 else 0.8
        return Fit(points, f"same figure, {match:g}")
    if not number_clash(a, b):
        return Fit(0.0, "")
    if risen(a, b):
        again = a.report.id == b.report.id
        return Fit(2.5, "the toll has risen") if again else Fit(0.0, "")
    if a.report.id == b.report.id and a.voice == b.voice:
        return Fit(-3.0, "")
    return Fit(-2.0 if _far(a, b) else -0.8, "")


def _far(a: Item, b: Item) -> bool:
    """True if clashing numbers are more than three to one."""
    return any(
        min(stated(x), stated(y)) * 3 < max(stated(x), stated(y))
        for x in a.claim.figures
        for y in b.claim.figures
        if x.measure == y.measure and exclude(x, y)
    )


def part_fit(a: Item, b: Item) -> Fit:
    """A figure of one claim is stated to be part of one of the other."""
    for one, other in ((a, b), (b, a)):
        wholes = [f.part_of.claim for f in one.claim.figures if f.part_of]
        if other.claim.id in wholes:
            return Fit(4.0, "one gives a part of the other's figure")
    return Fit(0.0, "")


def word_fit(a: Item, b: Item) -> Fit:
    """The same named person; or one denies what the other has just said."""
    if same_fate(a, b):
        return Fit(4.0, "the same thing happened to the same person")
    if a.claim.person and b.claim.person:
        return Fit(1.5, "same person")
    if a.denies != b.denies and a.report.id == b.report.id:
        same = a.claim.kind == b.claim.kind and _characters_between(a, b) <= ADJACENT
        return Fit(2.5 if same else 1.0, "one denies what the other says")
    return Fit(0.0, "")


def once_fit(a: Item, b: Item) -> Fit:
    """One place is taken by one side once in a while."""
    if taken_once(a, b):
        return Fit(1.5, "one place, taken")
    return Fit(0.0, "")


def text_fit(a: Item, b: Item) -> Fit:
    """Sentences that follow each other, or words that are nearly the same."""
    from rapidfuzz import fuzz

    if a.report.id == b.report.id:
        close = _characters_between(a, b) <= ADJACENT
        return Fit(0.8, "told in one breath") if close else Fit(0.0, "")
    if a.dataset is not None and b.dataset is not None:
        return Fit(0.0, "")
    alike = fuzz.token_set_ratio(a.claim.quote.casefold(), b.claim.quote.casefold())
    return Fit(1.0, "told in nearly the same words") if alike >= 75 else Fit(0.0, "")


def _characters_between(a: Item, b: Item) -> int:
    first, second = sorted((a.claim.span, b.claim.span))
    return second[0] - first[1]


FEATURES: tuple[Callable[[Item, Item], Fit], ...] = (
    kind_fit,
    side_fit,
    figure_fit,
    part_fit,
    word_fit,
    once_fit,
    text_fit,
)
