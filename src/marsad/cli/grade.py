"""`marsad grade`: a reviewer's own grade, beside the computed one."""

from typing import Annotated

import typer

from marsad.cli.place import FolderOption, opened, settings_of
from marsad.cli.screen import say


def grade(
    context: typer.Context,
    id: Annotated[str, typer.Argument(help="Id of an event or case, or its start.")],
    grade: Annotated[
        str,
        typer.Argument(
            help="confirmed, fair, weak, contested, discounted; or computed, to take "
            "the ruling back."
        ),
    ],
    by: Annotated[str, typer.Option(help="Who decides.")],
    reason: Annotated[str, typer.Option(help="Why; it is published.")],
    folder: FolderOption = None,
) -> None:
    """Grade an event or person case yourself. The computed grade stays beside yours;
    totals count by yours and say so. The decision is kept, and a later one holds."""
    from marsad.run.ruling import rule_grade

    settings = settings_of(context, folder)
    with opened(settings) as tools:
        made = rule_grade(tools, id, grade, by, reason)
    say(f"{made.records[0]} is graded {grade} by {by} from the next run on")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(grade)
