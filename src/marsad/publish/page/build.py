"""Puts the page together: data, strings, styles, scripts and map in one file."""

import functools
import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from marsad.publish.arabic.names import Names
from marsad.publish.frame import left
from marsad.publish.outline import Brief
from marsad.publish.page.basemap import base_map, inside
from marsad.publish.page.cards import cards
from marsad.publish.page.content import page_data
from marsad.publish.page.sentences import Sentences
from marsad.publish.page.words import LANGUAGES, first_language, spoken
from marsad.publish.render import templates
from marsad.records.dossier import Dossier

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
LANGUAGE_SCRIPTS = ("fold.js", "bidi.js", "language.js")
"""Before the libraries, so that the words stand in their language at once."""
OURS = ("parts.js", "told.js", "map.js", "charts.js", "page.js")


def to_page(
    dossier: Dossier,
    brief: Brief,
    files: Mapping[str, tuple[int, str]],
    also: Mapping[str, Brief] | None = None,
) -> str:
    """The whole page; `files` are size and SHA-256 of the downloads by name.

    `also` has the brief in other languages that the page speaks.
    """
    briefs, names = {LANGUAGES[0]: brief, **(also or {})}, Names(dossier)
    numbers = cards(dossier, names)
    data = page_data(dossier, brief, names)
    data["cards"] = [card["facts"] for card in numbers]
    languages = {known: spoken(known, dossier.war) for known in LANGUAGES}
    template = templates().get_template("page.html.jinja")
    return template.render(
        **_on_the_map(dossier, data),
        brief=brief,
        briefs=briefs,
        cards=numbers,
        claims=len(dossier.claims),
        events=len(dossier.events),
        files=files,
        left=left,
        languages=languages,
        reports=len(dossier.reports),
        s=languages[first_language(dossier.war.languages)],
        said=Sentences(dossier).html,
        texts_in=_shown_in(briefs),
        data=embedded(data),
        strings=embedded({k: words.strings for k, words in languages.items()}),
        scripts=_texts(SCRIPTS),
        styles=_texts((*STYLES, "page.css")),
        language_scripts=_texts(LANGUAGE_SCRIPTS),
        ours=_texts(OURS),
    )


def _shown_in(briefs: Mapping[str, Brief]) -> dict[str, str]:
    """The languages in which each brief is shown: the first where there is no other."""
    others = [known for known in LANGUAGES if known not in briefs]
    return {
        known: " ".join([known, *others] if known == LANGUAGES[0] else [known])
        for known in briefs
    }


def _on_the_map(dossier: Dossier, data: dict[str, Any]) -> dict[str, int]:
    """Puts the base map into the data; how many events it cannot show, by reason."""
    placed = [e for e in data["events"] if e["lat"] is not None]
    points = [
        (e["lon"], e["lat"])
        for e in placed
        if e["where_prec"] < COUNTRY_ONLY and (e["radius_m"] or 0) <= WIDEST_M
    ]
    data["map"] = base_map(dossier.war.area, points)
    limits = data["map"]["limits"]
    return {
        "unplaced": sum(e.where is None or e.where.lat is None for e in dossier.events),
        "vague": len(placed) - len(points),
        "outside": sum(1 for p in points if not inside(p, limits)),
    }


def embedded(value: Any) -> Markup:
    """JSON that no HTML parser can end early, whatever the strings hold."""
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(data.replace("<", "\\u003c").replace("\u2028", "\\u2028"))


def _texts(names: tuple[str, ...]) -> list[Markup]:
    return [Markup(text(name)) for name in names]


@functools.cache
def text(name: str) -> str:
    """A file beside this module, without the pointer to a source map."""
    source = files("marsad.publish.page").joinpath(name).read_text("utf-8")
    lines = source.split("\n")
    return "\n".join(n for n in lines if not n.startswith("//# sourceMappingURL"))


def vendored_texts() -> tuple[str, ...]:
    """Texts inside the page that are not ours: the leak check skips them."""
    return tuple(text(name) for name in (*SCRIPTS, *STYLES))
