"""Of whom the others are, and some of those counted."""

import pytest

from marsad.extract.others import with_others
from marsad.records.claim import Claim, Figure, PartOf
from tests.extract.arabic.test_reader import read


def populations(words: str, *counted: tuple[str, str], part: bool) -> list[str | None]:
    """Of the numbers of one claim, the later ones parts of the first if `part`."""
    figures = tuple(
        Figure(
            "killed",
            number,
            (at := words.index(number), at + len(number)),
            2.0,
            2.0,
            population=population,
            part_of=PartOf("c", 0) if part and k else None,
        )
        for k, (number, population) in enumerate(counted)
    )
    claim = Claim("c", "r", "casualties", (0, len(words)), words, figures=figures)
    (made,) = with_others(words, [claim])
    return [figure.population for figure in made.figures]


@pytest.mark.parametrize(
    ("whole", "some", "found"),
    [
        ("nine people", "two of them monks", "people"),
        ("90 people", "40 political prisoners", "people"),
        ("nine people", "two of them children", "civilians"),
        ("تسعة أشخاص", "بينهم راهبان", "people"),
        ("تسعة أشخاص", "بينهم طفلان", "civilians"),
    ],
)
def test_a_word_that_is_none_for_civilians_makes_none(
    whole: str, some: str, found: str
) -> None:
    counted = ((whole, "people"), (some, "civilians"))
    words = f"{whole}, {some}"
    assert populations(words, *counted, part=True) == ["people", found]
    outright = f"{words}, civilians"
    assert populations(outright, *counted, part=True) == ["people", "civilians"]


def test_monks_told_alone_are_whom_the_network_reads() -> None:
    assert populations("two monks", ("two monks", "civilians"), part=False) == [
        "civilians"
    ]


@pytest.mark.parametrize(
    ("words", "first", "rest"),
    [
        ("eight people were killed and 15 others hurt", "eight people", "15 others"),
        ("قتل ثمانية أشخاص وأصيب 15 آخرون", "ثمانية أشخاص", "15 آخرون"),
    ],
)
def test_others_are_like_those_before_them(words: str, first: str, rest: str) -> None:
    for whom in ("people", "combatants"):
        counted = ((first, whom), (rest, "civilians"))
        assert populations(words, *counted, part=False) == [whom, whom]


def test_the_arabic_reader_calls_no_others_civilians() -> None:
    text = (
        "قال مسؤول إن ثمانية أشخاص قتلوا وأصيب 15 آخرون في غارات على حارم يوم الاثنين."
    )
    figures = [f for claim in read(text) for f in claim.figures]
    assert [(f.measure, f.population) for f in figures] == [
        ("killed", "people"),
        ("wounded", "people"),
    ]
