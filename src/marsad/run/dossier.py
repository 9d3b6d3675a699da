"""Load the record as one frozen view."""

from collections.abc import Collection, Iterable
from typing import TypeVar

from marsad.records.claim import Claim
from marsad.records.codec import Record
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
from marsad.run.amending import Amendments
from marsad.store.base import Store

R = TypeVar("R", bound=Record)


def load_dossier(
    store: Store, war: War, without: Collection[type[Record]] = ()
) -> Dossier:
    """Everything on record, joined by id and in order of ids; reports as they were
    corrected.

    Args:
        without: kinds that the caller makes or never reads, which stay on the disk.
    """

    def scan(kind: type[R]) -> Iterable[R]:
        return () if kind in without else store.scan(kind)

    amended = Amendments(store, war)
    return Dossier(
        war=war,
        reports={report.id: report for report in map(amended, scan(Report))},
        evidence=_by("report", scan(Evidence)),
        claims={claim.id: claim for claim in scan(Claim)},
        placements=_by("claim", scan(Placement)),
        origins=_by("claim", scan(Origin)),
        events=tuple(scan(Event)),
        persons=tuple(scan(PersonCase)),
        controls=tuple(scan(Control)),
        tallies=tuple(scan(Tally)),
        grades=_by("record", scan(Grade)),
        issues=tuple(scan(Issue)),
        decisions=tuple(scan(Decision)),
    )


def _by(field: str, records: Iterable[R]) -> dict[str, R]:
    """Records by one of their fields, in ascending order of it."""
    return dict(
        sorted(
            ((str(getattr(record, field)), record) for record in records),
            key=lambda pair: pair[0],
        )
    )
