"""Sentences of a brief on the page, with the names in them kept apart."""

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from marsad.publish.bidi import isolated_html
from marsad.records.claim import Claim
from marsad.records.dossier import Dossier


class Sentences:
    """Says sentences that rest on claims, so that no name in them turns the rest."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier

    def html(self, text: str, claims: Iterable[str], direction: str) -> Markup:
        """The text as HTML; names that its claims have stand in isolates."""
        known = (self._dossier.claims.get(claim) for claim in claims)
        names = {name for claim in known if claim for name in self._names(claim)}
        return isolated_html(text, names, direction)

    def _names(self, claim: Claim) -> Iterator[str]:
        report = self._dossier.reports.get(claim.report)
        placed = self._dossier.placements.get(claim.id)
        where = placed.where.name if placed and placed.where else None
        said = (claim.speaker, claim.actor, claim.target, claim.place, claim.person)
        publisher = report.publisher if report else None
        yield from filter(None, (*said, *claim.via, publisher, where))
