"""What was before, who lies ill and a lone attacker are no count of who is there."""

import pytest

from marsad.extract.unmeant import without_unmeant
from marsad.records.claim import Claim, Figure, PartOf
from tests.extract.english.reading import figures_of


def left(text: str, kind: str, *counted: tuple[str, str, float]) -> list[str]:
    """The words of the figures that one claim over a text keeps."""
    figures = [
        Figure(measure, words, (at := text.index(words), at + len(words)), n, n)
        for measure, words, n in counted
    ]
    claim = Claim("c0", "r", kind, (0, len(text)), text, figures=tuple(figures))
    return [f.text for c in without_unmeant(text, [claim]) for f in c.figures]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The camp holds 9000 people, up from 7000", ["9000"]),
        ("There are 9000 people in it, compared with about 7000 in May", ["9000"]),
        ("The camp holds 9000 people, 7000 from Harim", ["9000", "7000"]),
        ("في المخيم 9000 شخص، ارتفاعاً من 7000", ["9000"]),
        ("في المخيم 9000 شخص، مقارنة مع نحو 7000 في أيار", ["9000"]),
        ("في المخيم 9000 شخص بعد أن كان عددهم 7000", ["9000"]),
        ("في المخيم 9000 شخص، منهم 7000 من حارم", ["9000", "7000"]),
    ],
)
def test_an_earlier_number_is_none_of_now(text: str, kept: list[str]) -> None:
    counted = [("present", "9000", 9000.0), ("present", "7000", 7000.0)]
    assert left(text, "displacement", *counted) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Before the raid the army had estimated that 900 men were inside", 0),
        ("The army had fled. It says that 900 men are inside", 1),
        ("وكانت قوات الجيش قد قدرت وجود 900 مقاتل في الداخل", 0),
        ("تقدر قوات الجيش وجود 900 مقاتل في الداخل", 1),
    ],
)
def test_what_had_been_thought_is_no_count(text: str, kept: int) -> None:
    assert len(left(text, "strength", ("fighters", "900", 900.0))) == kept


@pytest.mark.parametrize(
    ("text", "kind", "measure", "kept"),
    [
        ("Some 90 boys are in hospital with measles", "casualties", "present", 0),
        ("يعاني 90 طفلاً من سوء التغذية", "casualties", "present", 0),
        ("The camp holds 90 boys, some of them ill", "displacement", "present", 1),
        ("90 boys were wounded, one is sick", "casualties", "wounded", 1),
    ],
)
def test_who_lies_ill_is_no_count_of_a_place(
    text: str, kind: str, measure: str, kept: int
) -> None:
    assert len(left(text, kind, (measure, "90", 90.0))) == kept


@pytest.mark.parametrize(
    ("text", "kind", "words", "low", "kept"),
    [
        ("A suicide bomber blew himself up", "bombing", "A suicide", 1.0, 0),
        ("فجّر انتحاري نفسه", "bombing", "انتحاري", 1.0, 0),
        ("One sniper is still there", "strength", "One sniper", 1.0, 1),
        ("Some 60 gunmen attacked", "attack", "60 gunmen", 60.0, 1),
    ],
)
def test_a_lone_attacker_is_no_force(
    text: str, kind: str, words: str, low: float, kept: int
) -> None:
    assert len(left(text, kind, ("fighters", words, low))) == kept


def test_what_was_a_part_still_points_at_its_whole() -> None:
    text = "up from 7000 to 9000 people, 50 of them ill"
    spans = [(text.index(n), text.index(n) + len(n)) for n in ("7000", "9000", "50")]
    old, new = (Figure("present", text[slice(*s)], s, 1.0, 1.0) for s in spans[:2])
    part = Figure("present", "50", spans[2], 50, 50, part_of=PartOf("c0", 1))
    whole = Claim("c0", "r", "displacement", (0, 9), text, figures=(old, new, part))
    lost = Figure("present", "50", spans[2], 50, 50, part_of=PartOf("c0", 0))
    other = Claim("c1", "r", "displacement", (0, 9), text, figures=(lost,))
    first, second = without_unmeant(text, [whole, other])
    assert [f.text for f in first.figures] == ["9000", "50"]
    assert first.figures[1].part_of == PartOf("c0", 0)
    assert second.figures[0].part_of is None


def test_an_earlier_number_of_a_camp_in_a_report() -> None:
    text = (
        "The camp at Qadma now holds almost 22,000 people, up from 8,000, the UN said."
    )
    assert figures_of(text) == [("present", 22000, 22000)]
