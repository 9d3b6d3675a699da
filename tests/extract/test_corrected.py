"""A number that a report takes back is none of its figures."""

import pytest

from marsad.extract.corrected import without_corrected
from marsad.records.claim import Claim, Figure, PartOf


def claim(text: str, *numbers: str, part: int | None = None) -> Claim:
    """A claim over a text; each number a figure, the last part of one if asked."""
    figures = [
        Figure("killed", word, (text.index(word), text.index(word) + len(word)), 1, 1)
        for word in numbers
    ]
    if part is not None:
        last = figures[-1]
        figures[-1] = Figure(
            last.measure, last.text, last.span, 1, 1, part_of=PartOf("clm-a", part)
        )
    return Claim(
        "clm-a", "rpt-a", "airstrike", (0, len(text)), text, figures=tuple(figures)
    )


@pytest.mark.parametrize(
    "text",
    [
        "nine people were killed, not seven as we reported",
        "nine people rather than the seven we gave",
        "قُتل nine وليس seven كما ذكرنا",
    ],
)
def test_the_number_behind_not_is_left_out(text: str) -> None:
    (left,) = without_corrected(text, [claim(text, "nine", "seven")])
    assert [f.text for f in left.figures] == ["nine"]


def test_a_number_with_not_in_its_own_words_is_left_out() -> None:
    text = "nine were killed, not 30 as we said"
    (left,) = without_corrected(text, [claim(text, "nine", "not 30")])
    assert [f.text for f in left.figures] == ["nine"]
    text = "nine were killed, not fewer than 7 of them children"
    (left,) = without_corrected(text, [claim(text, "nine", "not fewer than 7")])
    assert len(left.figures) == 2


def test_a_lone_number_and_one_that_is_bounded_stay() -> None:
    lone = "they killed not seven"
    assert without_corrected(lone, [claim(lone, "seven")])[0].figures
    least = "nine were killed, not fewer than seven of them children"
    (left,) = without_corrected(least, [claim(least, "nine", "seven")])
    assert len(left.figures) == 2


def test_parts_still_point_at_the_figure_that_they_are_part_of() -> None:
    text = "not seven but nine were killed, four of them children"
    made = claim(text, "seven", "nine", "four", part=1)
    (left,) = without_corrected(text, [made])
    assert [f.text for f in left.figures] == ["nine", "four"]
    assert left.figures[1].part_of == PartOf("clm-a", 0)
