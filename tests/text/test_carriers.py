"""Whom a source told something, and from whom a report says that it has something."""

import time

import pytest

from marsad.text.carriers import is_carrier, takes_from, told_to


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Six died, a nurse and a porter told AFP.", "a nurse and a porter", "AFP"),
        ("A nurse had told the Hill News Agency so.", "A nurse", "Hill News Agency"),
        ("وقال ممرض لوكالة رويترز إن ستة قتلوا.", "وقال ممرض", "وكالة رويترز"),
        ("وقال ممرض للجزيرة إن ستة قتلوا.", "وقال ممرض", "الجزيرة"),
        ("قتل ستة، بحسب ما نقلت وكالة فرانس برس عن ممرض.", "ممرض", "وكالة فرانس برس"),
    ],
)
def test_who_told_whom(text: str, source: str, name: str) -> None:
    ((told, to),) = told_to(text)
    assert (told.strip(), to) == (source, name)


def test_who_is_told_by_a_body_that_is_no_outlet_is_not_asked() -> None:
    assert not list(told_to("A nurse told the Valley Council that six died."))


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("Six died. (Hill Wire)", True),
        ("Six died, a nurse told Hill Wire.", True),
        ("Six died, Hill Wire reported.", True),
        ("قتل ستة، نقلا عن وكالة التل.", True),
        ("Six died on the hill.", False),
        ("A wire on Hill Wire street broke.", False),
    ],
)
def test_a_report_says_whom_it_has_it_from(text: str, taken: bool) -> None:
    assert takes_from(text, ("Hill Wire", "وكالة التل")) is taken
    assert not takes_from(text, ())


def test_agencies_and_outlets_carry_words() -> None:
    assert is_carrier("Reuters") and is_carrier("رويترز") and is_carrier("Coast Times")
    assert not is_carrier("Northern Army")


def test_long_texts_are_read_in_time() -> None:
    begun = time.perf_counter()
    for text in ("a b, " * 40000, "a nurse told AFP " * 5000, "قال ممرض ل" * 8000):
        list(told_to(text))
        takes_from(text, ("Hill Wire",))
    assert time.perf_counter() - begun < 5
