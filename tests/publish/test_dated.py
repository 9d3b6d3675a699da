"""Days that must not stand beside what is published of a protected report."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from marsad.errors import OperatorError
from marsad.publish import redact as redacting
from marsad.publish import redact_views
from marsad.publish.beside import DAY
from marsad.publish.dated import Dated, dated, shut_days, week_told
from marsad.publish.manifest import Imprint
from marsad.publish.redact import redact_within
from marsad.publish.release import publish_release
from marsad.publish.scope import make_scope
from marsad.records.dossier import Dossier
from marsad.records.when import When
from tests.publish.scene import HEAD, NOW, scene

THE_DAY = date(2021, 5, 12)
HIDDEN = "clm-zzz1"


def days_of(told: Dossier) -> Dated:
    scope = make_scope(told, NOW.date())
    return dated(told, redact_within(told, scope), scope)


def moved(told: Dossier, day: date) -> Dossier:
    """The scene with its protected report of another day."""
    report = told.reports["zt-field-9-note"]
    placed = told.placements[HIDDEN]
    return replace(
        told,
        reports={**told.reports, report.id: replace(report, published=day)},
        placements={
            **told.placements,
            HIDDEN: replace(placed, when=When(day, day)),
        },
    )


def test_all_that_protected_reports_alone_tell_has_their_days() -> None:
    told = scene()
    scope = make_scope(told, NOW.date())
    found = days_of(told)
    assert {id[:3] for id in found.sealed} == {"clm", "rpt", "evt", "org", "tly"}
    assert found.sealed[scope.ren(HIDDEN)] == {THE_DAY}
    assert set(found.sealed).isdisjoint((*told.claims, *told.reports))


def test_ends_of_weeks_are_not_looked_for() -> None:
    assert days_of(moved(scene(), date(2021, 5, 10))).sealed == {}
    assert days_of(moved(scene(), date(2021, 5, 16))).sealed == {}


def test_open_records_say_days_of_theirs() -> None:
    said = days_of(moved(scene(), date(2021, 5, 5))).said
    assert {"rpt-b", "clm-bbb3", "evt-salma"} <= said.keys()
    assert "clm-ccc2" not in said


def test_without_protected_reports_nothing_is_looked_for() -> None:
    told = scene()
    opened = tuple(s for s in told.war.sources if not s.protected)
    kept = {id: r for id, r in told.reports.items() if not r.protected}
    told = replace(told, war=replace(told.war, sources=opened), reports=kept)
    assert days_of(told) == Dated()


def exact_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    known = redact_views.setting_of
    monkeypatch.setattr(
        redact_views,
        "setting_of",
        lambda record, *rest: (*known(record, *rest)[:2], record.when),
    )


def exact_weeks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redacting, "week_of", lambda when: when)


def exact_sums(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redact_views, "week_of", lambda when: when)


@pytest.mark.parametrize("fault", [exact_setting, exact_weeks, exact_sums])
def test_a_fault_of_redaction_stops_the_release(
    fault: Callable[[pytest.MonkeyPatch], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("marsad.publish.briefs.no_pdf", lambda: "not in this test")
    imprint = Imprint(HEAD, NOW, None, "marsad 0.1.0")
    publish_release(scene(), tmp_path / "right", imprint)
    fault(monkeypatch)
    with pytest.raises(OperatorError, match=DAY):
        publish_release(scene(), tmp_path / "wrong", imprint)
    assert list((tmp_path / "wrong").iterdir()) == []


def test_a_release_stays_of_a_day_unless_that_is_a_protected_reports_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("marsad.publish.briefs.no_pdf", lambda: "not in this test")
    told = moved(scene(), THE_DAY)
    scope = make_scope(told, NOW.date())
    opened = redact_within(told, scope)
    shut = shut_days(told, opened, scope)
    assert THE_DAY in shut
    newest = max(r.published for r in opened.reports.values() if r.published)
    assert newest not in shut
    assert week_told(THE_DAY, shut) == date(2021, 5, 16)
    assert week_told(newest, shut) == newest
    was = publish_release(scene(), tmp_path, Imprint(HEAD, NOW, None, "marsad"))
    was = replace(was, as_of=THE_DAY)  # as if that report had been open then
    made = publish_release(told, tmp_path, Imprint(HEAD, NOW, was, "marsad"))
    assert made.as_of == date(2021, 5, 16)
