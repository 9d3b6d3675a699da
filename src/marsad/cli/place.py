"""Which monitor a command works on, and how it is opened."""

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.errors import OperatorError

if TYPE_CHECKING:
    from marsad.run.tools import Tools
    from marsad.settings import Folder, Settings

FolderOption = Annotated[
    Path | None,
    typer.Option(
        "-C",
        "--folder",
        help="The monitor's folder (default: the folder you stand in).",
        show_default=False,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def folder_of(context: typer.Context, folder: Path | None) -> Path:
    """The folder given to the command, else to `marsad` itself, else this one."""
    if folder is not None:
        return folder
    return context.obj if isinstance(context.obj, Path) else Path()


def settings_of(context: typer.Context, folder: Path | None) -> "Settings":
    """The checked settings of that monitor."""
    from marsad import log, settings

    found = settings.load(folder_of(context, folder))
    log.mask(secret for source in found.war.sources for secret in source.secrets)
    if found.reader is not None and found.reader.key is not None:
        log.mask([found.reader.key])
    return found


def reading_settings(context: typer.Context, folder: Path | None) -> "Settings":
    """Settings of the monitor that was named; none of any monitor if none was."""
    from marsad import settings

    if folder is None and not isinstance(context.obj, Path):
        return settings.stateless()
    return settings_of(context, folder)


@contextmanager
def opened(settings: "Settings") -> Iterator["Tools"]:
    """The monitor's tools; the store is closed at the end."""
    from marsad.cli.screen import Screen
    from marsad.run.tools import Tools
    from marsad.store.embedded import EmbeddedStore
    from marsad.vault.folder import FolderVault

    place = settings.folder
    refuse_lost_record(place)
    store = EmbeddedStore(place.store)
    try:
        yield Tools(
            store=store,
            vault=FolderVault(place.vault),
            war=settings.war,
            now=settings.now,
            cache=settings.cache,
            releases=place.releases,
            key=_key(place.key),
            progress=Screen(),
            reader=settings.reader,
            answers=place.answers,
            places=place.places,
            ground=place.ground,
            secrets=place.secrets,
            unlisted=settings.unlisted,
        )
    finally:
        store.close()


def refuse_lost_record(place: "Folder") -> None:
    """A record that vanished must not be taken for an empty one, and published.

    Raises:
        OperatorError: there is evidence or a release, but no record.
    """
    lost = not place.store.exists() or place.store.stat().st_size == 0
    if lost and (place.releases.exists() or any(place.vault.glob("*/*"))):
        raise OperatorError(
            f"{place.store} is missing or empty, though there is evidence in "
            f"{place.vault}: restore it from your backup. To begin anew, move the "
            "vault and the releases away and call `marsad init`."
        )


@functools.cache
def _key(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
