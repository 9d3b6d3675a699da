"""Puts the page together: data, strings, styles, scripts and map in one file."""

import functools
import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from marsad.publish.outline import Brief
from marsad.publish.page.basemap import base_map, inside
from marsad.publish.page.content import cards, page_data
from marsad.publish.render import templates
from marsad.records.dossier import Dossier

LANGUAGE = "en"
COUNTRY_ONLY = 6
"""UCDP where_prec from which no point is drawn: only the country is known."""
WIDEST_M = 150_000
"""A place known less exactly ("eastern Syria") gets no mark; map.js has the same."""
SCRIPTS = (
    "vendor/maplibre-gl/maplibre-gl.js",
    "vendor/d3/d3.min.js",
    "vendor/plot/plot.umd.min.js",
)
STYLES = ("vendor/maplibre-gl/maplibre-gl.css",)
OURS = ("parts.js", "map.js", "charts.js", "page.js")


def to_page(
    dossier: Dossier, brief: Brief, files: Mapping[str, tuple[int, str]]
) -> str:
    """The whole page; `files` are size and SHA-256 of the downloads by name."""
    words = strings(LANGUAGE)
    data = page_data(dossier, brief)
    placed = [e for e in data["events"] if e["lat"] is not None]
    points = [
        (e["lon"], e["lat"])
        for e in placed
        if e["where_prec"] < COUNTRY_ONLY and (e["radius_m"] or 0) <= WIDEST_M
    ]
    data["map"] = base_map(dossier.war.area, points)
    template = templates().get_template("page.html.jinja")
    return template.render(
        brief=brief,
        cards=cards(dossier),
        files=files,
        reports=len(dossier.reports),
        claims=len(dossier.claims),
        events=len(dossier.events),
        unplaced=sum(e.where is None or e.where.lat is None for e in dossier.events),
        vague=len(placed) - len(points),
        outside=sum(1 for p in points if not inside(p, data["map"]["limits"])),
        s=words,
        data=embedded(data),
        strings=embedded(words),
        scripts=[Markup(text(name)) for name in SCRIPTS],
        styles=[Markup(text(name)) for name in (*STYLES, "page.css")],
        ours=[Markup(text(name)) for name in OURS],
    )


def embedded(value: Any) -> Markup:
    """JSON that no HTML parser can end early, whatever the strings hold."""
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(data.replace("<", "\\u003c").replace("\u2028", "\\u2028"))


@functools.cache
def strings(language: str) -> dict[str, str]:
    """All words of the page in one language."""
    found: dict[str, str] = json.loads(text(f"strings/{language}.json"))
    return found


@functools.cache
def text(name: str) -> str:
    """A file beside this module, without the pointer to a source map."""
    source = files("marsad.publish.page").joinpath(name).read_text("utf-8")
    lines = source.split("\n")
    return "\n".join(n for n in lines if not n.startswith("//# sourceMappingURL"))


def vendored_texts() -> tuple[str, ...]:
    """Texts inside the page that are not ours: the leak check skips them."""
    return tuple(text(name) for name in (*SCRIPTS, *STYLES))
