"""Pairs of claims that do not agree whether or not an event holds both: who is where,
who holds what, when a place fell, how and when one person died or was taken, which toll
is whole.
"""

import functools
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import resources
from itertools import combinations
from typing import Any, TypeAlias

from marsad.records.claim import Figure
from marsad.records.origin import Origin
from marsad.records.person import PersonCase
from marsad.records.where import Where
from marsad.resolve.agree import (
    COARSE,
    gap,
    happened,
    holds,
    of_whole,
    same_fate,
    taken_once,
)
from marsad.resolve.item import Item, days, is_total, words
from marsad.text.normal import fold
from marsad.text.ranges import exclude, group_of

Found: TypeAlias = tuple[Item, Item, str]
PRESENT = frozenset({"present", "fighters"})
"""Measures of who is in a place on a day."""
SAME_DAYS = 2
"""Days within which two numbers of who is in a place cannot both have changed."""
APART = 0.2
"""Share of the larger by which two highest numbers differ that do not agree."""
LATER_DAYS = 90
"""Days after a place's fall within which somebody else "still" holding it is odd."""
YEAR = 400
"""Days within which one place is taken to have fallen once."""
NEXT = 40
"""Claims of one key, in order of days, that each is held against at most."""


def disagreements(
    items: Mapping[str, Item],
    origins: Mapping[str, Origin],
    cases: Sequence[PersonCase],
) -> list[Found]:
    """Every such pair of different origins and voices, with the code of its kind."""
    ordered = sorted((i for i in items.values() if not i.denies), key=_in_time)
    found = [
        *_in_places(ordered),
        *_totals(ordered),
        *(pair for case in cases for pair in _fates(case, items)),
    ]
    return [
        (a, b, code)
        for a, b, code in found
        if origins[a.claim.id].origin != origins[b.claim.id].origin
        and (a.voice != b.voice or code in _WHOEVER)
    ]


_WHOEVER = frozenset(
    {"contradiction-date", "contradiction-circumstances", "contradiction-holder"}
)
"""What a newspaper may itself tell in two ways, a year apart."""


def _in_time(item: Item) -> tuple[int, tuple[Any, ...]]:
    day = item.when.end or item.report.published
    return day.toordinal() if day else 0, item.order


def _day(item: Item) -> int:
    return _in_time(item)[0]


def _in_places(ordered: Iterable[Item]) -> Iterator[Found]:
    """What is said of one place, each claim against the next ones."""
    shelf: dict[str, list[Item]] = {}
    for item in ordered:
        if item.where is not None and item.where.precision < COARSE:
            shelf.setdefault(item.where.entry, []).append(item)
    for entry in sorted(shelf):
        said = [
            item
            for item in shelf[entry]
            if item.claim.kind in _GROUND | _FOUGHT or _who(item)
        ]
        for at, a in enumerate(said):
            for b in said[at + 1 : at + 1 + NEXT]:
                for rule, code in _PLACES:
                    if rule(a, b) or rule(b, a):
                        yield a, b, code
                        break


_GROUND = frozenset({"capture", "control", "siege", "withdrawal", "surrender"})
_FOUGHT = frozenset({"clash", "shelling"})


def _who(item: Item) -> list[Figure]:
    """A claim's figures of who is in a place, wholes only."""
    figures = item.claim.figures
    return [f for f in figures if f.measure in PRESENT and f.part_of is None]


def numbers_apart(a: Item, b: Item) -> bool:
    """Two voices' numbers of who is in a place at one time, neither rounded to the
    other: "up to 500" and "300 to 400"."""
    if abs(_day(a) - _day(b)) > SAME_DAYS or not _one_side(a, b):
        return False
    return any(
        x.measure == y.measure and group_of(x) == group_of(y) and _far(x, y)
        for x in _who(a)
        for y in _who(b)
    )


def _far(x: Figure, y: Figure) -> bool:
    if exclude(x, y):
        return True
    if x.high is None or y.high is None or x.approx or y.approx:
        return False
    return abs(x.high - y.high) >= APART * max(x.high, y.high)


def _one_side(a: Item, b: Item) -> bool:
    """True unless the two are known to speak of two sides' people."""
    one, other = ({i.doer, i.foe} - {None} for i in (a, b))
    return not one or not other or bool(one & other)


def emptied(a: Item, b: Item) -> bool:
    """One says that a place is rid of a side, another that some of it are there."""
    if abs(_day(a) - _day(b)) > SAME_DAYS or a.claim.kind not in _GROUND:
        return False
    if a.claim.certainty not in ("asserted", "probable"):
        return False
    return _says(a, "emptied") and any((f.high or f.low or 0) > 0 for f in _who(b))


def _fell(item: Item) -> bool:
    """Whether a claim is that a place itself was taken."""
    return item.claim.kind == "capture" and of_whole(item)


def still_held(a: Item, b: Item) -> bool:
    """A place is told to have fallen, and later that others hold it "still"."""
    if not _fell(a) or not of_whole(b) or b.claim.kind not in ("control", "siege"):
        return False
    if not 0 < _day(b) - _day(a) <= LATER_DAYS or a.when.end is None:
        return False
    holder = b.target if b.claim.kind == "siege" else b.actor
    return holder is not None and holder != a.actor and _says(b, "still")


def still_fought(a: Item, b: Item) -> bool:
    """A place is told to have fallen, and another voice that there is "still" fire on
    that day or within two days."""
    if not _fell(a) or b.claim.kind not in _FOUGHT or a.voice == b.voice:
        return False
    near = a.when.end is not None and 0 <= _day(b) - _day(a) <= SAME_DAYS
    return near and b.claim.certainty == "asserted" and _says(b, "still")


def fallen_twice(a: Item, b: Item) -> bool:
    """One place's fall dated to two times, within a year or so."""
    if not taken_once(a, b):
        return False
    apart = gap(a, b)
    if apart is None:
        return _told_before(a, b)
    wide = min(days(a.when) or 1, days(b.when) or 1)
    return apart >= (1 if wide >= 28 else 8) and apart <= YEAR


def _told_before(a: Item, b: Item) -> bool:
    """One was out, and told of the whole place, before the other says that it fell."""
    published, start = a.report.published, happened(b).start
    if published is None or start is None or happened(a).start is not None:
        return False
    whole = _says(a, "emptied") and _says(b, "emptied")
    return whole and 0 < (start - published).days <= YEAR


_PLACES: tuple[tuple[Callable[[Item, Item], bool], str], ...] = (
    (numbers_apart, "contradiction-figures"),
    (emptied, "contradiction-control"),
    (still_held, "contradiction-holder"),
    (still_fought, "contradiction-fighting"),
    (fallen_twice, "contradiction-date"),
)


def _says(item: Item, name: str) -> bool:
    return not words(name).isdisjoint(fold(item.claim.quote).split())


def _totals(ordered: Iterable[Item]) -> Iterator[Found]:
    """A toll of a longer time or a wider area that is smaller than one within it."""
    shelf: dict[tuple[str, str | None], list[tuple[Item, Figure]]] = {}
    for item in ordered:
        if item.when.start is None or item.when.end is None or not is_total(item):
            continue
        for figure in item.claim.figures:
            if figure.part_of is None and figure.low is not None:
                key = figure.measure, group_of(figure)
                shelf.setdefault(key, []).append((item, figure))
    for key in sorted(shelf, key=str):
        said = shelf[key]
        for at, (a, x) in enumerate(said):
            for b, y in said[at + 1 : at + 1 + NEXT]:
                if _within(a, x, b, y) or _within(b, y, a, x):
                    yield a, b, "contradiction-figures"


def _within(a: Item, x: Figure, b: Item, y: Figure) -> bool:
    """True if the first toll's window and area lie in the second's, and yet it is the
    greater."""
    one, other = a.when, b.when
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    inside = other.start <= one.start and one.end <= other.end
    if not inside or y.high is None or x.low is None or x.low <= y.high:
        return False
    return _area_holds(b.where, a.where)


def _area_holds(outer: Where | None, inner: Where | None) -> bool:
    """True if a toll's place surely holds another's; one without a place is of the
    whole war."""
    if outer is None:
        return True
    if inner is None:
        return False
    same = (outer.gazetteer, outer.entry) == (inner.gazetteer, inner.entry)
    return same or (outer.precision >= COARSE and holds(outer, inner))


def _fates(case: PersonCase, items: Mapping[str, Item]) -> Iterator[Found]:
    """One person's death or capture told in two ways."""
    told = [items[s.claim] for s in case.statuses if s.claim in items]
    for a, b in combinations(told[:NEXT], 2):
        if not same_fate(a, b) or a.denies or b.denies:
            continue
        if _other_time(a, b):
            yield a, b, "contradiction-date"
        elif a.claim.status == "killed" and other_manner(a, b):
            yield a, b, "contradiction-circumstances"


def _other_time(a: Item, b: Item) -> bool:
    """Two times for one capture; a death's two days are statuses that clash. "Six years
    ago" is rounded, and half a year off is no other time."""
    apart = gap(a, b)
    if a.claim.status == "killed" or apart is None:
        return False
    wide = max(days(a.when) or 1, days(b.when) or 1)
    years = any(
        i.when.basis == "ago" and (days(i.when) or 0) > YEAR // 2 for i in (a, b)
    )
    return (YEAR // 2 if years else 1 if wide >= 28 else 8) <= apart <= YEAR


def other_purpose(a: Item, b: Item) -> bool:
    """True if two tellings of one death have the person about two things."""
    one, other = _purposes(a.claim.quote), _purposes(b.claim.quote)
    return bool(one and other) and one.isdisjoint(other)


def other_manner(a: Item, b: Item) -> bool:
    """True if two tellings of one death name two means, or two things that the person
    was about."""
    one, other = _means(a.claim.quote), _means(b.claim.quote)
    apart = bool(one and other) and one.isdisjoint(other)
    return apart or other_purpose(a, b)


@functools.cache
def _manners() -> dict[str, Any]:
    """`data/manners.toml`: means of death and what people are about, by their words."""
    data = resources.files("marsad.resolve").joinpath("data/manners.toml")
    return tomllib.loads(data.read_text(encoding="utf-8"))


@functools.lru_cache(maxsize=4096)
def _means(quote: str) -> frozenset[str]:
    """Means of a death, not what went on meanwhile, "as the unit cleared mines"."""
    return _named(re.split(_manners()["meanwhile"], fold(quote))[0])


def _named(said: str) -> frozenset[str]:
    table: dict[str, list[str]] = _manners()["means"]
    return frozenset(
        name
        for name, known in table.items()
        if any(f" {word} " in f" {said} " for word in known)
    )


@functools.lru_cache(maxsize=4096)
def _purposes(quote: str) -> frozenset[str]:
    verbs = re.findall(_manners()["trying"], fold(quote))
    table: dict[str, list[str]] = _manners()["purposes"]
    return frozenset(
        name for name, known in table.items() if any(verb in known for verb in verbs)
    )
