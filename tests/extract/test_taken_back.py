"""A number that an outlet names only to take it back is its own denial."""

import pytest

from marsad.extract.taken_back import with_taken_back
from marsad.records.claim import Claim, Figure
from marsad.text.arabic import plain_of
from marsad.text.numbers import numbers
from marsad.text.numbers_ar import stored_numbers
from tests.extract.arabic.test_reader import read
from tests.extract.english.reading import claims_of

OUTLET = "Radio Coast"


def claim(text: str, words: str, number: str) -> Claim:
    start, at = text.index(words), text.index(number)
    figure = Figure("killed", number, (at, at + len(number)), 5, 5)
    span = (start, start + len(words))
    return Claim("clm-a", "rpt-a", "attack", span, words, "medic", figures=(figure,))


def taken(text: str, words: str, number: str) -> list[Claim]:
    known = (*numbers(text), *stored_numbers(plain_of(text)))
    made = with_taken_back(text, [claim(text, words, number)], known, OUTLET)
    return [one for one in made if one.id != "clm-a"]


@pytest.mark.parametrize(
    "text",
    [
        "A medic said 5 were killed, and not 8 as Radio Coast reported on Friday.",
        "A medic said 5 were killed, not 8 as we had said before.",
        "A medic said 5 were killed rather than the 8 people that Coast reported.",
        "قال مسعف إن 5 أشخاص قتلوا، وليس 8 كما ذكرنا أمس.",
        "قال مسعف إن 5 أشخاص قتلوا وليس 8 كما ذكر راديو Coast.",
    ],
)
def test_an_outlet_takes_its_number_back(text: str) -> None:
    words = text[text.index("5") : text.index("8") - 2]
    (denied,) = taken(text, words, "5")
    assert (denied.certainty, denied.speaker) == ("denied", None)
    assert [(f.low, f.high) for f in denied.figures] == [(8, 8)]
    assert denied.quote == text[slice(*denied.span)] and denied.quote.startswith("8")


@pytest.mark.parametrize(
    "text",
    [
        "A medic said 5 were killed, and not 8 as Hill News reported.",
        "A medic said 5 were killed, and not 8.",
        "A medic said 5 were killed. They were not 8 as Radio Coast reported.",
    ],
)
def test_another_s_number_is_nobody_s_to_take_back(text: str) -> None:
    assert not taken(text, "5 were killed", "5")


@pytest.mark.parametrize(
    "text",
    [
        "Killed were 5. 2 who were hurt had been counted among the dead by mistake.",
        "Killed were 5. Of them 2 were mistakenly listed as dead.",
        "Killed were 5. 2 of them had been counted twice.",
        "قتل 5. وكان 2 من الجرحى قد احتسبوا بين القتلى خطأ.",
    ],
)
def test_who_was_counted_by_mistake_is_no_count(text: str) -> None:
    other = claim(text, "2", "2")
    assert with_taken_back(text, [other], (), OUTLET) == []
    assert len(with_taken_back(text, [claim(text, "5", "5")], (), OUTLET)) == 1


def test_both_readers_take_numbers_back() -> None:
    english = claims_of(
        "A medic in Harim said on Thursday that nine people were killed in Monday's "
        "air strike, and not twelve as we reported on Tuesday."
    )
    arabic = read(
        "قال مسعف في حارم إن تسعة أشخاص قتلوا في غارة جوية، وليس 12 كما ذكرنا أمس."
    )
    for made in (english, arabic):
        denied = [c for c in made if c.certainty == "denied"]
        assert [f.low for c in denied for f in c.figures] == [12]
