"""One page around its content: head, masthead, parts of the site, foot."""

import functools
import itertools
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from marsad.publish.frame import left, short
from marsad.publish.policy import PLOT_STYLE, digest
from marsad.publish.render import cites, more
from marsad.publish.site.material import Material
from marsad.publish.site.sentences import Sentences
from marsad.publish.site.words import site_words
from marsad.publish.words import LANGUAGES, Words, first_language

NAV = (
    *("index", "map", "timeline", "events", "people", "ground", "displacement"),
    *("tallies", "sources", "method", "data", "corrections"),
)
"""Pages in the order in which the site lists them."""
SHEETS = {
    "map": ("map", "canvas"),
    "timeline": ("map", "timeline"),
    "events": ("events",),
    "event": ("event",),
    "people": ("events", "event", "people"),
    "ground": ("map", "ground"),
    "displacement": ("counts",),
    "tallies": ("counts",),
    "sources": ("sources",),
    "method": ("counts", "pages"),
    "data": ("pages",),
    "corrections": ("pages",),
}
"""Style sheets that a page has beside the one of all pages."""


@dataclass(frozen=True)
class Edition:
    """The site in one language."""

    material: Material
    words: Words
    root: str
    """What leads from a page to the top of the release: nothing, or ``../``."""
    others: tuple[tuple[Words, str], ...]
    """The other languages, and what leads from a page to the same page there."""

    @property
    def language(self) -> str:
        """Its code, such as ``ar``."""
        return self.words.language

    @functools.cached_property
    def said(self) -> Sentences:
        """Says sentences of the record with the names in them kept apart."""
        return Sentences(self.material.dossier)


def editions(material: Material) -> list[Edition]:
    """One per language: the war's first at the top of the release, others in a folder
    named after the language."""
    war = material.dossier.war
    first = first_language(war.languages)
    ordered = [first, *(known for known in LANGUAGES if known != first)]
    words = {known: site_words(known, war) for known in ordered}
    folders = {known: "" if known == first else f"{known}/" for known in ordered}
    return [
        Edition(
            material,
            words[known],
            "../" if folders[known] else "",
            tuple(
                (words[other], ("../" if folders[known] else "") + folders[other])
                for other in ordered
                if other != known
            ),
        )
        for known in ordered
    ]


def folder_of(edition: Edition) -> str:
    """The folder of its pages within the release."""
    return f"{edition.language}/" if edition.root else ""


def render(page: str, edition: Edition, content: dict[str, Any]) -> bytes:
    """The page as HTML; `content` is what its template asks for beside the shell's."""
    template = templates().get_template(f"{page}.html.jinja")
    material, words = edition.material, edition.words
    text = template.render(
        page=page,
        nav=NAV,
        sheets=("base", *SHEETS.get(page, ())),
        edition=edition,
        root=edition.root,
        s=words,
        said=edition.said.html,
        brief=material.briefs.get(words.language, material.brief),
        material=material,
        left=left,
        chart_style=digest(PLOT_STYLE),
        next_mark=functools.partial(next, itertools.count(1)),
        **content,
    )
    return text.encode("utf-8", "replace")


@functools.cache
def templates() -> Environment:
    """The templates of the site's pages; everything put into them is escaped."""
    environment = Environment(
        loader=PackageLoader("marsad.publish.site", "templates"),
        autoescape=select_autoescape(["html.jinja"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"cites": cites, "more": more, "short": short}
    return environment
