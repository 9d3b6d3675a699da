"""How well a partition agrees with labelled groups: BCubed, MUC and CEAF.

A system gives each item one label. Gold may give an item several (a text filed under
two incidents): BCubed then takes two items as belonging together if they share any
label, and asks of a pair that share several only what one label can give (the extended
BCubed of Amigo and others, 2009, for a system without overlaps). MUC (Vilain and
others, 1995) and CEAF over entities (Luo, 2005) are for partitions; the CoNLL score is
the mean of the three F1.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass

Partition = Mapping[str, Hashable]
"""Item -> the one group it is in."""
Labels = Mapping[str, Collection[Hashable]]
"""Item -> the groups that it is filed under, at least one."""


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean; 0 where both are 0."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def members(partition: Partition) -> dict[Hashable, set[str]]:
    """Group -> its items."""
    found: dict[Hashable, set[str]] = defaultdict(set)
    for item, group in partition.items():
        found[group].add(item)
    return found


def bcubed(
    system: Partition, gold: Labels, items: Iterable[str] | None = None
) -> Score:
    """BCubed over the items of `gold`, averaged over some of them or all.

    Raises:
        KeyError: an item of `gold` is missing in `system`.
    """
    groups = members({item: system[item] for item in gold})
    filed: dict[Hashable, set[str]] = defaultdict(set)
    for item, labels in gold.items():
        for label in labels:
            filed[label].add(item)
    wanted = list(gold) if items is None else list(items)
    precision = recall = 0.0
    for item in wanted:
        own = groups[system[item]]
        kin = set().union(*(filed[label] for label in gold[item]))
        precision += len(own & kin) / len(own)
        found = sum(1 / _shared(gold, item, other) for other in own & kin)
        recall += found / len(kin)
    many = max(1, len(wanted))
    return Score(precision / many, recall / many)


def _shared(gold: Labels, a: str, b: str) -> int:
    return len(set(gold[a]) & set(gold[b]))


def muc(system: Partition, gold: Partition) -> Score:
    """Links needed to join each gold group that the system has, and the reverse."""
    return Score(_links(system, gold), _links(gold, system))


def _links(key: Partition, other: Partition) -> float:
    made = whole = 0
    for group in members(key).values():
        parts = len({other[item] for item in group})
        made += len(group) - parts
        whole += len(group) - 1
    return made / whole if whole else 0.0


def ceaf(system: Partition, gold: Partition) -> Score:
    """CEAF over entities: groups paired one to one so that they share the most."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    ours, theirs = list(members(system).values()), list(members(gold).values())
    likeness = np.zeros((len(ours), len(theirs)))
    at = {item: column for column, group in enumerate(theirs) for item in group}
    for row, group in enumerate(ours):
        for column, common in Counter(at[item] for item in group).items():
            both = len(group) + len(theirs[column])
            likeness[row, column] = 2 * common / both
    rows, columns = linear_sum_assignment(likeness, maximize=True)
    total = float(likeness[rows, columns].sum())
    return Score(total / len(ours), total / len(theirs))


def conll(system: Partition, gold: Partition) -> float:
    """The mean F1 of MUC, BCubed and CEAF over entities."""
    single = bcubed(system, {item: (group,) for item, group in gold.items()})
    return (muc(system, gold).f1 + single.f1 + ceaf(system, gold).f1) / 3
