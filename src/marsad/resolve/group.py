"""Claims to incidents: connected groups that honour every decision."""

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from marsad.records.event import Pair
from marsad.resolve.agree import further, same_place, same_time
from marsad.resolve.block import Candidates, candidate_pairs
from marsad.resolve.compare import ONE, compare
from marsad.resolve.item import Item, rows_apart
from marsad.resolve.table import Table
from marsad.resolve.union import Groups


@dataclass(frozen=True, slots=True)
class Grouped:
    """Groups of claim ids, and the words for each join that was made."""

    groups: list[list[str]]
    reasons: dict[Pair, tuple[str, ...]] = field(default_factory=dict)
    met: Candidates = field(default_factory=Candidates)
    """How many claims had more partners than they were compared with."""


def group_claims(
    items: Mapping[str, Item],
    origins: Mapping[str, str],
    links: tuple[set[Pair], set[Pair]],
    table: Table,
) -> Grouped:
    """Incidents among `items`: merges first, then pairs from the likeliest down.

    `links` is what reviewers put together and apart. Two groups are joined only
    if no two members exclude each other in time, place or person, so that a
    chain of loose matches cannot join what contradicts (rule E5).
    """
    together, apart = links
    forbid = _Forbid(items, apart)
    groups = Groups(items, forbid)
    reasons: dict[Pair, tuple[str, ...]] = {}
    for a, b in sorted(together):
        if a in items and b in items and not _ruled_apart(groups, apart, a, b):
            groups.join(a, b, force=True)
            reasons[a, b] = ("a reviewer put them together",)
    met = candidate_pairs(items, origins, table)
    for a, b in _edges(items, origins, table):
        if not groups.together(a, b) and groups.join(a, b):
            like = compare(items[a], items[b], origins)
            reasons[a, b] = like.reasons if like is not None else ()
    return Grouped(groups.all(), reasons, met)


class _Forbid:
    """Tells whether two claims may be in one event; remembers the answers."""

    def __init__(self, items: Mapping[str, Item], apart: set[Pair]) -> None:
        self._items, self._apart = items, apart

    def __call__(self, a: str, b: str) -> bool:
        if (min(a, b), max(a, b)) in self._apart:
            return True
        one, other = self._items[a], self._items[b]
        if rows_apart(one, other):
            return True
        if same_time(one, other) is None or same_place(one, other) is None:
            return True
        return further(one, other)


def _ruled_apart(groups: Groups, apart: set[Pair], a: str, b: str) -> bool:
    return any(
        (min(x, y), max(x, y)) in apart for x in groups.of(a) for y in groups.of(b)
    )


def _edges(
    items: Mapping[str, Item], origins: Mapping[str, str], table: Table
) -> Iterator[Pair]:
    """Pairs with points for one incident, the likeliest first, ties by id."""
    import numpy as np

    likely, one, other = array("d"), array("i"), array("i")
    for a, b in table.engine.stream("SELECT a, b FROM resolve_pair"):
        like = compare(items[table.ids[a]], items[table.ids[b]], origins)
        if like is not None and like.points >= ONE:
            likely.append(-like.points)
            one.append(a)
            other.append(b)
    table.engine.drop("resolve_pair")
    for at in np.lexsort((np.array(other), np.array(one), np.array(likely))):
        yield table.ids[one[at]], table.ids[other[at]]
