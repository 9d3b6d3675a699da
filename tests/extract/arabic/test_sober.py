"""Arabic claims say no more than their words."""

import pytest

from marsad.extract.arabic.sober import sober_kind, sober_measure


@pytest.mark.parametrize(
    ("kind", "words", "told"),
    [
        ("abduction", "يتخذ المسلحون الأهالي دروعاً بشرية", "attack"),
        ("detention", "استخدام السكان كدروع بشرية", "attack"),
        ("abduction", "خطف المسلحون الأهالي واتخذوهم دروعاً بشرية", "abduction"),
        ("abduction", "خطف المسلحون ثلاثة رجال", "abduction"),
        ("attack", "دمّر صاروخ مضاد للدروع سيارة", "attack"),
    ],
)
def test_kinds(kind: str, words: str, told: str) -> None:
    assert sober_kind(kind, words) == told


@pytest.mark.parametrize(
    ("measure", "words", "told"),
    [
        ("abducted", "يتخذون 90 عائلة دروعاً بشرية", "present"),
        ("abducted", "خطفوا 90 شخصاً", "abducted"),
        ("wounded", "90 طفلاً يعانون من سوء التغذية", "present"),
        ("wounded", "إصابة 90 طفلاً بشظايا وآخرون يعانون سوء التغذية", "wounded"),
        ("killed", "وفاة 9 أطفال بسبب سوء التغذية", "killed"),
    ],
)
def test_measures(measure: str, words: str, told: str) -> None:
    assert sober_measure(measure, words) == told
