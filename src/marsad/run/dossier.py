"""Load the record as one frozen view."""

from collections.abc import Iterable
from typing import TypeVar

from marsad.records.claim import Claim
from marsad.records.control import Control
from marsad.records.decision import Decision
from marsad.records.dossier import Dossier
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
from marsad.store.base import Store

R = TypeVar("R")


def load_dossier(store: Store, war: War) -> Dossier:
    """Everything on record, joined by id and in order of ids."""
    return Dossier(
        war=war,
        reports={report.id: report for report in store.scan(Report)},
        evidence=_by("report", store.scan(Evidence)),
        claims={claim.id: claim for claim in store.scan(Claim)},
        placements=_by("claim", store.scan(Placement)),
        origins=_by("claim", store.scan(Origin)),
        events=tuple(store.scan(Event)),
        persons=tuple(store.scan(PersonCase)),
        controls=tuple(store.scan(Control)),
        tallies=tuple(store.scan(Tally)),
        grades=_by("record", store.scan(Grade)),
        issues=tuple(store.scan(Issue)),
        decisions=tuple(store.scan(Decision)),
    )


def _by(field: str, records: Iterable[R]) -> dict[str, R]:
    """Records by one of their fields, in ascending order of it."""
    return dict(
        sorted(
            ((str(getattr(record, field)), record) for record in records),
            key=lambda pair: pair[0],
        )
    )
