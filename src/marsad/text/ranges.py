"""What a figure says of a number: its least, its most, and what it rules out."""

from marsad.records.claim import FAMILIES, Claim, Figure
from marsad.text.manners import so

APPROX = 0.15
"""Two figures of which one is about so many agree within this share."""
HOUSED = frozenset({"displaced", "returned", "evacuated", "present"})
"""Measures of which families are counted: who moves or stays."""


def floor(figure: Figure) -> float:
    """The least the words allow; nothing stated is nought."""
    return figure.low if figure.low is not None else 0.0


def stated(figure: Figure) -> float:
    """The likeliest number that is told beside a range, else the one that the words
    print: of a range its lower end."""
    if figure.best is not None:
        return figure.best
    value = figure.low if figure.low is not None else figure.high
    return value if value is not None else 0.0


def exclude(a: Figure, b: Figure) -> bool:
    """True if no number fits both: "16" against "20", not against "at least 12"."""
    return _above(a, b) or _above(b, a)


def _above(a: Figure, b: Figure) -> bool:
    if a.low is None or b.high is None:
        return False
    slack = APPROX * max(a.low, b.high) if a.approx or b.approx else 0.0
    return a.low - slack > b.high


def alike(a: Figure, b: Figure) -> bool:
    """Same measure and numbers, whatever the words."""
    return (a.measure, a.low, a.high) == (b.measure, b.low, b.high)


def population_of(figure: Figure) -> str | None:
    """Whom a figure counts, by its words: families are never so many people."""
    if figure.measure in HOUSED and so("families", figure.text):
        return FAMILIES
    return figure.population


def group_of(figure: Figure) -> str | None:
    """The population counted: None where it is mixed or unstated."""
    population = population_of(figure)
    return None if population == "people" else population


def one_person(claim: Claim, figure: Figure) -> bool:
    """Whether a figure is the person whom its claim is about: a fate, and no count that
    anybody gave."""
    return claim.person is not None and figure.low == figure.high == 1
