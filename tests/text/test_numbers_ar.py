import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.arabic import Plain, plain, plain_of
from marsad.text.numbers_ar import arabic_numbers, stored_numbers, value_of

ONES_TEXT = "واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة"
TENS_TEXT = "عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون"
ONES, TENS = ONES_TEXT.split(), TENS_TEXT.split()


@pytest.mark.parametrize(
    ("text", "low", "high", "approx"),
    [
        ("مقتل 3 أشخاص", 3, 3, False),
        ("أكثر من 18 آخرين", 18, None, False),
        ("ما لا يقل عن خمسة وعشرين مدنياً", 25, None, False),
        ("أحد عشر شهيداً على الأقل", 11, None, False),
        ("حتى 600 مقاتل", None, 600, False),
        ("نحو 40 آخرين", 40, 40, True),
        ("عشرات القتلى", 24, None, True),
        ("مئات الجرحى", 200, None, True),
        ("آلاف المدنيين", 2000, None, True),
        ("عشرات الآلاف", 20000, None, True),
        ("بين 5 و7 قتلى", 5, 7, False),
        ("5 - 7 جرحى", 5, 7, False),
        ("ألف و874 عنصراً", 1874, 1874, False),
        ("12 ألف نازح", 12000, 12000, False),
        ("1,200 عنصر", 1200, 1200, False),
        ("٧٣ جثماناً", 73, 73, False),
        ("ثلاثمئة وخمسين عائلة", 350, 350, False),
        ("مئتا شخص", 200, 200, False),
        ("نصف مليون شخص", 500000, 500000, False),
        ("أكثر من (160) عنصراً", 160, None, False),
    ],
)
def test_counts(text: str, low: float, high: float, approx: bool) -> None:
    (found,) = arabic_numbers(plain(text))
    assert (found.low, found.high, found.approx) == (low, high, approx)


@pytest.mark.parametrize(
    "text",
    [
        "يبلغ من العمر 10 سنوات",
        "طفل (15 عاماً)",
        "الساعة 10",
        "15/3/2025",
        "في عام 2016",
        "الضربة الثامنة عشرة",
        "12:07",
        "مسافة 5 كيلومترات",
    ],
)
def test_what_counts_nobody(text: str) -> None:
    assert list(arabic_numbers(plain(text))) == []


def test_areas_are_square_kilometres() -> None:
    (found,) = arabic_numbers(plain("4 كيلومترات مربعة"))
    assert (found.low, found.area) == (4, True)


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("نصف كيلومتر مربع", 0.5),
        ("نحو ربع كيلومتر مربع", 0.25),
        ("900 متر مربع", 0.0009),
        ("ثلاثة أميال مربعة", 7.769964),
    ],
)
def test_parts_and_small_units_of_area(text: str, low: float) -> None:
    (found,) = arabic_numbers(plain(text))
    assert (found.low, found.area) == (low, True)


def test_numbers_index_the_stored_text() -> None:
    text = "قُتِلَ ثلاثــة مدنيين"
    (found,) = stored_numbers(Plain(text))
    assert text[slice(*found.core)] == "ثلاثــة"


@given(st.integers(1, 9), st.sampled_from(range(8)))
def test_tens_and_ones_add_up(one: int, ten: int) -> None:
    words = plain(f"{ONES[one - 1]} و{TENS[ten]}")
    assert value_of(words) == one + 20 + 10 * ten


@given(st.integers(1, 999_999))
def test_digits_are_what_they_say(number: int) -> None:
    (found,) = arabic_numbers(f"مقتل {number:,} شخصا")
    assert (found.low, found.high) == (number, number)


def test_monday_before_a_number_is_no_number() -> None:
    text = "ارتفعت حصيلة القصف يوم الاثنين إلى 31 قتيلا."
    read = [(n.low, n.high) for n in stored_numbers(plain_of(text))]
    assert read == [(31, 31)]
