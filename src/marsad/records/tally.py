"""A count with low, best, high, the unit counted and every claim that feeds it."""

from dataclasses import dataclass

from marsad.records.event import Pair
from marsad.records.when import When

POLICIES = ("majority", "conservative", "median", "inclusive")
"""How the best of a range is chosen from independent voices, the usual one first;
docs/method.md has them under N10."""


@dataclass(frozen=True, slots=True)
class Tally:
    """One measure over a window and an area; `low <= best <= high`.

    The range is what sources say, never a confidence interval.
    """

    id: str
    measure: str
    population: str | None
    """None: all populations together."""
    kind: str
    """``stock`` or ``flow``; the two are never added."""
    when: When
    place: str | None
    low: float
    best: float
    high: float | None
    """None: no source gives a ceiling ("at least 16")."""
    claims: tuple[str, ...]
    """Claims whose figures feed it, or stand beside it on weaker evidence."""
    unit: str = "people"
    event: str | None = None
    """Id of the event, where it is one event's own count."""
    grades: tuple[tuple[str, float], ...] = ()
    """How much of `best` rests on each public grade, and of weaker grades, of which
    it holds nothing, what their events count."""
    excluded: tuple[tuple[str, str], ...] = ()
    """Claims left out, each with the reason: part, copy, aggregate, denied."""
    contradictions: tuple[Pair, ...] = ()
    basis: str = "reported"
    """What somebody reported; an estimate of what nobody recorded is no tally, and is
    never added to one."""
    policy: str = POLICIES[0]
    """By which `best` was chosen."""
    cut: tuple[tuple[str, str | None], ...] = ()
    """What it was cut by beside time and place, such as ``actor``, and the value;
    None where claims do not say."""
    reasons: tuple[str, ...] = ()
    """What a reader must know of how it was made: rulings of a reviewer that count."""
    weak: tuple[str, ...] = ()
    """Those of its claims that are weaker evidence: no number of it rests on them."""
    totals: tuple[tuple[str, str], ...] = ()
    """Those of the weaker ones that are running totals, each with its grade. By how
    much they exceed what is counted nobody said, so that they add to nothing."""

    @property
    def counted(self) -> tuple[str, ...]:
        """The claims that low, best and high rest on."""
        weak = frozenset(self.weak)
        return tuple(claim for claim in self.claims if claim not in weak)
