"""What words bear out."""

import pytest

from marsad.extract.arabic.borne import is_alias, is_lone, killed, wounded
from marsad.records.claim import Figure, Span


def span(text: str, words: str) -> Span:
    at = text.index(words)
    return at, at + len(words)


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("مقتل شخص بغارة", True),
        ("استهدفت مسيرة شخص على دراجة", False),
        ("قتلى أمس. استهدفت مسيرة شخص اليوم", False),
        ("استهدفت مسيرة شخص ما أدى لمقتله", True),
        ("أسماء الضحايا: شخص", True),
        ("مر شخص من هنا", False),
    ],
)
def test_who_is_targeted_is_not_yet_dead(text: str, dead: bool) -> None:
    assert killed(text, span(text, "شخص")) is dead


def test_wounds_are_told_beside() -> None:
    text = "تعرض شخص لإصابة خطرة"
    assert wounded(text, span(text, "شخص"))
    assert not wounded("مر شخص من هنا", (3, 6))


@pytest.mark.parametrize(
    ("text", "alias"),
    [
        ('القيادي سالم الملقب بـ "أبو عمر"', True),
        ("القيادي سالم، واسمه أبو عمر", True),
        ("مقتل أبو عمر", False),
    ],
)
def test_another_name_is_nobody_else(text: str, alias: bool) -> None:
    assert is_alias(text, span(text, "أبو عمر")) is alias


@pytest.mark.parametrize(
    ("measure", "words", "lone"),
    [
        ("structures", "المنزل", True),
        ("structures", "منزل واحد", False),
        ("strikes", "إحدى الغارات", False),
        ("strikes", "1 غارة", False),
        ("vehicles", "سيارة", False),
    ],
)
def test_a_building_without_a_number_is_no_figure(
    measure: str, words: str, lone: bool
) -> None:
    figure = Figure(measure, words, (0, len(words)), 1, 1)
    assert is_lone(figure) is lone
