"""Claims to incidents: connected groups that honour every decision."""

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from marsad.records.event import Pair
from marsad.resolve.agree import COARSE, further, km, same_place, same_time
from marsad.resolve.alike import KNOWN
from marsad.resolve.block import Candidates, candidate_pairs
from marsad.resolve.compare import ONE, compare
from marsad.resolve.item import Item, rows_apart
from marsad.resolve.lead import Lead, leads
from marsad.resolve.stories import Stories, Unlike, find_stories, why
from marsad.resolve.table import Table
from marsad.resolve.union import Groups

Edge: TypeAlias = tuple[float, str, str]
"""Points, negated so that the likeliest sorts first, and two claims."""
NEARLY = 3.0
"""Points from which a pair in two groups is kept as a runner-up."""
SHELF = 3
"""Such pairs that are kept for one claim."""
STORY_KM = 40.0
"""Kilometres between spots of one story from which on they are of two incidents."""


@dataclass(frozen=True, slots=True)
class Grouped:
    """Groups of claim ids, and the words for each join that was made."""

    groups: list[list[str]]
    reasons: dict[Pair, tuple[str, ...]] = field(default_factory=dict)
    met: Candidates = field(default_factory=Candidates)
    """How many claims had more partners than they were compared with."""
    near: list[Edge] = field(default_factory=list)
    """Pairs in two groups that nearly joined, or were kept apart; the likeliest
    first."""
    merged: frozenset[str] = frozenset()
    """Claims that a reviewer's merge named."""


def group_claims(
    items: Mapping[str, Item],
    origins: Mapping[str, str],
    links: tuple[set[Pair], set[Pair]],
    table: Table,
) -> Grouped:
    """Incidents among `items`: pairs from the likeliest down, then merges.

    `links` is what reviewers put together and apart. Two groups are joined only
    if no two members exclude each other in time, place or person, so that a
    chain of loose matches cannot join what contradicts (rule E5). A merge joins all
    that the machine holds to be of the two (rule E7).
    """
    together, apart = links
    known = leads(items)
    stories = find_stories(known, table.engine)
    heads = frozenset(lead.head for lead in known.values())
    unlike = stories.unlike if len(known) >= KNOWN else None
    groups = Groups(items, _Forbid(items, apart, heads, unlike))
    reasons: dict[Pair, tuple[str, ...]] = {}
    met = candidate_pairs(items, origins, table)
    missed: list[Edge] = []
    for a, b in _told_together(items):
        if groups.join(a, b, forbid=lambda x, y: (min(x, y), max(x, y)) in apart):
            reasons[a, b] = (
                f"one event in the record of {items[a].report.passed_on_by}",
            )
    for points, a, b in _edges(items, origins, table):
        if groups.together(a, b):
            continue
        if points <= -ONE and groups.join(a, b):
            like = compare(items[a], items[b], origins)
            reasons[a, b] = like.reasons if like is not None else ()
        else:
            missed.append((points, a, b))
    reasons |= _join_stories(groups, known, stories, _StoriesApart(items, apart, heads))
    for pair in _merge(groups, {p for p in together if set(p) <= items.keys()}, apart):
        reasons[pair] = ("a reviewer put them together",)
    return Grouped(
        groups.all(),
        reasons,
        met,
        _nearest(missed, groups),
        frozenset(id for pair in together for id in pair if id in items),
    )


def _told_together(items: Mapping[str, Item]) -> Iterator[Pair]:
    """Claims that another monitor passes on as of one event, each with the first and
    with the one before it: a reviewer may have split some of them."""
    known: dict[tuple[str, str], list[str]] = {}
    for id, item in sorted(items.items()):
        there = item.told_there
        if there is not None:
            earlier = known.setdefault(there, [])
            yield from ((one, id) for one in dict.fromkeys(earlier[:1] + earlier[-1:]))
            earlier.append(id)


def _join_stories(
    groups: Groups, known: Mapping[str, Lead], stories: Stories, forbid: "_StoriesApart"
) -> dict[Pair, tuple[str, ...]]:
    """Join the claims that stand for reports of one story; the joins, with reasons."""
    made = {}
    for one, other in stories.edges:
        a, b = sorted((known[one].head, known[other].head))
        if not groups.together(a, b) and groups.join(a, b, forbid=forbid):
            made[a, b] = why(known[one], known[other], stories.met)
    return made


def _nearest(missed: list[Edge], groups: Groups) -> list[Edge]:
    """Of the pairs that did not join, a few for each claim, the likeliest first."""
    kept: Counter[str] = Counter()
    near = []
    for edge in missed:
        _, a, b = edge
        if min(kept[a], kept[b]) < SHELF and not groups.together(a, b):
            kept.update((a, b))
            near.append(edge)
    return near


@dataclass(frozen=True, slots=True)
class _Forbid:
    """Tells whether two claims may not be in one event."""

    items: Mapping[str, Item]
    apart: set[Pair]
    heads: frozenset[str]
    unlike: Unlike | None
    """Reports; None where the record is too small to tell what is rare."""

    def __call__(self, a: str, b: str) -> bool:
        if (min(a, b), max(a, b)) in self.apart:
            return True
        one, other = self.items[a], self.items[b]
        if rows_apart(one, other) or self._unlike(one, other):
            return True
        if same_time(one, other) is None or same_place(one, other) is None:
            return True
        return further(one, other)

    def _unlike(self, a: Item, b: Item) -> bool:
        """True if they stand for two reports that are not put out for one incident."""
        if self.unlike is None or not {a.claim.id, b.claim.id} <= self.heads:
            return False
        return self.unlike.holds(a.report.id, b.report.id)


@dataclass(frozen=True, slots=True)
class _StoriesApart:
    """Tells whether two claims keep two stories apart: those that stand for their
    reports exclude each other. Names of villages may be read as others of the
    neighbourhood, and background may be of any day (rule E9)."""

    items: Mapping[str, Item]
    apart: set[Pair]
    heads: frozenset[str]

    def __call__(self, a: str, b: str) -> bool:
        if (min(a, b), max(a, b)) in self.apart:
            return True
        one, other = self.items[a], self.items[b]
        if rows_apart(one, other):
            return True
        if a not in self.heads or b not in self.heads:
            return False
        if same_time(one, other) is None or further(one, other):
            return True
        if one.where is None or other.where is None or not _spots(one, other):
            return False
        return (km(one.where, other.where) or 0.0) > STORY_KM


def _spots(a: Item, b: Item) -> bool:
    return all(item.where and item.where.precision < COARSE for item in (a, b))


def _merge(groups: Groups, together: set[Pair], apart: set[Pair]) -> Iterator[Pair]:
    """Join the groups that reviewers put together, in order of ids. A claim that nobody
    merged and that was split from one of the other group stays behind, alone; two that
    were both merged and split keep their groups apart."""
    named = {id for pair in together for id in pair}
    for a, b in sorted(together):
        split = [
            (x, y)
            for x, y in sorted(apart)
            if {*groups.of(a), *groups.of(b)} >= {x, y} and not groups.together(x, y)
        ]
        if any(x in named and y in named for x, y in split):
            continue
        for x, y in split:
            groups.leave(y if x in named else x)
        groups.join(a, b, force=True)
        yield a, b


def _edges(
    items: Mapping[str, Item], origins: Mapping[str, str], table: Table
) -> Iterator[Edge]:
    """Pairs with points for one incident or nearly so, the likeliest first, ties by
    id; points are negated."""
    import numpy as np

    likely, one, other = array("d"), array("i"), array("i")
    for a, b in table.engine.stream("SELECT a, b FROM resolve_pair"):
        like = compare(items[table.ids[a]], items[table.ids[b]], origins)
        if like is not None and like.points >= NEARLY:
            likely.append(-like.points)
            one.append(a)
            other.append(b)
    table.engine.drop("resolve_pair")
    for at in np.lexsort((np.array(other), np.array(one), np.array(likely))):
        yield likely[at], table.ids[one[at]], table.ids[other[at]]
