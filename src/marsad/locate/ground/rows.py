"""What is read from a file of areas held: an extent of a day, and what was asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Extent:
    """One feature of a file: ground that somebody holds on a day."""

    row: int
    part: str
    day: date
    holder: str
    """A party's id in marsad.toml, or the file's own words for one it does not have."""
    own: str
    """The file's own words; empty where the person named the holder."""
    geometry: bytes
    """Polygon or multipolygon as WKB, longitude and latitude, WGS 84."""
    point: tuple[float, float]
    """A point within: latitude, longitude."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the person said of a file."""

    series: str = ""
    """Name of the map that the file is a part of; empty: the file's own name."""
    licence: str = ""
    """Licence and attribution, as they are to be shown."""
    holder: str = ""
    """Who holds all that the file shows, where no property says so."""
    day: date | None = None
    """The day of all that the file shows."""
    day_from_name: bool = False
    """Whether the file's name holds the day."""
    day_field: str = ""
    holder_field: str = ""
    meanings: tuple[tuple[str, str], ...] = ()
    """Words of the file and whom they mean; nothing: not to be loaded."""
    layer: str = ""
    """Only this layer."""
    crs: str = ""
    """The coordinate system, where the file does not say."""
    parties: Mapping[str, str] = field(default_factory=dict)
    """Folded names of the parties of marsad.toml, and their ids."""
    area: tuple[str, ...] = ()
    """ISO 3166 codes of the countries that the monitor watches."""
