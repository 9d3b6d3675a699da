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
    found = Tellings(Plain(text)).speaker((start, start + len(CLAIM)))
    assert (None if found is None else text[slice(*found)]) == name


@pytest.mark.parametrize("words", ["وأضاف أن ", "مشيراً إلى ", "وأوضح البيان أن "])
def test_who_told_last_goes_on(words: str) -> None:
    first = "قال سامر حمدان إن شخصين قُتلا. "
    text = f"{first}{words}{CLAIM}"
    at = text.index("سامر")
    named = (at, at + len("سامر حمدان"))
    killed = text.index("شخصين"), text.index(". ")
    start = len(first) + len(words)
    tellings = Tellings(Plain(text), [(killed, named)])
    assert tellings.speaker((start, start + len(CLAIM))) == named


@pytest.mark.parametrize(
    "behind",
    [" حسبنا الله ونعم الوكيل", " وفق ما ذكر ناشطون.", " حسبما أفاد ناشطون."],
)
def test_words_like_according_to_name_nobody(behind: str) -> None:
    text = f"{CLAIM}{behind}"
    assert Tellings(Plain(text)).speaker((0, len(CLAIM))) is None


def test_verbs_that_carry_people_tell_nothing() -> None:
    before = "نقلت سيارات الإسعاف المصابين إلى "
    text = f"{before}{CLAIM}"
    span = (len(before), len(text))
    assert Tellings(Plain(text)).speaker(span) is None


def said(text: str, *quotes: str, pointed: str | None = None) -> list[str | None]:
    """Who tells each of some claims; only the first has words pointed at."""
    claims = []
    for quote in quotes:
        at = text.index(quote)
        words = None
        if pointed is not None and not claims:
            first = text.index(pointed)
            words = first, first + len(pointed)
        claims.append(((at, at + len(quote)), words))
    tellings = Tellings(Plain(text), claims)
    found = [tellings.speaker(span) for span, _ in claims]
    return [None if span is None else text[slice(*span)] for span in found]


def test_a_sentence_goes_on_with_its_source() -> None:
    text = "قال سامر إن قصفاً طال البلدة، فيما نزح السكان. نزحت عائلة أخرى"
    told = said(text, "قصفاً طال البلدة", "نزح السكان", "نزحت عائلة", pointed="سامر")
    assert told == ["سامر", "سامر", None]


def test_a_post_goes_on_with_the_source_at_its_head() -> None:
    text = "مراسل الوادي: قصف على البلدة. نزوح للسكان منها.\n\nقصف على بلدة ثانية"
    told = said(text, "قصف على البلدة", "نزوح للسكان", "قصف على بلدة ثانية")
    assert told == ["مراسل الوادي", "مراسل الوادي", None]


def test_the_source_is_whoever_told_something_before() -> None:
    text = "أفادت مصادر طبية بمقتل شخص. وقال المصدر إن قصفاً طال البلدة"
    at = text.index("المصدر")
    claims = [
        ((text.index("مقتل"), text.index(". ")), (6, 6 + len("مصادر طبية"))),
        ((text.index("قصفاً"), len(text)), (at, at + len("المصدر"))),
    ]
    tellings = Tellings(Plain(text), claims)
    assert tellings.speaker(claims[1][0]) == claims[0][1]
