"""What the pages are made of: the redacted record, the briefs, and what changed."""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from marsad.publish.arabic.names import Names
from marsad.publish.arabic.script import is_arabic
from marsad.publish.audiences import allowed, told_row
from marsad.publish.credits import Credit
from marsad.publish.front import Front
from marsad.publish.outline import Brief
from marsad.publish.site.past import Past, past
from marsad.publish.site.records import ClaimRows, ReportRows
from marsad.publish.site.voices import Voice, voices
from marsad.publish.sums import Counted, counted
from marsad.publish.telling import claims_of, exceeded
from marsad.publish.tellings import Tellings
from marsad.publish.wire import Row, event_wire
from marsad.records.dossier import Dossier
from marsad.records.event import Event, Pair
from marsad.records.tally import Tally


@dataclass(frozen=True)
class Material:
    """Everything that a page may tell; nothing in it is held back any more."""

    dossier: Dossier
    """Redacted already."""
    briefs: Mapping[str, Brief]
    """By language; the first one is always English."""
    files: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    """Size in bytes and SHA-256 of the data files, by name within the release."""
    corrections: Sequence[Mapping[str, Any]] = ()
    """The log of corrections over all releases, oldest first."""
    changes: Sequence[Mapping[str, Any]] = ()
    """What differs from the release before, a row per record."""
    redirects: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Where ids lead that are no more."""
    fronts: Sequence[Front] = ()
    """What imported maps show that may be handed on, by series, day and holder."""

    credits: Sequence[Credit] = ()
    """Whose data the monitor brought."""
    feeds: bool = False
    """Whether the release has feeds as files."""
    key: str = ""
    """What people compare of the key with which the release is signed."""
    tellings: Tellings | None = None
    """Of the events, where the data files were told by it already."""
    periods: Mapping[str, Mapping[str, Brief]] = field(default_factory=dict)
    """Briefs of the last days, by name of their files and by language, the shortest
    first."""

    @functools.cached_property
    def _tellings(self) -> Tellings:
        return self.tellings or Tellings(self.dossier)

    @property
    def names(self) -> Names:
        """What Arabic calls the people, parties and places of the record."""
        return self._tellings.names

    @functools.cached_property
    def claims(self) -> ClaimRows:
        """Rows of claims by id."""
        return ClaimRows(self.dossier)

    @functools.cached_property
    def reports(self) -> ReportRows:
        """Rows of reports by id."""
        return ReportRows(self.dossier)

    @functools.cached_property
    def said(self) -> Mapping[str, Sequence[str]]:
        """Ids of the claims read in each report, in order of the words."""
        found: dict[str, list[str]] = {}
        for id, claim in self.dossier.claims.items():
            found.setdefault(claim.report, []).append(id)
        spans = self.dossier.claims
        return {
            r: sorted(ids, key=lambda i: (spans[i].span, i)) for r, ids in found.items()
        }

    @property
    def counts(self) -> dict[str, list[Tally]]:
        """Tallies of single events, by event."""
        return self._tellings.counts

    @functools.cached_property
    def counted(self) -> Mapping[str, Sequence[Counted]]:
        """Events' own counts of flows, by measure."""
        return counted(self.dossier, self.counts)

    def told(self, event: Event, language: str) -> str:
        """The event in a language, with what is known of the evidence."""
        return self._tellings.told(event, language).sentence

    def place_ar(self, place: str) -> str:
        """What Arabic calls a place, where the record knows that."""
        known = self._places.get(place)
        if known is None:
            name = self.names.places.place(place).text
            known = self._places[place] = name if is_arabic(name) else place
        return known

    @functools.cached_property
    def _places(self) -> dict[str, str]:
        return {}

    def speaker(self, claim: str) -> str | None:
        """Who says a claim, where the audience may know that."""
        known = self.dossier.claims.get(claim)
        shown = allowed(self.dossier.war.rules.audience, "claims")
        return known.speaker if known and "speaker" in shown else None

    def event_row(self, event: Event) -> Row:
        """The row of one event, made anew at each call: a big record has too many to
        keep them all."""
        counts = self.counts.get(event.id, ())
        row = event_wire(event, counts, self.dossier)
        self._mark(row["figures"], counts)
        return told_row(row, "events", self.dossier)

    def _mark(self, figures: Mapping[str, Row], counts: Sequence[Tally]) -> None:
        """Say of which numbers there are more than their floor."""
        for tally in counts:
            known = figures.get(tally.measure)
            group = None if tally.population == "people" else tally.population
            known = known.get(group) if known and group else known
            claims = claims_of(tally.claims, self.dossier)
            if known and known["low"] == tally.low and exceeded(tally, claims):
                known["over"] = True

    @functools.cached_property
    def by_id(self) -> Mapping[str, Event]:
        """Events by id."""
        return {event.id: event for event in self.dossier.events}

    @functools.cached_property
    def voices(self) -> Mapping[str, Voice]:
        """Whose word each claim is."""
        return voices(self.dossier)

    @functools.cached_property
    def past(self) -> Past:
        """Where the log of corrections tells of which record."""
        return past(self.corrections)

    @functools.cached_property
    def own_tallies(self) -> Mapping[str, Sequence[str]]:
        """By event: tallies that rest on its claims alone."""
        events, found = self.claims.events, dict[str, list[str]]()
        for tally in self.dossier.tallies:
            told = {events.get(claim) for claim in tally.claims}
            if tally.event is None and len(told) == 1 and (event := told.pop()):
                found.setdefault(event, []).append(tally.id)
        return found

    @functools.cached_property
    def added(self) -> frozenset[str]:
        """Ids of records that the release before did not have."""
        new = (row for row in self.changes if row["change"] == "added")
        return frozenset(row["record"] for row in new)

    @functools.cached_property
    def disputes(self) -> Mapping[Pair, str]:
        """What two claims disagree on, ``figures`` or ``denial``, by the pair of ids in
        order."""
        apart = (i for i in self.dossier.issues if i.code.startswith("contradiction-"))
        return {
            (min(issue.claims), max(issue.claims)): issue.code.split("-", 1)[1]
            for issue in apart
            if len(issue.claims) == 2
        }

    @property
    def brief(self) -> Brief:
        """The brief in English."""
        return next(iter(self.briefs.values()))

    @property
    def on(self) -> date | None:
        """The newest day of publication among the reports."""
        return self.brief.on
