"""What moved a total: causes that add up, and each cause under its own word."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.records.decision import Decision
from marsad.records.dossier import Dossier
from marsad.records.when import When
from marsad.weigh.moves import Move, Sight, Was, moves, sight_of
from marsad.weigh.weigh import weigh_groups
from tests.build import Told, day, decision, dossier, engine, figure, resolved, told
from tests.property.test_grouping import claims

WORDS = {
    "Capital Wire": "Guns opened up on {place} and {n} people lay dead.",
    "Valley Watch": "Names of {n} residents who died were gathered at {place} today.",
    "Coast Herald": "The raid that struck {place} took {n} lives, neighbours say.",
}
DAY = "2021-05-03"
ALL = ("killed", None, "flow", None, None, None)


def dead(
    n: float, publisher: str, on: str = "2021-05-03", place: str = "Harim"
) -> Told:
    words = WORDS[publisher].format(place=place, n=f"{n:g}")
    count = [figure("killed", n)]
    return told(words, on, place, publisher, max(on, "2021-05-04"), figures=count)


def weighed(said: Sequence[Told], ruled: Sequence[Decision] = ()) -> Dossier:
    known = resolved(dossier(said, ruled))
    found = weigh_groups(known, engine())
    grades = {grade.record: grade for grade in found.grades}
    return replace(known, tallies=found.tallies, grades=grades)


def sight(*said: Told, ruled: Sequence[Decision] = ()) -> Sight:
    return sight_of(weighed(said, ruled))


def whole(before: Sight, now: Sight, since: str | None = "2021-05-10") -> Move:
    (one,) = [m for m in moves(before, now, day(since)) if m.key == ALL]
    return one


def whys(move: Move) -> list[tuple[str, float]]:
    return [(cause.why, cause.by) for cause in move.causes]


PAIR = (dead(5, "Capital Wire"), dead(5, "Valley Watch"))


def test_nothing_moves_between_a_state_and_itself() -> None:
    assert moves(sight(*PAIR), sight(*PAIR), None) == []


def test_a_second_source_moves_an_event_into_the_headline() -> None:
    one = whole(sight(PAIR[0]), sight(*PAIR))
    assert (one.before, one.now) == ((0, 0, 0), (5, 5, 5))
    assert whys(one) == [("regraded", 5)]
    assert one.causes[0].claims == (PAIR[1].claim.id,)


def test_an_earlier_event_told_later_is_late_and_a_later_one_new() -> None:
    other = [
        dead(7, "Capital Wire", "2021-05-20", "Salma"),
        dead(7, "Valley Watch", "2021-05-20", "Salma"),
    ]
    assert whys(whole(sight(), sight(*PAIR))) == [("late", 5)]
    assert whys(whole(sight(*PAIR), sight(*PAIR, *other))) == [("new", 7)]
    assert whys(whole(sight(*PAIR), sight(*PAIR, *other), "2021-06-01")) == [
        ("late", 7)
    ]


def test_a_count_that_a_third_voice_changes_is_revised() -> None:
    more = [dead(9, "Coast Herald"), dead(9, "Valley Watch")]
    one = whole(sight(*PAIR), sight(PAIR[0], *more))
    assert whys(one) == [("revised", 4)]


def test_a_ruling_on_a_grade_and_a_retraction_are_told_apart() -> None:
    event = weighed(PAIR).events[0].id
    claim = PAIR[0].claim.id
    ruled = [decision("grade", event, "contested", claim)]
    assert whys(whole(sight(*PAIR), sight(*PAIR, ruled=ruled))) == [("ruled", -5)]
    gone = [decision("retract", event)]
    assert whys(whole(sight(*PAIR), sight(*PAIR, ruled=gone))) == [("retracted", -5)]


def state(*events: Was) -> Sight:
    best = sum(one.gives(ALL) for one in events)
    return Sight({ALL: ((best, best, best), ())}, events)


def was(id: str, best: float, *ids: str, grade: str = "fair", on: str = DAY) -> Was:
    days = When(day(on), day(on))
    return Was(id, days, None, grade, frozenset(ids), {("killed", None): best})


def test_an_event_whose_claims_went_into_another_is_joined() -> None:
    before = state(was("e1", 5, "a", "b"), was("e2", 6, "c"))
    one = whole(before, state(was("e1", 6, "a", "b", "c")))
    assert whys(one) == [("revised", 1), ("joined", -6)]


def test_an_event_under_another_id_is_followed_by_its_claims() -> None:
    one = whole(state(was("e1", 5, "a", "b")), state(was("e9", 7, "b", "c")))
    assert whys(one) == [("revised", 2)]
    assert one.causes[0].claims == ("a", "c")


def test_an_event_moved_to_another_month_is_redated_there_and_here() -> None:
    may = (*ALL[:4], "2021-05-01", "2021-05-31")
    june = (*ALL[:4], "2021-06-01", "2021-06-30")
    before = Sight({may: ((5, 5, 5), ())}, [was("e1", 5, "a")])
    now = Sight({june: ((5, 5, 5), ())}, [was("e1", 5, "a", on="2021-06-02")])
    found = {move.key: whys(move) for move in moves(before, now, None)}
    assert found == {may: [("redated", -5)], june: [("redated", 5)]}


def test_other_rules_and_running_totals_are_named_as_such() -> None:
    before = state(was("e1", 5, "a"))
    now = replace(state(was("e1", 6, "a")), method="later")
    assert whys(whole(before, now)) == [("recounted", 1)]
    stock = ("present", None, "stock", "Harim", None, None)
    then, later = (Sight({stock: ((n, n, None), (f"c{n}",))}, ()) for n in (40, 30))
    (level,) = moves(then, later, None)
    assert whys(level) == [("level", -10)]
    assert level.causes[0].claims == ("c30", "c40")
    none = Sight({ALL: ((0, 0, 0), ("c",))}, ())
    assert moves(Sight({}, ()), none, None) == []
    more = Sight({ALL: ((9, 9, 9), ("t",))}, [was("e1", 5, "a")])
    assert whys(whole(before, more)) == [("total", 4)]


@settings(max_examples=12, deadline=None)
@given(claims(), st.data())
def test_causes_add_up_to_the_difference_and_to_nothing_else(said, data) -> None:  # type: ignore[no-untyped-def]
    some = data.draw(st.lists(st.sampled_from(said), max_size=8))
    before, now = sight(*some), sight(*said)
    for move in moves(before, now, day("2021-05-03")):
        old = move.before[1] if move.before else 0.0
        new = move.now[1] if move.now else 0.0
        assert sum(cause.by for cause in move.causes) == new - old
        assert move.before != move.now
    back = {m.key: sum(c.by for c in m.causes) for m in moves(now, before, None)}
    forth = {m.key: sum(c.by for c in m.causes) for m in moves(before, now, None)}
    assert back == {key: -by for key, by in forth.items()}
