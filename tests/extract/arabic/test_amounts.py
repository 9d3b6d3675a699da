import pytest

from marsad.extract.arabic.amounts import figure, without_number
from marsad.extract.network.found import FoundFigure
from marsad.text.arabic import Plain, plain
from marsad.text.numbers_ar import stored_numbers


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("مدني", 1),
        ("طفلة", 1),
        ("مدنيان", 2),
        ("طفلتين", 2),
        ("الشخصين", 2),
        ("قذيفتي هاون", 2),
        ("طفليها", 2),
        ("رجل وزوجته", 2),
        ("أب وطفلتان", 3),
        ("أحد المدنيين", 1),
        ("شاب من بلدة سرمين", 1),
        ("امرأة (35 عاماً)", 1),
        ("عدد من المدنيين", None),
        ("قتلى", None),
        ("مدنيون", None),
        ("الأطفال", None),
        ("إنسان", 1),
        ("جثمان", 1),
        ("ضابطاً", 1),
    ],
)
def test_words_without_a_number(words: str, value: float | None) -> None:
    assert without_number(plain(words)) == value


def test_a_hedge_before_the_words_belongs_to_the_figure() -> None:
    text = "قُتل ما لا يقل عن سبعة مدنيين"
    at = text.index("سبعة")
    found = FoundFigure((at, len(text)), "killed", "civilians", None)
    made = figure(text, found, stored_numbers(Plain(text)))
    assert made is not None
    assert (made.text, made.low, made.high) == ("ما لا يقل عن سبعة مدنيين", 7, None)


def test_an_area_needs_a_unit() -> None:
    text = "السيطرة على 4 قرى"
    found = FoundFigure((text.index("4"), len(text)), "area_km2", None, None)
    assert figure(text, found, stored_numbers(Plain(text))) is None
