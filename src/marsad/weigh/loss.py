"""When a side has lost the whole of the ground that was told of."""

import functools
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from importlib import resources

from marsad.text.normal import fold
from marsad.weigh.hear import Heard
from marsad.weigh.sums import same_area

GROUND = frozenset({"capture", "control", "withdrawal", "surrender"})
COARSE = 4
"""UCDP's where_prec from which a place is too wide for its extent to be another's."""


@functools.cache
def _words(name: str) -> frozenset[str]:
    source = resources.files("marsad.weigh").joinpath("data/ground.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    return frozenset(fold(word) for word in table[name])


def whole_losses(
    heard: Iterable[Heard], holder: str, days: Mapping[date, Sequence[Heard]]
) -> dict[date, list[Heard]]:
    """Claims, by day, that the place whose extent was last told as the holder's is
    wholly taken from it or rid of it, or that it holds no ground any more (rule K13).

    `days` has the claims that tell the holder's extent, by day.
    """
    found: dict[date, list[Heard]] = {}
    ordered = sorted(days)
    for one in heard:
        day = one.when.end or one.published
        if day is None:
            continue
        before = bisect_left(ordered, day)
        last = days[ordered[before - 1]] if before else ()
        place = one.where is not None and one.where.entry in _spots(last)
        bare = any(same_area(one.where, told.where) for told in last)
        if (_tells(one, holder) and place) or (_holds_none(one, holder) and bare):
            found.setdefault(day, []).append(one)
    return found


def _holds_none(one: Heard, holder: str) -> bool:
    """Whether it is said that a side "no longer holds any territory"."""
    denied = one.denies and one.claim.kind == "control" and one.actor == holder
    return denied and not _words("land").isdisjoint(fold(one.claim.quote).split())


def _tells(one: Heard, holder: str) -> bool:
    if one.claim.kind not in GROUND or not one.firm or one.where is None:
        return False
    if one.where.precision >= COARSE or holder not in (one.actor, one.target):
        return False
    if one.claim.kind == "capture" and one.actor == holder:
        return False
    return not _words("whole").isdisjoint(fold(one.claim.quote).split())


def _spots(told: Iterable[Heard]) -> Iterator[str]:
    for one in told:
        if one.where is not None and one.where.precision < COARSE:
            yield one.where.entry
