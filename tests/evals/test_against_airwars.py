from collections import Counter

import against_airwars as script

from marsad.records.grade import Grade
from marsad.resolve.resolve import resolve_claims
from tests.build import dossier, engine, figure, told


def test_an_incidents_event_is_that_of_most_of_its_texts_and_its_toll_is_compared() -> (
    None
):
    said = [
        told(
            f"{publisher} says that planes killed 16 in Harim.",
            publisher=publisher,
            figures=[figure("killed", 16)],
        )
        for publisher in ("Capital Wire", "Coast Herald")
    ]
    record = dossier(said)
    known = script.weighed(record, resolve_claims(record, engine()))
    (event,) = known.events
    gold = {one.report.id: ("i1",) for one in said}
    found = script.chosen(dict.fromkeys(gold, event.id), gold, known)
    assert found == {"i1": event}
    row = {"grade": "Fair", "n_sources": 2, "injured_max": None, "injured_min": None}
    near = {"i1": {**row, "killed_min": 10, "killed_max": 16}}
    far = {"i1": {**row, "killed_min": 17, "killed_max": 20}}
    assert script.agreement(found, near, known)["killed overlaps"] == 1.0
    assert script.agreement(found, far, known)["killed overlaps"] == 0.0
    grade: Grade = known.grades[event.id]
    assert script.confusion(found, near, known) == Counter({("fair", grade.grade): 1})
    assert grade.grade in script.printed({("fair", grade.grade): 1})
