"""Reading a release back: its manifest and its rows."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from marsad.errors import OperatorError

MANIFEST = "release.json"
SUMS = "SHA256SUMS"
SIGNATURE = "SHA256SUMS.sig"
"""The monitor's Ed25519 signature of the bytes of `SUMS`, where it has a key."""
KEY = "key.pem"
"""The public key that goes with it."""
ALIKE = "site/data/aliases.js"
"""What the site's pages take for names of one party, source, person or place."""
LATEST = "latest"
"""The one pointer: a text file beside the releases that names the newest."""


def latest_release(out: Path) -> str | None:
    """The id that the pointer names; None where nothing was published yet."""
    try:
        return (out / LATEST).read_text("utf-8").strip() or None
    except FileNotFoundError:
        return None
    except OSError as error:
        raise OperatorError(f"{out / LATEST} cannot be read: {error}") from error


def newest_in(folder: Path) -> Path:
    """The newest release of a folder of releases; the folder itself of a release."""
    newest = latest_release(folder) if folder.is_dir() else None
    return folder / newest if newest else folder


def refuse_others(out: Path, audience: str) -> None:
    """Releases for one audience never lie among those for another.

    Raises:
        OperatorError: the folder has releases for somebody else.
    """
    newest = latest_release(out) if out.is_dir() else None
    if newest is None or not (out / newest / MANIFEST).is_file():
        return
    theirs = read_manifest(out / newest).get("audience", "public")
    if theirs != audience:
        raise OperatorError(
            f"{out} has {theirs} releases: put {audience} ones into another folder"
        )


def read_manifest(folder: Path) -> dict[str, Any]:
    """What release.json says.

    Raises:
        OperatorError: it is missing or is not what we write.
    """
    path = folder / MANIFEST
    try:
        manifest = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise OperatorError(f"{path} cannot be read: {error}") from error
    if not isinstance(manifest, dict) or "id" not in manifest:
        raise OperatorError(f"{path} is no manifest of a release: it has no id")
    return manifest


def read_alike(folder: Path) -> list[list[str]]:
    """Names that mean the same, a list for each of whom or what they mean.

    Raises:
        OperatorError: the file is missing or is not what the site writes.
    """
    path = folder / ALIKE
    try:
        found = json.loads(path.read_text("utf-8").partition(",")[2].rstrip("\n;)"))
        return [[str(name) for name in group] for group in found]
    except (OSError, TypeError, ValueError) as error:
        raise OperatorError(f"{path} cannot be read: {error}") from error


def read_rows(
    folder: Path, names: Collection[str] | None = None
) -> Mapping[str, Sequence[Mapping[str, Any]]]:
    """Rows of a release by name of the export: of these names, or all. Layouts of
    others (``events.plover.jsonl``) are no exports.

    Raises:
        OperatorError: a data file cannot be read.
    """
    paths = sorted((folder / "data").glob("*.jsonl"))
    return {
        path.stem: list(each_row(path))
        for path in paths
        if (path.stem in names if names is not None else "." not in path.stem)
    }


def each_row(path: Path) -> Iterator[Mapping[str, Any]]:
    """The rows of a JSON Lines file, one by one.

    Raises:
        OperatorError: the file cannot be read.
    """
    try:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)
    except (OSError, ValueError) as error:
        raise OperatorError(f"{path} cannot be read: {error}") from error
