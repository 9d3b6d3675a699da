import pytest

from marsad.extract.arabic.tellings import Tellings
from marsad.text.arabic import Plain

CLAIM = "قصفاً مدفعياً أصاب منزلاً"


@pytest.mark.parametrize(
    ("before", "behind", "name"),
    [
        ("وأفاد مراسل شبكة الوادي بأن ", "", "مراسل شبكة الوادي"),
        ("وقالت مصادر محلية لوكالتنا إن ", "", "مصادر محلية"),
        ("مراسل الوادي: ", "", "مراسل الوادي"),
        ("عاجل | مصدر طبي : ", "", "مصدر طبي"),
        ("", "، بحسب ناشطين.", "ناشطين"),
        ("", " وفقاً لمصدر طبي.", "لمصدر طبي"),
        ("أمس الأحد، ", "", None),
        ("الوقت: ", "", None),
    ],
)
def test_who_tells_it(before: str, behind: str, name: str | None) -> None:
    text = f"{before}{CLAIM}{behind}"
    start = len(before)
    found = Tellings(Plain(text), ()).speaker((start, start + len(CLAIM)))
    assert (None if found is None else text[slice(*found)]) == name


@pytest.mark.parametrize("words", ["وأضاف أن ", "مشيراً إلى ", "وأوضح البيان أن "])
def test_who_told_last_goes_on(words: str) -> None:
    first = "قال سامر حمدان إن شخصين قُتلا. "
    text = f"{first}{words}{CLAIM}"
    at = text.index("سامر")
    told = [(text.index("شخصين"), (at, at + len("سامر حمدان")))]
    start = len(first) + len(words)
    found = Tellings(Plain(text), told).speaker((start, start + len(CLAIM)))
    assert found == told[0][1]


@pytest.mark.parametrize(
    "behind",
    [" حسبنا الله ونعم الوكيل", " وفق ما ذكر ناشطون.", " حسبما أفاد ناشطون."],
)
def test_words_like_according_to_name_nobody(behind: str) -> None:
    text = f"{CLAIM}{behind}"
    assert Tellings(Plain(text), ()).speaker((0, len(CLAIM))) is None


def test_verbs_that_carry_people_tell_nothing() -> None:
    before = "نقلت سيارات الإسعاف المصابين إلى "
    text = f"{before}{CLAIM}"
    span = (len(before), len(text))
    assert Tellings(Plain(text), ()).speaker(span) is None
