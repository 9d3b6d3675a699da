"""Files beside the pages that hold no record: styles, scripts, fonts and libraries."""

import re
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

LIBRARIES = {
    "site/vendor/maplibre-gl.js": "vendor/maplibre-gl/maplibre-gl.js",
    "site/vendor/d3.min.js": "vendor/d3/d3.min.js",
    "site/vendor/plot.umd.min.js": "vendor/plot/plot.umd.min.js",
}
"""Other people's files, by the name that they have in a release."""
FONTS = ("noto-naskh-arabic", "source-sans-3", "source-serif-4")


def asset_files() -> Iterator[tuple[str, bytes]]:
    """Name and content of each: libraries, our scripts and style sheets, fonts."""
    for name, path in LIBRARIES.items():
        yield name, without_map(_package(path).read_text("utf-8")).encode()
    for file in _folder("site/scripts", ".js"):
        yield f"site/{file.name}", file.read_bytes()
    for file in _folder("site/styles", ".css"):
        yield f"site/{file.name}", file.read_bytes()
    yield "site/icon.svg", _package("site/icon.svg").read_bytes()
    for family, name in page_fonts():
        yield f"site/fonts/{name}", _package(f"fonts/{family}/{name}").read_bytes()


def page_fonts() -> list[tuple[str, str]]:
    """Folder and name of each typeface that the pages' style sheet names."""
    sheet = _package("site/styles/base.css").read_text("utf-8")
    names = re.findall(r"url\(\"fonts/([^\"]+)\"\)", sheet)
    return [(family, n) for n in names for family in FONTS if n.startswith(family)]


def without_map(source: str) -> str:
    """The text without the pointer to a source map."""
    lines = source.split("\n")
    return "\n".join(n for n in lines if not n.startswith("//# sourceMappingURL"))


def _package(path: str) -> Traversable:
    return files("marsad.publish").joinpath(path)


def _folder(path: str, ending: str) -> list[Traversable]:
    found = (f for f in _package(path).iterdir() if f.name.endswith(ending))
    return sorted(found, key=lambda file: file.name)


def vendored_texts() -> tuple[str, ...]:
    """Texts that are not ours: the leak check does not search them."""
    return tuple(
        without_map(_package(path).read_text("utf-8")) for path in LIBRARIES.values()
    )
