"""What kind of file a person has given: GeoNames, boundaries or a table."""

from pathlib import Path

from marsad.errors import OperatorError
from marsad.locate.loading import geonames, layers
from marsad.locate.loading.files import lines, members, opened
from marsad.locate.loading.rows import KINDS


def kind_of(path: Path) -> str:
    """One of `KINDS`, by the file's name and its first line.

    Raises:
        OperatorError: it cannot be read, or is none of them as it looks.
    """
    names = members(path) if path.suffix.lower() == ".zip" else [path.name]
    bare = [name.lower().removesuffix(".gz") for name in names]
    if any(name.endswith(layers.SUFFIXES) for name in bare):
        return "boundaries"
    if any(name.endswith(geonames.SUFFIXES) for name in bare):
        with opened(path, geonames.SUFFIXES) as file:
            first = next(lines(file), None) or b""
        if first.count(b"\t") == geonames.FIELDS - 1 and first[:1].isdigit():
            return "geonames"
        if not bare[0].endswith(".txt"):
            return "table"
    raise OperatorError(
        f"{path}: there is no telling what this is; say --kind {' or '.join(KINDS)}"
    )


def name_of(path: Path) -> str:
    """The file's name without its endings."""
    name = path.name
    while Path(name).suffix.lower() in (".gz", ".zip", ".txt", ".csv", ".tsv"):
        name = Path(name).stem
    return name
