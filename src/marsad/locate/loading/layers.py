"""Layers of a boundary file and their features, read by GDAL a few at a time."""

import gzip
import json
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from marsad.errors import OperatorError
from marsad.locate.loading.files import BROKEN, members, need, opened

SUFFIXES = (".shp", ".gpkg", ".geojson", ".json", ".geojsonl", ".geojsons", ".ndjson")
_LINED = (".geojsonl", ".geojsons", ".ndjson")
"""One feature a line."""
BATCH = 8
"""Features held at once; one of them may have millions of points."""
_BEGINS = {".shp": b"\x00\x00\x27\x0a", ".gpkg": b"SQLite format 3"}
MOST_MB = 100
"""Megabytes of one GeoJSON feature, which takes some fourteen times that to read."""
START = 4096
"""Bytes that are looked at before GDAL is asked."""
_LINK = re.compile(rb'"crs"\s*:\s*\{[^{}]*\{[^{}]*"(?:href|url)"\s*:')
_NOWHERE = "http://127.0.0.1:9"
_SETTINGS = {
    "OGR_GEOJSON_MAX_OBJ_SIZE": str(MOST_MB),
    "GDAL_HTTP_PROXY": _NOWHERE,
    "GDAL_HTTPS_PROXY": _NOWHERE,
}
"""GDAL may follow no address that stands in a file: nobody learns what is loaded."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of one file."""

    path: str
    """As GDAL takes it."""
    name: str | None
    where: str
    """File and layer, for the person."""
    part: str
    """The same within the file; empty where that has one layer."""
    flat: bool
    """Whether its features may be polygons."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature as it stands in the file."""

    number: int
    """Counted from 1 within the layer."""
    cells: dict[str, Any]
    geometry: bytes | None
    """WKB."""


def layers_of(path: Path, wanted: str = "") -> list[Layer]:
    """The layers of a file, or of all boundary files in a zip archive.

    Raises:
        OperatorError: it cannot be read, or has no layer of the name that is wanted.
    """
    need(path)
    found = [layer for source in _sources(path) for layer in _layers(path, *source)]
    if wanted:
        layers = [layer for layer in found if wanted in (layer.part, layer.name)]
    else:
        layers = found
    if not layers:
        names = ", ".join(layer.part or layer.name or "" for layer in found)
        raise OperatorError(
            f"{path}: has no layer {wanted!r}; it has {names or 'none'}"
        )
    return layers


def _sources(path: Path) -> list[tuple[str, str]]:
    """Path for GDAL, and name within the archive, of every boundary file."""
    whole, suffix = str(path.resolve()), path.suffix.lower()
    try:
        if suffix == ".zip":
            names = [name for name in members(path) if name.lower().endswith(SUFFIXES)]
            _sniff_members(path, names)
            return [(f"/vsizip/{whole}/{name}", name) for name in names]
        if suffix == ".gz":
            with gzip.open(path) as unpacked:
                _sniff(str(path), Path(path.stem).suffix, unpacked.read(START))
            return [(f"/vsigzip/{whole}", "")]
        with path.open("rb") as file:
            _sniff(str(path), suffix, file.read(START))
    except BROKEN as error:
        raise _unreadable(str(path), error) from error
    return [(whole, "")]


def _sniff_members(path: Path, names: list[str]) -> None:
    if not names:
        raise OperatorError(f"{path}: holds no {', '.join(SUFFIXES)}")
    with zipfile.ZipFile(path) as archive:
        for name in names:
            with archive.open(name) as file:
                _sniff(f"{path}: {name}", Path(name).suffix, file.read(START))


def _sniff(where: str, suffix: str, start: bytes) -> None:
    """Check that a file begins as its name promises.

    Raises:
        OperatorError: it does not; nothing else may be handed to GDAL, which would
            follow links in some files.
    """
    if suffix.lower() not in SUFFIXES:
        raise OperatorError(
            f"{where}: areas are read from {', '.join(SUFFIXES)}, or a zip of them"
        )
    begins = _BEGINS.get(suffix.lower(), b"{")
    if not start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(begins):
        raise OperatorError(
            f"{where}: is no {suffix} file; it begins with {start[:20]!r}"
        )
    if _LINK.search(start):
        raise OperatorError(
            f"{where}: names its coordinate system by an address, which is not "
            'followed; take its "crs" out and say --crs EPSG:NUMBER'
        )


def _layers(path: Path, source: str, member: str) -> Iterator[Layer]:
    found: list[tuple[str | None, bool]] = [(None, True)]
    if source.lower().endswith(".gpkg"):
        found = [(name, _flat(kind)) for name, kind in _listed(path, source)]
    for name, flat in found:
        several = name if len(found) > 1 else None
        part = "/".join(filter(None, (member, several)))
        where = f"{path.name}: {part}" if part else path.name
        yield Layer(source, name, where, part, flat)


def _listed(path: Path, source: str) -> list[tuple[str, str | None]]:
    import pyogrio  # type: ignore[import-untyped]

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return [(name, kind) for name, kind in pyogrio.list_layers(source)]
    except pyogrio.errors.DataSourceError as error:
        raise _unreadable(path.name, error) from error


def _flat(kind: str | None) -> bool:
    names = ("Polygon", "Surface", "Unknown", "GeometryCollection")
    return kind is not None and any(name in kind for name in names)


def _unreadable(where: str, error: Exception) -> OperatorError:
    reason = str(error).split("; It might help")[0]
    if "OGR_GEOJSON_MAX_OBJ_SIZE" in reason:
        reason = f"a feature is longer than {MOST_MB} MB; save it as a GeoPackage"
    return OperatorError(f"{where}: cannot be read: {reason}")


@contextmanager
def features(
    layer: Layer, dates: bool = False
) -> Iterator[tuple[Sequence[str], str | None, Iterator[Feature]]]:
    """The columns of a layer, its coordinate system and its features in order;
    with `dates` also the columns that hold dates.

    Raises:
        OperatorError: it cannot be read, or not to its end.
    """
    import pyogrio

    pyogrio.set_gdal_config_options(_SETTINGS)
    with ExitStack() as stack:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            stream = pyogrio.open_arrow(
                layer.path, layer=layer.name, batch_size=BATCH, use_pyarrow=True
            )
            try:
                meta, reader = stack.enter_context(stream)
            except RuntimeError as error:
                raise _unreadable(layer.where, error) from error
        columns = _columns(reader.schema, set(map(str, meta["fields"])), dates)
        geometry = meta["geometry_name"] or "wkb_geometry"
        yield list(columns), meta["crs"], _features(layer, reader, columns, geometry)


def _columns(schema: Any, fields: set[str], dates: bool) -> dict[str, int]:
    """Where each column stands; those of dates only where they are wanted."""
    import pyarrow  # type: ignore[import-untyped]

    found: dict[str, int] = {}
    for i, field in enumerate(schema):
        dated = pyarrow.types.is_temporal(field.type)
        if field.name in fields and (dates or not dated):
            found.setdefault(field.name, i)
    return found


def _features(
    layer: Layer, reader: Any, columns: dict[str, int], geometry: str
) -> Iterator[Feature]:
    number = 0
    for batch in _batches(layer, reader):
        cells = {column: batch.column(at) for column, at in columns.items()}
        shapes = batch.column(geometry) if geometry in batch.schema.names else None
        for i in range(batch.num_rows):
            number += 1
            shape = None if shapes is None else shapes[i].as_py()
            try:
                row = {column: cell[i].as_py() for column, cell in cells.items()}
            except UnicodeDecodeError as error:
                raise OperatorError(
                    f"{layer.where}: the letters of feature {number} are not UTF-8; "
                    "put the name of their encoding, such as 1256, into a .cpg file "
                    "beside the .shp"
                ) from error
            yield Feature(number, row, shape)


def _batches(layer: Layer, reader: Any) -> Iterator[Any]:
    import pyarrow
    import pyogrio

    errors = (pyarrow.ArrowException, OSError, pyogrio.errors.DataSourceError)
    while True:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                batch = reader.read_next_batch()
        except StopIteration:
            return
        except errors as error:
            raise _unreadable(layer.where, error) from error
        yield batch


def lost_lines(layer: Layer, read: int) -> Iterator[tuple[int, str]]:
    """Lines of a file with one feature a line that GDAL passes over without a word:
    their numbers, and why. Only looked for where fewer than all `read` lines came."""
    ends = (*_LINED, *(f"{suffix}.gz" for suffix in _LINED))
    if not layer.path.lower().endswith(ends) or layer.path.startswith("/vsizip/"):
        return
    path = Path(layer.path.removeprefix("/vsigzip/"))
    with opened(path, _LINED) as file:
        if sum(bool(line.strip()) for line in file) == read:
            return
    with opened(path, _LINED) as file:
        for number, line in enumerate(file, 1):
            if line.strip() and (why := _no_feature(line)):
                yield number, why


def _no_feature(line: bytes) -> str:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError) as error:
        return f"is no JSON: {error}"
    if isinstance(told, dict) and told.get("type") == "Feature":
        return ""
    return "is no Feature"
