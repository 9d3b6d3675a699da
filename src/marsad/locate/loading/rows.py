"""What loaders give, row by row: a place, an area, or a word on a faulty row."""

from dataclasses import dataclass
from pathlib import Path

LEFT_OUT, REPAIRED, KEPT = "left out", "repaired", "kept"
KINDS = ("geonames", "boundaries", "table")
"""Of files that can be loaded."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one row of a file, and what became of the row."""

    row: int
    """Counted from 1; lines of text files, features of a layer. 0: the whole part."""
    reason: str
    seen: str = ""
    """What stands there, shortened."""
    done: str = LEFT_OUT
    """`LEFT_OUT`, `REPAIRED` or `KEPT`."""
    part: str = ""
    """The layer, or the file within an archive, where there are several."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a file, as it goes into the index."""

    row: int
    id: str
    """Unique among the places of its `source`."""
    name: str
    kind: str
    lat: float | None
    """Degrees north, WGS 84."""
    lon: float | None
    country: str
    """ISO 3166 alpha-2; empty where the file does not say."""
    admin1: str | None
    """Name of the unit, or with `coded` the file's code of it."""
    admin2: str | None
    population: int
    source: str
    """Name of the list, as in `Entry.source`."""
    pcode: str | None = None
    names: tuple[str, ...] = ()
    """Other spellings."""
    coded: bool = False
    """True where `admin1` and `admin2` are codes, for which units of the file stand."""
    unit: str | None = None
    """With `coded`: ``1`` or ``2`` where the place is the unit that its codes name."""


@dataclass(frozen=True, slots=True)
class Area:
    """One administrative unit of a boundary file."""

    row: int
    part: str
    set_name: str
    level: int
    """0 country to 3."""
    country: str
    """ISO 3166 alpha-2 as the file states it; empty where it states none."""
    name: str
    names: tuple[str, ...]
    own_name: str
    """As it stands in the file."""
    code: str
    """The provider's own."""
    pcode: str | None
    parent: str | None
    """Code of the unit of the level above."""
    admin1: str | None
    """Names of the units that it is in, or is."""
    admin2: str | None
    geometry: bytes
    """Polygon or multipolygon as WKB, longitude and latitude, WGS 84."""
    bounds: tuple[float, float, float, float]
    """West, south, east, north."""
    point: tuple[float, float]
    """A point within: latitude, longitude."""

    @property
    def id(self) -> str:
        """Unique among all areas."""
        return f"{self.set_name}:{self.level}:{self.code}"


Row = Place | Area | Fault


@dataclass(frozen=True, slots=True)
class Options:
    """What the person said of a file."""

    kind: str = ""
    """One of `KINDS`; empty: as the file looks."""
    name: str = ""
    """Of the list or the set of boundaries; empty: the file's own name."""
    licence: str = ""
    """Licence and attribution, as they are to be shown."""
    columns: tuple[tuple[str, str], ...] = ()
    """Field and the file's own name of its column."""
    spellings: Path | None = None
    """GeoNames: a file of alternate names."""
    level: int | None = None
    """Boundaries: 0 to 3."""
    layer: str = ""
    """Boundaries: only this layer."""
    country: str = ""
    """ISO 3166 alpha-2, where the file does not say."""
    crs: str = ""
    """Boundaries: the coordinate system, where the file does not say."""
    area: tuple[str, ...] = ()
    """Countries that the monitor watches."""


def shortened(text: str, most: int = 120) -> str:
    """Text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 3] + "..."
