"""The person who decides sees what a release would print, mask, blur and misplace."""

from dataclasses import replace
from datetime import UTC, date, datetime

from marsad.publish.leaks import PRIVATE
from marsad.publish.preview import (
    guarding,
    masked_names,
    outside,
    plain,
    printed_names,
)
from marsad.publish.redact import redact_within
from marsad.publish.scope import make_scope
from marsad.records.dossier import Dossier
from marsad.records.evidence import Capture, Evidence
from marsad.records.source import Source
from marsad.records.war import PublishRules, Shield
from tests.build import TOWNS, WAR, dossier, resolved, told

TODAY = date(2021, 6, 1)
CONTACT = Source(
    "desk-77",
    "Zoë Ångström",
    "contact",
    protected=True,
    risk="high",
    secrets=("blue kiosk at the ferry",),
)
OTHER = Source("desk-78", "Qaxal Vaqel", "contact", protected=True, risk="low")
RULES = PublishRules(
    delay_days=14,
    shields=(Shield("low", 3, 5.0), Shield("medium", 14, 20.0), Shield("high", 30, 50)),
    public_persons=("Anna Lindqvist",),
)


def known() -> Dossier:
    """Open reports that name people, one of them a contact, and two of contacts."""
    said = [
        told("Anna Lindqvist was killed.", kind="killing", person="Anna Lindqvist"),
        told("Ilam Dorvim was killed.", kind="killing", person="Ilam Dorvim"),
        told("Planes hit Salma, Mahir Belum said.", place="Salma",
             speaker="Mahir Belum", publisher="Coast Herald"),
        told("Planes hit Harim, North TV said.", speaker="North TV"),
    ]  # fmt: skip
    planted = said[3].report
    text = f"{planted.text}\nMore from the teacher,\nZoe Angstrom, at the ferry."
    said[3] = replace(said[3], report=replace(planted, text=text))
    for source, day in (
        (CONTACT, "2021-05-20"),
        (CONTACT, None),
        (OTHER, "2021-05-20"),
    ):
        one = told(f"Shells fell, {source.id} {day}.", published=day or "2021-05-04")
        hidden = replace(one.report, source=source.id, protected=True)
        if day is None:
            hidden = replace(hidden, published=None)
        said.append(replace(one, report=hidden))
    war = replace(WAR, sources=(*WAR.sources, CONTACT, OTHER), rules=RULES)
    found = resolved(dossier(said, war=war))
    capture = Capture(
        datetime(2021, 5, 30, tzinfo=UTC), "given", "t", "text/plain", 1, ""
    )
    kept = {r: Evidence(f"e-{r}", "", r, capture) for r in found.reports}
    return replace(found, evidence=kept)


def test_who_is_named_and_who_is_masked_where() -> None:
    record = known()
    scope = make_scope(record, TODAY)
    printed = {p.name for p in printed_names(redact_within(record, scope))}
    assert printed == {"Anna Lindqvist", "Mahir Belum"}
    planted, *others = masked_names(record, scope)
    assert (planted.kind, planted.name) == ("name of a protected source", "desk-77")
    assert planted.where == ("line 3",)
    assert [(m.kind, m.name, m.where) for m in others] == [
        (PRIVATE, "Dorvim, Ilam, Ilam Dorvim", ("line 1",)),
        (PRIVATE, "Angstrom, Zoe, Zoe Angstrom", ("line 3",)),
    ]


def test_how_contacts_are_guarded_and_what_of_them_leaves() -> None:
    record = known()
    high, low = guarding(record, make_scope(record, TODAY))
    assert plain([high, low]) == [
        {"source": "desk-77", "risk": "high", "delay_days": 30, "blur_km": 50,
         "told": 0, "held": 2, "next": "2021-06-22"},
        {"source": "desk-78", "risk": "low", "delay_days": 3, "blur_km": 5.0,
         "told": 1, "held": 0, "next": None},
    ]  # fmt: skip


def test_events_in_other_countries_than_the_wars_are_listed() -> None:
    record = known()
    assert outside(record) == []
    away = replace(TOWNS["Salma"], country="CM")
    events = [replace(e, where=away) for e in record.events[:1]]
    (one,) = outside(replace(record, events=(*events, *record.events[1:])))
    assert (one.event, one.place, one.country) == (events[0].id, "Salma", "CM")
    nowhere = replace(record.war, area=())
    assert outside(replace(record, war=nowhere, events=tuple(events))) == []
