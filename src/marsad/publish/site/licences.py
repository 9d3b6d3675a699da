"""The licences of what others made and a release carries: one file with their texts."""

import functools
from collections.abc import Iterator, Sequence
from importlib.resources import files

from marsad.publish.credits import Credit, shipped
from marsad.publish.site.material import Material

FILE = "site/licences.txt"
WORKS = {
    "vendor": {
        "d3": "D3, in site/vendor/d3.min.js",
        "maplibre-gl": "MapLibre GL JS, in site/vendor/maplibre-gl.js",
        "plot": "Observable Plot, in site/vendor/plot.umd.min.js",
        "world-atlas": "world-atlas, from which the base map is cut",
    },
    "fonts": {
        "amiri": "Amiri, in PDF files",
        "noto-naskh-arabic": "Noto Naskh Arabic, in site/fonts",
        "source-sans-3": "Source Sans 3, in site/fonts and in PDF files",
        "source-serif-4": "Source Serif 4, in site/fonts and in PDF files",
    },
}
"""Folders of the package with a licence in each, and what of it a release has."""
_RULE = "=" * 72


def licences(material: Material) -> Iterator[tuple[str, bytes]]:
    """The file: whom to credit, and each work with the whole text of its licence."""
    own = [_line(one) for one in own_credits(material)]
    told = ["", "Brought by the publisher of this release:", "", *own] if own else []
    yield FILE, "\n".join([packaged(), *told, ""]).encode()


def own_credits(material: Material) -> list[Credit]:
    """What the monitor brought, its imported maps among it."""
    maps = {(front.series, front.licence) for front in material.fronts}
    shown = [Credit(name, name, "", licence, "") for name, licence in sorted(maps)]
    return [*material.credits, *shown]


@functools.cache
def packaged() -> str:
    """What every release of this version says."""
    works = [part for folder, name, what in works_of() for part in _work(folder, what)]
    return "\n".join(
        [
            "Data and works of others in this release, and their licences",
            "",
            "Places are found with these lists, and the map is drawn from these data:",
            "",
            *_lines(shipped()),
            *works,
        ]
    )


def works_of() -> Iterator[tuple[str, str, str]]:
    """Folder within the package, its name, and what a release has of it."""
    for kind, known in WORKS.items():
        for name, what in known.items():
            yield f"{kind}/{name}", name, what


def _work(folder: str, what: str) -> list[str]:
    source = files("marsad.publish").joinpath(folder, "LICENSE.txt")
    return ["", _RULE, what, _RULE, "", source.read_text("utf-8").strip()]


def _lines(credits: Sequence[Credit]) -> list[str]:
    return [_line(one) for one in credits]


def _line(one: Credit) -> str:
    version = f" ({one.version})" if one.version else ""
    cited = f" {one.citation.rstrip('.')}." if one.citation else ""
    return f"- {one.title}{version}.{cited} Licence: {one.licence}."
