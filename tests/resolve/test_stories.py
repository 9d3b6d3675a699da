"""Reports as wholes: what they are about, how alike they are, and which join."""

import random
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from marsad.records.where import Where
from marsad.resolve.alike import KNOWN, features, points, tied, usage
from marsad.resolve.item import items_of
from marsad.resolve.lead import Lead, leads
from marsad.resolve.resolve import resolve_claims
from marsad.resolve.stories import CAP, find_stories, linked
from tests.build import Told, claim, dossier, engine, figure, placed, told

DAY = date(2021, 5, 3).toordinal()
HARIM = Where("Harim", 36.2, 36.5, 1, 1000, "test", "harim", admin1="Idlib")
SALMA = Where("Salma", 35.7, 36.1, 1, 1000, "test", "salma", admin1="Latakia")


def lead(report: str, **more: object) -> Lead:
    made = Lead(
        report=report,
        head=f"clm-{report}",
        kinds=frozenset({"airstrike"}),
        words=frozenset({report}),
        place_words=frozenset(),
        names=frozenset(),
        places=(HARIM,),
        units=frozenset({"Idlib"}),
        days=((DAY, DAY),),
        weekdays=frozenset(),
        dated=True,
        figures={"killed": frozenset(), "wounded": frozenset()},
        sides=frozenset(),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def found(a: Lead, b: Lead) -> dict[str, float]:
    return features(a, b, usage([a, b]))


def leads_of(*said: Told) -> dict[str, Lead]:
    return leads(items_of(dossier(said), frozenset()))


def test_a_lead_takes_the_day_of_publication_where_none_is_told() -> None:
    (made,) = leads_of(told("Planes hit Harim.", start=None)).values()
    published = date(2021, 5, 4).toordinal()
    assert made.days == ((published - 1, published),)
    (dated,) = leads_of(told("Planes hit Harim.")).values()
    assert dated.days == ((DAY, DAY),)


def test_a_day_after_publication_is_not_the_incidents() -> None:
    (made,) = leads_of(told("Planes hit Harim.", start="2026-07-31")).values()
    published = date(2021, 5, 4).toordinal()
    assert made.days == ((published - 1, published),)


def test_a_lead_has_the_numbers_of_its_claims() -> None:
    (made,) = leads_of(
        told("Planes killed 16 in Harim.", figures=[figure("killed", 16)])
    ).values()
    assert made.figures["killed"] == {16}


def test_the_same_day_and_place_speak_for_one_incident_and_another_week_against() -> (
    None
):
    a = lead("a")
    later = lead("b", days=((DAY + 20, DAY + 20),))
    assert points(found(a, lead("b"))) > points(found(a, later))
    there = lead("b", places=(SALMA,), units=frozenset({"Latakia"}))
    assert points(found(a, lead("b"))) > points(found(a, there))
    assert "other unit" in found(a, there)


def test_a_day_alone_ties_nothing() -> None:
    a, b = (lead(name, places=(), units=frozenset()) for name in "ab")
    assert not tied(found(a, b))
    assert tied(found(lead("a"), lead("b")))


def test_kinds_that_are_of_no_one_incident_tie_nothing() -> None:
    shelled, clashed = (
        lead(name, kinds=frozenset({kind}))
        for name, kind in (("a", "shelling"), ("b", "clash"))
    )
    assert not tied(found(shelled, clashed))
    assert tied(found(shelled, lead("b", kinds=frozenset({"clash", "airstrike"}))))


def test_weekdays_count_where_a_report_has_no_date() -> None:
    a = lead("a", dated=False, days=(), weekdays=frozenset({1}))
    assert "same weekday" in found(a, lead("b", weekdays=frozenset({1})))
    assert "other weekday" in found(a, lead("b", weekdays=frozenset({4})))
    assert "other weekday" not in found(lead("a", weekdays=frozenset({1})), lead("b"))


def test_in_a_small_record_no_word_is_rare() -> None:
    a, b = (lead(name, words=frozenset({"x", name})) for name in "ab")
    assert "rare words" not in found(a, b)
    many = [lead(f"o{n}") for n in range(300)]
    assert features(a, b, usage([a, b, *many]))["rare words"] == 1


def test_stories_are_the_same_in_any_order() -> None:
    known = [
        lead(f"r{n}", days=((DAY + n // 2 * 9, DAY + n // 2 * 9),)) for n in range(6)
    ]
    expected = find_stories({one.report: one for one in known}, engine())
    assert expected.groups == (("r0", "r1"), ("r2", "r3"), ("r4", "r5"))
    random.Random(1).shuffle(known)
    again = find_stories({one.report: one for one in known}, engine())
    assert (again.groups, again.edges) == (expected.groups, expected.edges)
    assert list(again.unlike.numbers) == list(expected.unlike.numbers)


@given(st.lists(st.integers(-5, 5), min_size=10, max_size=10), st.randoms())
def test_groups_join_by_the_mean_of_all_their_pairs(
    values: list[int], chance: random.Random
) -> None:
    pairs = [(a, b) for a in "abcde" for b in "abcde" if a < b]
    scores = dict(zip(pairs, map(float, values), strict=True))
    shuffled = list(scores.items())
    chance.shuffle(shuffled)
    groups = linked(dict(shuffled), 0.0)
    assert groups == linked(scores, 0.0)
    whole = [*groups, *((x,) for x in "abcde" if not any(x in g for g in groups))]
    for one in whole:
        for other in whole:
            if one < other:
                means = [scores[min(x, y), max(x, y)] for x in one for y in other]
                assert sum(means) / len(means) < 1e-6


def test_a_pair_not_worth_comparing_speaks_against() -> None:
    assert linked({("a", "b"): CAP, ("b", "c"): 1.0}, 0.0) == [("a", "b")]


def test_reports_that_are_unlike_keep_their_first_claims_apart() -> None:
    """Two towns eleven kilometres apart in two governorates, both hit on one day: only
    what the reports tell beside it shows that these are two incidents."""
    near = replace(SALMA, lat=36.2, lon=36.61)
    one = spot(HARIM, told("Planes hit Harim. One man was hurt."), "One man", 1)
    other = spot(
        near, told("Jets bombed Salma; thirty wounded arrived."), "thirty wounded", 30
    )

    def events(*more: Told) -> int:
        made = resolve_claims(dossier([*one, *other, *more]), engine()).events
        return len(
            {e.id for e in made if {one[0].claim.id, other[0].claim.id} & {*e.claims}}
        )

    assert events() == 1
    others = [
        told(
            f"Planes hit the town of N{n}.", start="2020-01-01", published="2020-01-02"
        )
        for n in range(KNOWN)
    ]
    assert events(*others) == 2


def spot(place: Where, said: Told, words: str, wounded: int) -> list[Told]:
    """A claim of a place, and a further one in its report that counts the wounded."""
    here = replace(said.placement, where=place)
    hurt = claim(said.report, words, figures=[figure("wounded", wounded)])
    first = Told(replace(said.claim, place=place.name), said.report, here)
    return [first, placed(said.report, hurt, "2021-05-03")]
