"""Who is heard on an event: groups by voice, and what is counted with none."""

from dataclasses import replace
from typing import Any

from marsad.publish.site.heard import heard
from marsad.publish.wire import Row
from marsad.records.dossier import Dossier
from marsad.records.event import Event
from tests.publish.site.written import OPENED, material


def told(opened: Dossier, id: str = "evt-harim", **more: Any) -> Row:
    of = material(opened)
    event: Event = replace(of.by_id[id], **more)
    return heard(event, [of.claims[claim] for claim in event.claims], of)


def graded(*voices: tuple[str, ...]) -> Dossier:
    grade = replace(OPENED.grades["evt-harim"], voices=voices)
    return replace(OPENED, grades={**OPENED.grades, "evt-harim": grade})


def test_there_are_as_many_groups_as_sources_are_counted() -> None:
    for event in OPENED.events:
        row, grade = told(OPENED, event.id), OPENED.grades[event.id]
        apart = any(one["why"] == "withheld" for one in row["aside"])
        assert apart or len(row["heard"]) == grade.origins


def test_every_claim_stands_once() -> None:
    for opened in (OPENED, graded(("clm-aaa1",)), graded()):
        row = told(opened)
        groups = [one["passages"] + one.get("copies", []) for one in row["heard"]]
        groups += [one["passages"] for one in row["aside"]]
        ids = [id for group in groups for one in group for id in one["claims"]]
        assert sorted(ids) == ["clm-aaa1", "clm-bbb1", "clm-bbb2"]


def test_what_is_counted_with_no_voice_says_why() -> None:
    row = told(graded(("clm-aaa1",)))
    assert [one["why"] for one in row["aside"]] == ["denial", "taken_back"]
    row = told(graded(("clm-aaa1",)), kind="capture")
    assert [one["why"] for one in row["aside"]] == ["fighting", "denial"]
    origin = replace(OPENED.origins["clm-bbb1"], copy_of="clm-other", origin="org-o")
    known = graded(("clm-aaa1",), ("clm-bbb2",))
    known = replace(known, origins={**OPENED.origins, "clm-bbb1": origin})
    assert told(known)["aside"][0]["why"] == "repeat"


def test_claims_of_protected_contacts_are_not_told_apart_by_voice() -> None:
    shelling = next(event for event in OPENED.events if event.kind == "shelling")
    assert OPENED.grades[shelling.id].voices == ()
    row = told(OPENED, shelling.id)
    assert row["heard"] == []
    assert [one["why"] for one in row["aside"]] == ["withheld"]


def test_an_event_without_a_grade_is_told_by_its_origins() -> None:
    row = told(replace(OPENED, grades={}))
    assert len(row["heard"]) == len({OPENED.origins[c].origin for c in CLAIMS})


CLAIMS = ("clm-aaa1", "clm-bbb1", "clm-bbb2")
