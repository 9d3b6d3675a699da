"""Commands that check: audit, doctor."""

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


def register(app: typer.Typer) -> None:
    """Put these commands on the command line."""
    for command in (audit, doctor):
        app.command()(command)
