"""What English words mean, for the claims that a network finds in a report."""

import bisect
from collections.abc import Sequence

from marsad.extract.assemble import Read, Speaker
from marsad.extract.english.amounts import figure
from marsad.extract.english.fates import fate
from marsad.extract.english.hedges import hedged
from marsad.extract.english.kinds import told_kind, untold
from marsad.extract.english.measures import measured, missed_areas, plausible
from marsad.extract.english.mentions import bare_name
from marsad.extract.english.naming import SPACES, Names, named_as, untitled
from marsad.extract.english.offices import offices
from marsad.extract.english.places import Places
from marsad.extract.english.sober import meant
from marsad.extract.english.voices import Voices
from marsad.extract.network.found import FoundClaim, FoundFigure
from marsad.records.claim import OF_GROUND, Claim, Figure, Span
from marsad.text.numbers import Number

_FATAL = frozenset({"person", "abduction", "detention", "release"})
"""Kinds that tell of a person where they name one."""


class EnglishRules:
    """Implements the Rules protocol."""

    def named(self, read: Read) -> "EnglishNames":
        """The names of a report."""
        return EnglishNames(read)

    def missed(self, read: Read) -> list[FoundFigure]:
        """Areas that the network did not take for figures; a yard's size is only told
        where somebody holds it."""
        taken = [figure.span for figure in read.found.figures]
        of_ground = [c.span for c in read.found.claims if c.kind in OF_GROUND]
        wide = [number for number in read.numbers if not number.plot]
        plots = [number for number in read.numbers if number.plot]
        return [
            *missed_areas(wide, [claim.span for claim in read.found.claims], taken),
            *missed_areas(plots, of_ground, taken),
        ]

    def figure(
        self, text: str, found: FoundFigure, numbers: Sequence[Number]
    ) -> Figure | None:
        """The figure that words make; None where they count nothing."""
        return figure(text, found, numbers)

    def measure(self, text: str, figure: Figure, claim: Claim) -> str:
        """By the words beside it, and what a claim of that kind may count."""
        measure = measured(text, figure, claim.span)
        measure = plausible(claim.kind, measure, claim.quote)
        return meant(claim.kind, measure, claim.quote)

    def kind(self, kind: str, words: str, text: str, counted: bool) -> str:
        """By the weapon that its words name; tolls of no event are casualties."""
        told = told_kind(kind, words)
        return "casualties" if counted and untold(told, text) else told

    def certainty(self, certainty: str, words: str, behind: str) -> str:
        """By hedges in a claim's words, and denials behind them."""
        return hedged(certainty, words, behind)

    def bare(self, words: str) -> str:
        """The words themselves."""
        return words


class EnglishNames:
    """Implements the Named protocol."""

    def __init__(self, read: Read) -> None:
        self._read = read
        people, bodies, places = (
            [name.span for name in read.found.names if name.kind == kind]
            for kind in ("PER", "ORG", "LOC")
        )
        said = ([read.text[slice(*s)] for s in spans] for spans in (people, bodies))
        self._names = Names(read.text, *said)
        self._names.offices = offices(read.text, people, bodies, self._names)
        self._people = sorted(people)
        self._places = Places(read.text, places)
        told = read.found.attributions
        self._voices = Voices(read.text, told, people, bodies, self._names)

    def speakers(self, found: FoundClaim) -> tuple[Sequence[Speaker], str]:
        """Who says a claim, and what tells it."""
        return self._voices.of(found, self._read.publisher)

    def place(self, found: FoundClaim, span: Span) -> tuple[str | None, str]:
        """Where it was, and what tells it."""
        return self._places.of(found.roles.get("place", ()), span)

    def words(self, found: FoundClaim, role: str) -> str | None:
        """What names its actor or target."""
        spans = found.roles.get(role)
        if not spans:
            return None
        return named_as(self._read.text[slice(*spans[0])]) or None

    def person(self, found: FoundClaim, span: Span) -> tuple[str | None, str | None]:
        """Whose fate a claim tells, and which: of the one person in its own words,
        before anybody named elsewhere."""
        if found.person and found.status:
            return found.person, found.status
        text = self._read.text
        inside = [text[slice(*at)] for at in _inside(self._people, span)]
        words = text[slice(*span)]
        if len(set(inside)) == 1 and (found.status or found.kind in _FATAL):
            person, status = inside[0], fate(words) or found.status
        else:
            pointed = self.words(found, "person")
            person, status = pointed or "", found.status if pointed else None
        if not person or status is None:
            return None, None
        first = SPACES.sub(" ", person).split(" and ")[0]
        return bare_name(self._names.person(untitled(first))), status


def _inside(names: Sequence[Span], span: Span) -> Sequence[Span]:
    """The names, sorted, that begin within a claim."""
    first = bisect.bisect_left(names, span)
    return names[first : bisect.bisect_left(names, (span[1], span[1]))]
