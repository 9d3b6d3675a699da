"""Reports to stories: leads that are about one incident, by average likeness.

Rule E9 of docs/method.md. Pairs worth comparing come from SQL, never all pairs. The
two likeliest groups join first, as long as the mean of all pairs between them is
likely enough: one misleading pair joins nothing.
"""

import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

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

CAP = 5.0
"""No pair speaks more than this for or against."""
ELSE = 2.5
"""How much a pair speaks against that was not worth comparing."""
BUSY = 400
"""Leads under one key, at most, for the key to make pairs."""
APART = 10
"""Days between what two leads tell of from which on they are not compared."""
KEYS = {"key": "VARCHAR", "report": "VARCHAR", "first": "INTEGER", "last": "INTEGER"}
PAIRS = f"""
WITH quiet AS (
  SELECT key FROM lead_key GROUP BY key HAVING count(*) BETWEEN 2 AND {BUSY}
)
SELECT DISTINCT a.report AS a, b.report AS b
FROM lead_key a
JOIN quiet USING (key)
JOIN lead_key b ON a.key = b.key AND a.report < b.report
WHERE coalesce(a.first <= b.last + {APART} AND b.first <= a.last + {APART}, true)
"""


@dataclass(frozen=True, slots=True)
class Stories:
    """Groups of reports, and how alike the pairs that were compared are."""

    groups: tuple[tuple[str, ...], ...]
    """Reports of one story, at least two, in ascending order."""
    scores: Mapping[Pair, float]
    reasons: Mapping[Pair, tuple[str, ...]]
    """Of the pairs that may join: likely enough, and tied by a place or by words."""


def find_stories(known: Mapping[str, Lead], engine: Engine) -> Stories:
    """Reports that are put out for one incident."""
    met, enough = usage(known.values()), weights()["enough"]
    scores: dict[Pair, float] = {}
    reasons: dict[Pair, tuple[str, ...]] = {}
    for a, b in candidates(known, met, engine):
        found = features(known[a], known[b], met)
        score = round(max(-CAP, min(CAP, points(found))), 6)
        scores[a, b] = score
        if score >= enough and tied(found):
            reasons[a, b] = tuple(_reasons(found))
    return Stories(tuple(linked(scores, enough)), scores, reasons)


def story_edges(
    known: Mapping[str, Lead], stories: Stories
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Pairs of claims that stand for two reports of one story, the likeliest first,
    ties by id, with the words for why."""
    group = {report: at for at, ids in enumerate(stories.groups) for report in ids}
    ranked = sorted((-score, a, b) for (a, b), score in stories.scores.items())
    for _, a, b in ranked:
        if (a, b) in stories.reasons and group.get(a, -1) == group.get(b):
            one, other = sorted((known[a].head, known[b].head))
            yield one, other, stories.reasons[a, b]


def _reasons(found: Mapping[str, float]) -> Iterator[str]:
    """What speaks for it, in words, the weightiest first."""
    made = {
        name: weights().get(name, 0.0) * value
        for name, value in found.items()
        if name != "any"
    }
    for name in sorted(made, key=lambda name: (-made[name], name))[:4]:
        if made[name] > 0:
            yield f"reports as a whole: {name}"


def candidates(known: Mapping[str, Lead], met: Usage, engine: Engine) -> list[Pair]:
    """Pairs of reports worth comparing, sorted: with a word that few use, near each
    other, or on one day, and never of days far apart."""
    engine.load("lead_key", KEYS, _keys(known.values(), met))
    engine.run("lead_pair", PAIRS)
    rows = engine.fetch("SELECT a, b FROM lead_pair ORDER BY a, b")
    for name in ("lead_key", "lead_pair"):
        engine.drop(name)
    return [(a, b) for a, b in rows]


def _keys(
    known: Iterable[Lead], met: Usage
) -> Iterator[tuple[str, str, int | None, int | None]]:
    """Words that are not common, the cells round its places, and its days."""
    for lead in known:
        first = min((day for day, _ in lead.days), default=None)
        last = max((day for _, day in lead.days), default=None)
        for key in sorted(_keys_of(lead, met)):
            yield key, lead.report, first, last


def _keys_of(lead: Lead, met: Usage) -> set[str]:
    found = {f"w {word}" for word in lead.words if met.words[word] <= SOME}
    for place in lead.places:
        x, y = cell(place)
        found |= {f"c {x + i} {y + j}" for i in (0, 1) for j in (0, 1)}
    for first, last in lead.days:
        found |= {f"d {day}" for day in range(first, last + 2)}
    return found


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
