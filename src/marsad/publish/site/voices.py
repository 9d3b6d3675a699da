"""Whose word each claim is: a source that marsad.toml lists, or another name."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from marsad.publish.folding import fold
from marsad.publish.seal import CONTACT, WITHHELD
from marsad.records.claim import Claim
from marsad.records.dossier import Dossier
from marsad.records.report import Report
from marsad.text.belonging import body_behind
from marsad.text.parties import any_party


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says something."""

    source: str | None
    """Its id in marsad.toml, where it is listed there."""
    name: str
    """As the record has it; empty where nobody is known."""

    party: str | None = None
    """Id or name of the party that a person speaks for, where the record tells it."""

    @property
    def key(self) -> tuple[str, str]:
        """Equal for one voice under all its names."""
        if self.source is not None:
            return ("source", self.source)
        return ("name", fold(self.name.removeprefix("the ").removeprefix("The ")))


def voices(dossier: Dossier) -> dict[str, Voice]:
    """The voice of every claim: its speaker, or whoever put the report out."""
    listed = listed_names(dossier)
    own = dossier.war.parties
    return {
        id: replace(
            voice_of(claim, dossier.reports.get(claim.report), listed),
            party=any_party(body_behind(claim, own), own),
        )
        for id, claim in dossier.claims.items()
    }


def listed_names(dossier: Dossier) -> dict[str, str]:
    """Ids of the sources in marsad.toml by every name that they go by, folded."""
    found: dict[str, str] = {}
    for source in dossier.war.sources:
        for name in (source.name, *source.aliases, source.id):
            found.setdefault(_bare(name), source.id)
    return found


def voice_of(claim: Claim, report: Report | None, listed: Mapping[str, str]) -> Voice:
    """Who says it. A protected contact is nobody in particular."""
    if claim.speaker:
        if claim.speaker in (CONTACT, WITHHELD):
            return Voice(None, claim.speaker)
        return Voice(listed.get(_bare(claim.speaker)), claim.speaker)
    return publisher_of(report, listed)


def publisher_of(report: Report | None, listed: Mapping[str, str]) -> Voice:
    """Who put a report out."""
    if report is None or report.protected:
        return Voice(None, CONTACT if report else "")
    name = report.publisher or ""
    known = report.source if report.source in listed.values() else None
    return Voice(known or listed.get(_bare(name)), name)


def _bare(name: str) -> str:
    return fold(name.removeprefix("the ").removeprefix("The "))
