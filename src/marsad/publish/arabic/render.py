"""The Arabic brief as Markdown and as HTML, laid out from right to left."""

from typing import Any

from markupsafe import Markup

from marsad.publish.arabic.dates import Calendar, calendar_of
from marsad.publish.arabic.number import plural
from marsad.publish.arabic.script import own, settled
from marsad.publish.arabic.words import say, words
from marsad.publish.bidi import isolated_html
from marsad.publish.frame import Frame, home_of, left
from marsad.publish.outline import Brief
from marsad.publish.render import templates
from marsad.publish.telling import Sentence
from marsad.records.war import War
from marsad.records.when import When


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
        "frame": arabic_frame(brief, war),
        "more": _more,
        "own": own,
    }


def arabic_frame(brief: Brief, war: War) -> Frame:
    """The frame of a brief in Arabic."""
    calendar = calendar_of(war)
    day = calendar.day(brief.on) if brief.on else say("days", "unknown")
    cited = say("page", "cited", title=own(brief.title), day=day)
    return Frame(
        language="ar",
        direction="rtl",
        words=words("page"),
        dated=settled(_dated(brief, day, calendar)),
        cited=f"{own(brief.publisher)}: {cited}" if brief.publisher else cited,
        home=home_of(brief, "ar"),
        more=tuple(words("page")["more"]),
    )


def _dated(brief: Brief, day: str, calendar: Calendar) -> str:
    """The days that the brief is of, and since when it tells what changed."""
    if brief.period is not None and brief.period.empty:
        return say("page", "nothing", day=calendar.day(brief.period.before))
    if brief.period is not None:
        span = calendar.stretch(When(brief.period.start, brief.period.end))
        return say("page", brief.period.kind, day=day, span=span)
    if brief.since:
        return say("page", "record_since", day=day, since=calendar.day(brief.since))
    return say("page", "record", day=day)


def _more(sentence: Sentence) -> str:
    """Words for the claims that are not cited one by one."""
    return plural(words("page")["more"], left(sentence))
