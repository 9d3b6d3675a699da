"""Commands that hand the record on: export, publish, brief."""

import shutil
import sys
import tempfile
from datetime import datetime
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
    format: Annotated[
        str,
        typer.Option(
            help="jsonl, csv, xlsx, parquet, geojson or gpkg; of events also kml, hxl, "
            "ucdp, acled, plover, ftm or statements."
        ),
    ] = "jsonl",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="A file, not the screen.")
    ] = None,
    public: Annotated[
        bool, typer.Option("--public", help="Only what may be published.")
    ] = False,
) -> None:
    """Print records of one kind, one a line. Without --public this is the monitor's
    own record: keep it as safe as the monitor."""
    from marsad.publish.formats.base import Given
    from marsad.publish.formats.files import format_of, write_one
    from marsad.publish.formats.labels import labels_of
    from marsad.publish.redact import redact
    from marsad.publish.wire import rows
    from marsad.run.dossier import load_dossier

    form = format_of(format)
    if output is None and form.BINARY and sys.stdout.isatty():
        raise OperatorError(f"{format} is not for a terminal: say -o FILE{form.SUFFIX}")
    settings = settings_of(context, folder)
    with opened(settings) as tools:
        dossier = load_dossier(tools.store, tools.war)
        if public:
            dossier = redact(dossier, tools.now().date())
    given = Given(lambda name: rows(name, dossier), labels_of(dossier.war))
    if output is not None:
        write_one(given, name, form, output)
        return
    with tempfile.TemporaryDirectory() as made:
        file = Path(made) / f"{name}{form.SUFFIX}"
        write_one(given, name, form, file)
        with file.open("rb") as whole:
            shutil.copyfileobj(whole, typer.get_binary_stream("stdout"))


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


def brief(
    context: typer.Context,
    folder: FolderOption = None,
    on: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The day to tell of."),
    ] = None,
    since: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Tell what changed since this day."),
    ] = None,
    html: Annotated[bool, typer.Option("--html", help="HTML, not Markdown.")] = False,
    language: Annotated[
        str, typer.Option(help="Language of the brief: en or ar.")
    ] = "en",
) -> None:
    """Print the brief: of a day, or of what changed since one.

    Raises:
        OperatorError: there is no brief in that language.
    """
    from marsad.run.briefing import LANGUAGES, brief_text

    if language not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise OperatorError(f"--language {language!r}: use one of {known}")
    settings = settings_of(context, folder)
    with opened(settings) as tools:
        day, from_day = (None if when is None else when.date() for when in (on, since))
        say(brief_text(tools, on=day, since=from_day, html=html, language=language))


def register(app: typer.Typer) -> None:
    """Put these commands on the command line."""
    for command in (export, publish, brief):
        app.command()(command)
