"""Rows that are made one at a time are those of the exports."""

import pytest

from marsad.publish.audiences import told_rows
from marsad.publish.site.records import ClaimRows, ReportRows
from tests.publish.site.made import full


def test_claims_are_those_of_the_export() -> None:
    made = full().dossier
    found = ClaimRows(made)
    assert list(found.values()) == list(told_rows("claims", made))
    assert len(found) == len(made.claims)
    in_events = {id: e.id for e in made.events for id in e.claims}
    assert found.events == in_events


def test_reports_are_those_of_the_export() -> None:
    made = full().dossier
    found = ReportRows(made)
    assert list(found.values()) == list(told_rows("reports", made))
    assert len(found) == len(made.reports)


def test_what_is_not_on_record_has_no_row() -> None:
    made = full().dossier
    for rows in (ClaimRows(made), ReportRows(made)):
        assert "clm-nobody" not in rows
        assert rows.get("clm-nobody") is None
        with pytest.raises(KeyError):
            rows["clm-nobody"]


def test_claims_of_a_report_stand_in_order_of_its_words() -> None:
    made = full()
    for report, ids in made.said.items():
        spans = [made.dossier.claims[id].span for id in ids]
        assert spans == sorted(spans)
        assert {made.dossier.claims[id].report for id in ids} == {report}
    assert sum(len(ids) for ids in made.said.values()) == len(made.dossier.claims)
