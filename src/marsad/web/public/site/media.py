"""Media types of the files of a release, and which of them gzip makes smaller."""

_TYPES = {
    "atom": "application/atom+xml",
    "css": "text/css; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "geojson": "application/geo+json",
    "gpkg": "application/geopackage+sqlite3",
    "gz": "application/gzip",
    "html": "text/html; charset=utf-8",
    "ico": "image/x-icon",
    "jpg": "image/jpeg",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "jsonl": "application/jsonl",
    "kml": "application/vnd.google-earth.kml+xml",
    "kmz": "application/vnd.google-earth.kmz",
    "map": "application/json",
    "md": "text/markdown; charset=utf-8",
    "mjs": "text/javascript; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
    "pbf": "application/x-protobuf",
    "pdf": "application/pdf",
    "pmtiles": "application/vnd.pmtiles",
    "png": "image/png",
    "svg": "image/svg+xml",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "ttf": "font/ttf",
    "txt": "text/plain; charset=utf-8",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
    "zip": "application/zip",
}
_DENSE = frozenset(
    [
        "gz",
        "gpkg",
        "ico",
        "jpg",
        "kmz",
        "parquet",
        "pbf",
        "pdf",
        "pmtiles",
        "png",
        "webp",
        "woff2",
        "xlsx",
        "zip",
    ]
)


def media_type(name: str) -> str:
    """The media type of a file by its name; bytes where the ending is unknown."""
    if name == "SHA256SUMS" or name.endswith("/LICENSE"):
        return "text/plain; charset=utf-8"
    return _TYPES.get(_ending(name), "application/octet-stream")


def packs(name: str) -> bool:
    """Whether gzip makes such a file smaller."""
    ending = _ending(name)
    return (ending in _TYPES and ending not in _DENSE) or name == "SHA256SUMS"


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""
