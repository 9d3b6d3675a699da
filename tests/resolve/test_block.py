"""Candidates for one incident, against a plain look at every pair."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.engine.base import Engine
from marsad.records.event import Pair
from marsad.resolve import block
from marsad.resolve.agree import km
from marsad.resolve.block import Candidates, candidate_pairs
from marsad.resolve.item import Item, is_incident, items_of, kin
from marsad.resolve.resolve import resolve_claims
from marsad.resolve.table import load_items
from tests.build import TOWNS, Told, dossier, engine, figure, told

START = date(2021, 5, 1)
KINDS = ("airstrike", "casualties", "clash", "displacement")


def met(items: dict[str, Item], on: Engine) -> tuple[list[Pair], Candidates]:
    """The pairs by claim id, sorted, and how many were passed over."""
    incidents = {id: item for id, item in items.items() if is_incident(item)}
    table = load_items(items, incidents, on)
    found = candidate_pairs(incidents, {}, table)
    rows = on.fetch("SELECT a, b FROM resolve_pair")
    return sorted((table.ids[a], table.ids[b]) for a, b in rows), found


def near(a: Item, b: Item) -> bool:
    """True if days touch, and place or number is shared; or for one without days, the
    number and near publication."""
    if not kin(a.claim.kind, b.claim.kind):
        return False
    one, other = a.when, b.when
    numbers = {(f.measure, f.low, f.high) for f in a.claim.figures}
    number = any((f.measure, f.low, f.high) in numbers for f in b.claim.figures)
    if None in (one.start, one.end, other.start, other.end):
        days = (a.report.published or START) - (b.report.published or START)
        return number and abs(days.days) <= 7
    assert one.start and one.end and other.start and other.end
    slack = timedelta(days=1)
    if one.start > other.end + slack or other.start > one.end + slack:
        return False
    spots = a.where and b.where and max(a.where.precision, b.where.precision) < 4
    far = km(a.where, b.where) if a.where and b.where else None
    return bool(number or (spots and far is not None and far < 55))


@st.composite
def reports(draw: st.DrawFn) -> Told:
    number = draw(st.integers(0, 10**6))
    day = START + timedelta(days=draw(st.integers(0, 30)))
    length = draw(st.sampled_from((0, 0, 1, 6, 25)))
    dated = draw(st.booleans()) or draw(st.booleans())
    many = draw(st.sampled_from((1.0, 2.0, 40.0)))
    return told(
        f"Report {number} tells of it.",
        str(day) if dated else None,
        draw(st.sampled_from(("Harim", "Salma", "Idlib", None))),  # type: ignore[arg-type]
        published=str(day + timedelta(days=draw(st.integers(0, 3)))),
        end=str(day + timedelta(days=length)) if dated else None,
        kind=draw(st.sampled_from(KINDS)),
        figures=[figure("killed", many)] if draw(st.booleans()) else [],
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(reports(), max_size=14, unique_by=lambda one: one.report.text))
def test_every_near_pair_is_a_candidate(said: list[Told]) -> None:
    items = items_of(dossier(said), frozenset())
    incidents = [item for item in items.values() if is_incident(item)]
    found, passed = met(items, engine())
    wanted = [
        (a.claim.id, b.claim.id)
        for a, b in combinations(incidents, 2)
        if a.report.id != b.report.id and near(a, b)
    ]
    apart = [(a, b) for a, b in found if items[a].report.id != items[b].report.id]
    assert apart == sorted(wanted)
    assert passed == Candidates()


def crowd(many: int) -> list[Told]:
    return [told(f"Planes hit Harim, said witness {at}.") for at in range(many)]


def test_of_many_partners_each_claim_keeps_its_likeliest() -> None:
    twin = "Planes hit Harim and killed 77, said witness {}."
    count = [figure("killed", 77.0)]
    said = [*crowd(70), *(told(twin.format(at), figures=count) for at in "ab")]
    items = items_of(dossier(said), frozenset())
    found, passed = met(items, engine())
    partners = {id: sum(id in pair for pair in found) for id in items}
    assert min(partners.values()) >= block.LIKELIEST
    assert passed.crowded == 72
    assert passed.passed_over == 72 * (71 - block.LIKELIEST)
    assert tuple(sorted(one.claim.id for one in said[-2:])) in found


def test_what_is_passed_over_does_not_depend_on_slots_or_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = crowd(60)
    whole = met(items_of(dossier(said), frozenset()), engine())
    monkeypatch.setattr(block, "SLOT", 7)
    items = items_of(dossier(reversed(said)), frozenset())
    turned = dict(reversed(items.items()))
    assert met(turned, engine()) == whole


def test_a_crowd_is_told_as_an_issue_and_is_still_one_event() -> None:
    found = resolve_claims(dossier(crowd(60)), engine())
    assert [one.code for one in found.issues] == ["crowded"]
    assert "60 claims" in found.issues[0].message
    assert len(found.events) == 1
    assert not resolve_claims(dossier(crowd(20)), engine()).issues


def test_points_on_both_sides_of_a_cell_meet() -> None:
    from dataclasses import replace

    said = crowd(2)
    for lat, lon, there in ((36.0, 37.5, True), (0.0, 0.0, True), (36.0, 38.5, False)):
        a = replace(TOWNS["Harim"], entry="a", lat=lat - 0.2, lon=37.5 - 0.2)
        b = replace(TOWNS["Harim"], entry="b", lat=lat + 0.2, lon=lon + 0.1)
        if lat == 0.0:
            a = replace(a, lon=-0.2)
        spots = [
            replace(one, placement=replace(one.placement, where=where))
            for one, where in zip(said, (a, b), strict=True)
        ]
        found, _ = met(items_of(dossier(spots), frozenset()), engine())
        assert bool(found) == there
