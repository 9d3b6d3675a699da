"""Commands that hand the record on: export, publish."""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from marsad.cli.place import FolderOption, JsonOption, opened, settings_of
from marsad.cli.preview import show_preview
from marsad.cli.screen import hint, say, say_json
from marsad.errors import OperatorError


def export(
    context: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            help="reports, claims, events, persons, control, tallies, tallies_by, "
            "issues or copies."
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
    from marsad.publish.audiences import told_rows
    from marsad.publish.formats.base import Given
    from marsad.publish.formats.files import format_of, write_one
    from marsad.publish.formats.labels import labels_of
    from marsad.publish.tellings import Tellings
    from marsad.publish.wire import rows
    from marsad.run.dossier import load_dossier
    from marsad.run.joining import refuse_outdated
    from marsad.run.parting import gate

    form = format_of(format)
    if output is None and form.BINARY and sys.stdout.isatty():
        raise OperatorError(f"{format} is not for a terminal: say -o FILE{form.SUFFIX}")
    settings = settings_of(context, folder)
    with opened(settings) as tools:
        dossier, check = load_dossier(tools.store, tools.war), None
        if public:
            refuse_outdated(tools)
            leaving = gate(dossier, tools.now().date(), tools.releases)
            dossier, check = leaving.opened, leaving.check
    told, tell = told_rows if public else rows, Tellings(dossier).headlines
    given = Given(lambda name: told(name, dossier, tell), labels_of(dossier.war))
    if output is not None:
        write_one(given, name, form, output, check)
        return
    with tempfile.TemporaryDirectory() as made:
        file = Path(made) / f"{name}{form.SUFFIX}"
        write_one(given, name, form, file, check)
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
    audience: Annotated[
        str, typer.Option(help="Whom it is for: public, partner or internal.")
    ] = "public",
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run",
            help="Publish nothing; list what would be new, names printed and masked, "
            "how contacts are guarded, and events outside the area.",
        ),
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Do what is due and write an immutable release, by the settings of now. One that
    is not for the public goes into a folder of its own, releases-partner or
    releases-internal."""
    from marsad.publish.printed import no_pdf
    from marsad.records.war import AUDIENCES
    from marsad.run.publishing import publish_into
    from marsad.run.releasing import releases_for

    if audience not in AUDIENCES:
        known = ", ".join(reversed(AUDIENCES))
        raise OperatorError(f"no audience {audience!r}; there are {known}")
    settings = settings_of(context, folder)
    if dry_run:
        show_preview(settings, audience, as_json)
        return
    with opened(settings) as tools:
        made = publish_into(tools, output, audience)
        out = output or releases_for(tools.releases, audience)
    if reason := no_pdf():
        hint(f"no PDF in this release: {reason}")
    if as_json:
        say_json({"release": made.id, "folder": str(out / made.id)})
    else:
        say(f"release {made.id}: open {out / made.id / 'index.html'}")


def register(app: typer.Typer) -> None:
    """Put these commands on the command line."""
    for command in (export, publish):
        app.command()(command)
