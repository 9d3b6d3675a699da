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
                say(f"           {name}: {' -> '.join(_apart(was, now))}")
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


def _apart(was: Any, now: Any) -> tuple[str, str]:
    """Two values as they are shown: of lists in braces what differs in them, of long
    words the stretch in which they do."""
    if isinstance(was, dict) and isinstance(now, dict):
        names = [n for n in {**was, **now} if was.get(n) != now.get(n)]
        parts = [({n: v[n] for n in names if n in v}) for v in (was, now)]
        was, now = parts[0] or None, parts[1] or None
        if len(names) == 1 and was and now and isinstance(was[names[0]], dict):
            inner = _apart(was[names[0]], now[names[0]])
            return f"{names[0]} {inner[0]}", inner[1]
    one, other = _shown(was), _shown(now)
    same = _common(one, other)
    return _around(one, same), _around(other, same)


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _common(one: str, other: str) -> int:
    """How many signs two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _around(text: str, at: int) -> str:
    """A text of at most so many signs, among them those from which it differs."""
    if len(text) <= LONGEST:
        return text
    start = 0 if at < LONGEST // 2 else min(at - LONGEST // 4, len(text) - LONGEST + 1)
    if start and start + LONGEST > len(text):
        return f"…{text[start:]}"
    cut = text[start : start + LONGEST - 2]
    return f"{'…' if start else ''}{cut}…"


def register(app: typer.Typer) -> None:
    """Put these commands on the command line."""
    app.command()(diff)
    app.command()(verify)
