"""Where and when a row of a data set says that it happened, by its own codes."""

from dataclasses import dataclass
from datetime import date


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
