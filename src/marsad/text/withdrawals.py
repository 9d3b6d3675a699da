"""Numbers that an agency or outlet takes back in its own voice, which it had from
somebody without a name: "eleven, and not 14 as the agency reported"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from marsad.records.claim import Claim, Figure
from marsad.text.ranges import stated
from marsad.text.voices import SOME, is_own


@dataclass(frozen=True, slots=True)
class Word:
    """A claim, with whose word it is, where it goes back to, and its turn in time."""

    claim: Claim
    voice: str
    origin: str
    order: tuple[date, str, int, str]


Number: TypeAlias = tuple[str, str, float]
"""Origin, measure and number of a figure."""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What was taken back, and the claims that took it back, by id."""

    numbers: frozenset[Number]
    by: frozenset[str]

    def left(self, claim: Claim, origin: str) -> Claim:
        """A claim of an origin without the numbers that were taken back."""
        if claim.certainty == "denied":
            return claim
        figures = tuple(
            f for f in claim.figures if _number(origin, f) not in self.numbers
        )
        whole = len(figures) == len(claim.figures)
        return claim if whole else replace(claim, figures=figures)


def withdrawn(words: Sequence[Word]) -> Withdrawn:
    """What outlets take back of what they told before, in whatever repeats it."""
    taken = {w.claim.id: set(_taken(w, words)) for w in words if _own_denial(w)}
    numbers = frozenset(number for found in taken.values() for number in found)
    return Withdrawn(numbers, frozenset(id for id, found in taken.items() if found))


def _own_denial(word: Word) -> bool:
    claim = word.claim
    own = claim.speaker is None or is_own(claim.speaker)
    return own and claim.certainty == "denied" and bool(claim.figures)


def _taken(no: Word, words: Sequence[Word]) -> Iterator[Number]:
    """The numbers told before, through the outlet, that it says were not so."""
    whose = f"@{no.voice.partition(':')[2]}"
    denied = [(f.measure, stated(f)) for f in no.claim.figures]
    for said in words:
        unnamed = said.voice.startswith(SOME) and said.voice.endswith(whose)
        if unnamed and said.claim.certainty != "denied" and said.order < no.order:
            for figure in said.claim.figures:
                if (figure.measure, stated(figure)) in denied:
                    yield _number(said.origin, figure)


def _number(origin: str, figure: Figure) -> Number:
    return origin, figure.measure, stated(figure)
