"""Rows carry the fields that the design names, and whole numbers are ints."""

from dataclasses import replace

import pytest

from marsad.errors import OperatorError
from marsad.publish.seal import make_seal
from marsad.publish.wire import EXPORTS, claim_wire, placement_wire, rows
from marsad.records.placement import Placement
from marsad.records.when import When
from marsad.records.where import AdminUnit
from tests.publish.scene import CLAIMS, HARIM, WAR, scene

FIELDS = {
    "claims": "id report kind span quote speaker via certainty actor target place "
    "start end figures person status event person_case placement copy_of origin",
    "events": "id kind start end date_prec place lat lon where_prec parties figures "
    "grade reasons origins reports claims contradictions",
    "persons": "id name aliases statuses contradictions",
    "control": "place area holder state start end km2 basis claims contradictions "
    "last age_days stale",
    "tallies": "measure population start end place kind low best high claims "
    "contradictions",
    "tallies_by": "measure by value start end low best high events",
    "issues": "record code message seen span claims",
    "reports": "report published publisher title text",
}


@pytest.mark.parametrize("name", EXPORTS)
def test_rows_have_the_fields_of_the_design(name: str) -> None:
    for row in rows(name, scene()):
        assert set(FIELDS[name].split()) <= set(row)


def test_events_carry_their_own_counts_with_civilians_inside() -> None:
    event = next(r for r in rows("events", scene()) if r["id"] == "evt-harim")
    killed = event["figures"]["killed"]
    assert (killed["low"], killed["best"], killed["high"]) == (16, 18, 20)
    assert killed["civilians"] == {"low": 7, "best": 7, "high": 7}
    assert isinstance(killed["best"], int)
    assert event["contradictions"][0] == ["clm-aaa1", "clm-bbb1"]


def test_a_reviewers_grade_stands_beside_the_computed_one() -> None:
    known = scene()
    ruled = replace(
        known.grades["evt-harim"],
        override="discounted",
        override_reason="They were fighters.",
        override_decision="dec-1",
        strike="declared",
        positions=(("north", "accepts"),),
    )
    plain = next(r for r in rows("events", known) if r["id"] == "evt-harim")
    graded = replace(known, grades={**known.grades, "evt-harim": ruled})
    event = next(r for r in rows("events", graded) if r["id"] == "evt-harim")
    assert (event["grade"], event["rule"]) == (plain["grade"], plain["rule"])
    assert event["override"] == "discounted" and plain["override"] is None
    assert event["override_reason"] == "They were fighters."
    assert event["strike_status"] == "declared"
    assert event["belligerents"] == [{"side": "north", "position": "accepts"}]
    assert event["method"] == ruled.method


def test_origins_and_independent_ones_are_two_counts() -> None:
    known = scene()
    plain = next(r for r in rows("events", known) if r["id"] == "evt-harim")
    assert plain["origin_count"] == len(plain["origins"])
    one_voice = replace(known.grades["evt-harim"], origins=1)
    found = replace(known, grades={**known.grades, "evt-harim": one_voice})
    event = next(r for r in rows("events", found) if r["id"] == "evt-harim")
    assert event["independent_origin_count"] == 1
    assert event["origin_count"] == plain["origin_count"] > 1
    ungraded = next(rows("events", replace(known, grades={})))
    assert ungraded["independent_origin_count"] is None


def test_counts_of_single_events_are_not_among_the_tallies() -> None:
    measures = [r["measure"] for r in rows("tallies", scene())]
    assert measures == ["displaced", "fighters", "detained", "killed"]


def test_claims_point_at_event_case_and_placement() -> None:
    found = {r["id"]: r for r in rows("claims", scene())}
    assert found["clm-aaa1"]["event"] == "evt-harim"
    assert found["clm-aaa2"]["person_case"] == "per-karim"
    assert found["clm-aaa1"]["placement"]["name"] == "Harim"
    assert found["clm-aaa1"]["start"] == "2021-05-03"
    assert found["clm-aaa1"]["figures"][1]["part_of"] == {
        "claim": "clm-aaa1",
        "figure": 0,
    }


def test_a_placement_tells_its_units_and_whose_they_are() -> None:
    unit = AdminUnit(1, "Idlib", "SY07", "Idleb", "SY07", "cod-ab")
    where = replace(HARIM, units=(unit,))
    row = placement_wire(Placement("plc-1", "clm-1", "Harim", where, (), When()))
    assert row["geo_precision"] == 1
    (told,) = row["units"]
    assert (told["level"], told["own_name"], told["boundaries"]) == (
        1,
        "Idleb",
        "cod-ab",
    )
    nowhere = placement_wire(Placement("plc-1", "clm-1", "x", None, (), When()))
    assert (nowhere["geo_precision"], nowhere["units"]) == (None, [])


def test_a_blurred_place_tells_no_units() -> None:
    unit = AdminUnit(3, "Harim", "SY070501", "Harim", "SY070501", "cod-ab")
    blurred = make_seal(WAR.sources, ()).where(replace(HARIM, units=(unit,)), 20.0)
    row = placement_wire(Placement("plc-1", "clm-1", None, blurred, (), When()))
    assert (row["units"], row["geo_precision"]) == ([], 3)


def test_a_claim_alone_is_enough() -> None:
    row = claim_wire(CLAIMS[0], None, None, None, None)
    assert row["placement"] is None
    assert row["start"] is None


def test_an_unknown_export_is_named() -> None:
    with pytest.raises(OperatorError, match="no export is called 'birds'"):
        rows("birds", scene())
