"""What reviewers have said that words mean."""

from datetime import UTC, datetime

import pytest

from marsad.errors import OperatorError
from marsad.locate.choices import choices, ruling
from marsad.locate.gazetteer import Gazetteer
from marsad.locate.place import Known, place_claims
from marsad.records.claim import Claim
from marsad.records.decision import Decision
from marsad.records.report import Report


def decided(day: int, *records: str, action: str = "place") -> Decision:
    at = datetime(2026, 1, day, tzinfo=UTC)
    return Decision(f"dec-{day}", at, "R.", action, records, "because")


def entries(gazetteer: Gazetteer) -> list[str]:
    return [entry.id for entry in gazetteer.lookup("al-Midan")]


def test_the_last_decision_on_words_holds(gazetteer: Gazetteer) -> None:
    one, two = entries(gazetteer)[:2]
    rows = [
        decided(2, "Al Midan", "underfire", two),
        decided(1, "al-Midan", "underfire", one),
        decided(3, "al-Midan", "underfire", "gone"),
        decided(4, "clm-1", action="retract"),
    ]
    found = choices(rows, gazetteer)
    assert [entry.id for entry in found.values()] == [two]


def test_what_is_ambiguous_waits_for_a_choice(gazetteer: Gazetteer) -> None:
    claim = Claim("clm-1", "rep-1", "shelling", (0, 5), "Shell", place="al-Midan")
    report = Report("rep-1", "Shells hit al-Midan", "0" * 64)
    (placed,) = place_claims([claim], report, gazetteer, ("SY",))
    assert placed.where is None
    assert "ambiguous" in placed.reason
    assert {c.where.entry for c in placed.candidates} == set(entries(gazetteer))
    wanted = entries(gazetteer)[0]
    chosen = choices([decided(1, "al-Midan", "underfire", wanted)], gazetteer)
    (placed,) = place_claims([claim], report, gazetteer, ("SY",), Known(chosen=chosen))
    assert placed.where is not None
    assert (placed.where.entry, placed.reason) == (wanted, "a reviewer chose it")


def test_a_ruling_is_on_a_name_and_an_entry_that_is_there(gazetteer: Gazetteer) -> None:
    known = entries(gazetteer)[0]
    assert ruling("al-Midan", "underfire", known, gazetteer)[2] == known
    with pytest.raises(OperatorError, match="no entry"):
        ruling("al-Midan", "underfire", "nowhere", gazetteer)
    with pytest.raises(OperatorError, match="no name"):
        ruling(" - ", "underfire", known, gazetteer)
