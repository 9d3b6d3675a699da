"""A site of the invented war, written out for tests that open or read it."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from marsad.publish import arabic
from marsad.publish.brief import make_brief
from marsad.publish.redact import redact
from marsad.publish.site import Material
from marsad.publish.site.shell import Edition, editions
from marsad.records.dossier import Dossier
from tests.publish.scene import NOW, scene

OPENED = redact(scene(), NOW.date())
"""What the invented war's release may tell."""


def material(dossier: Dossier = OPENED, **more: Any) -> Material:
    """What pages are made of."""
    brief = make_brief(dossier)
    return Material(
        dossier, {"en": brief, "ar": arabic.in_arabic(brief, dossier)}, **more
    )


def edition(of: Material, language: str = "en") -> Edition:
    """The site in one language."""
    return next(e for e in editions(of) if e.language == language)


def held(files: Mapping[str, bytes], name: str) -> Any:
    """What a file of data hands to the scripts."""
    text = files[f"site/data/{name}.js"].decode()
    return json.loads(text[text.index(",") + 1 : -3])


def many(number: int) -> Dossier:
    """The same war with the first of its events over and over, a day apart."""
    first = OPENED.events[0]
    copies = [
        replace(first, id=f"evt-{at:05}", kind="clash" if at % 3 else first.kind)
        for at in range(number)
    ]
    grades = {e.id: replace(OPENED.grades[first.id], record=e.id) for e in copies}
    return replace(OPENED, events=(*copies, *OPENED.events[1:]), grades=grades)
