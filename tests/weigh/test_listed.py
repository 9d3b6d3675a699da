"""Numbers of one population in one claim are added where its words list them."""

from dataclasses import replace

import pytest

from marsad.weigh.weigh import weigh_groups
from tests.build import dossier, engine, figure, resolved, told


def killed(words: str, *tolds: tuple[str, float]) -> float:
    """How many the words tell to have been killed; each number with its words."""
    figures, at = [], 0
    for text, many in tolds:
        at = words.index(text, at)
        span = (at, at + len(text))
        figures.append(replace(figure("killed", many), text=text, span=span))
    known = resolved(dossier([told(words, kind="attack", figures=figures)]))
    weighed = weigh_groups(known, engine())
    (tally,) = [t for t in weighed.tallies if t.event and not t.population]
    assert tally.low == tally.best == tally.high
    return tally.best


@pytest.mark.parametrize(
    ("words", "tolds", "many"),
    [
        ("A woman and a child died.", [("A woman", 1), ("a child", 1)], 2),
        (
            "Fire killed two women, a man and three boys.",
            [("two women", 2), ("a man", 1), ("three boys", 3)],
            6,
        ),
        (
            "Fire killed 30 people in one street and another 39 in the next.",
            [("30 people", 30), ("another 39", 39)],
            69,
        ),
        ("قتلت امرأة وطفلها", [("امرأة", 1), ("وطفلها", 1)], 2),
    ],
)
def test_listed_numbers_are_added(
    words: str, tolds: list[tuple[str, float]], many: float
) -> None:
    assert killed(words, *tolds) == many


@pytest.mark.parametrize(
    ("words", "tolds", "many"),
    [
        (
            "Twenty-six civilians died when fire hit the street, killing 26 civilians.",
            [("Twenty-six civilians", 26), ("26 civilians", 26)],
            26,
        ),
        (
            "Two more died of wounds, bringing the toll to 20.",
            [("Two more", 2), ("20", 20)],
            20,
        ),
        ("Seven (some say 9) died.", [("Seven", 7), ("9", 9)], 9),
    ],
)
def test_of_other_numbers_the_largest_stands(
    words: str, tolds: list[tuple[str, float]], many: float
) -> None:
    assert killed(words, *tolds) == many
