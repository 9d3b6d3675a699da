"""What Arabic words mean, for the claims that a network finds in a report."""

from collections.abc import Sequence
from dataclasses import replace

from marsad.extract.arabic.amounts import figure
from marsad.extract.arabic.borne import is_alias, is_lone, killed, wounded
from marsad.extract.arabic.kinds import told_kind
from marsad.extract.arabic.measures import counted
from marsad.extract.arabic.naming import Names, country, is_name, untitled
from marsad.extract.arabic.places import Places
from marsad.extract.arabic.sober import sober_kind, sober_measure
from marsad.extract.arabic.tellings import Tellings
from marsad.extract.assemble import Read, Speaker
from marsad.extract.network.found import FoundClaim, FoundFigure
from marsad.records.claim import Claim, Figure, Span
from marsad.text.arabic import plain, plain_of
from marsad.text.numbers import Number

_HANDLE = "@"
"""In the name of a page, which says what it says in its own voice."""


class ArabicRules:
    """Implements the Rules protocol."""

    def named(self, read: Read) -> "ArabicNames":
        """The names of a report."""
        return ArabicNames(read)

    def missed(self, read: Read) -> list[FoundFigure]:
        """None: what the network does not find is no figure."""
        return []

    def figure(
        self, text: str, found: FoundFigure, numbers: Sequence[Number]
    ) -> Figure | None:
        """The figure that words make; None where they count nothing, or people whom
        nothing says to have been killed, or another name of one."""
        if is_alias(text, found.span):
            return None
        if found.measure == "killed" and not killed(text, found.span):
            if not wounded(text, found.span):
                return None
            found = replace(found, measure="wounded")
        made = figure(text, found, numbers)
        return None if made is None or is_lone(made) else made

    def measure(self, text: str, figure: Figure, claim: Claim) -> str:
        """By its noun or the words before it."""
        return sober_measure(counted(text, figure, claim), claim.quote)

    def kind(self, kind: str, words: str, text: str, counted: bool) -> str:
        """By the only weapon or deed that the words name."""
        return sober_kind(told_kind(kind, words, text), words)

    def certainty(self, certainty: str, words: str, behind: str) -> str:
        """What the network says."""
        return certainty

    def bare(self, words: str) -> str:
        """The words in plain spelling."""
        return plain(words)


class ArabicNames:
    """Implements the Named protocol."""

    def __init__(self, read: Read) -> None:
        plain = plain_of(read.text)
        told = [
            (claim.span, next(iter(claim.roles.get("speaker", ())), None))
            for claim in read.found.claims
        ]
        self._tellings = Tellings(plain, told)
        said = [
            span
            for claim in read.found.claims
            for role in ("speaker", "via", "person")
            for span in claim.roles.get(role, ())[:1]
        ]
        self._names = Names(plain, said)
        self._places = Places(plain, self._names)

    def speakers(self, found: FoundClaim) -> tuple[Sequence[Speaker], str]:
        """Who says a claim, none for the report itself, and what tells it."""
        pointed = next(iter(found.roles.get("speaker", ())), None)
        words = self._tellings.speaker(found.span)
        name = self._names.fullest(self._names.name(words)) if words else ""
        if not name or _HANDLE in name:
            return [], found.made_by
        how = found.made_by if words == pointed else "words-beside"
        via = found.roles.get("via")
        through = self._names.fullest(self._names.name(via[0])) if via else ""
        known = (through,) if through and through != name else ()
        return [Speaker(name, known)], how

    def place(self, found: FoundClaim, span: Span) -> tuple[str | None, str]:
        """Where it was, the larger place after a comma, and what tells it."""
        return self._places.of(found.roles.get("place", ()), span)

    def person(self, found: FoundClaim, span: Span) -> tuple[str | None, str | None]:
        """Whose fate a claim tells, and which."""
        spans = found.roles.get("person")
        if not spans or found.status is None:
            return None, None
        name = untitled(self._names.name(spans[0], person=True))
        return (name, found.status) if is_name(name) else (None, None)

    def words(self, found: FoundClaim, role: str) -> str | None:
        """What names the actor or target; a country where an adjective alone does."""
        spans = found.roles.get(role)
        if not spans:
            return None
        name = self._names.name(spans[0])
        return country(name) or name or None
