"""What an agency takes back of what it was told no longer counts, reprints included."""

from marsad.weigh.weigh import weigh_groups
from tests.build import Told, claim, dossier, engine, figure, placed, report, resolved

STORY = "At least 14 people were killed in an air strike on Harim, a resident said."
OTHER = "At least 14 people were killed in an air strike on Harim, a medic said."
AGAIN = f"{STORY} (Capital Wire)"
CORRECTION = (
    "A medic in Harim said 11 people were killed in the air strike, "
    "and not 14 as Capital Wire reported."
)


def said(
    text: str, words: str, who: str | None, many: float, *, denied: bool = False
) -> Told:
    day = "2021-05-05" if text == CORRECTION else "2021-05-03"
    publisher = "Coast Herald" if text == AGAIN else "Capital Wire"
    of = report(text, day, publisher)
    high = many if text == CORRECTION else None
    certainty = "denied" if denied else "asserted"
    counted = [figure("killed", many, high)]
    made = claim(of, words, speaker=who, figures=counted, certainty=certainty)
    return placed(of, made, "2021-05-02", place="Harim")


def story(text: str, who: str) -> Told:
    return said(text, text[: text.index(",")], who, 14)


RIGHT = said(
    CORRECTION, "11 people were killed in the air strike", "medic in Harim", 11
)
WRONG = said(CORRECTION, "14 as Capital Wire reported", None, 14, denied=True)


def weighed(*told: Told) -> tuple[tuple[float, float, float | None], str, int]:
    """Range of those killed, the grade's rule, and the pairs that contradict."""
    known = resolved(dossier(list(told)))
    (event,) = known.events
    found = weigh_groups(known, engine())
    (tally,) = [t for t in found.tallies if t.event == event.id and not t.population]
    (grade,) = [grade for grade in found.grades if grade.record == event.id]
    return (
        (tally.low, tally.best, tally.high),
        grade.rule,
        len(event.contradictions),
    )


def test_a_correction_takes_the_place_of_what_an_agency_was_told() -> None:
    told = [story(STORY, "resident"), story(OTHER, "medic"), story(AGAIN, "resident")]
    range_, rule, against = weighed(*told, RIGHT, WRONG)
    assert range_ == (11, 11, 11)
    assert (rule == "G3", against) == (False, 0)


def test_a_party_s_number_is_not_the_agency_s_to_take_back() -> None:
    named = story(STORY, "Valley League")
    range_, _, _ = weighed(named, RIGHT, WRONG)
    assert range_[1:] != (11, 11)


def test_without_the_correction_both_numbers_stand() -> None:
    told = [story(STORY, "resident"), RIGHT]
    (low, _, high), _, _ = weighed(*told)
    assert (low, high) != (11, 11)
