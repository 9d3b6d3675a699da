"""An interval of days with its precision and how it was read; clocks are aware."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

Clock: TypeAlias = Callable[[], datetime]
"""Gives the present moment as an aware datetime in UTC."""


@dataclass(frozen=True, slots=True)
class When:
    """The days in which something happened or held; None where nothing says."""

    start: date | None = None
    end: date | None = None
    words: str | None = None
    """The words it was read from, as they stand in the report."""
    basis: str = "unknown"
    """How it was read: ``full date``, ``weekday``, ``since``, ``state`` ..."""

    @property
    def precision(self) -> int | None:
        """UCDP's date_prec 1-5, None where a bound is missing."""
        if self.start is None or self.end is None:
            return None
        return date_prec((self.end - self.start).days + 1)


def date_prec(days: int) -> int:
    """UCDP's date precision of an interval of `days` days.

    1 one day; 2 two to six; 3 seven; 4 eight to 31; 5 more. Source: UCDP GED
    codebook; holds for all 16,566 rows of its special Syria release.

    Raises:
        ValueError: `days` is less than one.
    """
    if days < 1:
        raise ValueError(f"an interval has at least one day, not {days}")
    steps = ((1, 1), (6, 2), (7, 3), (31, 4))
    return next((code for most, code in steps if days <= most), 5)
