"""What a report says twice."""

from marsad.extract.arabic.repeats import without_repeats
from marsad.records.claim import Claim, Figure, PartOf


def claim(
    name: str, at: int, quote: str, *figures: Figure, place: str | None = None
) -> Claim:
    span = (at, at + len(quote))
    return Claim(name, "r", "shelling", span, quote, place=place, figures=figures)


def figure(low: int, part: PartOf | None = None) -> Figure:
    return Figure("killed", "x", (0, 1), low, low, population="people", part_of=part)


def test_the_fuller_of_two_that_say_the_same_is_kept() -> None:
    short = claim("c1", 0, "مقتل ثلاثة بقصف على سراقب", figure(3))
    full = claim("c2", 50, "مقتل ثلاثة بينهم طفل بقصف على سراقب", figure(3), figure(1))
    assert without_repeats([short, full]) == [full]
    assert without_repeats([full, short]) == [full]


def test_the_first_of_two_alike_is_kept() -> None:
    one = claim("c1", 0, "مقتل ثلاثة بقصف على سراقب", figure(3))
    two = claim("c2", 50, "مقتل ثلاثة بقصف على سراقب", figure(3))
    assert without_repeats([one, two]) == [one]


def test_other_numbers_and_other_places_are_other_claims() -> None:
    one = claim("c1", 0, "مقتل ثلاثة بقصف على سراقب", figure(3), place="سراقب")
    more = claim("c2", 50, "مقتل ثلاثة بقصف على سراقب", figure(4), place="سراقب")
    there = claim("c3", 90, "مقتل ثلاثة بقصف على سراقب", figure(3), place="بنش")
    assert without_repeats([one, more, there]) == [one, more, there]


def test_parts_of_what_is_left_out_are_parts_of_what_is_kept() -> None:
    one = claim("c1", 0, "مقتل ثلاثة بقصف على سراقب", figure(3))
    two = claim("c2", 50, "مقتل ثلاثة بقصف على سراقب", figure(3))
    part = claim("c3", 90, "بينهم طفل", figure(1, PartOf("c2", 0)))
    left = without_repeats([one, two, part])
    assert [each.id for each in left] == ["c1", "c3"]
    assert left[1].figures[0].part_of == PartOf("c1", 0)
