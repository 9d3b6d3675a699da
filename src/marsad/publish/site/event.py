"""The page that shows any one record; its script fills it from the files of details."""

from typing import Any

from marsad.publish.site.shell import Edition


def event(edition: Edition) -> dict[str, Any]:
    """What the template of the page of one record asks for."""
    briefs = edition.material.briefs
    brief = briefs.get(edition.language, edition.material.brief)
    day = edition.words.day(brief.on) if brief.on else edition.words("no_day")
    parts = {"who": brief.publisher or brief.title, "title": brief.title, "day": day}
    key = "cite_line" if brief.publisher != brief.title else "cite_own"
    return {"cite": edition.words(key, **parts, id="{id}")}
