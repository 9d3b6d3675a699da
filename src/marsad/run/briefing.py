"""The brief of a day, or of what changed since one, from what may be published."""

from datetime import date

from marsad.publish.brief import make_brief, to_html, to_markdown
from marsad.publish.redact import redact
from marsad.run.dossier import load_dossier
from marsad.run.tools import Tools


def brief_text(tools: Tools, *, on: date | None, since: date | None, html: bool) -> str:
    """The brief as Markdown, or HTML."""
    dossier = redact(load_dossier(tools.store, tools.war), tools.now().date())
    brief = make_brief(dossier, on=on, since=since, previous=None)
    return to_html(brief) if html else to_markdown(brief)
