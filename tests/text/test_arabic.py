import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.arabic import Plain, plain

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءئ"
WORDS = st.text(LETTERS, min_size=1, max_size=9)
TEXTS = st.lists(WORDS, max_size=8).map(" ".join)
MARKS = "\u064b\u064c\u064e\u0650\u0651\u0652\u0670\u0640\u200b\u200f\u2067\ufeff"
ALEFS = "اأإآٱ"


@st.composite
def respelt(draw: st.DrawFn) -> tuple[str, str]:
    """A text, and the same with marks behind its letters and other forms of alef."""
    text = draw(TEXTS)
    made = []
    for letter in text:
        made.append(draw(st.sampled_from(ALEFS)) if letter == "ا" else letter)
        if letter != " ":
            made.append(draw(st.text(MARKS, max_size=2)))
    return text, "".join(made)


@given(respelt())
def test_marks_and_forms_of_alef_make_no_difference(pair: tuple[str, str]) -> None:
    text, other = pair
    assert plain(text) == plain(other)


@given(respelt())
def test_every_word_leads_back_to_its_own_letters(pair: tuple[str, str]) -> None:
    _, text = pair
    read = Plain(text)
    at = 0
    for word in read.text.split():
        start = read.text.index(word, at)
        at = start + len(word)
        first, last = read.stored((start, at))
        assert plain(text[first:last]) == word
        assert read.plain_end(last) >= at


@given(st.text(max_size=60))
def test_any_text_at_all_leads_back(text: str) -> None:
    read = Plain(text)
    for i in range(len(read.text)):
        first, last = read.stored((i, i + 1))
        assert 0 <= first < last <= len(text)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("القـ ـصـ ـف", "القصف"),
        ("ق.صف", "قصف"),
        ("ا.ست.شهاد", "استشهاد"),
        ("حرا.س تنظـ.يم", "حراس تنظيم"),
        ("قُتِلَ", "قتل"),
        ("إلى أحمد", "الي احمد"),
        ("٧٣ جثماناً", "73 جثمانا"),
        ("#سد_تشرين", " سد تشرين"),
        ("ﻻ ﺍﻟﻘﺼﻒ", "لا القصف"),
        ("بـ 6 غارات", "ب 6 غارات"),
    ],
)
def test_spellings(written: str, said: str) -> None:
    assert plain(written) == said


def test_a_full_stop_without_a_blank_ends_a_sentence() -> None:
    assert plain("انتهى القصف.وأضاف المراسل") == "انتهي القصف.واضاف المراسل"


def test_a_name_is_shown_as_it_was_written_without_what_breaks_it() -> None:
    text = "قرب إدلــب قـ ـصـ ـف"
    read = Plain(text)
    assert read.shown((4, 10)) == "إدلب"
    assert read.shown((11, len(text))) == "قصف"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("قصف مدينة حلب.وقصف ريفها", "قصف مدينه حلب.وقصف ريفها"),
        ("القصفـ.وأضاف", "القصف.واضاف"),
        ("5ـ7 قتلى", "5-7 قتلي"),
        ("ق\ufe77تل", "قتل"),
        ("ق\u180bت\u20e3ل", "قتل"),
    ],
)
def test_what_is_no_part_of_a_word(written: str, said: str) -> None:
    assert plain(written) == said


def test_letters_and_their_signs_apart_are_the_same() -> None:
    text = "قذائف مائة رئيس أكثر مؤكد"
    assert plain(unicodedata.normalize("NFD", text)) == plain(text)


@given(respelt())
def test_both_ways_back_agree(pair: tuple[str, str]) -> None:
    _, text = pair
    read = Plain(text)
    spans = [(i, i + 1) for i in range(len(read.text))]
    assert list(read.stored_all(spans)) == [read.stored(span) for span in spans]
