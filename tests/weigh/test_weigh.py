"""The worked examples of docs/method.md for counts, grades and tallies."""

from dataclasses import replace as change

import pytest

from marsad.publish.sums import DISPUTED, blamed
from marsad.records.grade import Grade
from marsad.records.tally import Tally
from marsad.weigh.tally import tally
from marsad.weigh.weigh import Weighed, weigh_groups
from tests.build import (
    Told,
    claim,
    dossier,
    engine,
    figure,
    placed,
    report,
    resolved,
    told,
)

WORDS = {
    "Capital Wire": "Planes hit the market of Harim and {} people were killed there.",
    "Coast Herald": "The dead of the raid that struck Harim number {}, neighbours say.",
    "Valley Watch": "We have the names of {} residents who died under the bombs.",
    "Morning Daily": "In the bombed town they buried {} of their own at nightfall.",
    "North TV": "Our pilots destroyed a base and {} gunmen were eliminated in Harim.",
}


def strike(
    killed: float, publisher: str, high: float | str | None = "same", **more: object
) -> Told:
    count = [figure("killed", killed, high)]
    words = WORDS[publisher].format(f"{killed:g}")
    return told(words, publisher=publisher, **{"figures": count, **more})  # type: ignore[arg-type]


def weigh(*said: Told) -> Weighed:
    return weigh_groups(resolved(dossier(said)), engine())


def count(
    found: Weighed, measure: str = "killed", population: str | None = None
) -> Tally:
    fits = [
        t
        for t in found.tallies
        if t.event and (t.measure, t.population) == (measure, population)
    ]
    assert len(fits) == 1
    return fits[0]


def triple(one: Tally) -> tuple[float, float, float | None]:
    return one.low, one.best, one.high


def grade(found: Weighed) -> Grade:
    assert len(found.grades) == 1
    return found.grades[0]


def ask(said: list[Told], measure: str, **more: object) -> list[Tally]:
    return tally(resolved(dossier(said)), engine(), measure=measure, **more)  # type: ignore[arg-type]


def total(
    killed: float, start: str, end: str, publisher: str = "Coast Herald", **more: object
) -> Told:
    words = {
        "Valley Watch": f"This month {killed:g} names were added to our list.",
        "General Ilm": f"A general put the toll of the land since May at {killed:g}.",
    }.get(publisher, f"{publisher} counts {killed:g} dead from {start} to {end}.")
    figures = [figure("killed", killed)]
    return told(
        words,
        start,
        "Syria",
        publisher,
        end=end,
        kind="casualties",
        figures=figures,
        **more,
    )  # type: ignore[arg-type]


def test_a_part_never_adds_to_its_whole() -> None:
    words = "In Harim 22 people were killed, six of them civilians."
    of = report(words)
    figures = [
        figure("killed", 22),
        figure("killed", 6, population="civilians", part_of=("c", 0)),
    ]
    found = weigh(
        placed(
            of,
            claim(of, words[9:], id="c", figures=figures),
            "2021-05-03",
            place="Harim",
        )
    )
    assert triple(count(found)) == (22, 22, 22)
    assert triple(count(found, population="civilians")) == (6, 6, 6)


def test_a_part_of_children_gives_the_least_of_civilians() -> None:
    """Nobody says that the others bore arms."""
    words = "Nine people, including two children, were killed in Harim."
    of = report(words)
    figures = [
        figure("killed", 9),
        figure("killed", 2, population="civilians", part_of=("c", 0)),
    ]
    made = claim(of, words, id="c", figures=figures)
    found = weigh(placed(of, made, "2021-05-03", place="Harim"))
    assert triple(count(found)) == (9, 9, 9)
    assert triple(count(found, population="civilians")) == (2, 2, None)


def test_fighters_and_civilians_without_a_whole_are_added() -> None:
    figures = [
        figure("killed", 6, population="civilians"),
        figure("killed", 3, population="combatants"),
    ]
    assert triple(count(weigh(strike(9, "Capital Wire", figures=figures)))) == (9, 9, 9)


def test_at_least_gives_no_ceiling_and_up_to_no_floor() -> None:
    assert triple(count(weigh(strike(16, "Capital Wire", None)))) == (16, 16, None)
    upto = [figure("killed", None, 600)]
    assert triple(count(weigh(strike(600, "Capital Wire", figures=upto)))) == (
        0,
        600,
        600,
    )


def test_best_is_what_most_independent_voices_say() -> None:
    said = [
        strike(16, "Capital Wire"),
        strike(20, "Coast Herald"),
        strike(20, "Valley Watch"),
    ]
    assert triple(count(weigh(*said))) == (16, 20, 20)
    open_ended = weigh(strike(30, "Capital Wire", None), strike(20, "Coast Herald"))
    assert triple(count(open_ended)) == (20, 30, None)


def test_a_tie_goes_to_the_more_reliable_then_to_the_latest() -> None:
    assert (
        count(weigh(strike(16, "Capital Wire"), strike(20, "Coast Herald"))).best == 16
    )
    late = strike(20, "Valley Watch", published="2021-05-05")
    assert count(weigh(strike(16, "Capital Wire"), late)).best == 20


def test_doubted_figures_widen_and_denied_ones_do_not_count() -> None:
    doubt = strike(40, "Coast Herald", certainty="doubtful")
    assert triple(count(weigh(strike(16, "Capital Wire"), doubt))) == (16, 16, 40)
    denied = strike(40, "Coast Herald", certainty="denied")
    found = count(weigh(strike(16, "Capital Wire"), denied))
    assert triple(found) == (16, 16, 16)
    assert found.excluded == ((denied.claim.id, "denied"),)


def test_copies_feed_nothing_and_are_named() -> None:
    copy = strike(16, "Morning Daily", published="2021-05-06")
    found = weigh(strike(16, "Capital Wire"), copy)
    assert count(found).excluded == ((copy.claim.id, "copy"),)
    assert grade(found).grade == "weak" and grade(found).origins == 1


def test_grades_follow_independent_voices() -> None:
    alone = grade(weigh(strike(16, "Capital Wire")))
    assert (alone.grade, alone.rule, alone.reliability, alone.credibility) == (
        "weak",
        "G10",
        "B",
        2,
    )
    assert "second source" in alone.raise_by
    two = grade(weigh(strike(16, "Capital Wire"), strike(16, "Coast Herald")))
    assert (two.grade, two.rule, two.credibility) == ("fair", "G6", 1)
    unknown = grade(weigh(told("Planes hit Harim.", publisher="A blog")))
    assert (unknown.reliability, unknown.credibility) == ("F", 6)


def test_a_grade_names_the_claims_of_each_voice_that_it_counts() -> None:
    again = strike(9, "Capital Wire")
    for said in (
        [strike(7, "Capital Wire"), strike(7, "Coast Herald")],
        [strike(7, "Capital Wire"), again, strike(7, "Valley Watch")],
        [strike(7, "Capital Wire"), strike(7, "North TV", certainty="denied")],
    ):
        record = resolved(dossier(said))
        for one in weigh_groups(record, engine()).grades:
            event = next(e for e in record.events if e.id == one.record)
            assert len(one.voices) == one.origins > 0
            named = [claim for voice in one.voices for claim in voice]
            assert len(named) == len(set(named)) and set(named) <= set(event.claims)


def test_a_denial_makes_contested() -> None:
    no = told(
        "The army denied that it had struck Harim on Monday.",
        publisher="Coast Herald",
        speaker="Northern Army",
        certainty="denied",
    )
    found = grade(weigh(strike(16, "Capital Wire", speaker="Valley Watch"), no))
    assert (found.grade, found.rule) == ("contested", "G3")


def test_a_party_that_denies_the_deed_owns_to_nothing_it_says_beside_it() -> None:
    words = (
        "The army denied that it had struck the market of Harim on Monday. "
        "Its planes only strike the League's posts in Harim."
    )
    of = report(words, "2021-05-04", "Coast Herald")
    both = [
        placed(of, claim(of, part, **more), "2021-05-03", "same", "Harim")
        for part, more in (
            (words[:66], {"certainty": "denied"}),
            (words[67:], {"actor": "Northern Army"}),
        )
    ]
    both = [
        change(one, claim=change(one.claim, speaker="Northern Army")) for one in both
    ]
    blamed = strike(16, "Capital Wire", speaker="Valley Watch", actor="Northern Army")
    found = grade(weigh(blamed, *both))
    assert (found.grade, found.rule) == ("contested", "G3")


def test_sides_that_blame_each_other_make_contested() -> None:
    words = "The Northern Army and the Valley League blamed each other for the raid."
    said = [
        strike(16, "Capital Wire", actor="Northern Army"),
        told(words, publisher="Coast Herald"),
    ]
    assert grade(weigh(*said)).rule == "G4"
    known = resolved(dossier(said))
    assert blamed(known.events[0], known) == DISPUTED


def test_a_side_that_accuses_is_not_heard_to_own_to_the_deed() -> None:
    words = "The Northern Army condemned the raid on the market of Harim."
    own = told(
        words,
        publisher="Coast Herald",
        speaker="Northern Army",
        actor="Northern Army",
    )
    found = grade(weigh(strike(16, "Capital Wire", actor="Valley League"), own))
    assert found.rule == "G6"


def test_what_fighters_did_from_a_building_is_no_blame_for_who_bombed_it() -> None:
    own = told(
        "Our planes struck the mosque of Harim.",
        publisher="North TV",
        actor="Northern Army",
        target="mosque",
    )
    reason = told(
        "League fighters directed attacks from the mosque of Harim.",
        publisher="North TV",
        kind="attack",
        actor="Valley League",
    )
    dead = strike(16, "Capital Wire", actor="Northern Army")
    found = grade(weigh(own, reason, dead))
    assert found.rule == "G6", "it says nothing of the dead, so it owns to none"
    assert found.positions == (("north", "declares"),)
    assert found.raise_by == (
        "that the party responsible accepts that people were harmed"
    ), "that it did it is said already"


@pytest.mark.parametrize(
    ("actor", "position"),
    [("Northern Army", "accepts"), (None, "accepts"), ("Valley League", "declares")],
)
def test_harm_is_accepted_by_who_blames_nobody_else_for_it(
    actor: str | None, position: str
) -> None:
    own = told(
        "Our planes struck the mosque of Harim.",
        publisher="North TV",
        actor="Northern Army",
    )
    lost = told(
        "Three people were killed at the mosque of Harim.",
        publisher="North TV",
        kind="casualties",
        actor=actor,
        figures=[figure("killed", 3, population="people")],
    )
    dead = strike(3, "Capital Wire", actor="Northern Army")
    found = grade(weigh(own, lost, dead))
    if position == "accepts":
        assert found.rule == "G5"
    assert dict(found.positions)["north"] == position


def test_of_what_nobody_is_responsible_for_nobody_is_asked_to_accept_it() -> None:
    said = [
        told(
            words,
            publisher=publisher,
            kind="displacement",
            figures=[figure("displaced", 300, population="people")],
        )
        for publisher, words in (
            ("Capital Wire", "Some 300 people fled the town of Harim on Monday."),
            ("Coast Herald", "We saw 300 leave on tractors and on foot, with beds."),
        )
    ]
    found = grade(weigh(*said))
    assert (found.rule, found.raise_by) == ("G6", "")


def test_bodies_of_a_place_without_a_name_are_one_voice() -> None:
    said = [
        strike(16, "Capital Wire", speaker="the town's emergency room"),
        strike(16, "Coast Herald", speaker="a member of the emergency room"),
    ]
    assert grade(weigh(*said)).rule == "G10"


def test_a_body_speaks_by_its_own_reports_and_where_it_is_quoted() -> None:
    own = told("Bombs on Harim left 16 dead, we count.", publisher="RHS",
               figures=[figure("killed", 16)])  # fmt: skip
    quoted = strike(16, "Coast Herald", speaker="River Health Service")
    assert grade(weigh(own, quoted)).rule == "G10"


def test_a_post_passed_on_is_the_word_of_whose_it_is() -> None:
    first = strike(16, "Capital Wire")
    again = told("RT @Herald Planes hit Harim, 16 dead.", publisher="@someone")
    other = told("RT @Herald The market of Harim was bombed.", publisher="@another")
    assert grade(weigh(first, again, other)).reasons == ("2 independent voices say so",)


def test_rival_blame_makes_contested() -> None:
    said = [
        strike(16, "Capital Wire", actor="Northern Army"),
        strike(16, "Coast Herald", actor="Valley League"),
    ]
    assert grade(weigh(*said)).rule == "G4"


def test_a_party_cannot_raise_its_own_gains() -> None:
    found = grade(weigh(strike(16, "North TV", actor="Northern Army")))
    assert (found.grade, found.rule) == ("weak", "G8")
    owned = weigh(
        strike(16, "North TV", actor="Northern Army"),
        strike(16, "Capital Wire", actor="Northern Army"),
    )
    assert grade(owned).grade == "confirmed"


def test_hedged_claims_alone_are_weak() -> None:
    assert grade(weigh(strike(16, "Capital Wire", certainty="possible"))).rule == "G9"


def test_an_aggregate_adds_only_its_excess() -> None:
    said = [
        strike(16, "Capital Wire"),
        strike(16, "Coast Herald"),
        total(1200, "2021-05-01", "2021-05-31", "Valley Watch"),
        total(1200, "2021-05-01", "2021-05-31", "General Ilm"),
    ]
    (found,) = ask(said, "killed")
    assert found.best == 1200 and found.grades == (("fair", 1200),)
    (month,) = ask(said, "killed", by=("month",))
    assert month.best == 1200
    assert (
        ask(
            [
                *said,
                total(10, "2021-05-01", "2021-05-31", "B"),
                total(10, "2021-05-01", "2021-05-31", "C"),
            ],
            "killed",
        )[0].best
        == 1200
    )


def test_weak_figures_stand_apart_from_the_headline() -> None:
    said = [
        strike(16, "Capital Wire"),
        strike(16, "Coast Herald"),
        strike(50, "Valley Watch", place="Salma"),
    ]
    (found,) = ask(said, "killed")
    assert triple(found) == (16, 16, 16)
    assert found.grades == (("fair", 16), ("weak", 50))


def test_a_stock_is_never_added_to_a_flow_nor_to_another_day() -> None:
    def inside(n: float, on: str) -> Told:
        words = f"On {on} there were {n:g} people in the camp at Harim."
        figures = [figure("present", n)]
        return told(
            words, on, publisher="Capital Wire", kind="strength", figures=figures
        )

    fled = told(
        "37,000 fled Harim.",
        kind="displacement",
        publisher="Coast Herald",
        figures=[figure("displaced", 37000)],
    )
    said = [inside(600, "2021-05-01"), inside(500, "2021-05-08"), fled]
    (newest,) = ask(said, "present")
    assert (newest.kind, newest.best, newest.place) == ("stock", 500, "Harim")
    assert [t.best for t in ask(said, "present", by=("day",))] == [600, 500]
    (flow,) = ask(said, "displaced")
    assert flow.kind == "flow" and dict(flow.grades) == {"weak": 37000}


def test_late_reports_land_on_their_day() -> None:
    said = [
        strike(16, "Capital Wire", published="2021-07-01"),
        strike(16, "Coast Herald", published="2021-05-04"),
    ]
    (month,) = ask(said, "killed", by=("month",))
    assert str(month.when.start) == "2021-05-01" and month.best == 16


def test_person_cases_are_graded_and_contradictions_contest_them() -> None:
    dead = told(
        "Omar Salim was killed.", kind="person", person="Omar Salim", status="killed"
    )
    seen = told(
        "Mr Salim is alive, Valley Watch said.",
        kind="person",
        speaker="Valley Watch",
        person="Omar Salim",
        status="alive",
        start="2021-06-01",
        published="2021-06-02",
    )
    (found,) = [g for g in weigh(dead, seen).grades if g.record.startswith("per-")]
    assert (found.grade, found.rule) == ("contested", "G11")


def test_nothing_said_weighs_nothing() -> None:
    assert weigh() == Weighed((), (), (), ())


def test_those_present_during_an_event_stand_in_the_stocks_too() -> None:
    trapped = told(
        "Planes struck Harim, where 900 people are trapped.",
        publisher="Capital Wire",
        figures=[figure("present", 900)],
    )
    (stock,) = ask([trapped], "present")
    assert (stock.kind, stock.best, stock.event) == ("stock", 900, None)


def test_a_stock_told_with_an_incident_is_no_count_of_it() -> None:
    figures = [figure("killed", 5), figure("present", 60000)]
    said = told(WORDS["Capital Wire"].format(5), figures=figures)
    found = weigh(said)
    assert {t.measure for t in found.tallies if t.event} == {"killed"}
    assert any(t.measure == "present" and t.kind == "stock" for t in found.tallies)


def test_an_outlets_own_correction_replaces_its_figure_and_disputes_nothing() -> None:
    first = strike(7, "Coast Herald", speaker="Coast Herald")
    later = strike(9, "Coast Herald", speaker="we", published="2021-05-06")
    assert triple(count(weigh(first, later))) == (9, 9, 9)
    assert resolved(dossier([first, later])).events[0].contradictions == ()
    least = strike(7, "Coast Herald", None, speaker="Coast Herald")
    assert triple(count(weigh(least, later))) == (9, 9, 9), "though both can be so"


def test_what_an_outlet_takes_back_itself_neither_counts_nor_vouches() -> None:
    theirs, ours = strike(8, "Capital Wire"), strike(7, "Coast Herald")
    assert grade(weigh(theirs, ours)).grade == "fair"
    back = told(
        "There was no air strike on the market of Harim that killed anybody.",
        publisher="Coast Herald",
        published="2021-05-06",
        certainty="denied",
    )
    found = weigh(theirs, ours, back)
    assert triple(count(found)) == (8, 8, 8)
    assert grade(found).grade != "fair"


def test_who_takes_back_a_number_takes_back_no_other() -> None:
    first = strike(30, "Coast Herald", speaker="Coast Herald")
    text = "Three were killed by the air strike on Harim. An earlier 30 was a mistake."
    later = report(text, "2021-05-06", "Coast Herald")
    three, thirty = [figure("killed", 3)], [figure("killed", 30)]
    right = claim(later, "Three were killed by the air strike", figures=three)
    wrong = claim(
        later, "An earlier 30 was a mistake", figures=thirty, certainty="denied"
    )
    both = [placed(later, one, "2021-05-03", place="Harim") for one in (right, wrong)]
    theirs = strike(3, "Capital Wire", published="2021-05-06")
    found = resolved(dossier([first, *both, theirs]))
    (event,) = found.events
    assert wrong.id not in {id for pair in event.contradictions for id in pair}
    weighed = weigh_groups(found, engine())
    assert triple(count(weighed)) == (3, 3, 3)
    assert grade(weighed).grade == "fair"
