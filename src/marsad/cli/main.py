"""The command group, its options, and exit codes by exception."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from marsad import __version__, log
from marsad.cli import (
    brief,
    changes,
    check,
    compare,
    estimate,
    flow,
    grade,
    ground,
    imports,
    link,
    look,
    match,
    out,
    places,
    plot,
    review,
    serve,
    tally,
    where,
)
from marsad.cli.screen import hint, say
from marsad.errors import MarsadError

app = typer.Typer(
    name="marsad",
    help="An open war monitor: reports in; brief, map and data out.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        say(f"marsad {__version__}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Option("-C", "--folder", help="The monitor's folder."),
    ] = None,
    verbose: Annotated[
        int,
        typer.Option("-v", "--verbose", count=True, help="Log what is being done."),
    ] = 0,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print it."),
    ] = False,
) -> None:
    """Options that stand before the command."""
    log.set_up(verbose, to_terminal=sys.stderr.isatty())
    context.obj = folder


for module in (
    flow,
    imports,
    look,
    tally,
    changes,
    where,
    places,
    ground,
    match,
    link,
    estimate,
    grade,
    review,
    out,
    compare,
    serve,
    brief,
    plot,
    check,
):
    module.register(app)


def main() -> None:
    """Run the command line; errors of ours are one message and an exit code."""
    try:
        app()
    except MarsadError as error:
        hint(f"marsad: {error}")
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        hint("marsad: stopped; what was done is kept, the next run goes on from here")
        sys.exit(130)
