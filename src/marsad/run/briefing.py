"""The brief of a day, or of what changed since one, from what may be published."""

from datetime import date

from marsad.publish import arabic
from marsad.publish.brief import make_brief, to_html, to_markdown
from marsad.publish.redact import redact
from marsad.run.dossier import load_dossier
from marsad.run.tools import Tools

LANGUAGES = ("en", "ar")
"""In which there is a brief."""


def brief_text(
    tools: Tools,
    *,
    on: date | None,
    since: date | None,
    html: bool,
    language: str = "en",
) -> str:
    """The brief as Markdown, or HTML, in one of LANGUAGES."""
    dossier = redact(load_dossier(tools.store, tools.war), tools.now().date())
    brief = make_brief(dossier, on=on, since=since, previous=None)
    if language == "ar":
        told = arabic.in_arabic(brief, dossier)
        write = arabic.to_html if html else arabic.to_markdown
        return write(told, dossier.war)
    return to_html(brief) if html else to_markdown(brief)
