"""Numbers that one side alone gives are no surer than its word; that nobody was hurt
is no word against the deed."""

from dataclasses import replace

import pytest

from marsad.publish.arabic.headline import lead as lead_in_arabic
from marsad.publish.arabic.incident import event_sentence as in_arabic
from marsad.publish.arabic.incident import event_told
from marsad.publish.arabic.names import Names
from marsad.publish.headline import lead
from marsad.publish.incident import event_sentence, told_apart
from marsad.publish.lone import ALL, NONE, ONE, SOME, lone
from marsad.weigh.weigh import weigh_groups
from tests.build import WAR, Told, dossier, engine, figure, resolved, told

ARMY = replace(WAR, sources=tuple(s for s in WAR.sources if s.id != "northtv"))


def taken(*counted: tuple[str, float], **more: object) -> Told:
    return told(
        "Our men took the base of Harim and its soldiers gave up.",
        publisher="North TV",
        speaker="Northern Army",
        kind="capture",
        actor="Northern Army",
        figures=[figure(measure, many) for measure, many in counted],
        **more,
    )


def seen(*counted: tuple[str, float]) -> Told:
    return told(
        "The Northern Army has taken the base at Harim, residents say.",
        publisher="Coast Herald",
        kind="capture",
        speaker="residents",
        actor="Northern Army",
        figures=[figure(measure, many) for measure, many in counted],
    )


def record(*said: Told):  # type: ignore[no-untyped-def]
    known = resolved(dossier(said, war=ARMY))
    weighed = weigh_groups(known, engine())
    grades = {grade.record: grade for grade in weighed.grades}
    (event,) = known.events
    counts = [tally for tally in weighed.tallies if tally.event == event.id]
    return event, counts, replace(known, grades=grades, tallies=weighed.tallies)


GIVEN = ("surrendered", 120.0)


@pytest.mark.parametrize(
    ("ours", "theirs", "many"),
    [
        ([GIVEN], [], ONE),
        ([GIVEN, ("killed", 9.0)], [], ALL),
        ([GIVEN, ("killed", 9.0)], [("killed", 9.0)], SOME),
        ([GIVEN, ("vehicles", 3.0)], [], ONE),
        ([GIVEN], [GIVEN], NONE),
        ([("killed", 1.0)], [], NONE),
        ([], [GIVEN], NONE),
    ],
)
def test_a_number_of_one_side_alone_is_found(
    ours: list[tuple[str, float]], theirs: list[tuple[str, float]], many: str
) -> None:
    event, counts, known = record(taken(*ours), seen(*theirs))
    assert known.grades[event.id].grade == "fair"
    assert lone(event, counts, known) == many


def test_what_is_not_sure_needs_no_such_words() -> None:
    event, counts, known = record(taken(GIVEN))
    assert lone(event, counts, known) == NONE


def test_the_sentence_parts_the_number_from_the_event() -> None:
    event, counts, known = record(taken(GIVEN), seen())
    told_of = event_sentence(event, known, counts).text
    assert "Very likely, the number apart. Two independent sources." in told_of
    assert told_of.endswith("The number is not verified: one side alone gives it.")
    arabic = in_arabic(event, counts, Names(known))
    assert "مرجّح جداً، عدا العدد. مصدران مستقلان." in arabic
    assert arabic.endswith("ولم يُتحقَّق من العدد: لا يذكره إلا طرف واحد.")


def test_the_headline_says_whose_number_it_is() -> None:
    event, counts, known = record(taken(GIVEN), seen())
    told_of, _ = told_apart(event, known, counts)
    line = lead(event, counts, known, told_of)
    assert line == told_of and "Northern Army" in line and "sources say" not in line
    names = Names(known)
    assert lead_in_arabic(event, counts, names) == event_told(event, counts, names)


def drone(*counted: tuple[str, float]) -> Told:
    return told(
        "League fighters shot down a drone over Harim, officials say.",
        publisher="Coast Herald",
        kind="attack",
        speaker="officials",
        actor="Valley League",
        figures=[figure(measure, many) for measure, many in counted],
    )


@pytest.mark.parametrize(
    "words", ["No one was hurt", "There were no casualties", "لم يصب أحد بأذى"]
)
def test_that_nobody_was_hurt_is_no_denial_of_the_deed(words: str) -> None:
    safe = told(words, publisher="Capital Wire", kind="attack", certainty="denied")
    known = dossier([drone(), safe], war=ARMY)
    known = resolved(known)
    (event,) = (e for e in known.events if len(e.claims) == 2)
    weighed = weigh_groups(known, engine())
    known = replace(known, grades={g.record: g for g in weighed.grades})
    told_of = event_sentence(event, known, ()).text
    assert f"Capital Wire said: “{words}”" in told_of and "denied" not in told_of
    arabic = in_arabic(event, (), Names(known))
    assert words in arabic and "ونف" not in arabic


def test_parties_of_two_sides_are_blamed_and_none_is_told_as_the_doer() -> None:
    own = told(
        "A bomb of the Valley League killed six at the fair of Harim.",
        publisher="North TV",
        kind="bombing",
        actor="Valley League",
        figures=[figure("killed", 6.0)],
    )
    other = told(
        "The army's planes hit the fair in Harim and six died.",
        publisher="Coast Herald",
        kind="bombing",
        actor="Northern Army",
        figures=[figure("killed", 6.0)],
    )
    event, counts, known = record(own, other)
    assert known.grades[event.id].grade == "contested"
    told_of = event_sentence(event, known, counts).text
    assert "by the" not in told_of and "its own side" not in told_of


def struck(publisher: str, words: str, *counted: tuple[str, float]) -> Told:
    numbers = [figure(measure, many) for measure, many in counted]
    return told(words, publisher=publisher, kind="airstrike", figures=numbers)


@pytest.mark.parametrize(
    ("counted", "english", "arabic"),
    [
        ([], "Very likely, the number apart.", "مرجّح جداً، عدا العدد."),
        (
            [("killed", 16.0)],
            "Very likely, some of the numbers apart.",
            "مرجّح جداً، عدا بعض الأعداد.",
        ),
    ],
)
def test_the_term_is_none_on_a_number_that_one_of_several_sources_gives(
    counted: list[tuple[str, float]], english: str, arabic: str
) -> None:
    first = [("killed", 16.0), ("wounded", 20.0)] if counted else [("killed", 16.0)]
    event, counts, known = record(
        struck("Coast Herald", "Air strikes on Harim killed 16.", *first),
        struck("Capital Wire", "Jets struck the town of Harim.", *counted),
    )
    assert lone(event, counts, known) == NONE, "no side of the war says so"
    told_of = event_sentence(event, known, counts)
    assert english in told_of.text and told_of.grade == "fair"
    assert arabic in in_arabic(event, counts, Names(known))
