"""What the pages are made of: the redacted record, the briefs, and what changed."""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from marsad.publish.arabic.names import Names
from marsad.publish.outline import Brief
from marsad.publish.site.front import Front
from marsad.publish.wire import Row, rows
from marsad.records.dossier import Dossier
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
    corrections: Sequence[Row] = ()
    """The log of corrections over all releases, oldest first."""
    changes: Sequence[Row] = ()
    """What differs from the release before, a row per record."""
    redirects: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Where ids lead that are no more."""
    fronts: Sequence[Front] = ()
    """What imported maps show that may be handed on, by series, day and holder."""

    @functools.cached_property
    def names(self) -> Names:
        """What Arabic calls the people, parties and places of the record."""
        return Names(self.dossier)

    @functools.cached_property
    def claims(self) -> Mapping[str, Row]:
        """Rows of claims by id."""
        return {row["id"]: row for row in rows("claims", self.dossier)}

    @functools.cached_property
    def reports(self) -> Mapping[str, Row]:
        """Rows of reports by id."""
        return {row["report"]: row for row in rows("reports", self.dossier)}

    @functools.cached_property
    def counts(self) -> dict[str, list[Tally]]:
        """Tallies of single events, by event."""
        found: dict[str, list[Tally]] = {}
        for tally in self.dossier.tallies:
            if tally.event is not None:
                found.setdefault(tally.event, []).append(tally)
        return found

    @property
    def brief(self) -> Brief:
        """The brief in English."""
        return next(iter(self.briefs.values()))

    @property
    def on(self) -> date | None:
        """The newest day of publication among the reports."""
        return self.brief.on
