"""Events by day, week or month, by kind, with those killed: a table that is a chart."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from marsad.publish.site.material import Material
from marsad.publish.wire import event_figures
from marsad.records.event import Event

MOST_DAYS, MOST_WEEKS = 100, 1_100
"""Over so many days at most there is a row a day; over so many more, a row a week;
else a row a month."""
STRAY_DAYS = 550
"""So far from the middle event a few old ones are told beside the chart, which they
would squeeze."""
LONG_DAYS = 7
"""Days over which an event may go on for its figures to count in a period."""
MOST_STRAY = 0.1
"""Share of events that are few."""


@dataclass(slots=True)
class Period:
    """A day, a week or a month, with the events whose last day lies in it."""

    start: date
    end: date
    kinds: Counter[str] = field(default_factory=Counter)
    killed: float = 0
    """The best figures of single events of a week or less together: no total."""

    @property
    def events(self) -> int:
        """How many there are of any kind."""
        return self.kinds.total()


@dataclass(frozen=True, slots=True)
class Periods:
    """Periods without a gap, oldest first, and what they leave out."""

    unit: str
    """``day``, ``week`` or ``month``."""
    rows: Sequence[Period]
    undated: int
    stray: int
    """Events far from all others, which are in no row."""


def periods(events: Sequence[Event], material: Material) -> Periods:
    """The events by periods that suit how long they span."""
    dated = [(day, e) for e in events if (day := e.when.end or e.when.start)]
    if not dated:
        return Periods("day", (), len(events), 0)
    near = _near(dated)
    known = [day for day, _ in near]
    first, last = min(known), max(known)
    unit = unit_of(first, last)
    rows = {row.start: row for row in empty(first, last, unit)}
    for day, event in near:
        row = rows[start_of(day, unit)]
        row.kinds[event.kind] += 1
        if not _long(event):
            row.killed += best_killed(event, material)
    undated, stray = len(events) - len(dated), len(dated) - len(near)
    return Periods(unit, list(rows.values()), undated, stray)


def _long(event: Event) -> bool:
    """Whether its figures are of so long a time that no period can be given them."""
    start, end = event.when.start, event.when.end
    return start is not None and end is not None and (end - start).days > LONG_DAYS


def _near(dated: list[tuple[date, Event]]) -> list[tuple[date, Event]]:
    """Without the few that lie far from the middle one."""
    middle = sorted(day for day, _ in dated)[len(dated) // 2]
    near = [one for one in dated if abs((one[0] - middle).days) <= STRAY_DAYS]
    return near if len(near) >= len(dated) * (1 - MOST_STRAY) else dated


def unit_of(first: date, last: date) -> str:
    """Which periods suit a span."""
    span = (last - first).days
    return "day" if span <= MOST_DAYS else "week" if span <= MOST_WEEKS else "month"


def start_of(day: date, unit: str) -> date:
    """The first day of the period that a day is in; weeks begin on Monday."""
    if unit == "month":
        return day.replace(day=1)
    return day - timedelta(days=day.weekday()) if unit == "week" else day


def empty(first: date, last: date, unit: str) -> Iterator[Period]:
    """Every period from one day to another, with nothing in it."""
    start = start_of(first, unit)
    while start <= last:
        after = start_of(start + timedelta(days=_LONGEST[unit]), unit)
        yield Period(start, after - timedelta(days=1))
        start = after


_LONGEST = {"day": 1, "week": 7, "month": 31}


def best_killed(event: Event, material: Material) -> float:
    """The best count of those killed in an event; 0 where none is known."""
    tolls = [t for t in material.counts.get(event.id, ()) if t.measure == "killed"]
    return float(event_figures(tolls)["killed"]["best"]) if tolls else 0.0
