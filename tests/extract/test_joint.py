"""A number of two things together counts neither; the words and an issue keep it."""

import pytest

from marsad.extract.joint import CODE, without_joint
from marsad.records.claim import Claim, Figure, PartOf
from tests.extract.arabic.test_reader import read
from tests.extract.english.reading import figures_of, read_all


def left(words: str, *numbers: str) -> list[str]:
    """The numbers that a claim keeps, each later one a part of the first."""
    spans = [(at := words.index(n), at + len(n)) for n in numbers]
    figures = tuple(
        Figure(
            "killed",
            words[slice(*span)],
            span,
            9.0,
            9.0,
            population="people",
            part_of=PartOf("c", 0) if k else None,
        )
        for k, span in enumerate(spans)
    )
    claim = Claim("c", "r", "casualties", (0, len(words)), words, figures=figures)
    claims, issues = without_joint("r", words, [claim])
    assert (len(claims[0].figures) < len(figures)) == bool(issues)
    assert {issue.code for issue in issues} <= {CODE}
    return [figure.text for figure in claims[0].figures]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Mines have killed or injured 340 people", "340 people"),
        ("Mines killed and/or maimed about 340 people", "about 340 people"),
        ("340 people were killed or seriously wounded", "340 people"),
        ("Losses were put at 340 killed and wounded", "340 killed and wounded"),
        ("dozens of the gunmen were killed or captured", "dozens"),
        ("9,000 soldiers have surrendered or been captured", "9,000 soldiers"),
        ("مقتل وإصابة ستة أشخاص", "ستة أشخاص"),
        ("سقط 20 شخصا بين قتيل وجريح", "20 شخصا"),
    ],
)
def test_one_number_for_two_things(words: str, number: str) -> None:
    assert left(words, number) == []


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Shells killed 3 people and wounded 12", "3 people"),
        ("Shells killed 3 people and wounded 12", "12"),
        ("3 were killed and several wounded", "3"),
        ("3 were killed, and injured people were carried off", "3"),
        ("12 people were arrested or detained", "12 people"),
        ("مقتل ثلاثة وإصابة ستة", "ستة"),
        ("مقتل ثلاثة أشخاص وإصابة ستة", "ثلاثة أشخاص"),
    ],
)
def test_a_number_for_each(words: str, number: str) -> None:
    assert left(words, number) == [number]


def test_parts_of_such_a_number_go_with_it() -> None:
    assert left("killed or injured 340 people, 90 of them children", "340", "90") == []


def test_the_readers_keep_the_words_and_tell_of_it() -> None:
    text = "Landmines have killed or injured 340 people in the country this year."
    (reading,) = read_all(text)
    assert [issue.code for issue in reading.issues] == [CODE]
    (claim,) = reading.claims
    assert claim.figures == () and "340" in claim.quote
    assert not [
        f
        for c in read("أدى قصف على حارم يوم الأحد إلى مقتل وإصابة ستة أشخاص.")
        for f in c.figures
        if f.measure in ("killed", "wounded")
    ]


def test_small_arms_and_guns_are_no_vehicles() -> None:
    text = (
        "The group said that it captured the base on Monday, with over 200 small arms, "
        "3 howitzers and two tanks."
    )
    assert figures_of(text) == [("vehicles", 2.0, 2.0)]
