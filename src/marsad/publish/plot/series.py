"""What a picture shows as numbers: events by time or by what they are, added up."""

import difflib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from marsad.errors import OperatorError
from marsad.publish.folding import fold
from marsad.publish.headline import OLD
from marsad.publish.plot.source import Row, Source
from marsad.records.grade import HEADLINE
from marsad.text.parties_ar import is_arabic

TIMES = ("day", "week", "month", "year")
CUTS = ("kind", "party", "place", "grade")
TOWN = 2
"""UCDP where_prec up to which a point is a town or near it."""
DISCOUNTED = "discounted"
"""Grade of what is found to be false: it is no bar of any kind."""
MOST_BARS = 400
MOST_CUTS = 14
"""Bars of a picture that is cut by anything but time; the rest is said."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which events a picture is of."""

    start: date | None = None
    end: date | None = None
    place: str | None = None
    population: str | None = None


@dataclass
class Bar:
    """The events of one stretch of time, kind, party, place or grade together."""

    key: str
    confirmed: float = 0.0
    fair: float = 0.0
    low: float = 0.0
    high: float = 0.0
    open: bool = False
    """Whether some source gives no upper limit."""
    unverified: float = 0.0
    """Best figures of one source or disputed: never added in."""
    events: int = 0
    kinds: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    @property
    def best(self) -> float:
        """Confirmed and fair together (rule N6)."""
        return self.confirmed + self.fair

    @property
    def top(self) -> float:
        """As far as anything of it is drawn."""
        return max(self.high, self.best, self.unverified)

    def add(self, figure: Row | None, grade: str | None, kind: str) -> None:
        """One event, with its count of the measure if it has one."""
        self.events += 1
        self.kinds[kind] += 1
        if figure is None:
            return
        best = float(figure["best"] or 0)
        if grade == DISCOUNTED != self.key:
            return
        if grade not in HEADLINE:
            self.unverified += best
            return
        if grade == "confirmed":
            self.confirmed += best
        else:
            self.fair += best
        self.low += float(figure["low"] or 0)
        self.high += float(figure["high"] if figure["high"] is not None else best)
        self.open = self.open or figure["high"] is None


def landed(row: Row) -> date | None:
    """The day on which an event counts: its last (rule N5)."""
    day = row.get("end") or row.get("start")
    return date.fromisoformat(day) if day else None


def within(rows: Iterable[Row], scope: Scope) -> Iterator[Row]:
    """The events of a scope; those without a day only where no days are asked for."""
    wanted = fold(scope.place) if scope.place else None
    for row in rows:
        day = landed(row)
        if (scope.start or scope.end) and day is None:
            continue
        if day and (
            (scope.start and day < scope.start) or (scope.end and day > scope.end)
        ):
            continue
        if wanted is not None and not _is_at(row, wanted):
            continue
        yield row


def refuse_unknown(source: Source, place: str | None) -> None:
    """A place that nothing on record has is perhaps written otherwise there.

    Raises:
        OperatorError: no event and no ground is told of it.
    """
    wanted = fold(place or "")
    rows = (*source.rows["events"], *source.rows["control"])
    if not wanted or any(_is_at(row, wanted) for row in rows):
        return
    if any(fold(row.get("area") or "") == wanted for row in rows):
        return
    near = difflib.get_close_matches(
        str(place), sorted({str(row["place"]) for row in rows if row.get("place")})
    )
    also = f"; did you mean {' or '.join(map(repr, near))}?" if near else ""
    raise OperatorError(f"--place {place!r}: nothing on record is told of it{also}")


def recent(
    source: Source, scope: Scope, measure: str | None = None
) -> tuple[Scope, int]:
    """The scope without what is older than the reports by months, where no first day
    is asked for; and how many events are left out for that."""
    days = [row["published"] for row in source.rows["reports"] if row.get("published")]
    if scope.start is not None or not days:
        return scope, 0
    first = date.fromisoformat(min(days)) - timedelta(days=OLD)
    rows = [r for r in within(source.rows["events"], scope) if landed(r)]
    told = [
        r
        for r in rows
        if measure is None or figure_of(r, measure, scope.population) is not None
    ]
    older = [r for r in told if (landed(r) or first) < first]
    if not older or len(older) == len(told):
        return scope, 0
    return replace(scope, start=first), len(older)


def _is_at(row: Row, wanted: str) -> bool:
    """Whether an event is in a place, or in a larger one by that name."""
    names = (row.get("place"), row.get("admin1"), row.get("country"))
    told = [fold(name) for name in names if name]
    whole = [part for name in names[:1] if name for part in name.split(",")]
    return wanted in told or wanted in [fold(part) for part in whole]


def bucket(day: date, by: str) -> date:
    """The first day of the day, week, month or year that a day is in."""
    if by == "week":
        return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
    if by == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if by == "year" else day


def following(first: date, by: str) -> date:
    """The first day of the next one."""
    if by == "year":
        return date(first.year + 1, 1, 1)
    if by == "month":
        return (first + timedelta(days=31)).replace(day=1)
    return first + timedelta(days=7 if by == "week" else 1)


@dataclass(frozen=True, slots=True)
class Left:
    """Best figures of events that no bar has."""

    undated: float = 0.0
    discounted: float = 0.0


def left_out(
    rows: Iterable[Row], measure: str, by: str, population: str | None
) -> Left:
    """What is not drawn: over time what has no day; of any cut but the grade what is
    discounted."""
    undated = discounted = 0.0
    for row in rows:
        figure = figure_of(row, measure, population)
        best = float(figure["best"] or 0) if figure else 0.0
        if graded(row) == DISCOUNTED:
            discounted += best if by != "grade" else 0.0
        elif by in TIMES and landed(row) is None:
            undated += best
    return Left(undated, discounted)


def over_time(
    rows: Iterable[Row], measure: str | None, by: str, scope: Scope
) -> list[Bar]:
    """A bar for each stretch of time from the first event to the last, empty ones
    among them.

    Raises:
        OperatorError: there are more of them than a picture can show.
    """
    found: dict[date, Bar] = {}
    for row in rows:
        day = landed(row)
        figure = figure_of(row, measure, scope.population)
        if day is None or (measure is not None and figure is None):
            continue
        first = bucket(day, by)
        bar = found.setdefault(first, Bar(first.isoformat()))
        bar.add(figure, graded(row), str(row["kind"]))
    if not found:
        return []
    first, last, bars = min(found), max(found), []
    while first <= last:
        bars.append(found.get(first) or Bar(first.isoformat()))
        first = following(first, by)
        if len(bars) > MOST_BARS:
            coarser = TIMES[min(TIMES.index(by) + 1, len(TIMES) - 1)]
            raise OperatorError(
                f"more than {MOST_BARS} bars: ask for --by {coarser}, or fewer days "
                "with --from and --to"
            )
    return bars


def by_cut(rows: Iterable[Row], measure: str, by: str, scope: Scope) -> list[Bar]:
    """A bar for each kind, party, place or grade, the largest first."""
    rows = list(rows)
    keys = _places(rows) if by == "place" else _KEYS[by]
    found: dict[str, Bar] = {}
    for row in rows:
        figure = figure_of(row, measure, scope.population)
        if figure is None:
            continue
        for key in keys(row):
            bar = found.setdefault(key, Bar(key))
            bar.add(figure, graded(row), str(row["kind"]))
    return sorted(found.values(), key=lambda b: (-b.best, -b.unverified, b.key))


def _parties(row: Row) -> Sequence[str]:
    return list(row["parties"]) or [""]


def _places(rows: Sequence[Row]) -> Callable[[Row], Sequence[str]]:
    """The name of each spot: what most events there call it, in Latin letters where
    any does, since one town goes by many names."""
    names: dict[tuple[float, float], Counter[str]] = defaultdict(Counter)
    for row in rows:
        if row.get("place") and _spot(row):
            names[_spot(row) or (0, 0)][str(row["place"])] += 1
    told = {
        spot: min(found, key=lambda name: (is_arabic(name), -found[name], name))
        for spot, found in names.items()
    }
    return lambda row: [
        told.get(_spot(row) or (99, 999)) or str(row.get("place") or "")
    ]


def _spot(row: Row) -> tuple[float, float] | None:
    """Where an event is, if it is placed to a town or better."""
    if row.get("lat") is None or (row.get("where_prec") or 9) > TOWN:
        return None
    return float(row["lat"]), float(row["lon"])


_KEYS: dict[str, Callable[[Row], Sequence[str]]] = {
    "kind": lambda row: [str(row["kind"])],
    "party": _parties,
    "grade": lambda row: [graded(row) or ""],
}


def graded(row: Row) -> str | None:
    """The grade by which an event counts: a reviewer's where there is one."""
    return row.get("override") or row.get("grade")


def figure_of(row: Row, measure: str | None, population: str | None) -> Row | None:
    """An event's count of a measure, or of one population."""
    if measure is None:
        return None
    whole = (row.get("figures") or {}).get(measure)
    if whole is None or population in (None, "people"):
        return whole if isinstance(whole, dict) else None
    part = whole.get(population)
    return part if isinstance(part, dict) else None
