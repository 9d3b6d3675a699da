"""Events' counts of each measure by week, month, place, party blamed and kind."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from marsad.publish.series import binned
from marsad.publish.sums import CUTS, Counted, Split, by
from marsad.records.claim import MEASURES
from marsad.records.ids import content_id

TIMES = ("week", "month")


@dataclass(frozen=True, slots=True)
class Cut:
    """One row of the tables that the page of tallies shows of a measure."""

    measure: str
    by: str
    """Of `TIMES` or `CUTS`."""
    value: str | None
    sums: Split
    start: date | None = None
    end: date | None = None

    @property
    def id(self) -> str:
        """From what it is cut by, whatever it counts."""
        return content_id("tly", self.measure, "by", self.by, self.value)


def cuts(counts: Mapping[str, Sequence[Counted]]) -> Iterator[Cut]:
    """Every row of every cut: measures in their order, times first."""
    for measure in (name for name in MEASURES if name in counts):
        for unit in TIMES:
            for one in binned(counts[measure], unit):
                first = one.start.isoformat()
                yield Cut(measure, unit, first, one.sums, one.start, one.end)
        for name, key in CUTS.items():
            for value, sums in by(counts[measure], key):
                yield Cut(measure, name, value, sums)
