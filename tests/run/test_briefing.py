"""What was known on a past day, and what a reader's own file remembers of visits."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from marsad.errors import OperatorError
from marsad.records.dossier import Dossier
from marsad.records.source import Source
from marsad.run.briefing import Visit, Visits, _known
from tests.build import WAR, dossier, figure, told

FIRST = Visit(date(2021, 5, 4), "rel-a")


def test_a_visit_is_remembered_for_each_monitor(tmp_path: Path) -> None:
    visits = Visits(tmp_path / "state" / "visits.json")
    one, two = tmp_path / "one", tmp_path / "two"
    assert visits.last(one) is None
    visits.keep(one, FIRST)
    visits.keep(two, Visit(date(2021, 5, 9), None))
    again = Visits(tmp_path / "state" / "visits.json")
    assert again.last(one) == FIRST
    assert again.last(tmp_path / "two" / ".." / "one") == FIRST
    assert again.last(two) == Visit(date(2021, 5, 9), None)
    visits.keep(one, Visit(date(2021, 5, 10), "rel-b"))
    assert again.last(one) == Visit(date(2021, 5, 10), "rel-b")
    assert [path.name for path in (tmp_path / "state").iterdir()] == ["visits.json"]


@pytest.mark.parametrize("text", ["", "[]", "{", '{"x": 1}', "\udcff"])
def test_a_file_that_says_nothing_is_no_visit(text: str, tmp_path: Path) -> None:
    path = tmp_path / "visits.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert Visits(path).last(tmp_path) is None
    path.write_text(f'{{"{tmp_path.resolve()}": {{"on": "soon"}}}}', encoding="utf-8")
    assert Visits(path).last(tmp_path) is None
    Visits(path).keep(tmp_path, FIRST)
    assert Visits(path).last(tmp_path) == FIRST


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises(OperatorError, match="cannot be written"):
        Visits(tmp_path / "state" / "visits.json").keep(tmp_path, FIRST)


CONTACT = Source("contact-a", "Nabila Qutaini", "contact", protected=True, risk="low")


def record() -> Dossier:
    """An open report, and a day later a protected one of the same town."""
    count = [figure("killed", 4)]
    opened = told("Shells killed four people in Harim.", figures=count)
    theirs = told(
        "Planes killed four people in Salma.", "2021-05-05", "Salma",
        published="2021-05-06", publisher="A contact", figures=count,
    )  # fmt: skip
    theirs = replace(
        theirs, report=replace(theirs.report, source=CONTACT.id, protected=True)
    )
    return dossier([opened, theirs], war=replace(WAR, sources=(*WAR.sources, CONTACT)))


def test_a_past_day_does_not_tell_on_which_day_a_protected_report_came() -> None:
    full = record()
    now = datetime(2022, 1, 1, tzinfo=UTC)
    tools = cast(Any, SimpleNamespace(now=lambda: now, releases=Path()))
    delay = full.war.rules.shield("low").delay_days
    came = date(2021, 5, 6)  # a Thursday
    counts = [
        len(_known(full, came + timedelta(days), tools).opened.events)
        for days in (-1, 0, 1, delay + 2, delay + 3)
    ]
    assert counts == [1, 1, 1, 1, 2]
    assert len(_known(full, None, tools).opened.events) == len(full.events)
