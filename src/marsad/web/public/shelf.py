"""The releases in a folder: which there are, what files each has, which is newest."""

import hashlib
import re
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from marsad.errors import OperatorError
from marsad.publish.feeds.telling import SPOKEN
from marsad.publish.read import LATEST, MANIFEST, latest_release, read_manifest

_ID = re.compile(r"rel-[a-z2-7]{1,40}")
_CHUNK = 1 << 20
PUBLIC = "public"
"""Languages that a release may speak."""


@dataclass(frozen=True)
class Edition:
    """One release as it lies in its folder."""

    id: str
    folder: Path
    manifest: Mapping[str, Any]
    files: Mapping[str, str]
    """SHA-256 by name: the names that may be served. Nothing else is."""
    made_at: datetime

    @property
    def audience(self) -> str:
        """For whom it was made; releases made before there were audiences: all."""
        return str(self.manifest.get("audience") or PUBLIC)

    @property
    def title(self) -> str:
        """What the monitor calls itself."""
        return str(self.manifest.get("title") or "marsad")

    def title_in(self, language: str) -> str:
        """The same in a language, where it has one there."""
        return self._said("titles", language) or self.title

    def publisher_in(self, language: str) -> str:
        """Who publishes it, as the language has it; nothing where nobody says."""
        found = self._said("publishers", language)
        return found or str(self.manifest.get("publisher") or "")

    def _said(self, name: str, language: str) -> str:
        told = self.manifest.get(name)
        return str(told.get(language) or "") if isinstance(told, dict) else ""

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages of its pages and briefs, that of the pages at its root first."""
        given = self.manifest.get("languages") or ()
        spoken = [one for one in given if one in SPOKEN]
        return (*spoken, *(one for one in SPOKEN if one not in spoken))

    def has(self, name: str) -> bool:
        """Whether that file is part of it."""
        return name in self.files


def read_edition(folder: Path) -> Edition:
    """The release in a folder.

    Raises:
        OperatorError: its manifest is missing, broken or names files outside it.
    """
    manifest = read_manifest(folder)
    files = manifest.get("files")
    if manifest["id"] != folder.name or not _ID.fullmatch(folder.name):
        raise OperatorError(f"{folder} does not hold the release {manifest['id']}")
    if not isinstance(files, dict) or not all(map(_plain, files)):
        raise OperatorError(f"{folder / MANIFEST} names files that no release has")
    try:
        made_at = datetime.fromisoformat(str(manifest["made_at"])).astimezone(UTC)
    except (KeyError, ValueError) as error:
        raise OperatorError(f"{folder / MANIFEST}: made_at is no date") from error
    return Edition(folder.name, folder, manifest, files, made_at)


def _plain(name: str) -> bool:
    """Whether a name leads to a file inside the release's own folder."""
    parts = name.split("/")
    odd = any(part in ("", ".", "..") or part.startswith(".") for part in parts)
    return not odd and "\\" not in name and "\0" not in name


class Shelf:
    """The releases that may be served; a manifest is read once: it never changes."""

    def __init__(self, out: Path, audiences: tuple[str, ...] = (PUBLIC,)) -> None:
        self.out = out
        self._audiences = audiences
        self._read: dict[str, Edition] = {}
        self._sound: set[tuple[str, str, int, int]] = set()
        self._lock = threading.Lock()

    def newest(self) -> str | None:
        """The id in the pointer; None where nothing was published.

        Raises:
            OperatorError: the pointer cannot be read.
        """
        return latest_release(self.out)

    def get(self, release: str) -> Edition | None:
        """A release by id; None where it is not there or is for somebody else."""
        if not _ID.fullmatch(release):
            return None
        found = self._read.get(release)
        if found is None or not (found.folder / MANIFEST).is_file():
            try:
                found = self.require(release)
            except OperatorError:
                return None
        return found

    def require(self, release: str) -> Edition:
        """A release by id.

        Raises:
            OperatorError: it is not there, is broken or is for somebody else.
        """
        edition = read_edition(self.out / release)
        if edition.audience not in self._audiences:
            raise OperatorError(
                f"release {release} is for the audience {edition.audience!r}, not for "
                f"{' or '.join(self._audiences)}; --audience {edition.audience} "
                "serves it all the same"
            )
        with self._lock:
            self._read[release] = edition
        return edition

    def all(self) -> list[Edition]:
        """Every release that may be served, the newest first."""
        found = [edition for name in self._names() if (edition := self.get(name))]
        return sorted(found, key=lambda one: (one.made_at, one.id), reverse=True)

    def _names(self) -> Iterator[str]:
        try:
            names = sorted(path.name for path in self.out.iterdir())
        except OSError:
            return
        yield from (name for name in names if _ID.fullmatch(name))

    def sound(self, edition: Edition, name: str) -> bool:
        """Whether a file is, byte for byte, what was published; read whole once.

        What changed on disk since is not served: a release never changes.
        """
        path = edition.folder / name
        try:
            if not path.resolve().is_relative_to(edition.folder.resolve()):
                return False
            state = path.stat()
            seen = (edition.id, name, state.st_size, state.st_mtime_ns)
            if seen in self._sound:
                return True
            if digest(path) != edition.files[name]:
                return False
        except OSError:
            return False
        with self._lock:
            self._sound.add(seen)
        return True


def digest(path: Path) -> str:
    """The SHA-256 of a file of any size."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            found.update(chunk)
    return found.hexdigest()


def check_folder(out: Path, audiences: tuple[str, ...]) -> None:
    """Refuse a folder that cannot or must not be served, before the server starts.

    Raises:
        OperatorError: it is no folder, or its newest release is broken or is not for
            these audiences.
    """
    if not out.is_dir():
        raise OperatorError(f"{out} is no folder of releases: publish first")
    newest = latest_release(out)
    if newest is None:
        raise OperatorError(f"{out} has no {LATEST}: nothing was published there")
    Shelf(out, audiences).require(newest)
