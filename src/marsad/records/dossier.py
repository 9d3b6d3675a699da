"""Everything on record, joined by id: what set-based stages and publishing read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from marsad.records.claim import Claim
from marsad.records.context import Context
from marsad.records.control import Control
from marsad.records.decision import Decision
from marsad.records.event import Event
from marsad.records.evidence import Evidence
from marsad.records.grade import Grade
from marsad.records.issue import Issue
from marsad.records.origin import Origin
from marsad.records.person import PersonCase
from marsad.records.placement import Placement
from marsad.records.report import Report
from marsad.records.tally import Tally
from marsad.records.war import War


@dataclass(frozen=True, slots=True)
class Dossier:
    """A frozen view of the record at one moment.

    Mappings are in ascending order of their key, sequences in ascending order of
    id, so that whoever walks them gets the same order every time. A stage reads
    what stages before it have made; the rest is empty.
    """

    war: War
    reports: Mapping[str, Report] = field(default_factory=dict)
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    """By report id."""
    claims: Mapping[str, Claim] = field(default_factory=dict)
    placements: Mapping[str, Placement] = field(default_factory=dict)
    """By claim id."""
    origins: Mapping[str, Origin] = field(default_factory=dict)
    """By claim id."""
    events: tuple[Event, ...] = ()
    persons: tuple[PersonCase, ...] = ()
    controls: tuple[Control, ...] = ()
    tallies: tuple[Tally, ...] = ()
    grades: Mapping[str, Grade] = field(default_factory=dict)
    """By id of the record graded."""
    issues: tuple[Issue, ...] = ()
    decisions: tuple[Decision, ...] = ()
    contexts: Mapping[str, Context] = field(default_factory=dict)
    """Of what is published: the words around quotes, by claim id."""
    retracted: frozenset[str] = frozenset()
    """Of what is published: claims that a reviewer took back and readers may be told
    of."""
    apart: frozenset[str] = frozenset()
    """Of what is published: claims of incidents that are told in no event, because they
    would give a protected contact away there."""

    @property
    def incidents(self) -> frozenset[str]:
        """Claims of incidents, told in an event or apart: no running totals."""
        told = (claim for event in self.events for claim in event.claims)
        return self.apart.union(told)
