"""Days in the words of a language: base.js says them the same way."""

from datetime import date

from marsad.publish.words import Words


def days(start: str | date | None, end: str | date | None, s: Words) -> str:
    """``3 May 2021``, ``3 to 9 May 2021``, or that no day is known."""
    first, last = _date(start or end), _date(end or start)
    if first is None or last is None:
        return s("no_date")
    if first == last:
        return s.day(first)
    if first.year != last.year:
        return s("days_apart", **{"from": s.day(first), "to": s.day(last)})
    known = {
        "a": str(first.day),
        "b": str(last.day),
        "first": s(f"month_{first.month}"),
        "month": s(f"month_{last.month}"),
        "year": str(last.year),
    }
    same = first.month == last.month
    return s("days_in_month" if same else "days_in_year", **known)


def _date(value: str | date | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value
