"""The Arabic brief as Markdown and as HTML, laid out from right to left."""

from typing import Any

from markupsafe import Markup

from marsad.publish.arabic.dates import Calendar, calendar_of
from marsad.publish.arabic.number import plural
from marsad.publish.arabic.script import own, settled
from marsad.publish.arabic.words import say, words
from marsad.publish.bidi import isolated_html
from marsad.publish.outline import Brief
from marsad.publish.render import left, templates
from marsad.publish.telling import Sentence
from marsad.records.war import War


def to_markdown(brief: Brief, war: War, english: str = "") -> str:
    """The brief as Markdown; `english` is the file that has it in English."""
    page = templates().get_template("brief.ar.md.jinja")
    return page.render(**_filled(brief, war), english=english)


def to_html(brief: Brief, war: War, english: str = "") -> str:
    """The brief as one HTML page that asks nobody for anything."""
    page = templates().get_template("brief.ar.html.jinja")
    return page.render(**_filled(brief, war), english=english, apart=_apart)


def _apart(text: str) -> Markup:
    """The text as HTML, with what runs from left to right in elements of its own."""
    return isolated_html(text, (), "rtl")


def _filled(brief: Brief, war: War) -> dict[str, Any]:
    return {
        "brief": brief,
        "dated": _dated(brief, calendar_of(war)),
        "more": _more,
        "own": own,
        "words": words("page"),
    }


def _dated(brief: Brief, calendar: Calendar) -> str:
    """The day that the brief is of, and since when it tells what changed."""
    day = calendar.day(brief.on) if brief.on else say("days", "unknown")
    text = say("page", "as_of", day=day)
    if brief.since:
        text += say("page", "changed_after", day=calendar.day(brief.since))
    return settled(text)


def _more(sentence: Sentence) -> str:
    """Words for the claims that are not cited one by one."""
    return plural(words("page")["more"], left(sentence))
