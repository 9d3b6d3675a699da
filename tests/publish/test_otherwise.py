"""Who tells of an event with another number is told with that number."""

from dataclasses import replace
from datetime import date

import pytest

from marsad.publish.account import account_of
from marsad.publish.arabic.incident import event_told
from marsad.publish.arabic.names import Names
from marsad.publish.incident import told_apart
from marsad.publish.otherwise import counted_otherwise, told_on
from marsad.records.claim import Figure
from marsad.records.dossier import Dossier
from marsad.records.tally import Tally
from marsad.records.when import When
from tests.build import Told, dossier, figure, resolved, told

HEAD = "More than 6,500 people left Harim on Monday, a League spokesman said."


def left(words: str, speaker: str, counted: Figure, day: str = "2021-05-03") -> Told:
    return told(
        words,
        start=day,
        publisher="Capital Wire",
        kind="displacement",
        speaker=speaker,
        figures=[counted],
    )


FIRST = left(HEAD, "League spokesman", figure("evacuated", 6500, None))


def record(*said: Told) -> tuple[Dossier, list[Tally]]:
    """One event that counts what the first of these gives."""
    known = resolved(dossier(said))
    event = replace(
        known.events[0],
        when=said[0].placement.when,
        claims=tuple(sorted(one.claim.id for one in said)),
    )
    known = replace(known, events=(event,))
    count = said[0].claim.figures[0]
    low, high = count.low or 0, count.high
    made = Tally(
        id="tly-1",
        measure=count.measure,
        population="people",
        kind="flow",
        when=event.when,
        place=None,
        low=low,
        best=low,
        high=high,
        claims=(said[0].claim.id,),
        event=event.id,
    )
    return replace(known, tallies=(made,)), [made]


def both(*said: Told) -> tuple[str, str]:
    known, counts = record(*said)
    (event,) = known.events
    english, _ = told_apart(event, known, counts)
    return english, event_told(event, counts, Names(known))


def test_who_gives_another_number_is_told_with_it_and_its_day() -> None:
    other = left(
        "Some 3,000 left Harim on Sunday, Omar Haddad said.",
        "Omar Haddad",
        figure("displaced", 3000),
        "2021-05-02",
    )
    english, arabic = both(FIRST, other)
    assert english.endswith(
        "; Omar Haddad said 3,000 people were displaced on 2 May 2021"
    )
    assert "؛ نزح 3,000 شخص يوم 2 أيار/مايو 2021، وفق" in arabic
    assert "also" not in english and "أيضاً" not in arabic


@pytest.mark.parametrize(
    "counted",
    [
        figure("evacuated", 6500, None),
        figure("displaced", 6500, None),
        figure("wounded", 9),
        figure("displaced", 200, population="combatants"),
        figure("displaced", 300, part_of=("displaced", 6500)),
    ],
    ids=["same", "same as left", "another measure", "others", "a part"],
)
def test_who_gives_the_same_number_or_none_also_told_of_it(counted: Figure) -> None:
    other = left("They left Harim, Omar Haddad said.", "Omar Haddad", counted)
    english, arabic = both(FIRST, other)
    assert english.endswith("; Omar Haddad also told of it")
    assert "وتحدّث عن ذلك أيضاً" in arabic


def test_numbers_of_the_events_own_day_stand_without_it() -> None:
    other = left(
        "The buses took 3,500, Omar Haddad said.",
        "Omar Haddad",
        figure("evacuated", 3500),
    )
    english, _ = both(FIRST, other)
    assert english.endswith("; Omar Haddad said 3,500 people were evacuated")


def over(said: Told, start: str, end: str) -> Told:
    """The same, counted over days that its words name."""
    days = (date.fromisoformat(start), date.fromisoformat(end))
    when = When(*days, "in the past 48 hours", "last days")
    return replace(said, placement=replace(said.placement, when=when))


def spread(*said: Told, more: tuple[Tally, ...] = ()) -> tuple[str, str]:
    """An event of 3 May that these tell of, with counts beside the first's."""
    known, counts = record(*said)
    day = date(2021, 5, 3)
    event = replace(known.events[0], when=When(day, day))
    tallies = [*counts, *more]
    known = replace(known, events=(event,), tallies=tuple(tallies))
    english, _ = told_apart(event, known, tallies)
    return english, event_told(event, tallies, Names(known))


def test_a_number_of_more_days_than_the_events_is_told_with_them() -> None:
    first = over(FIRST, "2021-05-01", "2021-05-03")
    words = "The buses took 3,500 on Monday alone, Omar Haddad said."
    other = left(words, "Omar Haddad", figure("evacuated", 3500))
    english, arabic = spread(first, other)
    assert " between 1 and 3 May 2021; Omar" in english
    assert english.endswith("3,500 people were evacuated on 3 May 2021")
    assert " بين 1 و3 أيار/مايو 2021، وفق" in arabic
    assert "أُجلي 3,500 شخص يوم 3 أيار/مايو 2021، وفق" in arabic


def test_what_another_counts_has_its_own_days_beside_it() -> None:
    first = over(FIRST, "2021-05-01", "2021-05-03")
    other = left("They fled, Omar Haddad said.", "Omar Haddad", figure("displaced", 90))
    _, (count,) = record(first)
    apart = {"measure": "displaced", "claims": (other.claim.id,), "high": 90.0}
    fled = replace(count, id="tly-2", low=90, best=90, **apart)  # type: ignore[arg-type]
    english, arabic = spread(first, other, more=(fled,))
    assert "between 1 and 3 May 2021" in english and "on 3 May 2021" in english
    assert "بين 1 و3 أيار/مايو 2021" in arabic and "يوم 3 أيار/مايو 2021" in arabic


@pytest.mark.parametrize(
    "span", [("2021-05-01", "2021-05-02"), ("2021-05-03", "2021-05-03")]
)
def test_days_that_do_not_hold_the_events_change_nothing(span: tuple[str, str]) -> None:
    english, _ = spread(over(FIRST, *span))
    assert english.endswith(" on 3 May 2021")


def test_a_day_that_one_of_those_who_count_names_is_told() -> None:
    first = over(FIRST, "2021-05-01", "2021-05-03")
    other = replace(FIRST.claim, id="clm-other")
    known, (count,) = record(first)
    same = replace(FIRST, claim=other)
    known = replace(known, placements={**known.placements, other.id: same.placement})
    event = replace(known.events[0], when=FIRST.placement.when)
    both = replace(count, claims=(*count.claims, other.id))
    assert told_on(event, [count], known) == first.placement.when
    assert told_on(event, [both], known) == event.when


def test_what_is_only_possible_is_no_other_number() -> None:
    other = left("Up to 900 may go.", "Omar Haddad", figure("displaced", 900))
    known, counts = record(
        FIRST, replace(other, claim=replace(other.claim, certainty="possible"))
    )
    (event,) = known.events
    assert not counted_otherwise(event, account_of(event, counts, known), known)
