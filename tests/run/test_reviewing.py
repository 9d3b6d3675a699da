"""Rulings by command: what they take out, join and part, in every kind of store."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from marsad.errors import OperatorError
from marsad.publish.scope import make_scope
from marsad.publish.wire import rows
from marsad.records.claim import Claim
from marsad.records.decision import Decision
from marsad.records.dossier import Dossier
from marsad.records.event import Event, event_id
from marsad.records.person import PersonCase
from marsad.run.chain import chain, find, withdrawn_claims
from marsad.run.dossier import load_dossier
from marsad.run.joining import resolve, weigh
from marsad.run.parting import public
from marsad.run.reviewing import Ruling, rule_fate, rule_join
from marsad.store.base import Store
from tests.build import Told, figure, told
from tests.conformance.test_store import MAKERS
from tests.run.test_joining import join, tools

RETRACT = Ruling("retract", "Night desk", "They rang")
WITHHOLD = Ruling("withhold", "Night desk")
ACCEPT = Ruling("accept", "Day desk")


@pytest.fixture(params=sorted(MAKERS))
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made = MAKERS[request.param](tmp_path)
    yield made
    made.close()


def strike(killed: int, publisher: str, **more: object) -> Told:
    words = f"{publisher}: planes killed {killed} people at the market of Harim."
    count = [figure("killed", killed)]
    return told(words, publisher=publisher, figures=count, **more)  # type: ignore[arg-type]


def fate(name: str, status: str, publisher: str, on: str) -> Told:
    return told(
        f"{publisher} says that {name} was {status}.",
        on,
        publisher=publisher,
        kind="person",
        person=name,
        status=status,
    )


A, B = strike(16, "Capital Wire"), strike(18, "Coast Herald")
FAR = told("Bombs fell on a bridge.", "2021-05-20", "Salma", publisher="Valley Watch")


def ruled(store: Store, ruling: Ruling, *ids: str) -> tuple[str, ...]:
    """Rules, and brings what is derived up to date; what was new."""
    rule = rule_join if ruling.action in ("merge", "split") else rule_fate
    done = rule(tools(store), ruling, list(ids))
    resolve(tools(store))
    weigh(tools(store))
    return done.new


def groups(store: Store) -> set[tuple[str, ...]]:
    return {event.claims for event in store.scan(Event)}


def published(store: Store) -> Dossier:
    known = load_dossier(store, tools(store).war)
    return public(known, date(2021, 6, 1))


def shown(store: Store) -> set[str]:
    return {str(row["id"]) for row in rows("claims", published(store))}


def of(*said: Told) -> tuple[str, ...]:
    return tuple(sorted(one.claim.id for one in said))


def event_with(store: Store, one: Told) -> Event:
    return next(e for e in store.scan(Event) if one.claim.id in e.claims)


@pytest.mark.parametrize("ruling", [RETRACT, WITHHOLD])
def test_what_is_taken_out_is_neither_counted_nor_published_until_accepted(
    store: Store, ruling: Ruling
) -> None:
    join(store, [A, B, FAR])
    before = groups(store)
    assert ruled(store, ruling, B.report.id) == (B.report.id,)
    assert groups(store) == {of(A), of(FAR)}
    assert shown(store) == set(of(A, FAR))
    assert B.report.id not in published(store).reports
    assert store.get(Claim, B.claim.id) is not None, "it stays on record"
    ruled(store, ACCEPT, B.report.id)
    assert groups(store) == before and shown(store) == set(of(A, B, FAR))


def test_the_same_ruling_again_is_no_new_one(store: Store) -> None:
    join(store, [A, B, FAR])
    assert ruled(store, RETRACT, A.claim.id, B.claim.id) == (A.claim.id, B.claim.id)
    assert ruled(store, RETRACT, A.claim.id, FAR.claim.id) == (FAR.claim.id,)
    assert ruled(store, RETRACT, A.claim.id) == ()
    made = list(store.scan(Decision))
    assert len(made) == 2
    assert {(one.by, one.reason) for one in made} == {("Night desk", "They rang")}
    assert sorted(one.at for one in made)[0] == tools(store).now()
    assert len({one.at for one in made}) == 2, "the later one holds"


def test_an_event_stays_out_when_an_earlier_claim_gives_it_another_id(
    store: Store,
) -> None:
    join(store, [B])
    event = event_with(store, B)
    ruled(store, WITHHOLD, event.id)
    earlier = strike(16, "Capital Wire", published="2021-05-03")
    join(store, [earlier])
    assert groups(store) == set() and shown(store) == set()
    assert list(published(store).reports) == [], "a title tells as well"
    former = event_id(B.claim.id)
    assert [c.id for c in withdrawn_claims(store, former)] == [B.claim.id]
    ruled(store, ACCEPT, former[:12])
    assert groups(store) == {of(earlier, B)}


def test_a_case_that_is_withheld_takes_all_that_names_the_person_with_it(
    store: Store,
) -> None:
    taken = fate("Samir Haddadin", "abducted", "Capital Wire", "2021-05-03")
    free = fate("Samir Haddadin", "released", "Coast Herald", "2021-05-20")
    join(store, [taken, free, A])
    (case,) = store.scan(PersonCase)
    ruled(store, WITHHOLD, case.id)
    assert list(store.scan(PersonCase)) == []
    assert shown(store) == set(of(A))
    ruled(store, ACCEPT, case.id)
    assert [one.id for one in store.scan(PersonCase)] == [case.id]


def test_events_that_are_merged_are_one_until_they_are_split(store: Store) -> None:
    join(store, [A, FAR])
    a, far = event_with(store, A).id, event_with(store, FAR).id
    merge, split = Ruling("merge", "Desk"), Ruling("split", "Desk")
    assert ruled(store, merge, a, far)
    assert groups(store) == {of(A, FAR)}
    assert ruled(store, merge, far, a) == ()
    assert ruled(store, split, a, far)
    assert groups(store) == {of(A), of(FAR)}


def test_a_claim_that_is_split_from_an_event_leaves_the_others_together(
    store: Store,
) -> None:
    third = strike(17, "Valley Watch")
    join(store, [A, B, third])
    assert groups(store) == {of(A, B, third)}
    ruled(store, Ruling("split", "Desk"), B.claim.id, event_with(store, B).id)
    assert groups(store) == {of(A, third), of(B)}


def test_merged_cases_are_one_person_and_their_incidents_stay_apart(
    store: Store,
) -> None:
    one = fate("Samir Haddadin", "abducted", "Capital Wire", "2021-05-03")
    other = fate("Abu Layth", "released", "Coast Herald", "2021-05-20")
    join(store, [one, other])
    incidents = groups(store)
    ids = [case.id for case in store.scan(PersonCase)]
    assert len(ids) == 2
    ruled(store, Ruling("merge", "Desk"), *ids)
    (case,) = store.scan(PersonCase)
    assert {case.name, *case.aliases} == {"Samir Haddadin", "Abu Layth"}
    assert groups(store) == incidents
    ruled(store, Ruling("split", "Desk"), *ids)
    assert [one.id for one in store.scan(PersonCase)] == ids


def test_show_tells_each_ruling_with_who_when_and_why(store: Store) -> None:
    join(store, [A, B])
    id = event_with(store, A).id
    ruled(store, WITHHOLD, id)
    ruled(store, ACCEPT, id)
    (event,) = find(store, id)
    link = chain(event, load_dossier(store, tools(store).war), {})
    assert [(r["action"], r["by"]) for r in link["rulings"]] == [
        ("withhold", "Night desk"),
        ("accept", "Day desk"),
    ]


@pytest.mark.parametrize(
    ("ruling", "ids"),
    [
        (RETRACT, ["evt-nobodyknows"]),
        (RETRACT, [A.claim.id, "clm-nobody"]),
        (RETRACT, []),
        (Ruling("retract", " ", "x"), [A.claim.id]),
        (Ruling("merge", "Desk"), [A.claim.id]),
        (Ruling("merge", "Desk"), [A.claim.id, A.report.id]),
        (Ruling("retract", "Desk", "x"), ["plc-"]),
    ],
)
def test_what_cannot_be_ruled_is_refused_whole(
    store: Store, ruling: Ruling, ids: Sequence[str]
) -> None:
    join(store, [A, B])
    rule = rule_join if ruling.action == "merge" else rule_fate
    with pytest.raises(OperatorError):
        rule(tools(store), ruling, ids)
    assert list(store.scan(Decision)) == []


def test_what_is_taken_out_by_its_published_id_is_let_in_by_it(store: Store) -> None:
    hidden = replace(A, report=replace(A.report, protected=True))
    join(store, [hidden, FAR])
    event = event_with(store, A).id
    scope = make_scope(load_dossier(store, tools(store).war), date(2021, 6, 1))
    ids = [scope.renamed[id] for id in (event, A.claim.id, A.report.id)]
    assert set(ids).isdisjoint({event, A.claim.id, A.report.id})
    for id, inside in zip(ids, (event, A.claim.id, A.report.id), strict=True):
        assert ruled(store, RETRACT, id) == (inside,)
        assert groups(store) == {of(FAR)}
        assert ruled(store, ACCEPT, id) == (inside,)
        assert groups(store) == {of(A), of(FAR)}
