"""A release of another monitor as a file to import: who published it, and when."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from marsad.collect.datasets.rows import Asked
from marsad.errors import OperatorError
from marsad.publish.parties import war_of
from marsad.publish.read import MANIFEST, latest_release, read_manifest
from marsad.run.verifying import refuse_altered

LAYOUT = "release"
EDITION = "events"
EVENTS = "data/events.jsonl"


def of_release(asked: Asked) -> Asked:
    """What a release says of itself, where `asked` names its folder, or a folder of
    releases; a file alone stays as it is.

    Publisher and day are those of the release, where nobody says others. All releases
    are one edition: their rows are held apart as those of one list, and of two values
    of a row those of the later release hold.

    Raises:
        OperatorError: the folder is no release, or its events were altered.
    """
    asked = replace(asked, edition=asked.edition or EDITION)
    if not asked.path.is_dir():
        return asked
    newest = latest_release(asked.path)
    folder = asked.path / newest if newest else asked.path
    manifest = read_manifest(folder)
    made = _made(manifest, folder)
    return replace(
        asked,
        path=_events(manifest, folder),
        publisher=asked.publisher or manifest.get("publisher") or manifest["title"],
        published=asked.published or made.date(),
        whole=True,
        made=made.astimezone(UTC).isoformat(),
        names=_names(manifest),
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


def _events(manifest: dict[str, Any], folder: Path) -> Path:
    """Its events, if the release is what was published."""
    if EVENTS not in (manifest.get("files") or ()):
        raise OperatorError(f"{folder} has no {EVENTS}")
    refuse_altered(folder)
    return folder / EVENTS
