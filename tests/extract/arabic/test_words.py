"""Kinds, measures and parts by the words of a claim."""

import pytest

from marsad.extract.arabic.kinds import told_kind
from marsad.extract.arabic.measures import counted
from marsad.extract.arabic.parts import with_parts
from marsad.records.claim import Claim, Figure, PartOf


@pytest.mark.parametrize(
    ("kind", "words", "told"),
    [
        ("attack", "غارة جوية على البلدة", "airstrike"),
        ("shelling", "استهدفت مسيّرة سيارة", "airstrike"),
        ("airstrike", "إنزال جوي للتحالف", "attack"),
        ("shelling", "انفجار لغم أرضي", "bombing"),
        ("detention", "تطلق سراح الشاب", "release"),
        ("attack", "اعتقلت شاباً", "detention"),
        ("airstrike", "قصف المدينة", "airstrike"),
        ("attack", "غارة ثم اعتقال", "attack"),
        ("damage", "دمار في المنازل", "damage"),
        ("shelling", "قصف لطيران الاحتلال على البلدة", "airstrike"),
        ("attack", "مداهمة بمساندة طائرة مسيرة", "attack"),
        ("shelling", "انفجار قذيفة من مخلفات الحرب", "bombing"),
        ("detention", "مقتل شاب برصاص مجهولين", "attack"),
        ("attack", "تصدت الدفاعات الجوية", "attack"),
    ],
)
def test_the_only_deed_named_tells_the_kind(kind: str, words: str, told: str) -> None:
    assert told_kind(kind, words, f"طيران. {words}") == told


@pytest.mark.parametrize(
    ("kind", "words", "elsewhere", "told"),
    [
        ("airstrike", "قصف على البلدة", "غارة أمس", "airstrike"),
        ("airstrike", "قصف على البلدة", "لا شيء", "shelling"),
        ("airstrike", "سقوط صاروخ", "لا شيء", "shelling"),
        ("shelling", "استهداف المدينة", "لا شيء", "attack"),
        ("shelling", "استهداف المدينة", "قصف مدفعي", "shelling"),
        ("casualties", "مقتل ثلاثة بقصف", "لا شيء", "shelling"),
    ],
)
def test_the_rest_of_a_text_tells_what_flew(
    kind: str, words: str, elsewhere: str, told: str
) -> None:
    assert told_kind(kind, words, f"{elsewhere}. {words}") == told


def claim(quote: str, *texts: str, measure: str = "killed") -> Claim:
    figures = []
    at = 0
    for text in texts:
        at = quote.index(text, at)
        span = (at, at + len(text))
        figures.append(Figure(measure, text, span, 1, 1, population="people"))
        at = span[1]
    return Claim(
        "c1", "rpt-1", "attack", (0, len(quote)), quote, figures=tuple(figures)
    )


@pytest.mark.parametrize(
    ("quote", "text", "measure"),
    [
        ("مقتل شخص وإصابة ثلاثة", "ثلاثة", "wounded"),
        ("مقتل وإصابة 6", "6", "killed"),
        ("سقوط 3 جرحى", "3 جرحى", "wounded"),
        ("قضى اثنان وجُرح خمسة", "خمسة", "wounded"),
        ("اعتقال 4 شبان", "4 شبان", "detained"),
        ("الإفراج عن 9", "9", "released"),
        ("بلغ العدد 9", "9", "killed"),
        ("16 شخصا على الأقل قتلوا وأصيب 25 آخرون", "25 آخرون", "wounded"),
        ("16 شخصا قُتلوا وجُرح 25", "25", "wounded"),
        ("سقوط 16 قتيلا وإصابة 25", "25", "wounded"),
        ("ثلاثة شهداء وإصابة خمسة", "خمسة", "wounded"),
        ("ارتقاء شهيد وإصابة 3", "3", "wounded"),
        ("قتل وأصيب 25 شخصا", "25 شخصا", "killed"),
        ("سقوط شهداء وجرحى بلغوا 6", "6", "killed"),
    ],
)
def test_the_word_before_a_number_tells_what_it_counts(
    quote: str, text: str, measure: str
) -> None:
    made = claim(quote, text)
    assert counted(quote, made.figures[0], made) == measure


def test_those_among_others_are_part_of_them_and_counted_as_they_are() -> None:
    text = "إصابة خمسة مدنيين بينهم طفلان وامرأة ومقتل رجل"
    made = claim(text, "خمسة مدنيين", "طفلان", "امرأة", "رجل", measure="wounded")
    (found,) = with_parts(text, [made])
    whole = PartOf("c1", 0)
    assert [f.part_of for f in found.figures] == [None, whole, whole, None]
    assert {f.measure for f in found.figures} == {"wounded"}
