"""Stocks and totals against each other: the nearest later ones, as all pairs give."""

from dataclasses import replace as change
from datetime import date, timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.records.origin import Origin
from marsad.records.source import Source
from marsad.resolve.contradict import NEAREST, STOCK_DAYS, denial, standing_clashes
from marsad.resolve.item import Item, items_of
from marsad.resolve.resolve import resolve_claims
from marsad.text.ranges import exclude
from tests.build import WAR, Told, dossier, engine, figure, told

START = date(2021, 5, 1)


def stock(number: int, day: int, many: float) -> Told:
    """How many are in a camp on a day, by an outlet of its own."""
    words = f"The camp at Harim holds {many:g} people, by count {number}."
    on = str(START + timedelta(days=day))
    told_of = [figure("present", many)]
    outlet = f"Outlet {number}"
    return told(words, on, publisher=outlet, figures=told_of, kind="control")


def own(items: dict[str, Item]) -> dict[str, Origin]:
    return {id: Origin(f"ori-{id}", id, f"org-{id}") for id in items}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 9), st.sampled_from((10.0, 20.0, 30.0))), max_size=10
    )
)
def test_every_pair_within_the_window_is_found(rows: list[tuple[int, float]]) -> None:
    said = [stock(at, day, many) for at, (day, many) in enumerate(rows)]
    items = items_of(dossier(said), frozenset())
    wanted = {
        tuple(sorted((a.claim.id, b.claim.id)))
        for a, b in combinations(items.values(), 2)
        if exclude(a.claim.figures[0], b.claim.figures[0])
        and a.when.end is not None
        and b.when.end is not None
        and abs((a.when.end - b.when.end).days) <= STOCK_DAYS
    }
    found = [one.claims for one in standing_clashes(items, own(items))]
    assert set(found) == wanted and len(found) == len(wanted)


def test_a_daily_toll_is_held_against_its_neighbours_alone() -> None:
    said = [stock(at, 0, float(at + 1)) for at in range(3 * NEAREST)]
    items = items_of(dossier(said), frozenset())
    found = [one.claims for one in standing_clashes(items, own(items))]
    many = len(items)
    assert len(found) == sum(min(NEAREST, many - 1 - at) for at in range(many))


def test_two_named_people_of_one_body_contradict_each_other_on_one_day() -> None:
    party = Source(
        "north-press", "Northern Army", "party", aliases=("Ada Holm", "Ivo Brandt")
    )
    war = change(WAR, sources=(*WAR.sources, party))

    def says(who: str, low: float | None, high: float, published: str) -> Told:
        return told(
            f"The League holds {high:g} square kilometres of Harim, {who} said.",
            published,
            published=published,
            publisher="Coast Herald" if who == "Ada Holm" else "Morning Daily",
            speaker=who,
            kind="control",
            actor="Valley League",
            figures=[figure("area_km2", low, high, None)],
        )

    def codes(*said: Told) -> list[str]:
        found = resolve_claims(dossier(said, war=war), engine())
        return [i.code for i in found.issues]

    six = says("Ada Holm", 6, 6, "2021-05-03")
    four = says("Ivo Brandt", None, 4, "2021-05-03")
    assert codes(six, four) == ["contradiction-figures"]
    assert codes(six, says("Ivo Brandt", None, 4, "2021-05-04")) == []
    assert codes(six, says("Northern Army", None, 4, "2021-05-03")) == []
    assert codes(six, says("Ada Holm", 4, 4, "2021-05-03")) == []


def test_who_denies_an_agreement_denies_no_deed() -> None:
    def of(words: str, publisher: str, certainty: str = "asserted") -> Told:
        return told(
            words,
            publisher=publisher,
            kind="detention",
            certainty=certainty,
            actor="Northern Army",
        )

    done = of("The Northern Army handed over 90 men.", "Valley Watch")
    deal = of("It had agreed to hand over men.", "Coast Herald", "denied")
    deed = of("It handed over 90 men.", "Morning Daily", "denied")
    known = items_of(dossier([done, deal, deed]), frozenset())
    one, no_deal, no_deed = (known[t.claim.id] for t in (done, deal, deed))
    assert not denial(one, no_deal)
    assert denial(one, no_deed)
