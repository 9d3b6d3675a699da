"""Small lists of events, and an oracle that compares every row with every other."""

import math
from collections.abc import Sequence
from datetime import date
from itertools import combinations

from marsad.resolve.meltt.pairs import Window
from marsad.resolve.meltt.tables import Row, Table
from marsad.resolve.meltt.taxonomy import Taxonomy

KIND = {"raid": ("air", "war"), "bomb": ("air", "war"), "duel": ("ground", "war")}
TAXONOMY = Taxonomy("kind", 2, {("", base): levels for base, levels in KIND.items()})


def row(
    id: str,
    first: int = 1,
    lat: float = 10.0,
    lon: float = 20.0,
    kind: str = "raid",
    last: int | None = None,
    deaths: tuple[float, float] | None = None,
) -> Row:
    """A row of May 2021; `first` and `last` are days of the month."""
    days = date(2021, 5, first), date(2021, 5, last or first)
    return Row(id, *days, lat, lon, (KIND[kind],), deaths=deaths)


def table(name: str, *rows: Row) -> Table:
    """A table with rows in the order that reading gives them."""
    from marsad.resolve.meltt.tables import _content

    return Table(name, tuple(sorted(rows, key=_content)))


def apart(one: Row, other: Row) -> float:
    """Kilometres by the haversine, written apart from the SQL."""
    a, b = math.radians(one.lat), math.radians(other.lat)
    east = math.radians(one.lon - other.lon)
    half = math.sin((a - b) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(east / 2) ** 2
    return round(111.111 * math.degrees(2 * math.asin(min(1.0, math.sqrt(half)))), 6)


def fit(one: Row, other: Row, weights: Sequence[float], partial: int) -> float | None:
    """MELTT's score of two rows; None if they disagree too often."""
    total, misses = 0.0, 0
    for a, b, weight in zip(one.levels, other.levels, weights, strict=True):
        agree = [j for j, (x, y) in enumerate(zip(a, b, strict=True)) if x and x == y]
        misses += not agree
        total += weight * (agree[0] / max(1, len(a) - 1) if agree else 1.0)
    return total / sum(weights) if misses <= partial else None


def in_time(one: Row, other: Row, days: int) -> bool:
    """Near in time: both kinds alike by both ends, else the event by the episode."""
    if one.episode == other.episode:
        first = abs((one.first - other.first).days)
        return first <= days and abs((one.last - other.last).days) <= days
    event, episode = (other, one) if one.episode else (one, other)
    early = (episode.first - event.first).days
    return early <= days and (event.first - episode.last).days <= days


def oracle(
    tables: Sequence[Table], weights: Sequence[float], window: Window
) -> tuple[set[frozenset[str]], set[frozenset[str]]]:
    """Matches and flags as sets of row ids, from all pairs of rows."""
    found = []
    for (a, one), (b, other) in combinations(enumerate(tables), 2):
        for x in one.rows:
            for y in other.rows:
                km, score = apart(x, y), fit(x, y, weights, window.partial)
                near = km <= window.km and in_time(x, y, window.days)
                if near and score is not None:
                    crossed = x.episode != y.episode
                    found.append((score, km, a, x.id, b, y.id, crossed))
    found.sort()
    leads: dict[str, str] = {}
    for at in range(1, len(tables)):
        taken = set()
        for _, _, _, x, b, y, crossed in found:
            if b == at and not crossed and x not in taken and not {x, y} & set(leads):
                leads[y] = x
                taken.add(x)
    matches: dict[str, set[str]] = {}
    for y, x in leads.items():
        matches.setdefault(x, {x}).add(y)
    flags = {
        frozenset((x, y))
        for *_, x, _, y, crossed in found
        if crossed and not {x, y} & set(leads)
    }
    return {frozenset(ids) for ids in matches.values()}, flags
