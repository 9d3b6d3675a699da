"""Windows of days: bounds, periods of the calendar, and what lies within."""

from dataclasses import dataclass
from datetime import date, timedelta

from marsad.records.when import When

PERIODS = ("day", "week", "month", "year")


@dataclass(frozen=True, slots=True)
class Window:
    """Days from `start` to `end`, both included; None is open."""

    start: date | None = None
    end: date | None = None


def bounds_of(period: str, day: date | None) -> Window:
    """The day, the week from Monday, the month or the year that `day` lies in; the
    whole time for no day."""
    if day is None:
        return Window()
    if period == "year":
        return Window(date(day.year, 1, 1), date(day.year, 12, 31))
    if period == "month":
        later = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
        return Window(day.replace(day=1), later - timedelta(days=1))
    first = day - timedelta(days=day.weekday()) if period == "week" else day
    return Window(first, first + timedelta(days=6 if period == "week" else 0))


def contains(window: Window, when: When) -> bool:
    """True if all days of an interval surely lie in the window."""
    if window.start is not None and (when.start is None or when.start < window.start):
        return False
    return window.end is None or (when.end is not None and when.end <= window.end)
