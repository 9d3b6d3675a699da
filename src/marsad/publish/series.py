"""Sums by week or month, as far back as a chart can show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from marsad.publish.sums import Counted, Split, split

WEEKS = 183
"""Days up to which a series goes by weeks; beyond that by months."""
MOST = 60
"""Months that are drawn at most, the newest."""


@dataclass(frozen=True, slots=True)
class Bin:
    """What happened in one week or month; it is there only if something did."""

    start: date
    end: date
    sums: Split


@dataclass(frozen=True, slots=True)
class Series:
    """One measure over time."""

    unit: str
    """``week`` or ``month``."""
    bins: Sequence[Bin]
    undated: int
    """Events with no day."""
    earlier: int
    """Events from before the first bin that is drawn."""


def series(counts: Sequence[Counted]) -> Series:
    """The counts by week where they span half a year or less, else by month."""
    dated = [one for one in counts if one.day is not None]
    undated = len(counts) - len(dated)
    days = [one.day for one in dated if one.day is not None]
    if not days:
        return Series("month", (), undated, 0)
    last = max(days)
    edge = _months_before(last, MOST - 1)
    drawn = [day for day in days if day >= edge]
    unit = "week" if (last - min(drawn)).days <= WEEKS else "month"
    late = [one for one in dated if one.day is not None and one.day >= edge]
    return Series(unit, binned(late, unit), undated, len(days) - len(drawn))


def binned(counts: Iterable[Counted], unit: str) -> list[Bin]:
    """The counts that have a day by week or month, the earliest first."""
    groups: dict[date, list[Counted]] = {}
    for one in counts:
        if one.day is not None:
            groups.setdefault(first_day(one.day, unit), []).append(one)
    made = [(start, split(groups[start])) for start in sorted(groups)]
    return [
        Bin(start, last_day(start, unit), sums)
        for start, sums in made
        if sums.head.known or sums.weak.known
    ]


def first_day(day: date, unit: str) -> date:
    """Monday of the week, or the first of the month."""
    if unit == "month":
        return day.replace(day=1)
    return day - timedelta(days=day.weekday())


def last_day(start: date, unit: str) -> date:
    """The last day of the week or month that begins on a day."""
    if unit == "week":
        return start + timedelta(days=6)
    return (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _months_before(day: date, months: int) -> date:
    at = day.year * 12 + day.month - 1 - months
    return date(max(1, at // 12), at % 12 + 1, 1)
