"""What a release says of itself: release.json, SHA256SUMS and how to cite it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from marsad.publish.checking import release_id
from marsad.publish.credits import Credit
from marsad.publish.making import Sums
from marsad.publish.parties import parties_wire
from marsad.records.dossier import Dossier
from marsad.records.grade import METHOD
from marsad.records.leaf import Head
from marsad.records.release import Release
from marsad.records.war import AUDIENCES

PUBLIC = AUDIENCES[-1]


@dataclass(frozen=True, slots=True)
class Signer:
    """Signs for the monitor; whoever publishes never sees the private key."""

    key: bytes
    """The public key, in PEM."""
    sign: Callable[[bytes], bytes]
    digits: str = ""
    """The public key as people compare it, in hexadecimal."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a release says of its own making."""

    head: Head | None
    """The newest signed head of the log."""
    now: datetime
    previous: Release | None
    software: str
    signer: Signer | None = None
    alike: bool = True
    """Whether the release before was made with settings that say the same to others."""
    credits: tuple[Credit, ...] = ()
    """Whose data the monitor brought."""


def describe(
    sums: Sums, as_of: date | None, imprint: Imprint, audience: str
) -> Release:
    """The release that has these files: its id is made from their names and hashes."""
    hashes = tuple(sorted((name, digest) for name, (_, digest) in sums.items()))
    head, previous = imprint.head, imprint.previous
    return Release(
        id=release_id(dict(hashes), audience),
        made_at=imprint.now,
        as_of=as_of,
        files=hashes,
        software=imprint.software,
        method=METHOD,
        previous=previous.id if previous else None,
        log_size=head.size if head else 0,
        log_root=head.root if head else "",
        audience=None if audience == PUBLIC else audience,
    )


def as_published(release: Release, was: Mapping[str, Any]) -> Release:
    """The same content is the same release, with what `was`, the manifest that it
    has already, says of its making."""
    return Release(
        id=release.id,
        made_at=datetime.fromisoformat(was["made_at"]),
        as_of=release.as_of,
        files=release.files,
        software=was["software"],
        method=release.method,
        previous=was["previous"],
        log_size=was["log"]["size"],
        log_root=was["log"]["root"],
        audience=release.audience,
    )


def manifest(release: Release, dossier: Dossier, head: Head | None) -> bytes:
    """release.json."""
    rules = dossier.war.rules
    told: dict[str, Any] = {
        "id": release.id,
        "title": rules.title or dossier.war.name,
        "titles": dict(rules.titles),
        "publisher": rules.publisher,
        "publishers": dict(rules.publishers),
        "audience": rules.audience,
        "languages": list(dossier.war.languages),
        "area": list(dossier.war.area),
        "parties": parties_wire(dossier),
        "as_of": release.as_of.isoformat() if release.as_of else None,
        "made_at": release.made_at.isoformat(),
        "method": release.method,
        "counting": dossier.war.counting,
        "software": release.software,
        "log": log_of(release, head),
        "previous": release.previous,
        "citation": citation(release, dossier),
        "licence": rules.licence,
        "contact": rules.contact,
        "url": rules.url,
        "files": dict(release.files),
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def log_of(release: Release, head: Head | None) -> dict[str, Any]:
    """Size and root of the log; and when, by which key and how they were signed."""
    log: dict[str, Any] = {"size": release.log_size, "root": release.log_root}
    if head is None or (head.size, head.root) != (release.log_size, release.log_root):
        return log
    return log | {
        "at": head.at.isoformat(),
        "key": head.key,
        "signature": head.signature,
    }


def citation(release: Release, dossier: Dossier) -> str:
    """How to cite the release."""
    rules = dossier.war.rules
    who = f"{rules.publisher}: " if rules.publisher else ""
    day = f", as of {release.as_of.isoformat()}" if release.as_of else ""
    return f"{who}{rules.title or dossier.war.name}{day}, release {release.id}."


def checksums(sums: Sums) -> bytes:
    """The form that `sha256sum --check` reads."""
    lines = (f"{digest}  {name}\n" for name, (_, digest) in sorted(sums.items()))
    return "".join(lines).encode()
