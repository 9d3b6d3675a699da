"""What is opened or built again was not damaged by that."""

from dataclasses import replace

import pytest

from marsad.extract.restored import without_restored
from marsad.records.claim import Claim, PartOf
from tests.build import claim, figure, report
from tests.extract.arabic.test_reader import read


def made(text: str, kind: str = "damage") -> Claim:
    return claim(report(text), text, kind, figures=[figure("structures", 3)])


@pytest.mark.parametrize(
    "text",
    [
        "Three schools in Harim were reopened on Monday",
        "Five houses have been rebuilt in the village",
        "وأعيد فتح ثلاث مدارس في حارم",
        "تأهيل 12 بئرا في الريف",
    ],
)
def test_what_is_mended_is_no_damage(text: str) -> None:
    assert without_restored([made(text)]) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Shells destroyed three schools that were reopened in May", "damage"),
        ("دمر القصف ثلاث مدارس أعيد فتحها في أيار", "damage"),
        ("The army reopened the road to Harim", "capture"),
    ],
)
def test_what_is_hit_again_or_is_something_else_stays(text: str, kind: str) -> None:
    one = made(text, kind)
    assert without_restored([one]) == [one]


def test_a_part_of_what_is_mended_is_a_part_of_nothing() -> None:
    whole = made("Ten schools were rebuilt")
    part = made("Shells hit three schools")
    (number,) = part.figures
    tied = replace(part, figures=(replace(number, part_of=PartOf(whole.id, 0)),))
    assert without_restored([whole, tied]) == [part]


def test_the_arabic_reader_leaves_it_out() -> None:
    text = "نزحت 250 أسرة من ريف إدلب يوم السبت. وأعيد فتح ثلاث مدارس في البلدة."
    assert [c.kind for c in read(text)] == ["displacement"]
