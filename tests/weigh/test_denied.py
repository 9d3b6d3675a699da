"""Who denies a deed owns to none beside it; numbers that the sides give against each
other are contested; who lost nobody takes back nobody else's dead."""

from dataclasses import replace as change

import pytest

from marsad.records.grade import Grade
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

ARMY = "Northern Army"


def weigh(*said: Told) -> Weighed:
    return weigh_groups(resolved(dossier(said)), engine())


def of_kind(found: Weighed, said: list[Told], kind: str) -> Grade:
    events = resolved(dossier(said)).events
    (event,) = (e.id for e in events if e.kind == kind)
    return next(g for g in found.grades if g.record == event)


def blast(words: str, publisher: str, **more: object) -> Told:
    count = [figure("killed", 6)]
    return told(words, publisher=publisher, kind="bombing", figures=count, **more)


def statement(day: str, place: str | None = "Harim") -> list[Told]:
    """The army denies an attack of a day, and its word on a blast is misread as one on
    its own deed."""
    words = (
        "The army denied that it attacked the fair of Harim. "
        "It said that a bomb went off there and killed six people."
    )
    of = report(words, "2021-05-04", "Coast Herald")
    parts = (
        (words[:51], "attack", day, place, {"certainty": "denied"}),
        (
            words[52:],
            "bombing",
            "2021-05-03",
            "Harim",
            {"figures": (figure("killed", 6),)},
        ),
    )
    return [
        placed(of, claim(of, text, kind, ARMY, actor=ARMY, **more), when, "same", where)
        for text, kind, when, where, more in parts
    ]


VOICE = blast("A bomb killed six at the fair of Harim.", "Capital Wire", actor=ARMY)


def test_a_denial_of_a_deed_of_another_kind_is_one_of_the_deed() -> None:
    said = [*statement("2021-05-03"), VOICE]
    found = of_kind(weigh(*said), said, "bombing")
    assert (found.grade, found.rule) == ("contested", "G3")
    assert (found.strike, dict(found.positions)) == ("contested", {"north": "denies"})


def test_who_denies_in_the_same_report_is_not_heard_to_own_to_the_deed() -> None:
    said = [*statement("2021-02-03"), VOICE]
    found = of_kind(weigh(*said), said, "bombing")
    assert found.rule != "G5" and found.strike == "likely"
    assert dict(found.positions) == {"north": "silent"}


def test_a_denial_elsewhere_is_none_of_this_deed() -> None:
    said = [*statement("2021-05-03", "Salma"), VOICE]
    found = of_kind(weigh(*said), said, "bombing")
    assert (found.rule, found.strike) == ("G5", "declared")


def ambush() -> list[Told]:
    words = "At Harim 30 enemy soldiers died and two lorries burnt. We lost nobody."
    of = report(words, "2021-05-04", "League Voice")
    dead = (figure("killed", 30, population="combatants"), figure("vehicles", 2))
    parts = (
        (words[:53], {"figures": dead, "target": "enemy"}),
        (words[55:], {"certainty": "denied"}),
    )
    made = [claim(of, text, "clash", **more) for text, more in parts]
    made = [change(one, speaker="Valley League") for one in made]
    return [placed(of, one, "2021-05-03", "same", "Harim") for one in made]


def reply(dead: float, **more: object) -> Told:
    return told(
        f"The army said that {dead:g} soldiers were killed near Harim, not more.",
        publisher="Coast Herald",
        kind="clash",
        speaker=ARMY,
        target="soldiers",
        figures=[figure("killed", dead, population="combatants")],
        **more,
    )


def test_numbers_of_two_sides_that_exclude_each_other_are_contested() -> None:
    said = [*ambush(), reply(2)]
    found = weigh(*said)
    grade = of_kind(found, said, "clash")
    assert (grade.grade, grade.rule, grade.credibility) == ("contested", "G13", 3)
    (dead,) = (
        t
        for t in found.tallies
        if t.event == grade.record and (t.measure, t.population) == ("killed", None)
    )
    assert (dead.low, dead.high) == (2, 30)


@pytest.mark.parametrize("dead", [30, 31])
def test_sides_that_give_one_number_agree(dead: float) -> None:
    said = [*ambush(), reply(dead)]
    number = weigh(*said)
    assert of_kind(number, said, "clash").rule == ("G7" if dead == 30 else "G13")


def test_a_voice_of_no_side_bears_the_event_out() -> None:
    seen = told(
        "We saw the fight on the road to Harim from our roofs, and burning lorries.",
        publisher="Valley Watch",
        kind="clash",
    )
    said = [*ambush(), reply(2), seen]
    assert of_kind(weigh(*said), said, "clash").rule == "G6"
