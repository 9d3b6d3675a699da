"""The Reader protocol: what every language's reader gives, in one shape."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from marsad.records.claim import Claim
from marsad.records.issue import Issue
from marsad.records.report import Report


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of one report."""

    report: str
    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...] = ()
    """Words or figures of the report that do not agree with each other."""


class Reader(Protocol):
    """Reads reports of one language."""

    @property
    def language(self) -> str:
        """ISO 639-1."""

    @property
    def version(self) -> str:
        """Changes whenever the same report could be read differently."""

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """One reading per report, in order; never raises over a text."""
