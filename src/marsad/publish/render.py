"""A brief as Markdown and as HTML; every sentence ends in links to its claims."""

import functools
import re
from datetime import date

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from marsad.publish.bidi import isolated_html
from marsad.publish.outline import Brief
from marsad.publish.prose import day
from marsad.publish.telling import Sentence

PAGE = "index.html"
"""Where the citations lead: the release's page, beside the brief."""
MOST_CITED = 3
"""Claims linked one by one; the record they feed is linked for the rest."""


def to_markdown(brief: Brief, arabic: str = "") -> str:
    """The brief as Markdown; `arabic` is the file that has it in Arabic."""
    page = templates().get_template("brief.md.jinja")
    return page.render(brief=brief, arabic=arabic)


def to_html(brief: Brief, arabic: str = "") -> str:
    """The brief as one HTML page that asks nobody for anything."""
    page = templates().get_template("brief.html.jinja")
    return page.render(brief=brief, arabic=arabic)


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
        "apart": lambda text: isolated_html(text, (), "ltr"),
        "md": escape_markdown,
        "cites": cites,
        "more": more,
        "short": short,
        "day": _day,
    }
    return environment


def _day(value: date | None) -> str:
    return day(value) if value else "a day not known"


def escape_markdown(text: str) -> str:
    """Text in which no character means anything to Markdown or HTML."""
    text = re.sub(r"([\\`*_{}\[\]<>|#~])", r"\\\1", text)
    return re.sub(r"^(\d+)([.)])(?= )", r"\1\\\2", text)


def short(record: str) -> str:
    """An id cut to what is told apart by eye; the link has it whole."""
    return record[:10]


def cites(sentence: Sentence) -> list[tuple[str, str]]:
    """Short form and link of the claims cited first."""
    return [(f"c:{short(c)}", f"{PAGE}#{c}") for c in sentence.claims[:MOST_CITED]]


def more(sentence: Sentence) -> tuple[str, str] | None:
    """Words and link for the claims that are not cited one by one."""
    if left(sentence) <= 0:
        return None
    target = sentence.record or sentence.claims[MOST_CITED]
    return f"and {left(sentence):,} more", f"{PAGE}#{target}"


def left(sentence: Sentence) -> int:
    """How many claims are not cited one by one."""
    return len(sentence.claims) - MOST_CITED
