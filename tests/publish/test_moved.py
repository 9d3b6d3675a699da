"""Key figures are compared with their own past, and no figure is no nought."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from marsad.publish.arabic.changes import moved_sentence, revised_sentence
from marsad.publish.arabic.names import Names
from marsad.publish.changes import event_changes
from marsad.publish.moved import tally_changes
from marsad.publish.redact import redact
from marsad.records.tally import Tally
from marsad.records.when import When
from tests.publish.scene import NOW, scene

OPENED = redact(scene(), NOW.date())
EVER = Tally(
    id="tly-ever",
    measure="killed",
    population=None,
    kind="flow",
    when=When(),
    place=None,
    low=31,
    best=32,
    high=40,
    claims=(),
    grades=(("fair", 32.0),),
)
MAY = When(date(2021, 5, 1), date(2021, 5, 31))


def row(best: float | None, start: str | None = None, end: str | None = None) -> Any:
    named = {"measure": "killed", "population": None, "kind": "flow", "place": None}
    return {**named, "start": start, "end": end, "best": best, "by": {}}


def told(tally: Tally, *rows: Any) -> list[str]:
    found = tally_changes([tally], {"tallies": rows}, frozenset())
    return [one.text for one in found]


def test_another_window_is_not_the_figure_that_was() -> None:
    month = row(16, "2021-05-01", "2021-05-31")
    assert told(EVER, month) == []
    assert told(EVER, month, row(32)) == []
    assert told(EVER, month, row(30)) == ["People killed: up from 30 to 32."]
    in_may = replace(EVER, when=MAY)
    assert told(in_may, month, row(32)) == [
        "People killed in May 2021: up from 16 to 32."
    ]
    assert told(in_may, row(16, "2021-04-01", "2021-04-30")) == []


def test_a_window_may_have_grown() -> None:
    week = replace(EVER, when=When(date(2021, 5, 1), date(2021, 5, 14)))
    assert told(week, row(16, "2021-05-01", "2021-05-09")) == [
        "People killed from 1 to 14 May 2021: up from 16 to 32."
    ]
    assert told(week, row(16, "2021-05-01", "2021-05-20")) == []


def test_a_figure_of_another_cut_is_another_figure() -> None:
    assert told(EVER, {**row(5), "by": {"actor": "north"}}) == []


@pytest.mark.parametrize(
    ("before", "tally", "english", "arabic"),
    [
        (
            None,
            EVER,
            "People killed: first figure, 32.",
            "عدد القتلى: أول رقم يسنده دليل كافٍ هو 32.",
        ),
        (
            16,
            replace(EVER, low=0, best=0, high=0, grades=(("weak", 9.0),)),
            "People killed: no figure any more that is confirmed or fair; before, 16.",
            "عدد القتلى: لم يعد له رقم يسنده دليل كافٍ، وكان 16.",
        ),
        (0, EVER, "People killed: up from 0 to 32.", "عدد القتلى: ارتفع من 0 إلى 32."),
    ],
)
def test_no_figure_is_no_nought(
    before: float | None, tally: Tally, english: str, arabic: str
) -> None:
    [one] = tally_changes([tally], {"tallies": [row(before)]}, frozenset())
    assert one.text == english
    assert moved_sentence(one.of, Names(OPENED)) == arabic  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("was", "low", "high", "english", "arabic"),
    [
        (
            {"low": 20, "best": 20, "high": None},
            *(32, None, "up from at least 20 to at least 32"),
            "ارتفع من 20 على الأقل إلى 32 على الأقل",
        ),
        (
            {"low": 48, "best": 50, "high": None},
            *(32, 40, "down from at least 48 (best figure 50) to 32"),
            "انخفض من 48 على الأقل (الرقم الأرجح 50) إلى 32",
        ),
        (
            {"low": None, "best": None, "high": None},
            *(32, None, "first figure, at least 32"),
            "أول رقم يسنده دليل كافٍ هو 32 على الأقل",
        ),
        (
            {"low": 0, "best": 5, "high": None},
            *(31, 32, "up from 5 to 32"),
            "ارتفع من 5 إلى 32",
        ),
    ],
)
def test_a_figure_without_a_ceiling_is_told_as_a_floor(
    was: dict[str, float | None], low: int, high: int | None, english: str, arabic: str
) -> None:
    tally = replace(EVER, low=low, high=high)
    [one] = tally_changes([tally], {"tallies": [row(0) | was]}, frozenset())
    assert one.text == f"People killed: {english}."
    said = moved_sentence(one.of, Names(OPENED))  # type: ignore[arg-type]
    assert said == f"عدد القتلى: {arabic}."


def test_an_events_figure_without_a_ceiling_is_told_as_a_floor() -> None:
    [harim] = [e for e in OPENED.events if e.id == "evt-harim"]
    own = [t for t in OPENED.tallies if t.event == harim.id and t.measure == "killed"]
    was = {"figures": {"killed": {"low": 12, "best": 12, "high": None}}}
    [one] = event_changes(harim, own, was, replace(OPENED, grades={}))
    assert "killed revised up from at least 12 to 18" in one.text
    said = revised_sentence(one.of, Names(OPENED))  # type: ignore[arg-type]
    assert "رُفع عدد القتلى من 12 على الأقل إلى 18." in said


def test_what_had_no_figure_and_has_none_did_not_move() -> None:
    unsure = replace(EVER, low=0, best=0, high=0, grades=(("weak", 9.0),))
    assert told(unsure, row(None)) == []


def test_stocks_are_compared_newest_with_newest() -> None:
    stock = replace(EVER, kind="stock", place="Harim", when=When(MAY.end, MAY.end))
    rows = [
        {**row(best, day, day), "kind": "stock", "place": "Harim"}
        for best, day in ((5, "2021-03-01"), (20, "2021-04-01"))
    ]
    assert told(stock, *rows) == ["People killed in Harim: up from 20 to 32."]
    rival = {**rows[1], "best": 21}
    assert told(stock, *rows, rival) == []
