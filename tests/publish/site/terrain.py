"""Small invented wars for the tests of the map, the timeline and the ground."""

from dataclasses import replace
from datetime import date, timedelta

from marsad.publish import arabic
from marsad.publish.brief import make_brief
from marsad.publish.front import Front
from marsad.publish.redact import redact
from marsad.publish.site import Material
from marsad.publish.site.shell import Edition, editions
from marsad.records.control import Control
from marsad.records.dossier import Dossier
from marsad.records.event import Event
from marsad.records.when import When
from marsad.records.where import Where
from tests.publish.scene import HARIM, NOW, SALMA, WAR, scene

SYRIA = Where("Syria", 35.0, 38.5, 6, 300_000, "test", "4", "country", "SY")
FAR = Where("Paris", 48.85, 2.35, 1, 5000, "test", "5", country="FR")
FIRST = date(2021, 1, 1)
SQUARE = [[[[36.0, 35.5], [37.0, 35.5], [37.0, 36.5], [36.0, 36.5], [36.0, 35.5]]]]
"""Ground around Harim, as a map has it."""


def material(dossier: Dossier | None = None) -> Material:
    """What a site is made of; without a dossier that of the invented war."""
    opened = redact(dossier or scene(), NOW.date())
    brief = make_brief(opened)
    return Material(opened, {"en": brief, "ar": arabic.in_arabic(brief, opened)})


BRIEF = make_brief(scene())


def bare(dossier: Dossier) -> Material:
    """The same with nothing withheld and another war's brief, which is quicker made."""
    return Material(dossier, {"en": BRIEF})


def opened(*events: Event) -> Material:
    """The invented war as it may be published, with these events beside its own."""
    known = redact(scene(), NOW.date())
    found = sorted((*known.events, *events), key=lambda event: event.id)
    return bare(replace(known, events=tuple(found)))


def edition(of: Material, language: str = "en") -> Edition:
    return next(one for one in editions(of) if one.language == language)


def incident(at: int, day: date | None, where: Where | None, **more: object) -> Event:
    name = where.name if where else None
    made = Event(
        f"evt-{at}", "clash", When(day, day), where, name, ("north",), (), (), ()
    )
    return replace(made, **more)  # type: ignore[arg-type]


def war_of(*events: Event) -> Dossier:
    """A war of these events and nothing else."""
    return Dossier(WAR, events=tuple(sorted(events, key=lambda event: event.id)))


def many(count: int) -> Dossier:
    """So many events, a day each, in two towns by turns."""
    return war_of(
        *(
            incident(at, FIRST + timedelta(days=at), (HARIM, SALMA)[at % 2])
            for at in range(count)
        )
    )


def hold(
    id: str, start: str, holder: str | None, state: str = "held", **more: object
) -> Control:
    """A stretch of Harim's history; the next one ends it."""
    day = date.fromisoformat(start)
    made = Control(
        id,
        holder,
        state,
        When(day, None),
        "third party reports",
        ("clm-aaa1",),
        place="Harim",
        where=HARIM,
        last=day,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def held(*controls: Control) -> Dossier:
    """The invented war with these stretches in place of its own."""
    return replace(scene(), controls=tuple(sorted(controls, key=lambda one: one.id)))


def front(day: str, holder: str, series: str = "mapper") -> Front:
    """What a holder has on a day of an imported map."""
    on = date.fromisoformat(day)
    return Front(series, "CC BY 4.0, the mapper", on, holder, 10_000.04, SQUARE)
