"""Commands that check: audit, doctor; and new-key, where the monitor's is lost."""

from typing import Annotated

import typer

from marsad.cli.place import FolderOption, JsonOption, folder_of, opened, settings_of
from marsad.cli.screen import hint, say, say_json
from marsad.records.codec import to_plain

FAULTS = 1
"""The exit code of `audit` and `doctor` when something is wrong."""
UNFINISHED = frozenset({"unlogged", "unsealed", "blob-stray"})
"""What `add` leaves for `run` to log, or a command that was cut off left behind."""


def audit(
    context: typer.Context, folder: FolderOption = None, as_json: JsonOption = False
) -> None:
    """Hash every byte of evidence again and check the log; 1 if anything is wrong."""
    from marsad.run.auditing import audit as find_faults

    settings = settings_of(context, folder)
    with opened(settings) as tools:
        found = list(find_faults(tools))
    faults = [fault for fault in found if fault.code not in UNFINISHED]
    if waiting := len(found) - len(faults):
        hint(f"{waiting:,} entries wait for the next `marsad run`; that is no fault")
    for fault in faults:
        if as_json:
            say_json(to_plain(fault))
        else:
            say(f"{fault.code}: {fault.record}: {fault.message}")
    if faults:
        raise typer.Exit(FAULTS)
    if not as_json:
        say("all evidence, records, log entries and releases are as they were kept")


def doctor(
    context: typer.Context, folder: FolderOption = None, as_json: JsonOption = False
) -> None:
    """Say whether this machine and this monitor are fit to run; 1 if not."""
    from marsad.cli.health import checks

    results = list(checks(folder_of(context, folder)))
    for result in results:
        if as_json:
            told = {"check": result.name, "ok": result.ok, "found": result.found}
            say_json(told | {"note": result.note})
        else:
            mark = "FAULT" if not result.ok else "NOTE " if result.note else "ok   "
            say(f"{mark} {result.name}: {result.found}")
    if not all(result.ok for result in results):
        raise typer.Exit(FAULTS)


def new_key(
    context: typer.Context,
    by: Annotated[str, typer.Option(help="Who decides.")],
    reason: Annotated[str, typer.Option(help="Why; it is not published.")],
    folder: FolderOption = None,
) -> None:
    """Begin anew with another log.key, where the monitor's own is lost or was stolen.
    Protected places get other points and ids: see the page on protected contacts."""
    from marsad.run.keys import begin_anew

    settings = settings_of(context, folder)
    with opened(settings) as tools:
        public = begin_anew(tools, settings.folder.key, by, reason)
    say(f"made {settings.folder.key}; its public key is {public}")
    hint(
        "Back it up. Whoever has releases from before and after learns more of "
        "protected places than from each: take the old ones from where others can read "
        "them. Tell readers the new key."
    )


def register(app: typer.Typer) -> None:
    """Put these commands on the command line."""
    for command in (audit, doctor, new_key):
        app.command()(command)
