"""A toll that has risen takes the place of the lower one told before, by any voice."""

import pytest

from marsad.text.manners import so
from marsad.weigh.weigh import weigh_groups
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


def toll(words: str, many: float, on: str, publisher: str, least: bool = False) -> Told:
    high = None if least else many
    counted = figure("killed", many, high)
    return told(
        words,
        "2019-05-06",
        published=on,
        publisher=publisher,
        kind="shelling",
        figures=[counted],
    )


def killed(*said: Told) -> tuple[tuple[float | None, float | None], int]:
    """Low and best of those killed, and how many pairs contradict each other."""
    known = resolved(dossier(list(said)))
    (event,) = known.events
    weighed = weigh_groups(known, engine())
    own = [t for t in weighed.tallies if t.event == event.id and not t.population]
    (tally,) = [t for t in own if t.measure == "killed"]
    return (tally.low, tally.best), len(event.contradictions)


FIRST = toll(
    "Shelling killed at least 23 people in Harim.", 23, "2019-05-07", "Herald", True
)
EXACT = toll("Shelling killed 23 people in Harim.", 23, "2019-05-07", "Herald")


@pytest.mark.parametrize("first", [FIRST, EXACT])
def test_a_toll_that_has_risen_is_the_newest(first: Told) -> None:
    words = "The toll of the shelling of Harim has risen to 27."
    assert killed(first, toll(words, 27, "2019-05-08", "Daily")) == ((27, 27), 0)


def test_a_number_that_is_only_higher_takes_nobodys_place() -> None:
    later = toll("Shells killed 27 people in Harim.", 27, "2019-05-08", "Daily")
    assert killed(EXACT, later) == ((23, 27), 1)


def test_what_was_told_later_stands_beside_a_toll_that_had_risen() -> None:
    words = "The toll of the shelling of Harim has risen to 27."
    risen = toll(words, 27, "2019-05-06", "Daily")
    (low, _), _ = killed(EXACT, risen)
    assert low == 23


@pytest.mark.parametrize(
    ("words", "grown"),
    [
        ("the death toll has risen to 27", True),
        ("deaths rose from 12 to at least 30", True),
        ("the number of wounded climbed to twenty-seven", True),
        ("27 were killed, up from 12", True),
        ("ارتفعت حصيلة القتلى في القصف إلى 31", True),
        ("ارتفاع عدد ضحايا الغارة إلى 40", True),
        ("a man who rose to power in 2014 was killed", False),
        ("27 were killed", False),
        ("ارتفعت وتيرة القصف وأدى إلى مقتل 5", False),
        ("ارتفع الدخان فوق البلدة", False),
        ("أن عدد القتلى ارتفع إلى 12", True),
        ("عدد القتلى غير معروف وارتفع الدخان", False),
    ],
)
def test_words_of_a_toll_that_has_risen(words: str, grown: bool) -> None:
    assert so("grown", words) is grown


def test_a_toll_that_rises_within_a_report_is_one_event() -> None:
    """Though the first says "15 others", and both were put out on one day."""
    text = (
        "Eight people were killed and 15 others wounded in Harim. State TV said the "
        "number of dead had risen to 12."
    )
    of = report(text, "2019-05-07", "Herald")
    first, second = text.split(". ")
    counted = [figure("killed", 8), figure("wounded", 15)]
    before = claim(of, first, kind="shelling", figures=counted)
    after = claim(of, second, kind="shelling", figures=[figure("killed", 12)])
    found = [placed(of, c, "2019-05-06", place="Harim") for c in (before, after)]
    assert killed(*found) == ((12, 12), 0)


def test_civilians_of_an_older_toll_are_the_least_of_a_risen_one() -> None:
    words = "Shelling killed five patients in Harim."
    patients = figure("killed", 5, population="civilians")
    old = told(words, "2019-05-06", published="2019-05-07", figures=[patients])
    new = toll("The toll in Harim has risen to 8.", 8, "2019-05-08", "Daily")
    known = resolved(dossier([old, new]))
    made = {t.population: t for t in weigh_groups(known, engine()).tallies if t.event}
    assert (made[None].low, made[None].high) == (8, 8)
    assert (made["civilians"].low, made["civilians"].high) == (5, None)
