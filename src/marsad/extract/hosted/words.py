"""The report that an answer is held against: words, names, counts, dates."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from marsad.records.claim import Span, touch
from marsad.records.report import Report
from marsad.text.dates import DateWords, find_dates
from marsad.text.no_counts import no_counts
from marsad.text.normal import fold
from marsad.text.numbers import Number, numbers

LETTERS = 3
"""A name's words of at least so many letters must all stand in the report."""


def folded(report: Report) -> str:
    """Title and text in their plain form; past the cache, which is for names."""
    return str(fold.__wrapped__(f"{report.title or ''} {report.text}"))


@dataclass(frozen=True)
class Words:
    """One report; what is asked of it is worked out once."""

    report: Report

    @property
    def text(self) -> str:
        """The report's text, which all spans index."""
        return self.report.text

    @property
    def language(self) -> str:
        """English where nobody knows, as for the built-in reader."""
        return self.report.language or "en"

    @functools.cached_property
    def numbers(self) -> tuple[Number, ...]:
        """Every count and area of the text, with what hedges it."""
        none = no_counts(self.text)
        return tuple(
            number
            for number in numbers(self.text)
            if not any(touch(number.core, span) for span in none)
        )

    @functools.cached_property
    def dates(self) -> tuple[DateWords, ...]:
        """Every date in the text, with what bounds it."""
        return tuple(find_dates(self.text))

    @functools.cached_property
    def _folded(self) -> str:
        return folded(self.report)

    def name(self, name: str) -> bool:
        """Whether a name is the report's own: all of it, or each of its words."""
        plain = fold(name)
        if not plain:
            return False
        if f" {plain} " in f" {self._folded} ":
            return True
        words = [word for word in plain.split() if len(word) >= LETTERS]
        return bool(words) and all(word in self._folded for word in words)

    def places(self, wanted: str, within: Span) -> Iterator[Span]:
        """Where words stand, letter by letter, in order."""
        if not wanted.strip():
            return
        at = self.text.find(wanted, *within)
        while at >= 0:
            yield at, at + len(wanted)
            at = self.text.find(wanted, at + 1, within[1])

    def cuts_number(self, span: Span) -> bool:
        """Whether a span begins or ends between the digits of one number."""
        return any(
            re.search(r"\d[.,]?\Z", self.text[max(0, at - 2) : at]) is not None
            and re.match(r"[.,]?\d", self.text[at : at + 2]) is not None
            for at in span
        )
