"""What a picture is drawn from: the rows of a release, or of a record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from marsad.errors import OperatorError
from marsad.publish.arabic.names import party_in_arabic
from marsad.publish.brief import as_of
from marsad.publish.gate import Gate
from marsad.publish.parties import war_of
from marsad.publish.read import read_manifest, read_rows
from marsad.publish.wire import rows
from marsad.records.dossier import Dossier
from marsad.records.war import Party, War

Row = Mapping[str, Any]
NEEDED = ("events", "control", "tallies", "reports")


@dataclass(frozen=True)
class Source:
    """Rows as exports have them, and how to cite them."""

    rows: Mapping[str, Sequence[Row]]
    title: str
    publisher: str
    licence: str
    as_of: date | None
    release: str | None
    war: War = field(default_factory=lambda: War(name=""))
    """For the names and colours of parties, and the months of its region."""
    shown: tuple[Mapping[str, str], Mapping[str, str]] = ({}, {})
    """Title and publisher by language, where they have several."""
    internal: bool = False
    """Whether it holds what may not be published."""
    gate: Gate | None = None
    """What pictures of it have to pass; None where it is `internal` or passed
    already."""

    def cited(self, language: str) -> tuple[str, str]:
        """Title and publisher, in that language where they have it."""
        titles, publishers = self.shown
        title = titles.get(language, self.title)
        return title, publishers.get(language, self.publisher)

    def party(self, id: str) -> Party | None:
        """The party of that id."""
        return next((p for p in self.war.parties if p.id == id), None)

    def name(self, id: str, language: str) -> str:
        """A party's name, the Arabic one where that is asked for and known."""
        party = self.party(id)
        if party is None:
            return id
        arabic = party_in_arabic(party) if language == "ar" else ""
        return arabic or party.name


def from_dossier(
    dossier: Dossier, release: str | None, *, internal: bool = False
) -> Source:
    """The rows of a record, redacted before unless it is `internal`."""
    rules = dossier.war.rules
    return Source(
        rows={name: list(rows(name, dossier)) for name in NEEDED},
        title=rules.title or dossier.war.name,
        publisher=rules.publisher,
        shown=(dict(rules.titles), dict(rules.publishers)),
        licence=rules.licence,
        as_of=as_of(dossier),
        release=release,
        war=dossier.war,
        internal=internal,
    )


def from_release(folder: Path, war: War | None = None) -> Source:
    """The rows of a published release.

    Args:
        war: for the names and colours of its parties, where it does not say them
            itself.

    Raises:
        OperatorError: the folder is no release, or lacks a data file.
    """
    manifest, found = read_manifest(folder), read_rows(folder, NEEDED)
    if missing := [name for name in NEEDED if name not in found]:
        raise OperatorError(f"{folder} has no data/{missing[0]}.jsonl")
    day = manifest.get("as_of")
    return Source(
        rows={name: found[name] for name in NEEDED},
        title=str(manifest.get("title") or ""),
        publisher=str(manifest.get("publisher") or ""),
        shown=(
            dict(manifest.get("titles") or {}),
            dict(manifest.get("publishers") or {}),
        ),
        licence=str(manifest.get("licence") or ""),
        as_of=date.fromisoformat(day) if day else None,
        release=str(manifest["id"]),
        war=war_of(manifest) or war or War(name=str(manifest.get("title") or "")),
    )
