"""What a report tells only to take it back is denied, by whoever takes it back."""

import time

import pytest

from marsad.extract.mistakes import with_mistakes
from marsad.records.claim import Claim, Figure
from tests.extract.arabic.test_reader import read
from tests.extract.english.reading import claims_of

OUTLET = "Radio Coast"


def claim(text: str, words: str, *numbers: str, speaker: str | None = None) -> Claim:
    """A claim on some words of a text; each number a figure of people killed."""
    start = text.index(words)
    places = [text.index(number, start) for number in numbers]
    figures = tuple(
        Figure("killed", number, (at, at + len(number)), 1, 1)
        for number, at in zip(numbers, places, strict=True)
    )
    return Claim(
        f"clm-{start}",
        "rpt-a",
        "attack",
        (start, start + len(words)),
        words,
        speaker=speaker,
        figures=figures,
    )


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("An earlier figure of 30 killed was a mistake.", None),
        ("An initial report of 30 killed proved to be false.", None),
        ("The toll of 30 killed we gave on Saturday was wrong.", None),
        ("Coast reported that 30 were killed. That was wrong.", "Coast"),
        ("We said 30 were killed. The correct number is three.", "We"),
        ("Correction: Radio Coast said 30 were killed.", OUTLET),
        ("Editor's note: we reported that 30 were killed.", None),
        ("Coast mistakenly reported that 30 were killed.", "Coast"),
        ("Some pages wrongly reported that 30 were killed.", "Some pages"),
        ("A previous version of this story said 30 were killed.", "story"),
        ("It was reported by mistake that 30 were killed.", None),
    ],
)
def test_what_was_a_mistake_is_denied_by_the_outlet(
    text: str, speaker: str | None
) -> None:
    words = text[text.index("30") : text.index("killed")]
    (made,) = with_mistakes(text, [claim(text, words, "30", speaker=speaker)], OUTLET)
    assert made.certainty == "denied"
    assert made.speaker in (None, "We")


@pytest.mark.parametrize(
    "text",
    [
        "ورد خطأ في خبر سابق أن 30 شخصا قتلوا.",
        "ذكرنا أمس أن 30 شخصا قتلوا. وهذا غير صحيح.",
        "نشرنا أمس أن 30 شخصا قتلوا. والصحيح ثلاثة.",
        "تصحيح: ذكر راديو الساحل أن 30 شخصا قتلوا.",
        "تصويب: قلنا أمس إن 30 شخصا قتلوا.",
        "الحصيلة السابقة البالغة 30 شخصا كانت خاطئة.",
        "أوردت الصفحة سهوا أن 30 شخصا قتلوا.",
    ],
)
def test_an_arabic_correction_takes_back(text: str) -> None:
    made = with_mistakes(text, [claim(text, "30 شخصا", "30")], "راديو الساحل")
    assert [c.certainty for c in made] == ["denied"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The strike killed 30 people. It was a mistake, the army said.", None),
        ("The army said 30 people were killed. That was wrong, villagers say.", "army"),
        ("Correction: the army said 30 people were killed.", "army"),
        ("An earlier report said 30 people were killed; 40 are feared dead.", None),
        ("The army said Coast Watch had wrongly reported 30 people.", "Coast Watch"),
        ("Thirty rebels died in error, and 30 people were killed.", None),
        ("It was a mistake to stay: 30 people were killed.", None),
    ],
)
def test_what_nobody_takes_back_stays(text: str, speaker: str | None) -> None:
    one = claim(text, "30 people", "30", speaker=speaker)
    assert with_mistakes(text, [one], OUTLET) == [one]


def test_who_says_that_a_number_was_wrong_denies_it() -> None:
    text = "An initial report of 30 dead was incorrect, the hospital said."
    one = claim(text, "An initial report of 30 dead", "30", speaker="hospital")
    (made,) = with_mistakes(text, [one], OUTLET)
    assert (made.certainty, made.speaker) == ("denied", "hospital")


def test_the_right_number_stands_beside_the_wrong_one() -> None:
    text = "We wrongly reported that 30 were killed; the correct number is 3."
    words = "30 were killed; the correct number is 3"
    (made,) = with_mistakes(text, [claim(text, words, "30", "3.")], OUTLET)
    assert made.certainty == "asserted"
    assert [f.text for f in made.figures] == ["3."]
    wrong, right = "30 were killed", "the correct number is 3"
    two = [claim(text, wrong, "30"), claim(text, right, "3.")]
    certain = [c.certainty for c in with_mistakes(text, two, OUTLET)]
    assert certain == ["denied", "asserted"]


def test_an_outlet_that_corrects_itself_is_no_other_voice_by_its_short_name() -> None:
    text = "An earlier figure of 30 was wrong. Coast said 3 died in the raid."
    (made,) = with_mistakes(text, [claim(text, "3 died", "3", speaker="Coast")], OUTLET)
    assert (made.certainty, made.speaker) == ("asserted", None)


def test_both_readers_take_back() -> None:
    for made in (
        claims_of("Five people died in Harim. An earlier figure of six was a mistake."),
        read("ورد خطأ في خبر سابق أن 30 شخصا قتلوا في قصف حارم أمس."),
    ):
        assert made[-1].certainty == "denied"


def test_a_long_correction_is_read_in_time() -> None:
    text = "Correction: we wrongly reported that 30. That was wrong.\n" * 2000
    begun = time.perf_counter()
    with_mistakes(text, [claim(text, "30", "30")], OUTLET)
    with_mistakes("wrong" + "!? \n" * 50000, [claim(text, "30", "30")], OUTLET)
    assert time.perf_counter() - begun < 5
