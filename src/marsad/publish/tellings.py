"""What each event is told as, in English and in Arabic: made once, for the rows of data
files and for pages alike."""

import functools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from marsad.publish import headline
from marsad.publish.arabic.headline import lead as lead_ar
from marsad.publish.arabic.incident import event_told, evidence
from marsad.publish.arabic.names import Names
from marsad.publish.arabic.script import sentence as sentence_ar
from marsad.publish.incident import told_apart
from marsad.publish.prose import sentence
from marsad.records.dossier import Dossier
from marsad.records.event import Event
from marsad.records.tally import Tally

LANGUAGES = ("en", "ar")


@dataclass(frozen=True, slots=True)
class Told:
    """One event in one language."""

    headline: str
    """One sentence: by whose word, unless it is confirmed or fair."""
    sentence: str
    """Who says what happened, and what is known of the evidence."""


class Tellings:
    """Tells the events of one record, and remembers what it told: it takes long."""

    def __init__(self, dossier: Dossier) -> None:
        """`dossier` is what may be told: whatever leaves is redacted before."""
        self._dossier = dossier
        self._told: dict[tuple[str, str], Told] = {}

    @functools.cached_property
    def names(self) -> Names:
        """What Arabic calls the people, parties and places of the record."""
        return Names(self._dossier)

    @functools.cached_property
    def counts(self) -> dict[str, list[Tally]]:
        """Tallies of single events, by event."""
        found: dict[str, list[Tally]] = defaultdict(list)
        for tally in self._dossier.tallies:
            if tally.event is not None:
                found[tally.event].append(tally)
        return dict(found)

    def headlines(self, event: str) -> dict[str, str]:
        """An event of the record as over a news story, by language."""
        one = self._events[event]
        return {name: self.told(one, name).headline for name in LANGUAGES}

    def told(self, event: Event, language: str) -> Told:
        """The event in a language."""
        key = (event.id, language)
        if key not in self._told:
            make = self._arabic if language == "ar" else self._english
            self._told[key] = make(event, self.counts.get(event.id, ()))
        return self._told[key]

    @functools.cached_property
    def _events(self) -> Mapping[str, Event]:
        return {event.id: event for event in self._dossier.events}

    def _english(self, event: Event, counts: Sequence[Tally]) -> Told:
        told, rest = told_apart(event, self._dossier, counts)
        clause = headline.lead(event, counts, self._dossier, told)
        return Told(sentence(clause), f"{told}.{rest}")

    def _arabic(self, event: Event, counts: Sequence[Tally]) -> Told:
        told = event_told(event, counts, self.names)
        clause = lead_ar(event, counts, self.names, told)
        rest = evidence(event, counts, self.names)
        return Told(sentence_ar(clause), sentence_ar(told) + rest)
