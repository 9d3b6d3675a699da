"""Commands on releases that lie in folders: diff, verify."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from marsad.cli.place import FolderOption, JsonOption, folder_of
from marsad.cli.screen import hint, say, say_json
from marsad.errors import OperatorError

if TYPE_CHECKING:
    from marsad.publish.differing import Difference

RELEASE = "A folder of a release, its id or how that begins, latest or previous."
LONGEST = 60
"""Characters of a value that a line shows."""


def diff(
    context: typer.Context,
    before: Annotated[str, typer.Argument(metavar="A", help=RELEASE)],
    after: Annotated[str, typer.Argument(metavar="B", help=RELEASE)],
    folder: FolderOption = None,
    audience: Annotated[
        str, typer.Option(help="Whose releases ids are of: public, partner, internal.")
    ] = "public",
    as_json: JsonOption = False,
) -> None:
    """Say what release B tells otherwise than release A, from their own files."""
    from marsad.publish.checking import faults
    from marsad.publish.choosing import release_folder
    from marsad.publish.differing import differences
    from marsad.records.war import AUDIENCES
    from marsad.run.releasing import releases_for
    from marsad.settings import Folder

    if audience not in AUDIENCES:
        known = ", ".join(reversed(AUDIENCES))
        raise OperatorError(f"no audience {audience!r}; there are {known}")
    releases = releases_for(Folder(folder_of(context, folder)).releases, audience)
    old, new = (release_folder(asked, releases) for asked in (before, after))
    for release in (old, new):
        for fault in faults(release):
            hint(f"{release.name} is not as it was published: {fault}")
    count = 0
    for count, one in enumerate(differences(old, new), 1):  # noqa: B007 (it counts)
        if as_json:
            say_json(_row(one))
        else:
            say(f"{one.change:8} {one.kind.name} {one.record}")
            for name, (was, now) in _changed(one):
                say(f"           {name}: {_shown(was)} -> {_shown(now)}")
    if not as_json:
        say(f"{count:,} differences from {old.name} to {new.name}")


def verify(
    release: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="A release's folder.")
    ],
    key: Annotated[
        str | None,
        typer.Option(help="The key, or its first 16 digits, as you know it."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Check that a release is as it was published, by its folder alone; 1 if not."""
    from marsad.run.verifying import verify as checks

    words = {True: "ok   ", False: "FAULT", None: "-    "}
    bad = False
    for check in checks(release, key):
        bad |= check.holds is False
        if as_json:
            say_json({"check": check.name, "ok": check.holds, "found": check.told})
        else:
            say(f"{words[check.holds]} {check.name}: {check.told}")
    if bad:
        raise typer.Exit(1)


def _row(one: "Difference") -> dict[str, Any]:
    return {
        "record": one.record,
        "record_type": one.kind.name,
        "change": one.change,
        "fields": one.fields(),
    }


def _changed(one: "Difference") -> list[tuple[str, list[Any]]]:
    """The fields of a change; of what came or went its first ones."""
    fields = list(one.fields().items())
    return fields if one.change == "changed" else fields[:3]


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def register(app: typer.Typer) -> None:
    """Put these commands on the command line."""
    app.command()(diff)
    app.command()(verify)
