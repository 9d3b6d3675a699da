"""Claims that do not agree, whether or not an event holds both."""

from dataclasses import replace
from itertools import permutations

import pytest

from marsad.resolve.disagree import other_manner
from marsad.resolve.item import items_of
from marsad.resolve.resolve import resolve_claims
from tests.build import (
    Told,
    claim,
    dossier,
    engine,
    figure,
    placed,
    report,
    told,
)


def codes(*said: Told) -> list[str]:
    found = resolve_claims(dossier(said), engine())
    return sorted(i.code for i in found.issues if i.code.startswith("contradiction"))


def present(words: str, low: float | None, high: float | None, **more: object) -> Told:
    count = [figure("fighters", low, high, "combatants")]
    return told(words, kind="strength", figures=count, **more)  # type: ignore[arg-type]


def test_two_numbers_of_who_is_in_a_place_at_one_time_do_not_agree() -> None:
    first = present(
        "Up to 500 League fighters are in Harim, the council said.",
        None,
        500,
        speaker="River Council",
    )
    second = present(
        "Harim is held by 300 to 400 fighters.", 300, 400, publisher="Coast Herald"
    )
    assert codes(first, second) == ["contradiction-figures"]


@pytest.mark.parametrize(
    ("low", "high", "day"),
    [(None, 420, "2021-05-03"), (300, 400, "2021-05-09")],
    ids=["rounded", "a week on"],
)
def test_roundings_and_change_over_time_agree(
    low: float | None, high: float | None, day: str
) -> None:
    first = present("Up to 500 are in Harim.", None, 500, speaker="River Council")
    second = present(
        "Some are left in Harim.", low, high, start=day, publisher="Coast Herald"
    )
    assert codes(first, second) == []


def test_a_place_rid_of_all_fighters_has_none_in_it() -> None:
    free = told(
        "Harim is completely empty of League fighters.",
        kind="control",
        speaker="Valley Watch",
        target="Valley League",
    )
    some = present("About 100 fighters hide in Harim.", 100, 100, publisher="A blog")
    assert codes(free, some) == ["contradiction-control"]


def test_a_place_told_to_have_fallen_is_not_still_held() -> None:
    fell = told(
        "The Northern Army took Harim.",
        kind="capture",
        actor="Northern Army",
        target="Valley League",
    )
    held = told(
        "The League is still in control of Harim.",
        "2021-05-20",
        published="2021-05-20",
        publisher="Coast Herald",
        kind="control",
        actor="Valley League",
    )
    assert "contradiction-holder" in codes(fell, held)


def fall(day: str, end: str, published: str, publisher: str) -> Told:
    return told(
        f"{publisher} has Harim taken by the Northern Army then.",
        day,
        end=end,
        published=published,
        publisher=publisher,
        kind="capture",
        actor="Northern Army",
    )


def test_one_fall_dated_to_two_times() -> None:
    one = fall("2021-02-01", "2021-02-28", "2021-09-01", "Coast Herald")
    other = fall("2021-07-01", "2021-07-31", "2021-09-01", "Morning Daily")
    assert codes(one, other) == ["contradiction-date"]
    near = fall("2021-07-03", "2021-07-03", "2021-09-01", "A blog")
    assert codes(other, near) == []


def test_a_longer_toll_is_not_smaller_than_one_within_it() -> None:
    year = told(
        "Since January 150 civilians have died, the army said.",
        "2021-01-01",
        end="2021-05-03",
        place=None,
        speaker="Northern Army",
        kind="casualties",
        figures=[figure("killed", 150, "same", "civilians")],
    )
    months = told(
        "In March and April 340 civilians were killed in Harim.",
        "2021-03-01",
        end="2021-04-30",
        speaker="Valley Watch",
        kind="casualties",
        figures=[figure("killed", 340, "same", "civilians")],
    )
    assert codes(year, months) == ["contradiction-figures"]


def death(words: str, publisher: str) -> Told:
    return told(
        words, kind="person", person="Ivar Holt", status="killed", publisher=publisher
    )


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("killed by a mine", "killed in an airstrike", True),
        ("killed by a mine", "killed by a booby trap", False),
        ("killed while trying to save a boy", "killed trying to defuse a trap", True),
        ("killed trying to rescue a boy", "killed as he tried to save a child", False),
        ("killed by a suicide belt as mines were cleared", "killed by a mine", True),
        ("killed", "killed in an airstrike", False),
    ],
)
def test_one_death_told_in_two_ways(one: str, other: str, apart: bool) -> None:
    first = death(f"Ivar Holt was {one}.", "Coast Herald")
    second = death(f"They say that Ivar Holt was {other}.", "Morning Daily")
    items = items_of(dossier((first, second)), frozenset())
    a, b = items.values()
    assert other_manner(a, b) is apart
    assert other_manner(b, a) is apart
    assert ("contradiction-circumstances" in codes(first, second)) is apart


def test_the_order_of_reading_changes_nothing() -> None:
    said = (
        present("Up to 500 are in Harim.", None, 500, speaker="River Council"),
        present("Harim has 300 fighters.", 300, 300, publisher="Coast Herald"),
        fall("2021-02-01", "2021-02-28", "2021-09-01", "Coast Herald"),
        fall("2021-07-01", "2021-07-31", "2021-09-01", "Morning Daily"),
    )
    first = resolve_claims(dossier(said), engine()).issues
    assert first
    for order in permutations(said):
        assert resolve_claims(dossier(order), engine()).issues == first


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [("2012-11-01", "2012-11-30", []), ("2012-04-01", "2012-04-30", ["date"])],
    ids=["within half a year", "long before"],
)
def test_years_ago_are_rounded(start: str, end: str, found: list[str]) -> None:
    def seized(words: str, publisher: str, first: str, last: str) -> Told:
        return told(
            words,
            start=first,
            end=last,
            publisher=publisher,
            kind="abduction",
            person="Lina Haddad",
            status="abducted",
        )

    one = seized("Haddad was seized then.", "Coast Herald", start, end)
    ago = seized("Haddad was seized years ago.", "A blog", "2013-01-01", "2013-12-31")
    when = replace(ago.placement.when, basis="ago")
    ago = replace(ago, placement=replace(ago.placement, when=when))
    assert codes(one, ago) == [f"contradiction-{code}" for code in found]


FALLEN = (
    "The Northern Army captured Harim on Monday, its spokesman said. Gunfire could "
    "still be heard in Harim on Monday, a reporter of the Wire said."
)
"""A place told to be taken, and in the same breath told to be fought over."""


def fallen() -> tuple[Told, Told]:
    of = report(FALLEN, publisher="Capital Wire")
    fell, fire = FALLEN.split(", its spokesman said. ")
    taken = claim(of, fell, kind="capture", speaker="army", actor="Northern Army")
    heard = claim(of, fire.split(",")[0], kind="clash", speaker="Wire reporter")
    days = "2021-05-03", "same", "Harim"
    return placed(of, taken, *days), placed(of, heard, *days)


def test_what_an_events_own_claims_disagree_on_is_its_contradiction() -> None:
    said = fallen()
    pair = tuple(sorted(one.claim.id for one in said))
    found = resolve_claims(dossier(said), engine())
    (event,) = found.events
    assert event.contradictions == (pair,)
    (issue,) = (i for i in found.issues if i.code == "contradiction-fighting")
    assert (issue.record, issue.claims) == (event.id, pair)


def test_what_two_events_disagree_on_is_no_contradiction_within_either() -> None:
    first = told(
        "The Northern Army captured Harim.", kind="capture", actor="Northern Army"
    )
    again = told(
        "Army troops took all of Harim on Saturday.",
        start="2021-07-03",
        published="2021-07-04",
        kind="capture",
        actor="Northern Army",
        publisher="Coast Herald",
    )
    found = resolve_claims(dossier([first, again]), engine())
    assert [event.contradictions for event in found.events] == [(), ()]
    assert codes(first, again) == ["contradiction-date"]
