"""Who says a claim, through whom, and what tells it.

The network points at a source; words right beside the claim that tell of another come
before it, and the names of the report stand for phrases that name nobody.
"""

import bisect
from collections.abc import Iterable, Sequence

from marsad.extract.assemble import Speaker
from marsad.extract.english.meant import Meant
from marsad.extract.english.naming import Names, named_as, untitled
from marsad.extract.english.speakers import Sources, apart, speaker
from marsad.extract.english.tellings import Tellings
from marsad.extract.english.turns import Turns
from marsad.extract.network.found import FoundClaim, FoundPart
from marsad.records.claim import Span

_BACK = 400
"""Characters before a claim in which "he" is looked for."""


class Voices:
    """The sources of a report, and which of them say its claims."""

    def __init__(
        self,
        text: str,
        parts: Sequence[FoundPart],
        people: Sequence[Span],
        bodies: Sequence[Span],
        names: Names,
    ) -> None:
        """`parts` are what was found of attributions, `people` and `bodies` the spans
        of their names, `names` those names by their fullest form."""
        self._text, self._names, self._people = text, names, sorted(people)
        self._sources = Sources(text, parts, people)
        self._tellings = Tellings(text, parts)
        self._turns = Turns(text)
        told = [part.span for part in parts if part.kind == "source"]
        self._meant = Meant(text, people, bodies, told)

    def of(
        self, found: FoundClaim, publisher: str | None
    ) -> tuple[Sequence[Speaker], str]:
        """The speakers of a claim, none for the report itself, and what tells them."""
        told = self._sources.told(found.span)
        if told is not None:
            return self._told(*told, publisher), "told-that"
        spans = found.roles.get("speaker", ())
        turn = self._turns.speaker(found.span)
        if turn is not None and (not spans or self._turns.is_head(spans[0])):
            said = speaker(untitled(turn), self._names)
            return ([] if said is None else [said]), "turn"
        pointed, how = self._pointed(found.span, spans)
        meant = [self._meant.named(span) for span in pointed]
        named = [
            self._text[slice(*name)] if name else self._sources.words(span)
            for name, span in zip(meant, pointed, strict=True)
        ]
        how = "name-meant" if any(meant) else how
        if not named:
            beside = self._sources.beside(found.span)
            named, how = ([], how) if beside is None else ([beside], "words-beside")
        return self._each(named, self._via(found)), how

    def _pointed(
        self, claim: Span, spans: Sequence[Span]
    ) -> tuple[Sequence[Span], str]:
        """The words that name the speakers, one or two that stand side by side."""
        near = self._tellings.adjoining(claim)
        if near is not None and (not spans or self._tellings.parted(near, spans[0])):
            return (near,), "telling-beside"
        near = self._tellings.behind_reason(claim)
        if near is not None and (not spans or self._tellings.parted(near, spans[0])):
            return (near,), "telling-before"
        if not spans:
            some = self._tellings.meant(claim, self._beside(claim))
            return ((), "network") if some is None else ((some,), "telling-meant")
        joint = len(spans) > 1 and self._joined(spans[0], spans[1])
        return spans[: 1 + joint], "network"

    def _beside(self, claim: Span) -> Sequence[Span]:
        """The names of people not far before a claim, or in it."""
        first = bisect.bisect_left(self._people, (claim[0] - _BACK, 0))
        return self._people[first : bisect.bisect_left(self._people, (claim[1], 0))]

    def _each(self, named: Iterable[str], via: tuple[str, ...]) -> list[Speaker]:
        """Those whom the words name, each once."""
        made: dict[str, Speaker] = {}
        for words in (word for each in named for word in apart(each, self._names)):
            said = speaker(words, self._names)
            if said is not None:
                through = tuple(v for v in said.via or via if v != said.name)
                made.setdefault(said.name, Speaker(said.name, through))
        return list(made.values())

    def _told(self, source: str, hearer: str, publisher: str | None) -> list[Speaker]:
        """ "An army source told the agency that ...": through the agency, unless it
        is the report's own publisher."""
        said = speaker(source, self._names)
        if said is None:
            return []
        own = (publisher or "").casefold()
        through = () if hearer.casefold() == own else (hearer,)
        return [Speaker(said.name, said.via or through)]

    def _joined(self, one: Span, two: Span) -> bool:
        """Whether two names stand side by side: "police and medics"."""
        first, second = sorted((one, two))
        gap = self._text[first[1] : second[0]].strip()
        return first[1] <= second[0] and gap in ("and", "and the", "&")

    def _via(self, found: FoundClaim) -> tuple[str, ...]:
        spans = found.roles.get("via")
        if not spans:
            return ()
        words = named_as(self._text[slice(*spans[0])])
        said = speaker(words, self._names) if words else None
        return () if said is None else (said.name,)
