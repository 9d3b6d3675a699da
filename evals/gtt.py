"""Score incident templates by GTT's rule: F1 over the type and five roles.

Per document, templates of one type are paired so that F1 is best. A pair's type counts
as one right answer. A predicted entity is right if all its mentions, normalised, are
mentions of one gold entity of that role; no gold entity is used twice. Everything
unpaired counts against precision or recall.
"""

import functools
import re
import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from spans import Counts

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
TYPE = "type"
_ARTICLES = re.compile(r"\b(?:a|an|the)\b")
_MARKS = str.maketrans("", "", string.punctuation)

Entity = frozenset[str]
"""The mentions of one thing."""


@dataclass(frozen=True, slots=True)
class Template:
    """One incident: its type and who or what fills each role."""

    type: str
    roles: Mapping[str, tuple[Entity, ...]] = field(default_factory=dict)

    def of(self, role: str) -> tuple[Entity, ...]:
        """The entities of a role."""
        return self.roles.get(role, ())


def normalised(mention: str) -> str:
    """Lower case, without articles, punctuation and extra blanks."""
    return " ".join(_ARTICLES.sub(" ", mention.lower().translate(_MARKS)).split())


def entity(mentions: Iterable[str]) -> Entity:
    """An entity of mentions as the text has them."""
    return frozenset(map(normalised, mentions))


def score(
    found: Sequence[Sequence[Template]], gold: Sequence[Sequence[Template]]
) -> dict[str, Counts]:
    """Counts of the type, of each role and of all, over documents."""
    counts = {name: Counts() for name in (TYPE, *ROLES)}
    for ours, theirs in zip(found, gold, strict=True):
        right = _best(tuple(ours), tuple(theirs))
        counts[TYPE].add(right[0], len(ours), len(theirs))
        for i, role in enumerate(ROLES, 1):
            said = sum(len(template.of(role)) for template in ours)
            there = sum(len(template.of(role)) for template in theirs)
            counts[role].add(right[i], said, there)
    whole = Counts()
    for each in counts.values():
        whole.add(each.right, each.found, each.gold)
    return {**counts, "all": whole}


_Right = tuple[int, ...]


def _best(ours: tuple[Template, ...], theirs: tuple[Template, ...]) -> _Right:
    """Right answers by type and role under the best pairing of templates. What is
    found and what is there do not depend on the pairing, so most right is best F1."""
    nothing = (0,) * (1 + len(ROLES))

    @functools.cache
    def from_(i: int, used: int) -> _Right:
        if i == len(ours):
            return nothing
        best = from_(i + 1, used)
        for k, other in enumerate(theirs):
            if not used >> k & 1 and ours[i].type in other.type:
                rest = from_(i + 1, used | 1 << k)
                here = _agreeing(ours[i], other)
                total = tuple(a + b for a, b in zip(here, rest, strict=True))
                best = max(best, total, key=sum)
        return best

    return from_(0, 0)


def _agreeing(ours: Template, theirs: Template) -> _Right:
    return (1, *(_pairs(ours.of(role), theirs.of(role)) for role in ROLES))


def _pairs(ours: Sequence[Entity], theirs: Sequence[Entity]) -> int:
    """The most entities that can be right at once."""
    partner: dict[int, int] = {}

    def place(i: int, tried: set[int]) -> bool:
        for k, other in enumerate(theirs):
            if ours[i] and ours[i] <= other and k not in tried:
                tried.add(k)
                if k not in partner or place(partner[k], tried):
                    partner[k] = i
                    return True
        return False

    return sum(place(i, set()) for i in range(len(ours)))
