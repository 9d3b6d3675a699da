"""A release of another monitor as a file to import: who published it, and when."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from marsad.collect.datasets.rows import Asked
from marsad.errors import OperatorError
from marsad.publish.manifest import PUBLIC
from marsad.publish.parties import war_of
from marsad.publish.read import MANIFEST, newest_in, read_manifest
from marsad.run.verifying import refuse_altered
from marsad.text.datasets import STATEMENTS

LAYOUT = "release"
EDITION = "events"
EVENTS, CLAIMS, REPORTS = (f"data/{n}.jsonl" for n in ("events", "claims", "reports"))


def of_release(asked: Asked) -> Asked:
    """What a release says of itself, where `asked` names its folder, a folder of
    releases or its events.jsonl; any other file stays as it is.

    Of a folder the claims are taken, each as its speaker's, in the events and origins
    of that monitor. Of events.jsonl the events, each as the word of that monitor alone;
    all releases are one edition: their rows are held apart as those of one list.
    Publisher and day are those of the release, where nobody says others. Of two values
    of a row those of the later release hold.

    Raises:
        OperatorError: the folder is no release, or none for the public, or its files
            were altered.
    """
    asked = replace(asked, edition=asked.edition or EDITION)
    if asked.path.is_dir():
        folder = newest_in(asked.path)
        manifest = read_manifest(folder)
        return _claims(_known(asked, folder, manifest), folder, manifest)
    folder = asked.path.absolute().parent.parent
    if folder / EVENTS == asked.path.absolute() and (folder / MANIFEST).is_file():
        refuse_altered(folder)
        return _known(asked, folder, read_manifest(folder))
    return asked


def _known(asked: Asked, folder: Path, manifest: dict[str, Any]) -> Asked:
    """With what the release in `folder` says of itself."""
    made = _made(manifest, folder)
    if (audience := manifest.get("audience") or PUBLIC) != PUBLIC:
        raise OperatorError(
            f"{folder} is for {audience} readers alone: a record that took it in would "
            "publish what it shows of protected sources; import the public release"
        )
    return replace(
        asked,
        publisher=asked.publisher or manifest.get("publisher") or manifest["title"],
        published=asked.published or made.date(),
        whole=True,
        made=made.astimezone(UTC).isoformat(),
        names=_names(manifest),
    )


def _claims(asked: Asked, folder: Path, manifest: dict[str, Any]) -> Asked:
    """Its claims with their reports, if the release is what was published."""
    files = manifest.get("files") or ()
    for name in (CLAIMS, REPORTS):
        if name not in files:
            raise OperatorError(f"{folder} has no {name}")
    refuse_altered(folder)
    day = "" if asked.published is None else asked.published.isoformat()
    return replace(
        asked,
        path=folder / CLAIMS,
        reports=folder / REPORTS,
        layout=STATEMENTS,
        edition=f"{day} {manifest['title']}",
    )


def _made(manifest: dict[str, Any], folder: Path) -> datetime:
    try:
        return datetime.fromisoformat(manifest["made_at"])
    except (KeyError, TypeError, ValueError) as error:
        raise OperatorError(
            f"{folder / MANIFEST} does not say when it was made"
        ) from error


def _names(manifest: dict[str, Any]) -> dict[str, str]:
    """What the ids of its parties stand for; nothing of what cannot be read."""
    war = war_of(manifest)
    return {party.id: party.name for party in war.parties} if war else {}
