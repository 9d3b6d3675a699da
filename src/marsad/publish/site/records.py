"""Rows of claims and reports by id, each made when it is asked for.

A big record has too many rows to keep them all in memory while its site is made.
"""

from collections.abc import Iterator, Mapping

from marsad.publish.audiences import told_row
from marsad.publish.wire import Row, claim_wire, context_of, report_wire
from marsad.records.dossier import Dossier


class ClaimRows(Mapping[str, Row]):
    """Claims as the audience may see them, by id."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self.events = {id: e.id for e in dossier.events for id in e.claims}
        """The event of each claim that has one."""
        self._cases = {s.claim: p.id for p in dossier.persons for s in p.statuses}

    def __getitem__(self, id: str) -> Row:
        record = self._dossier
        row = claim_wire(
            record.claims[id],
            record.placements.get(id),
            record.origins.get(id),
            self.events.get(id),
            self._cases.get(id),
            context_of(record.claims[id], record),
        )
        return told_row(row, "claims", record)

    def __contains__(self, id: object) -> bool:
        return id in self._dossier.claims

    def __iter__(self) -> Iterator[str]:
        return iter(self._dossier.claims)

    def __len__(self) -> int:
        return len(self._dossier.claims)


class ReportRows(Mapping[str, Row]):
    """Reports as the audience may see them, by id."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier

    def __getitem__(self, id: str) -> Row:
        row = report_wire(self._dossier.reports[id], self._dossier)
        return told_row(row, "reports", self._dossier)

    def __contains__(self, id: object) -> bool:
        return id in self._dossier.reports

    def __iter__(self) -> Iterator[str]:
        return iter(self._dossier.reports)

    def __len__(self) -> int:
        return len(self._dossier.reports)
