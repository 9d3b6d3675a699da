"""Claims of protected contacts stand apart from open ones in what is published."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from benches.war import made_war

from marsad.publish.figures import totals
from marsad.publish.redact import redact_within
from marsad.publish.scope import hidden_claims, make_scope
from marsad.publish.seal import CONTACT as PROTECTED
from marsad.publish.tying import tied_claims
from marsad.publish.wire import EXPORTS, rows
from marsad.records.decision import Decision
from marsad.records.dossier import Dossier
from marsad.records.source import Source
from marsad.run.parting import public, told_apart
from marsad.run.working import worked_out
from tests.build import WAR, dossier, figure, told
from tests.publish.worlds import NOW

TODAY = date(2024, 1, 1)
CONTACT = Source("contact-a", "Nabila Qutaini", "contact", protected=True, risk="low")


VIEWS = ("events", "controls", "tallies", "persons")


@pytest.fixture(scope="module")
def war() -> Dossier:
    """Every fourth report of a made-up war comes from a protected contact."""
    made = made_war(400)
    theirs = sorted(made.reports)[::4]
    reports = {
        id: replace(report, source=CONTACT.id, protected=True)
        if id in theirs
        else report
        for id, report in made.reports.items()
    }
    sources = (*made.war.sources, CONTACT)
    return worked_out(
        replace(made, reports=reports, war=replace(made.war, sources=sources))
    )


def companies(opened: Dossier) -> Iterator[tuple[str, frozenset[str]]]:
    """Every row that lists claims, but for sums over the whole war and for persons,
    of whom a contact may tell something later than open reports do."""
    for name in EXPORTS:
        for row in rows(name, opened) if name not in ("claims", "persons") else ():
            if name != "tallies" or row["place"]:
                yield f"{name} {row.get('id')}", frozenset(_claims(row))


def _claims(row: Any) -> Iterator[str]:
    if isinstance(row, str):
        yield from [row] if row.startswith("clm-") else []
    elif isinstance(row, dict):
        for one in row.values():
            yield from _claims(one)
    elif isinstance(row, list | tuple):
        for one in row:
            yield from _claims(one)


def test_no_row_has_a_protected_claim_beside_an_open_one(war: Dossier) -> None:
    hidden = hidden_claims(war)
    assert tied_claims(war, hidden), "the war has none to part"
    told = told_apart(war, TODAY)
    assert not tied_claims(told, hidden)
    scope = make_scope(war, TODAY, told)
    sealed = {scope.ren(claim) for claim in hidden}
    opened = redact_within(told, scope)
    assert sealed & opened.claims.keys()
    for name, together in companies(opened):
        assert together <= sealed or together.isdisjoint(sealed), name


def test_redaction_alone_parts_them_too(war: Dossier) -> None:
    """A caller that forgets to work the record out anew gives no ties away either."""
    scope = make_scope(war, TODAY)
    sealed = {scope.ren(claim) for claim in hidden_claims(war)}
    for name, together in companies(redact_within(war, scope)):
        if not name.startswith("copies"):
            assert together <= sealed or together.isdisjoint(sealed), name


def test_what_open_reports_tell_rests_on_open_reports_alone(war: Dossier) -> None:
    """Days, places, figures and grades as if the contacts had said nothing."""
    hidden = hidden_claims(war)
    open_claims = {id: one for id, one in war.claims.items() if id not in hidden}
    alone = worked_out(replace(war, claims=open_claims))
    told = told_apart(war, TODAY)
    known = {event.id: event for event in told.events}
    grades = {id: (grade.grade, grade.origins) for id, grade in told.grades.items()}
    for event in alone.events:
        assert replace(known[event.id], runners_up=()) == replace(event, runners_up=())
        grade = alone.grades[event.id]
        assert grades[event.id] == (grade.grade, grade.origins)
    tallies = {t.id: t for t in told.tallies}
    for tally in alone.tallies:
        if tally.event is not None:
            assert tallies[tally.id] == tally


def test_what_only_contacts_tell_is_told(war: Dossier) -> None:
    opened = public(war, TODAY)
    blurred = [event for event in opened.events if event.where and event.where.radius_m]
    assert any(
        opened.claims[claim].speaker == "a protected contact"
        for event in blurred
        for claim in event.claims
    )


def test_a_record_without_contacts_is_not_worked_out_again(war: Dossier) -> None:
    reports = {id: replace(r, protected=False) for id, r in war.reports.items()}
    plain = replace(war, reports=reports, war=replace(war.war, sources=()))
    assert told_apart(plain, TODAY) is plain


def test_an_event_that_a_reviewer_took_out_does_not_come_back(war: Dossier) -> None:
    """Such an event is known by its first claim, which may be a contact's."""
    hidden = hidden_claims(war)
    first = {event.id: event for event in war.events}
    mixed = next(
        event
        for event in sorted(first.values(), key=lambda one: one.id)
        if 0 < len(hidden.intersection(event.claims)) < len(event.claims)
    )
    ruling = Decision("dec-a", NOW, "reviewer", "withhold", (mixed.id,), "unsafe")
    ruled = worked_out(replace(war, decisions=(ruling,)))
    told = told_apart(ruled, TODAY)
    standing = {claim for event in told.events for claim in event.claims}
    assert standing.isdisjoint(mixed.claims)


def test_an_incident_that_a_contact_tells_of_too_is_no_running_total() -> None:
    """In what is published it stands in no event, and with the days of its week."""
    said = [
        told("Shells killed four people in Harim.", "2021-04-30",
             published="2021-05-01", figures=[figure("killed", 4)]),
        told("I saw it: shells killed four people in Harim.", "2021-04-30",
             publisher="Nabila", published="2021-05-01",
             figures=[figure("killed", 4)]),
    ]  # fmt: skip
    known = dossier(said, war=replace(WAR, sources=(*WAR.sources, CONTACT)))
    theirs = replace(said[1].report, source=CONTACT.id, protected=True)
    known = worked_out(replace(known, reports={**known.reports, theirs.id: theirs}))
    assert len(known.events) == 1
    opened = public(known, TODAY)
    (theirs_told,) = [c for c in opened.claims.values() if c.speaker == PROTECTED]
    assert theirs_told.id not in opened.events[0].claims
    assert theirs_told.id in opened.incidents
    assert totals(opened) == ([], 0)


def test_what_is_told_by_its_week_counts_where_the_week_ends() -> None:
    """Killed on 30 April, told as of the week to 2 May: in sums as in pictures."""
    told_of = told(
        "Shells killed four people in Harim.", "2021-04-30",
        published="2021-05-01", figures=[figure("killed", 4)],
    )  # fmt: skip
    report = replace(told_of.report, source=CONTACT.id, protected=True)
    theirs = replace(told_of, report=report)
    known = replace(WAR, sources=(*WAR.sources, CONTACT))
    opened = public(worked_out(dossier([theirs], war=known)), TODAY)
    (event,) = opened.events
    assert str(event.when.end) == "2021-05-02"
    months = [
        (str(t.when.start), str(t.when.end), dict(t.grades).get("weak"))
        for t in opened.tallies
        if t.event is None and t.when.start and t.when.start.day == 1
    ]
    assert months == [("2021-05-01", "2021-05-31", 4)]


def test_a_protected_report_that_comes_in_takes_no_id_away(war: Dossier) -> None:
    """Whoever cited a total finds it, under its own id, in the release after."""
    hidden = hidden_claims(war)
    open_claims = {id: one for id, one in war.claims.items() if id not in hidden}
    alone = worked_out(replace(war, claims=open_claims))
    before = redact_within(alone, make_scope(alone, TODAY))
    told = told_apart(war, TODAY)
    after = redact_within(told, make_scope(war, TODAY, told))
    for name in VIEWS:
        known = {one.id for one in getattr(before, name)}
        assert known, name
        assert known <= {one.id for one in getattr(after, name)}, name
