"""Days, ages, sexes and numbers of a list in one form; what cannot be read is none."""

import re
import unicodedata
from typing import NamedTuple

from marsad.resolve.linking.spelling import data, folded, known, word_list

_ISO = re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?:\D.*)?")
_DAY_FIRST = re.compile(r"(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>\d{4})(?:\D.*)?")
_SOLID = re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})")
_YEAR = re.compile(r"(?P<y>\d{4})(?:\.0)?(?:[-/.](?P<m>\d{1,2}))?")
_SIZE = {"years": 1.0, "months": 1 / 12, "weeks": 7 / 365, "days": 1 / 365}


class Day(NamedTuple):
    """A day as it was written: digits of the year, month and day, possibly wrong.

    What is not known is empty. No calendar is asked: a month 19 is a slip of the
    pen that still resembles the day that was meant.
    """

    year: str = ""
    month: str = ""
    day: str = ""

    @property
    def whole(self) -> str:
        """Eight digits, or nothing if a part is missing."""
        return self.year + self.month + self.day if all(self) else ""


def digits(text: str) -> str:
    """A text with the digits of any script as ASCII ones."""
    return "".join(str(d) if (d := unicodedata.digit(c, -1)) >= 0 else c for c in text)


def day(cell: str) -> Day:
    """The day that a cell names: 1990-12-31, 31/12/1990, 19901231, 1990-12 or 1990.

    Of 12/31/1990 the second can be no month: it is the day.
    """
    text = digits(cell).strip()
    for pattern in (_ISO, _DAY_FIRST, _SOLID, _YEAR):
        if match := pattern.fullmatch(text):
            found = match.groupdict()
            month, date = found.get("m") or "", found.get("d") or ""
            if pattern is _DAY_FIRST and int(month) > 12 >= int(date):
                month, date = date, month
            return Day(found["y"], _two(month), _two(date))
    return Day()


def day_of(year: str, month: str, date: str) -> Day:
    """A day whose parts stand in cells of their own."""
    cells = [re.sub(r"\.0$", "", digits(cell).strip()) for cell in (year, month, date)]
    y, m, d = (cell if cell.isdigit() else "" for cell in cells)
    return Day(y.zfill(4) if y else "", _two(m), _two(d))


def _two(number: str) -> str:
    """Two digits; "00" stands for what is not known."""
    return "" if not number.strip("0") else number.zfill(2)


def ordinal(found: Day) -> int | None:
    """A day as a number that grows by one a day; none for days that never were."""
    from datetime import date

    try:
        return date(*(int(part) for part in found)).toordinal()
    except ValueError:
        return None


def age(cell: str) -> float | None:
    """An age in years: "34", "8 months", "12 سنة"; of a span its middle."""
    numbers = [float(n) for n in re.findall(r"\d+(?:\.\d+)?", digits(cell))]
    if not numbers or len(numbers) > 2:
        return None
    told = set(re.findall(r"[^\W\d]+", folded(cell)))
    size = next(
        (
            _SIZE[unit]
            for unit in data()["age_units"]
            if word_list("age_units", unit) & told
        ),
        1.0,
    )
    years = sum(numbers) / len(numbers) * size
    return years if years <= 130 else None


def sex(cell: str) -> str:
    """`male`, `female`, or nothing."""
    told = folded(cell)
    for found in ("female", "male"):
        if told in word_list("sex", found):
            return found
    return ""


def plain(cell: str) -> str:
    """Words of a cell, folded; nothing if they say that nothing is known."""
    told = folded(cell)
    return told if known(told) else ""


def code(cell: str) -> str:
    """Letters and digits of a number or code, nothing between them; one sign again
    and again, as in 0000, says nothing."""
    found = plain(digits(cell)).replace(" ", "")
    return found if len(set(found)) > 1 or len(found) == 1 else ""
