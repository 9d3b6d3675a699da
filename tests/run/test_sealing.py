"""The head of the log that a release shows tells nothing of reports held back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from marsad.archive.seal import new_key, verify_head
from marsad.records.leaf import Head
from marsad.records.source import Source
from marsad.records.war import PublishRules
from marsad.run.sealing import seal_log, told_head
from marsad.run.tools import Tools
from tests.build import WAR, report
from tests.run.test_releasing import tools

KEY = new_key()
CONTACT = Source("desk-77", "A contact", "contact", protected=True)
GUARDED = replace(
    WAR, sources=(*WAR.sources, CONTACT), rules=PublishRules(delay_days=10)
)
MONDAY = datetime(2021, 6, 7, 9, tzinfo=UTC)


def at_work(folder: Path, war: Any = GUARDED) -> Tools:
    """A monitor whose log has two entries, sealed on a Monday."""
    at = replace(tools(folder, war), key=KEY)
    seal_log(on(at, MONDAY))
    return at


def on(at: Tools, moment: datetime) -> Tools:
    return replace(at, now=lambda: moment)


def add(at: Tools, text: str, moment: datetime) -> None:
    """A report that comes in and goes into the log at that moment."""
    day = moment.date().isoformat()
    at.store.put([report(text, day, None, source=CONTACT.id)])
    seal_log(on(at, moment))


def head(at: Tools, moment: datetime, last: Any = None) -> Head:
    found = told_head(on(at, moment), at.war, last)
    assert found is not None
    assert verify_head(found, found.key)
    return found


def test_without_contacts_it_is_the_newest(tmp_path: Path) -> None:
    at = at_work(tmp_path, WAR)
    assert head(at, MONDAY).size == 2
    assert head(at, MONDAY).at == MONDAY


def test_a_report_shows_in_it_only_once_its_whole_week_is_free(tmp_path: Path) -> None:
    quiet, told = at_work(tmp_path / "a"), at_work(tmp_path / "b")
    wednesday = MONDAY + timedelta(days=9)
    add(told, "Planes hit Salma.", wednesday)
    days = [MONDAY + timedelta(days=n) for n in range(40)]
    shown = [(head(told, day).size, head(told, day).at) for day in days]
    free = next(day for day, (size, _) in zip(days, shown, strict=True) if size == 3)
    assert (free.weekday(), free.date()) == (2, (MONDAY + timedelta(days=23)).date())
    for day in days[: days.index(free)]:
        assert head(told, day) == head(quiet, day)
    assert {(at.weekday(), at.time()) for _, at in shown} == {(0, datetime.min.time())}
    assert shown == sorted(shown)


def test_it_is_never_smaller_than_the_one_before(tmp_path: Path) -> None:
    at = at_work(tmp_path)
    last = cast(Any, SimpleNamespace(log_size=2))
    assert head(at, MONDAY).size == 0
    assert head(at, MONDAY, last).size == 2
