"""A brief as Markdown and as HTML; every sentence ends in links to its claims."""

import functools
import re

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from marsad.publish.bidi import isolated_html
from marsad.publish.frame import (
    CORRECTION,
    LOG,
    MOST_CITED,
    PAGE,
    english_frame,
    left,
    short,
)
from marsad.publish.outline import Brief
from marsad.publish.policy import digest
from marsad.publish.telling import Sentence


def to_markdown(brief: Brief, arabic: str = "") -> str:
    """The brief as Markdown; `arabic` is the file that has it in Arabic."""
    page = templates().get_template("brief.md.jinja")
    return page.render(brief=brief, frame=english_frame(brief), arabic=arabic)


def to_html(brief: Brief, arabic: str = "") -> str:
    """The brief as one HTML page that asks nobody for anything."""
    page = templates().get_template("brief.html.jinja")
    return page.render(brief=brief, frame=english_frame(brief), arabic=arabic)


@functools.cache
def templates() -> Environment:
    """The templates of this package; HTML is escaped, Markdown by its filter."""
    environment = Environment(
        loader=PackageLoader("marsad.publish", "templates"),
        autoescape=select_autoescape(["html.jinja", "html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "digest": digest,
        "apart": lambda text: isolated_html(text, (), "ltr"),
        "md": escape_markdown,
        "left": left,
        "cites": cites,
        "more": more,
    }
    return environment


def escape_markdown(text: str) -> str:
    """Text in which no character means anything to Markdown or HTML."""
    text = re.sub(r"([\\`*_{}\[\]<>|#~])", r"\\\1", text)
    return re.sub(r"^(\d+)([.)])(?= )", r"\1\\\2", text)


def cites(sentence: Sentence) -> list[tuple[str, str]]:
    """Short form of the claims cited first, and the page and place that have them."""
    return [
        (short(c), f"{LOG if c.startswith(CORRECTION) else PAGE}#{c}")
        for c in sentence.claims[:MOST_CITED]
    ]


def more(sentence: Sentence) -> tuple[str, str] | None:
    """Words, and the place on one page, for the claims not cited one by one."""
    if left(sentence) <= 0:
        return None
    record = sentence.record or sentence.claims[MOST_CITED]
    return f"and {left(sentence):,} more", f"#{record}"
