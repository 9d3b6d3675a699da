"""Reports to stories: leads that are about one incident, by average likeness.

Rule E9 of docs/method.md. Pairs worth comparing come from SQL, never all pairs. The
two likeliest groups join first, as long as the mean of all pairs between them is
likely enough: one misleading pair joins nothing.
"""

import heapq
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from marsad.engine.base import Engine
from marsad.records.event import Pair
from marsad.resolve.alike import (
    SOME,
    Usage,
    cell,
    features,
    points,
    tied,
    usage,
    weights,
)
from marsad.resolve.lead import Lead
from marsad.resolve.shingles import shelf_of
from marsad.resolve.table import shelf_pairs

CAP = 5.0
"""No pair speaks more than this for or against."""
ELSE = 2.5
"""How much a pair speaks against that was not worth comparing."""
BUSY = 30
"""Leads of one day, at most, for the day alone to make pairs: it never ties two."""
UNLIKE = -2.0
"""Likeness of two reports below which their first claims are of two incidents."""
APART = 3
"""Days between what two leads tell of from which on they are not compared."""
DAYS = {"lead": "INTEGER", "first": "INTEGER", "last": "INTEGER"}
PAIRS = f"""
SELECT p.a, p.b
FROM lead_pair p
JOIN lead_days a ON a.lead = p.a
JOIN lead_days b ON b.lead = p.b
WHERE coalesce(a.first <= b.last + {APART} AND b.first <= a.last + {APART}, true)
ORDER BY p.a, p.b
"""


@dataclass(frozen=True, slots=True)
class Stories:
    """Groups of reports, and what was found out about pairs of them."""

    groups: tuple[tuple[str, ...], ...]
    """Reports of one story, at least two, in ascending order."""
    edges: tuple[Pair, ...]
    """Pairs of one story that may join: likely enough, and tied by a place or by words;
    the likeliest first, ties by id."""
    unlike: "Unlike"
    met: Usage


@dataclass(frozen=True, slots=True, eq=False)
class Unlike:
    """Pairs of reports that were compared and are not likely to be put out for one
    incident: a number each, sorted, since there are many."""

    at: Mapping[str, int]
    numbers: Any
    """An array of places, first times how many reports there are plus second."""

    def holds(self, a: str, b: str) -> bool:
        """True if two reports are such a pair."""
        one, other = sorted((self.at.get(a, -1), self.at.get(b, -1)))
        if one < 0:
            return False
        number = one * len(self.at) + other
        place = int(self.numbers.searchsorted(number))
        return place < len(self.numbers) and int(self.numbers[place]) == number


@dataclass(frozen=True, slots=True)
class _Compared:
    """Pairs of reports by their places, as arrays, since there are many."""

    names: Sequence[str]
    one: Any
    other: Any
    scores: Any
    tied: Any


def find_stories(known: Mapping[str, Lead], engine: Engine) -> Stories:
    """Reports that are put out for one incident."""
    import numpy as np

    enough = weights()["enough"]
    met = usage(known.values())
    pairs = _compared(known, met, engine)
    groups = _groups(pairs, enough)
    story = {report: at for at, ids in enumerate(groups) for report in ids}
    may = np.flatnonzero((pairs.scores >= enough) & pairs.tied)
    ranked = may[np.lexsort((pairs.other[may], pairs.one[may], -pairs.scores[may]))]
    edges = (
        (pairs.names[pairs.one[at]], pairs.names[pairs.other[at]]) for at in ranked
    )
    odd = np.flatnonzero(pairs.scores < UNLIKE)
    numbers = pairs.one[odd] * len(pairs.names) + pairs.other[odd]
    return Stories(
        tuple(groups),
        tuple((a, b) for a, b in edges if story.get(a, -1) == story.get(b)),
        Unlike({name: at for at, name in enumerate(pairs.names)}, np.sort(numbers)),
        met,
    )


def _compared(known: Mapping[str, Lead], met: Usage, engine: Engine) -> _Compared:
    import numpy as np

    names = sorted(known)
    one, other, scores, ties = array("q"), array("q"), array("d"), array("b")
    for a, b in _candidates(known, names, met, engine):
        found = features(known[names[a]], known[names[b]], met)
        one.append(a)
        other.append(b)
        scores.append(round(max(-CAP, min(CAP, points(found))), 6))
        ties.append(tied(found))
    arrays = (np.array(one), np.array(other), np.array(scores), np.array(ties, bool))
    return _Compared(names, *arrays)


def _groups(pairs: _Compared, enough: float) -> list[tuple[str, ...]]:
    """Groups by average linkage. Two that no likely pair links, straight or through
    others, never join, so each part of the graph of likely pairs is looked at alone."""
    import numpy as np
    from scipy.sparse import coo_matrix  # type: ignore[import-untyped]
    from scipy.sparse.csgraph import (  # type: ignore[import-untyped]
        connected_components,
    )

    likely = pairs.scores >= enough
    size = (len(pairs.names), len(pairs.names))
    ends = (pairs.one[likely], pairs.other[likely])
    graph = coo_matrix((np.ones(int(likely.sum()), bool), ends), size)
    part = connected_components(graph, directed=False)[1]
    inside = np.flatnonzero(part[pairs.one] == part[pairs.other])
    inside = inside[np.argsort(part[pairs.one[inside]], kind="stable")]
    groups: list[tuple[str, ...]] = []
    starts = np.flatnonzero(np.diff(part[pairs.one[inside]], prepend=-1))
    for rows in np.split(inside, starts[1:]) if len(inside) else ():
        scores = {
            (pairs.names[pairs.one[at]], pairs.names[pairs.other[at]]): float(
                pairs.scores[at]
            )
            for at in rows
        }
        groups += linked(scores, enough)
    return sorted(groups)


def why(a: Lead, b: Lead, met: Usage) -> tuple[str, ...]:
    """What speaks for one story, in words, the weightiest first."""
    made = {
        name: weights().get(name, 0.0) * value
        for name, value in features(a, b, met).items()
        if name != "any"
    }
    ranked = sorted(made, key=lambda name: (-made[name], name))[:4]
    return tuple(f"reports as a whole: {name}" for name in ranked if made[name] > 0)


def candidates(known: Mapping[str, Lead], met: Usage, engine: Engine) -> Iterator[Pair]:
    """Pairs of reports worth comparing, sorted: with a word that few use, near each
    other, or on one day, and never of days far apart. Of many near each other, each
    meets those nearest to it in time (rule B1)."""
    names = sorted(known)
    for a, b in _candidates(known, names, met, engine):
        yield names[a], names[b]


def _candidates(
    known: Mapping[str, Lead], names: Sequence[str], met: Usage, engine: Engine
) -> Iterator[tuple[int, int]]:
    ordered = sorted(names, key=lambda name: (_last(known[name]), name))
    turn = {name: at for at, name in enumerate(ordered)}
    busy = Counter(day for lead in known.values() for day in _days(lead))
    shelves = (
        (at, turn[name], _shelves(known[name], met, busy))
        for at, name in enumerate(names)
    )
    shelf_pairs(engine, shelves, "lead_pair")
    engine.load("lead_days", DAYS, _spans(names, known))
    yield from engine.stream(PAIRS)
    for name in ("lead_pair", "lead_days"):
        engine.drop(name)


def _shelves(lead: Lead, met: Usage, busy: Mapping[int, int]) -> list[int]:
    return [shelf_of(key) for key in sorted(_keys(lead, met, busy))]


def _last(lead: Lead) -> int:
    return max((day for _, day in lead.days), default=date.max.toordinal())


def _spans(
    names: Sequence[str], known: Mapping[str, Lead]
) -> Iterator[tuple[int, int | None, int | None]]:
    for at, name in enumerate(names):
        days = known[name].days
        if days:
            yield at, min(first for first, _ in days), max(last for _, last in days)
        else:
            yield at, None, None


def _days(lead: Lead) -> set[int]:
    """The days it tells of, and the next ones."""
    return {day for first, last in lead.days for day in range(first, last + 2)}


def _keys(lead: Lead, met: Usage, busy: Mapping[int, int]) -> set[str]:
    """Words that are not common, the cells round its places, and its days."""
    found = {f"w {word}" for word in lead.words if met.words[word] <= SOME}
    for place in lead.places:
        x, y = cell(place)
        found |= {f"c {x + i} {y + j}" for i in (0, 1) for j in (0, 1)}
    return found | {f"d {day}" for day in _days(lead) if busy[day] <= BUSY}


def linked(scores: Mapping[Pair, float], enough: float) -> list[tuple[str, ...]]:
    """Groups by average linkage: the highest mean first, ties by the reports' ids; a
    mean below `enough` joins nothing. Pairs without a score count as -`ELSE`."""
    near: dict[str, dict[str, float]] = {}
    for (a, b), score in scores.items():
        near.setdefault(a, {})[b] = score + ELSE
        near.setdefault(b, {})[a] = score + ELSE
    groups = {report: [report] for report in near}
    heap = [(-round(score + ELSE, 9), a, b) for (a, b), score in scores.items()]
    heapq.heapify(heap)
    while heap:
        mean, a, b = heapq.heappop(heap)
        if -mean < enough + ELSE:
            break
        if a not in groups or b not in groups or mean != _mean(near, groups, a, b):
            continue
        _join(near, groups, a, b)
        for other in near[a]:
            first, second = sorted((a, other))
            heapq.heappush(heap, (_mean(near, groups, a, other), first, second))
    return sorted(tuple(sorted(group)) for group in groups.values() if len(group) > 1)


def _mean(
    near: Mapping[str, Mapping[str, float]],
    groups: Mapping[str, list[str]],
    a: str,
    b: str,
) -> float:
    """Minus the mean likeness of all pairs, above that of pairs not compared."""
    return -round(near[a].get(b, 0.0) / (len(groups[a]) * len(groups[b])), 9)


def _join(
    near: dict[str, dict[str, float]], groups: dict[str, list[str]], a: str, b: str
) -> None:
    """Join group `b` to group `a`, which is named by its first report."""
    groups[a] = sorted(groups[a] + groups.pop(b))
    for other, score in near.pop(b).items():
        del near[other][b]
        if other != a:
            near[a][other] = near[a].get(other, 0.0) + score
            near[other][a] = near[a][other]
