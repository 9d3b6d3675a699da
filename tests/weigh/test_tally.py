"""Tallies cut up by party, unit, grade and year, and counted by each policy."""

from collections.abc import Sequence

import pytest

from marsad.errors import OperatorError
from marsad.records.tally import Tally
from marsad.weigh.tally import tally
from tests.build import Told, dossier, engine, figure, resolved, told

WORDS = {
    "Capital Wire": "Guns opened up on {place} and {n} people lay dead by {day}.",
    "Coast Herald": "The dead of the raid that struck {place} number {n}, as of {day}.",
    "Valley Watch": "Names of {n} residents who died were gathered in {place}, {day}.",
    "Morning Daily": "{day}: mourners at {place} perhaps buried {n} of their own.",
}


def dead(
    killed: float, place: str, day: str, publisher: str = "Coast Herald", **more: object
) -> Told:
    words = WORDS[publisher].format(place=place, n=f"{killed:g}", day=day)
    given = {"figures": [figure("killed", killed)], **more}
    return told(words, day, place, publisher, **given)  # type: ignore[arg-type]


def fair(killed: float, place: str, day: str, **more: object) -> list[Told]:
    """The same count by two independent voices."""
    return [
        dead(killed, place, day, publisher, published="2021-09-01", **more)
        for publisher in ("Capital Wire", "Valley Watch")
    ]


SAID = [
    *fair(5, "Harim", "2020-05-03", actor="Northern Army", target="Valley League"),
    *fair(7, "Salma", "2021-05-03", actor="Valley League"),
    *fair(2, "Salma", "2021-07-09", kind="shelling"),
    dead(40, "Harim", "2021-08-08", actor="Valley League"),
]


def ask(said: Sequence[Told], **more: object) -> list[Tally]:
    known = resolved(dossier(said))
    return tally(known, engine(), measure="killed", **more)  # type: ignore[arg-type]


def table(found: Sequence[Tally]) -> dict[object, float]:
    return {tuple(value for _, value in one.cut): one.best for one in found}


def test_by_actor_each_party_has_its_own_row_and_the_unknown_one_too() -> None:
    found = ask(SAID, by=("actor",))
    assert table(found) == {("north",): 5, ("league",): 7, (None,): 2}
    league = next(one for one in found if one.cut == (("actor", "league"),))
    assert dict(league.grades) == {"fair": 7, "weak": 40}


def test_by_victim_only_parties_of_the_war_are_named() -> None:
    assert table(ask(SAID, by=("victim",))) == {("league",): 5, (None,): 9}


def test_by_unit_year_and_kind() -> None:
    found = ask(SAID, by=("year", "admin1"))
    rows = {(str(one.when.start), *dict(one.cut).values()): one.best for one in found}
    assert rows == {
        ("2020-01-01", "Idlib"): 5,
        ("2021-01-01", "Latakia"): 9,
        ("2021-01-01", "Idlib"): 0,
    }
    assert table(ask(SAID, by=("kind",))) == {("airstrike",): 12, ("shelling",): 2}


def test_by_grade_each_row_is_of_that_grade_alone() -> None:
    assert table(ask(SAID, by=("grade",))) == {("fair",): 14, ("weak",): 40}


def test_by_population_all_people_and_each_group_have_rows() -> None:
    both = [figure("killed", 9), figure("killed", 4, population="civilians")]
    found = ask([dead(9, "Harim", "2021-05-03", figures=both)], by=("population",))
    assert [one.population for one in found] == [None, "civilians"]


def test_only_keeps_the_value_that_is_asked_for() -> None:
    (one,) = ask(SAID, only=(("admin1", "Latakia"),))
    assert one.best == 9 and dict(one.cut) == {"admin1": "Latakia"}


def test_a_measure_of_which_nothing_or_only_a_total_is_told() -> None:
    assert tally(resolved(dossier(SAID)), engine(), measure="wounded") == []
    since = dead(90, "Harim", "2021-01-01", kind="casualties", end="2021-05-01")
    (one,) = ask([since])
    assert (one.best, one.grades) == (0, ()), "nobody said by how much it exceeds"
    assert one.claims == one.weak == (since.claim.id,)
    assert one.totals == ((since.claim.id, "weak"),)
    (same,) = ask([since], by=("grade",))
    assert (same.best, same.totals) == (0, one.totals)


def test_a_number_rests_on_events_that_count_and_on_no_others() -> None:
    (one,) = ask([*SAID, dead(900, "Harim", "2020-01-01", end="2021-05-01")])
    firm = {known.claim.id for known in SAID[:-1]}
    assert set(one.counted) == firm
    assert {SAID[-1].claim.id} < set(one.weak) and not firm & set(one.weak)
    assert set(one.claims) == {*one.counted, *one.weak}
    assert dict(one.grades) == {"fair": 14, "weak": 40}
    assert [grade for _, grade in one.totals] == ["weak"]


def test_one_person_is_no_running_total() -> None:
    words = "Anna Lindqvist, a nurse who disappeared in Syria in 2013."
    one = told(
        words, "2013-07-01", "Syria", "Coast Herald",
        end="2013-07-31", kind="person", person="Anna Lindqvist", status="missing",
        figures=[figure("missing", 1)],
    )  # fmt: skip
    known = resolved(dossier([one]))
    assert tally(known, engine(), measure="missing") == []


def test_voices_that_name_different_sides_leave_the_doer_disputed() -> None:
    said = [
        dead(3, "Harim", "2021-05-03", "Capital Wire", actor="Northern Army"),
        dead(3, "Harim", "2021-05-03", "Valley Watch", actor="Valley League"),
    ]
    assert [one.cut for one in ask(said, by=("actor",))] == [(("actor", "disputed"),)]


def test_nobody_is_named_for_those_who_fell_in_a_fight() -> None:
    fight = dead(9, "Harim", "2021-05-03", kind="clash", actor="Northern Army")
    more = dead(
        4, "Harim", "2021-05-03", "Valley Watch", kind="casualties", target="people"
    )
    for said in ([fight], [fight, more]):
        found = ask(said, by=("actor",))
        assert [one.cut for one in found] == [(("actor", None),)]


def test_who_is_said_to_have_killed_goes_before_what_else_is_told() -> None:
    raid = dead(16, "Harim", "2021-05-03", actor="Northern Army")
    other = told(
        "League gunmen had fired from the mosque of Harim.",
        "2021-05-03",
        publisher="Valley Watch",
        kind="attack",
        actor="Valley League",
    )
    known = resolved(dossier([raid, other]))
    assert len(known.events) == 1
    found = tally(known, engine(), measure="killed", by=("actor",))
    assert [one.cut for one in found] == [(("actor", "north"),)]


def test_a_party_that_owns_to_it_goes_before_a_word_for_whoever_did_it() -> None:
    blast = dead(
        16, "Harim", "2021-05-03", kind="bombing", actor="suicide bomber", speaker=None
    )
    owned = told(
        "The League said that the bombing of Harim was its work.",
        "2021-05-03",
        publisher="Valley Watch",
        speaker="Valley League",
        kind="bombing",
        actor="Valley League",
    )
    known = resolved(dossier([blast, owned]))
    assert len(known.events) == 1
    found = tally(known, engine(), measure="killed", by=("actor",))
    assert [one.cut for one in found] == [(("actor", "league"),)]


def test_a_total_adds_only_what_it_has_above_another_that_overlaps() -> None:
    def fled(n: float, start: str, end: str, place: str, voice: str) -> Told:
        words = f"{voice} puts those who left {place} since {start} at {n:g}."
        return told(
            words,
            start,
            place,
            voice,
            end=end,
            published=end,
            kind="displacement",
            figures=[figure("displaced", n)],
        )

    said = [
        fled(600, "2021-01-09", "2021-03-17", "Harim", "North TV"),
        fled(576, "2020-12-01", "2021-03-06", "Eastern Syria", "Valley Watch"),
        fled(610, "2020-11-20", "2021-03-17", "Harim", "Coast Herald"),
    ]
    known = resolved(dossier(said))
    (one,) = tally(known, engine(), measure="displaced")
    assert {id for id, _ in one.totals} == {said[0].claim.id, said[2].claim.id}
    assert one.excluded == ((said[1].claim.id, "aggregate"),)


def test_a_toll_of_the_years_that_is_dated_to_a_day_is_of_no_month() -> None:
    words = "The army lost 900 men in years of fighting, it said at Harim."
    years = told(
        words,
        "2021-05-03",
        kind="clash",
        figures=[figure("killed", 900)],
    )
    assert ask([years], by=("month",)) == []
    (one,) = ask([years])
    assert one.totals == ((years.claim.id, "weak"),)


def test_what_cannot_be_cut_by_is_refused() -> None:
    for odd in (
        {"by": ("colour",)},
        {"by": ("month", "year")},
        {"only": (("month", "May"),)},
        {"policy": "loud"},
    ):
        with pytest.raises(OperatorError):
            ask(SAID, **odd)


THREE = [
    dead(10, "Harim", "2021-05-03", "Capital Wire"),
    dead(14, "Harim", "2021-05-03", "Valley Watch"),
    dead(30, "Harim", "2021-05-03", "Coast Herald"),
    dead(50, "Harim", "2021-05-03", "Morning Daily", certainty="possible"),
]


@pytest.mark.parametrize(
    ("policy", "best"),
    [("conservative", 10), ("median", 14), ("inclusive", 50)],
)
def test_a_policy_chooses_the_best_and_leaves_the_range(
    policy: str, best: float
) -> None:
    (one,) = ask(THREE, policy=policy)
    assert (one.low, one.best, one.high) == (10, best, 50)
    assert one.policy == policy


def test_the_war_says_which_policy_holds() -> None:
    from dataclasses import replace

    from marsad.weigh.weigh import weigh_groups
    from tests.build import WAR

    war = replace(WAR, counting="inclusive")
    found = weigh_groups(resolved(dossier(THREE, war=war)), engine())
    assert {(one.best, one.policy) for one in found.tallies} == {(50, "inclusive")}


def test_what_a_stock_leaves_out_is_no_copy_unless_it_is() -> None:
    def present(low: float, population: str, words: str) -> Told:
        counted = [figure("present", low, population=population)]
        return told(words, kind="displacement", figures=counted)

    people = present(9000, "people", "The camp in Harim holds 9,000 people.")
    boys = present(90, "civilians", "Some 90 boys wait at the gate of Harim camp.")
    found = tally(resolved(dossier([people, boys])), engine(), measure="present")
    assert {(t.population, t.best) for t in found} <= {(None, 9000), ("people", 9000)}
    assert {why for t in found for _, why in t.excluded} == {"part"}
