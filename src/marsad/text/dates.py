"""The days that time expressions mean, against a date of publication.

Conventions of reading (the annotation guideline's, and newsroom English): a weekday
is the last one on or before publication; a month or a day without a year is the
latest one on or before publication; "last week" is Monday to Sunday; early, mid and
late are thirds of a month and quarters of a year; "four months ago" is the month that
this falls in, and so of years.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeAlias

from marsad.text.date_words import DateWords, day_of, find_dates, readings, within
from marsad.text.dates_ar import find_arabic_dates

__all__ = [
    "DateWords",
    "day_told",
    "find_dates",
    "find_in_any",
    "resolve",
    "shifted",
    "within",
]

_ARABIC = re.compile("[\u0621-\u064a\ufb50-\ufdff\ufe70-\ufefc]")
Days: TypeAlias = tuple[date | None, date | None]


def find_in_any(text: str) -> list[DateWords]:
    """The time expressions of words in any language that has patterns of its own, told
    by their script."""
    return find_arabic_dates(text) if _ARABIC.search(text) else find_dates(text)


def resolve(
    words: DateWords, anchor: date | None
) -> tuple[date | None, date | None, str]:
    """First and last day, and how they were read.

    `anchor` is the date of publication; without one only absolute dates resolve.
    A bound that nothing says is None.
    """
    if anchor is None and not words.absolute:
        return None, None, "no date of publication"
    try:
        start, end = _RESOLVERS[words.form](words, anchor or date(1, 1, 1))
    except (OverflowError, ValueError):
        return None, None, "out of range"
    if start is None and end is None:
        return None, None, f"ambiguous {words.form} date"
    if words.bound in {"since", "from"} and start is not None:
        start = _since(words, start, end)
        if words.bound == "since":
            end = anchor if anchor is None or start <= anchor else start
        return start, end, words.bound
    if words.bound == "until":
        return None, end, "until"
    return start, end, words.form


def _since(words: DateWords, start: date, end: date | None) -> date:
    if words.edge == "end" and end is not None:
        return end
    if words.edge == "mid" and words.form == "month":
        return start + timedelta(days=4)
    if words.edge == "mid" and words.form in {"year", "last", "this"}:
        return start.replace(month=7)
    return start


def month_days(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def months_before(day: date, months: int) -> date:
    """The same day of the month so many months before, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def weekday_before(anchor: date, weekday: int) -> date:
    """The last such weekday (Monday is 0) on or before a day."""
    return anchor - timedelta(days=(anchor.weekday() - weekday) % 7)


def _latest(month: int, day: int, anchor: date) -> date:
    """The latest such day of the year on or before `anchor`."""
    for year in range(anchor.year, anchor.year - 9, -1):
        found = day_of(year, month, day)
        if found is not None and found <= anchor:
            return found
    raise ValueError("no such day")


def _resolve_day(words: DateWords, anchor: date) -> Days:
    year, month, day = words.numbers
    if words.which in _YEARS:
        year = anchor.year - _YEARS[words.which]
    if year is None:
        found = _latest(month or 0, day or 0, anchor)
    else:
        found = date(year, month or 0, day or 0)
    return found, found


def _resolve_numeric(words: DateWords, anchor: date) -> Days:
    found = readings(words)
    if len(found) > 1:
        near = [d for d in found if anchor - timedelta(days=45) <= d <= anchor]
        found = near if len(near) == 1 else []
    return (found[0], found[0]) if found else (None, None)


def _resolve_range(words: DateWords, anchor: date) -> Days:
    year, m, d, m2, d2 = (number or 0 for number in words.numbers)
    end = day_of(year, m2, d2) if year else _latest(m2, d2, anchor)
    if end is None:
        return None, None
    start = date(end.year, m, d)
    return (start if start <= end else date(end.year - 1, m, d)), end


def _resolve_month(words: DateWords, anchor: date) -> Days:
    year, month = words.numbers
    if words.which in _YEARS:
        year = anchor.year - _YEARS[words.which]
    elif year is None:
        year = anchor.year if (month or 0) <= anchor.month else anchor.year - 1
        if words.which == "last" and month == anchor.month:
            year -= 1
    first, last = month_days(year, month or 0)
    edges = {
        "start": (1, 10),
        "early": (1, 10),
        "mid": (11, 20),
        "late": (21, last.day),
        "end": (21, last.day),
        "first half": (1, 15),
        "second half": (16, last.day),
        "first week": (1, 7),
        "last week": (last.day - 6, last.day),
    }
    low, high = edges.get(words.edge, (1, last.day))
    return first.replace(day=low), first.replace(day=high)


_YEARS = {"last year": 1, "this year": 0}
"""Years back."""


def _resolve_months(words: DateWords, anchor: date) -> Days:
    year, first, second, own = (number or 0 for number in words.numbers)
    if not year:
        year = anchor.year if second <= anchor.month else anchor.year - 1
    begun = own or (year if first <= second else year - 1)
    return date(begun, first, 1), month_days(year, second)[1]


def _resolve_season(words: DateWords, anchor: date) -> Days:
    """Of the year named, or the last one that is over, or this one up to now."""
    begins = {"winter": 12, "spring": 3, "summer": 6}.get(words.unit, 9)
    year = words.numbers[0]
    if year is None:
        over = 3 if words.which == "last" else 0
        now = months_before(anchor.replace(day=1), over)
        year = now.year if begins <= now.month else now.year - 1
    start = date(year, begins, 1)
    last = months_before(start, -2)
    end = month_days(last.year, last.month)[1]
    return start, end if words.which == "last" or words.numbers[0] else min(end, anchor)


def _resolve_year(words: DateWords, _: date) -> Days:
    return _edged_year(words.numbers[0] or 0, words.edge)


def _edged_year(year: int, edge: str) -> tuple[date, date]:
    """A year, or its first, middle or last months."""
    edges = {
        "start": (1, 3),
        "early": (1, 3),
        "mid": (5, 8),
        "late": (10, 12),
        "first half": (1, 6),
        "second half": (7, 12),
    }
    low, high = edges.get(edge, (12, 12) if edge == "end" else (1, 12))
    return month_days(year, low)[0], month_days(year, high)[1]


def _resolve_years(words: DateWords, _: date) -> Days:
    return date(words.numbers[0] or 0, 1, 1), date(words.numbers[1] or 0, 12, 31)


def _resolve_weekday(words: DateWords, anchor: date) -> Days:
    weekday = words.numbers[0] or 0
    if words.which in {"next", "this coming"}:
        day = weekday_before(anchor, weekday) + timedelta(days=7)
    else:
        day = weekday_before(anchor, weekday)
    return day, day


def _resolve_night_of(words: DateWords, anchor: date) -> Days:
    """The night that begins on a weekday."""
    day = weekday_before(anchor, words.numbers[0] or 0)
    return day, min(anchor, day + timedelta(days=1))


def _resolve_night_before(words: DateWords, anchor: date) -> Days:
    """The night that ends on a weekday."""
    day = weekday_before(anchor, words.numbers[0] or 0)
    return day - timedelta(days=1), day


def _resolve_weekdays(words: DateWords, anchor: date) -> Days:
    first, last = (number or 0 for number in words.numbers)
    end = weekday_before(anchor, last)
    return weekday_before(end, first), end


def _resolve_ago(words: DateWords, anchor: date) -> Days:
    """Weeks and days are told to the day, months and years by the calendar; "more than
    four months ago" is between five and four."""
    count = words.numbers[0] or 0
    if words.which in _OVER and words.unit != "hour":
        more = count + max(1, count // 4)
        return _ago(more, words, anchor), _ago(count, words, anchor)
    day = _ago(count, words, anchor)
    if words.unit == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    return month_days(day.year, day.month) if words.unit == "month" else (day, day)


_OVER = frozenset({"more than", "over", "at least"})


def _ago(count: int, words: DateWords, anchor: date) -> date:
    """The very day so many days, weeks, months or years before."""
    if words.unit in {"month", "year"}:
        return months_before(anchor, count * (12 if words.unit == "year" else 1))
    return anchor - timedelta(days=count * {"week": 7, "day": 1}.get(words.unit, 0))


def _resolve_past(words: DateWords, anchor: date) -> Days:
    count = words.numbers[0]
    if count is None:
        return None, anchor
    if words.unit in {"month", "year"}:
        months = count * (12 if words.unit == "year" else 1)
        return months_before(anchor, months), anchor
    weeks = 6 if count == 1 else 7 * count  # as the guideline's annotators count
    back = {"hour": -(-count // 24), "week": weeks}.get(words.unit, count - 1)
    return anchor - timedelta(days=max(0, back)), anchor


def _resolve_last(words: DateWords, anchor: date) -> Days:
    if words.unit == "week":
        monday = weekday_before(anchor, 0)
        return monday - timedelta(days=7), monday - timedelta(days=1)
    if words.unit == "month":
        before = months_before(anchor.replace(day=1), 1)
        return month_days(before.year, before.month)
    return _edged_year(anchor.year - 1, words.edge)


def _resolve_this(words: DateWords, anchor: date) -> Days:
    if words.edge:
        start, end = _edged_year(anchor.year, words.edge)
        return start, max(start, min(end, anchor))
    starts = {
        "week": weekday_before(anchor, 0),
        "month": anchor.replace(day=1),
        "year": date(anchor.year, 1, 1),
    }
    start = starts[words.unit]
    earlier = words.which == "earlier" and words.unit == "week" and start < anchor
    return start, anchor - timedelta(days=int(earlier))


def _resolve_weekend(_: DateWords, anchor: date) -> Days:
    saturday = weekday_before(anchor, 5)
    return saturday, min(anchor, saturday + timedelta(days=1))


def _back(first: int, last: int) -> Callable[[DateWords, date], Days]:
    """Resolves to so many days before publication."""

    def resolver(_: DateWords, anchor: date) -> Days:
        return anchor - timedelta(days=first), anchor - timedelta(days=last)

    return resolver


def shifted(words: DateWords, told: date) -> Days:
    """The days that "two days later", "the next day", "the same evening" mean, where
    `told` is the day that was told of before."""
    if words.which == "same":
        return told, told
    count = words.numbers[0] or 1
    back = words.which in {"earlier", "before that"}
    if words.unit in {"month", "year"}:
        months = count * (12 if words.unit == "year" else 1)
        day = months_before(told, months if back else -months)
        if words.unit == "year":
            return date(day.year, 1, 1), date(day.year, 12, 31)
        return month_days(day.year, day.month)
    days = timedelta(days=count * (7 if words.unit == "week" else 1))
    day = told - days if back else told + days
    return day, day


def day_told(text: str, published: date | None) -> date | None:
    """The last very day that a text tells of, "two days later" counted on."""
    told: date | None = None
    for words in find_in_any(text):
        if words.form == "later":
            start, end = shifted(words, told) if told else (None, None)
        else:
            start, end, _ = resolve(words, published)
        if start is not None and start == end:
            told = start
    return told


def _open(_: DateWords, anchor: date) -> Days:
    return None, anchor


_RESOLVERS: dict[str, Callable[[DateWords, date], Days]] = {
    "iso": _resolve_day,
    "day": _resolve_day,
    "numeric": _resolve_numeric,
    "range": _resolve_range,
    "month": _resolve_month,
    "months": _resolve_months,
    "season": _resolve_season,
    "year": _resolve_year,
    "years": _resolve_years,
    "weekday": _resolve_weekday,
    "weekdays": _resolve_weekdays,
    "night of": _resolve_night_of,
    "night before": _resolve_night_before,
    "today": _back(0, 0),
    "yesterday": _back(1, 1),
    "before": _back(1, 1),
    "overnight": _back(1, 0),
    "weekend": _resolve_weekend,
    "ago": _resolve_ago,
    "past": _resolve_past,
    "recent": _open,
    "lasting": _open,
    "later": lambda *_: (None, None),
    "last": _resolve_last,
    "this": _resolve_this,
}
