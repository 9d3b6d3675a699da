"""Where and when a row of a data set says that it happened, by its own codes."""

from dataclasses import dataclass, field
from datetime import date

from marsad.records.sparse import SPARSE


@dataclass(frozen=True, slots=True)
class Coded:
    """The coders' own reading of place and time, taken as it was published."""

    lat: float | None = None
    """Degrees north, WGS 84; None where the row gives no point."""
    lon: float | None = None
    precision: int = 1
    """UCDP's where_prec, as in `Where`."""
    radius_m: int | None = None
    """Uncertainty in metres, where the codes tell more than `precision` does."""
    country: str | None = None
    """As the row names it."""
    admin1: str | None = None
    """The first-order unit, as the row names it."""
    start: date | None = None
    end: date | None = None
    summary: bool = False
    """True: an aggregate of incidents, or one placed or dated so coarsely that it
    holds others; never an incident by itself."""
    name: str | None = field(default=None, metadata=SPARSE)
    """Of the place, where the row has a name beside the words for it."""
    entry: str | None = field(default=None, metadata=SPARSE)
    """The place's gazetteer and its key there, with a space between, where the row
    tells both."""
    origin: str | None = field(default=None, metadata=SPARSE)
    """Of a claim that another monitor passes on as its speaker's: the origin to which
    that monitor counts it."""
    event: str | None = field(default=None, metadata=SPARSE)
    """Likewise the event in which that monitor has it; None: in none."""

    @property
    def passed_on(self) -> bool:
        """True for a claim of another monitor's record, the word of its speaker and no
        word of the data set's own."""
        return self.origin is not None
