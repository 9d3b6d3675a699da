"""Makes files of places and boundaries for tests; nothing in them is real."""

import json
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import shapely
from shapely.geometry.base import BaseGeometry

Rows = list[tuple[Any, ...]]


def geonames_row(id: int | str, name: str, **cells: str) -> str:
    """One row of a GeoNames file; a village in Syria unless told otherwise."""
    row = {
        "id": str(id), "name": name, "ascii": "", "other": "", "lat": "35.5",
        "lon": "38.5", "class": "P", "code": "PPL", "country": "SY", "cc2": "",
        "admin1": "", "admin2": "", "admin3": "", "admin4": "", "population": "0",
        "elevation": "", "dem": "400", "zone": "Asia/Damascus", "changed": "2020-01-01",
    } | cells  # fmt: skip
    return "\t".join(row.values()) + "\n"


def feature(shape: BaseGeometry | Mapping[str, Any] | None, **cells: Any) -> Any:
    """One feature of a GeoJSON file."""
    given = shape if shape is None or isinstance(shape, Mapping) else None
    if isinstance(shape, BaseGeometry):
        given = json.loads(shapely.to_geojson(shape))
    return {"type": "Feature", "properties": cells, "geometry": given}


def geojson(path: Path, features: Iterable[Any], **more: Any) -> Path:
    """A GeoJSON file."""
    whole = {"type": "FeatureCollection", **more, "features": list(features)}
    path.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    return path


def units(*names: str, level: int = 1, west: float = 37.0) -> list[dict[str, Any]]:
    """Features of square units side by side in Syria, one degree wide each."""
    return [
        feature(
            shapely.box(west + i, 35, west + i + 1, 36),
            **{
                f"ADM{level}_EN": name,
                f"ADM{level}_AR": f"{name} ب",
                f"ADM{level}_PCODE": f"SY{i + 1:02}",
                "ADM0_PCODE": "SY",
            },
        )
        for i, name in enumerate(names)
    ]


def layer(
    path: Path,
    shapes: Iterable[BaseGeometry],
    crs: str = "EPSG:4326",
    layer: str | None = None,
    **columns: list[Any],
) -> Path:
    """A layer in a shapefile or GeoPackage, added to what is there."""
    given = list(shapes)
    pyogrio.raw.write(
        path,
        np.array(shapely.to_wkb(given), dtype=object),
        [np.array(cells, dtype=object) for cells in columns.values()],
        list(columns),
        layer=layer,
        crs=crs,
        geometry_type=given[0].geom_type,
        append=layer is not None and path.exists(),
    )
    return path


def zipped(path: Path, *files: Path, below: str = "") -> Path:
    """A zip archive of files."""
    with zipfile.ZipFile(path, "w") as archive:
        for file in files:
            archive.write(file, below + file.name)
    return path
