"""Days and spans of days, with the months as the war's region names them."""

from dataclasses import dataclass
from datetime import date

from marsad.publish.arabic.words import say, words
from marsad.publish.prose import calendar_unit, same_month
from marsad.records.war import War
from marsad.records.when import When


@dataclass(frozen=True, slots=True)
class Calendar:
    """Says days with the names of months that readers in one region know."""

    months: tuple[str, ...]
    """January to December, the other name behind a stroke."""

    def day(self, value: date, year: bool = True) -> str:
        """``10 شباط/فبراير 2019``."""
        told = f"{value.day} {self.months[value.month - 1]}"
        return f"{told} {value.year}" if year else told

    def days(self, when: When, within: bool = False) -> str:
        """``يوم 10 شباط/فبراير 2019``, ``من 1 إلى 10 أيار/مايو 2021``, or empty.

        `within` says that something happened once in those days, not throughout.
        """
        start, end = when.start, when.end
        if start is None or end is None:
            before = say("days", "by", day=self.day(end)) if end else ""
            return say("days", "since", day=self.day(start)) if start else before
        if start == end:
            return say("days", "on", day=self.day(start))
        if span := self._unit(start, end):
            return say("days", "during", span=span)
        key = "within" if within else "through"
        return say("days", key, a=self._first(start, end), b=self.day(end))

    def stretch(self, when: When) -> str:
        """``10 إلى 16 أيار/مايو 2021``, ``أيار/مايو 2021``, for headings."""
        start, end = when.start or when.end, when.end or when.start
        if start is None or end is None:
            return say("days", "unknown")
        if start == end:
            return self.day(start)
        first, last = self._first(start, end), self.day(end)
        return self._unit(start, end) or say("days", "range", a=first, b=last)

    def _first(self, start: date, end: date) -> str:
        if same_month(start, end):
            return str(start.day)
        return self.day(start, start.year != end.year)

    def _unit(self, start: date, end: date) -> str:
        """The month or year that the days are just all of."""
        unit = calendar_unit(start, end)
        if unit == "month":
            return f"{self.months[end.month - 1]} {end.year}"
        return say("days", "year", year=str(end.year)) if unit else ""


def calendar_of(war: War) -> Calendar:
    """The months of the war's region first, the other names behind them."""
    known = words("months")
    at_home = not {*known["levant_countries"]}.isdisjoint(war.area)
    first, second = ("levant", "other") if at_home else ("other", "levant")
    pairs = zip(known[first], known[second], strict=True)
    return Calendar(tuple(f"{one}/{other}" for one, other in pairs))
