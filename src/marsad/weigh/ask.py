"""What is asked of a tally: measure, population, how it is cut up, and the window."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from marsad.errors import OperatorError
from marsad.records.claim import FAMILIES, MEASURES, POPULATIONS
from marsad.records.tally import POLICIES
from marsad.weigh.ledger import Count, Standing
from marsad.weigh.sums import DIMENSIONS, Bucket, Cut
from marsad.weigh.window import PERIODS, Window, bounds_of, contains

BY = (*PERIODS, *DIMENSIONS, "population")
"""Everything that a tally can be cut up by."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What is to be counted and how it is cut up."""

    measure: str
    population: str | None = None
    period: str | None = None
    by: tuple[str, ...] = ()
    """Of DIMENSIONS, in their order."""
    window: Window = field(default_factory=Window)
    only: tuple[tuple[str, str], ...] = ()
    """Values of dimensions that alone are wanted."""

    @property
    def key(self) -> tuple[str, str | None]:
        """Measure and population."""
        return self.measure, self.population

    @property
    def cut(self) -> Cut:
        """How sums are cut up."""
        return Cut(self.period, self.by, self.window)


def ask_for(
    measure: str,
    by: Sequence[str],
    population: str | None,
    window: Window,
    only: Sequence[tuple[str, str]] = (),
) -> Ask:
    """Check what is asked; what alone is wanted is cut by as well.

    Raises:
        OperatorError: no such measure, population or `by`, or two periods.
    """
    groups = (*POPULATIONS, FAMILIES)
    for word, known in ((measure, MEASURES), (population or "people", groups)):
        if word not in known:
            raise OperatorError(f"cannot count {word!r}; known are {', '.join(known)}")
    periods = [word for word in by if word in PERIODS]
    wanted = [name for name, _ in only]
    if set(by) - set(BY) or set(wanted) - set(DIMENSIONS) or len(periods) > 1:
        known_by = f"one of {', '.join(PERIODS)}, and {', '.join(BY[len(PERIODS) :])}"
        raise OperatorError(f"cannot count by {', '.join((*by, *wanted))}; {known_by}")
    group = None if population == "people" else population
    dimensions = tuple(name for name in DIMENSIONS if name in {*by, *wanted})
    period = periods[0] if periods else None
    return Ask(measure, group, period, dimensions, window, tuple(only))


def checked_policy(policy: str | None) -> str | None:
    """The policy, if it is one.

    Raises:
        OperatorError: there is no such policy.
    """
    if policy is not None and policy not in POLICIES:
        known = ", ".join(POLICIES)
        raise OperatorError(f"no policy is called {policy!r}; there are {known}")
    return policy


def asked(one: Standing, ask: Ask) -> bool:
    """True if what stands outside events is of what is asked."""
    same = (one.measure, one.population) == ask.key
    return same and contains(ask.window, one.when)


def values_of(one: Standing | Count, by: Sequence[str]) -> tuple[str | None, ...]:
    """The values by which it is cut, one for each dimension."""
    where = one.where
    known = {
        "place": one.place if isinstance(one, Standing) else one.tally.place,
        "admin1": where.admin1 if where else None,
        "country": where.country if where else None,
        "actor": one.actor,
        "victim": one.victim,
        "kind": one.kind,
        "grade": one.grade,
    }
    return tuple(known[name] for name in by)


def buckets(total: Standing, ask: Ask) -> list[Bucket]:
    """The bucket a total lies wholly within; none if it crosses a border."""
    start, end = total.when.start, total.when.end
    values = values_of(total, ask.by)
    if ask.period is None:
        return [Bucket(None, values)]
    if start is None or end is None:
        return []
    first = bounds_of(ask.period, end)
    return [Bucket(first.start, values)] if contains(first, total.when) else []
