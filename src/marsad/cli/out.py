"""Commands that hand the record on: export, publish."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from marsad.cli.place import FolderOption, JsonOption, opened, settings_of
from marsad.cli.screen import say, say_json
from marsad.errors import OperatorError


def export(
    context: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            help="reports, claims, events, persons, control, tallies, issues or copies."
        ),
    ],
    folder: FolderOption = None,
    format: Annotated[str, typer.Option(help="jsonl, csv or geojson.")] = "jsonl",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="A file, not the screen.")
    ] = None,
    public: Annotated[
        bool, typer.Option("--public", help="Only what may be published.")
    ] = False,
) -> None:
    """Print records of one kind, one a line. Without --public this is the monitor's
    own record: keep it as safe as the monitor."""
    from marsad.publish.formats import FORMATS
    from marsad.publish.redact import redact
    from marsad.publish.wire import rows
    from marsad.run.dossier import load_dossier

    if format not in FORMATS:
        raise OperatorError(f"no format {format!r}; there are {', '.join(FORMATS)}")
    settings = settings_of(context, folder)
    with opened(settings) as tools:
        dossier = load_dossier(tools.store, tools.war)
        if public:
            dossier = redact(dossier, tools.now().date())
    found = rows(name, dossier)
    if output is None:
        FORMATS[format].write(found, sys.stdout, name)
        return
    try:
        with output.open("w", encoding="utf-8", newline="") as out:
            FORMATS[format].write(found, out, name)
    except OSError as error:
        raise OperatorError(f"{output}: cannot be written: {error.strerror}") from error


def publish(
    context: typer.Context,
    folder: FolderOption = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", help="A folder of releases (default: releases)."
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Write an immutable release of what is on record."""
    from marsad.run.releasing import publish_into

    settings = settings_of(context, folder)
    with opened(settings) as tools:
        out = output or tools.releases
        made = publish_into(tools, out)
    if as_json:
        say_json({"release": made.id, "folder": str(out / made.id)})
    else:
        say(f"release {made.id}: open {out / made.id / 'index.html'}")


def register(app: typer.Typer) -> None:
    """Put these commands on the command line."""
    for command in (export, publish):
        app.command()(command)
