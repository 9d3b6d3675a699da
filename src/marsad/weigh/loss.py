"""When a side has lost the whole of the ground that was told of."""

import functools
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from importlib import resources

from marsad.text.normal import fold
from marsad.weigh.hear import Heard

GROUND = frozenset({"capture", "control", "withdrawal", "surrender"})
COARSE = 4
"""UCDP's where_prec from which a place is too wide for its extent to be another's."""


@functools.cache
def _words() -> frozenset[str]:
    source = resources.files("marsad.weigh").joinpath("data/ground.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    return frozenset(fold(word) for word in table["whole"])


def whole_losses(
    heard: Iterable[Heard], holder: str, days: Mapping[date, Sequence[Heard]]
) -> dict[date, list[Heard]]:
    """Claims, by day, that the place whose extent was last told as the holder's is
    wholly taken from it or rid of it (rule K13).

    `days` has the claims that tell the holder's extent, by day.
    """
    found: dict[date, list[Heard]] = {}
    ordered = sorted(days)
    for one in heard:
        day = one.when.end or one.report.published
        if day is None or not _tells(one, holder):
            continue
        before = bisect_left(ordered, day)
        spots = _spots(days[ordered[before - 1]]) if before else ()
        if one.where is not None and one.where.entry in spots:
            found.setdefault(day, []).append(one)
    return found


def _tells(one: Heard, holder: str) -> bool:
    if one.claim.kind not in GROUND or not one.firm or one.where is None:
        return False
    if one.where.precision >= COARSE or holder not in (one.actor, one.target):
        return False
    if one.claim.kind == "capture" and one.actor == holder:
        return False
    return not _words().isdisjoint(fold(one.claim.quote).split())


def _spots(told: Iterable[Heard]) -> Iterator[str]:
    for one in told:
        if one.where is not None and one.where.precision < COARSE:
            yield one.where.entry
