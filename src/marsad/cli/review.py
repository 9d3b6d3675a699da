"""Rulings on records: retract, withhold, accept, merge, split, correct."""

import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.flow import Published, SourceId, given_by
from marsad.cli.place import FolderOption, JsonOption, opened, settings_of
from marsad.cli.screen import hint, say, say_json

if TYPE_CHECKING:
    from marsad.run.correcting import Corrected

Ids = Annotated[
    list[str],
    typer.Argument(
        help="Ids of reports, claims, events or person cases, or how they begin; - for "
        "ids on standard input, one a line.",
        metavar="ID|-...",
    ),
]
Two = Annotated[
    list[str],
    typer.Argument(
        help="Ids of events and claims, or of person cases and claims.", metavar="ID..."
    ),
]
By = Annotated[str, typer.Option(help="Who decides.")]
Why = Annotated[str, typer.Option("--reason", help="Why; it is not published.")]
DONE = {
    "retract": "retracted",
    "withhold": "withheld",
    "accept": "accepted",
    "merge": "one",
    "split": "apart",
}


def retract(
    context: typer.Context,
    ids: Ids,
    by: By,
    reason: Why,
    folder: FolderOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take records back because they are wrong: from the next run on they are neither
    counted nor published. They stay on record; `marsad accept` lets them in again."""
    _fate(context, folder, ("retract", by, reason), ids, as_json)


def withhold(
    context: typer.Context,
    ids: Ids,
    by: By,
    reason: Why = "",
    folder: FolderOption = None,
    as_json: JsonOption = False,
) -> None:
    """Keep records from being counted and published, for whoever may be in danger or
    until they are looked into. `marsad accept` lets them in again."""
    _fate(context, folder, ("withhold", by, reason), ids, as_json)


def accept(
    context: typer.Context,
    ids: Ids,
    by: By,
    reason: Why = "",
    folder: FolderOption = None,
    as_json: JsonOption = False,
) -> None:
    """Let in what was retracted, withheld or held back; open a closed person case."""
    _fate(context, folder, ("accept", by, reason), ids, as_json)


def merge(
    context: typer.Context,
    ids: Two,
    by: By,
    reason: Why = "",
    folder: FolderOption = None,
    as_json: JsonOption = False,
) -> None:
    """Rule that events or claims are about one incident, or cases about one person."""
    _join(context, folder, ("merge", by, reason), ids, as_json)


def split(
    context: typer.Context,
    ids: Two,
    by: By,
    reason: Why = "",
    folder: FolderOption = None,
    as_json: JsonOption = False,
) -> None:
    """Rule that the first is about another incident, or person, than each of the rest;
    this undoes a merge."""
    _join(context, folder, ("split", by, reason), ids, as_json)


def correct(
    context: typer.Context,
    ids: Ids,
    by: By,
    reason: Why,
    folder: FolderOption = None,
    published: Published = None,
    publisher: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    source: SourceId = None,
    url: Annotated[str | None, typer.Option(help="Its address on the web.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Put right what was given with reports when they were added. With the id of a
    protected source they are protected from then on; releases that were made before
    still show them, and are named."""
    from marsad.run.correcting import rule_correct
    from marsad.run.reviewing import Ruling

    settings = settings_of(context, folder)
    given = given_by(settings.war, publisher, published, source)
    day = given.published.isoformat() if given.published else None
    told = {"published": day, "publisher": publisher, "source": source, "url": url}
    said = {name: value for name, value in told.items() if value is not None}
    with opened(settings) as tools:
        ruling = Ruling("correct", by, reason)
        done = rule_correct(tools, list(_ids(ids)), said, ruling)
    for one in done:
        _tell_corrected(one, by, as_json)


def _tell_corrected(one: "Corrected", by: str, as_json: bool) -> None:
    if as_json:
        say_json(asdict(one))
        return
    if not one.fields:
        say(f"{one.report} was so already")
    else:
        what = " and ".join(one.fields)
        say(f"{one.report}: {what} corrected by {by} from the next run on")
    if one.shown:
        many = f"{len(one.shown)} release{'s' if len(one.shown) > 1 else ''}"
        hint(
            f"{many} made before still show{'s' * (len(one.shown) == 1)} it openly: "
            f"{', '.join(one.shown)}. Take them, and copies that you handed on, from "
            "where others can read them."
        )
    if one.withheld:
        hint(
            f"{one.report} is withheld as well: beside those releases, what a later "
            "one tells of a protected contact would show whose it is. `marsad accept "
            f"{one.report}` lets it be told."
        )


def _fate(
    context: typer.Context,
    folder: FolderOption,
    said: tuple[str, str, str],
    ids: list[str],
    as_json: bool,
) -> None:
    from marsad.run.reviewing import Ruling, rule_fate

    settings = settings_of(context, folder)
    with opened(settings) as tools:
        ruled = rule_fate(tools, Ruling(*said), list(_ids(ids)))
    _tell(said, ruled.records, ruled.new, as_json)


def _join(
    context: typer.Context,
    folder: FolderOption,
    said: tuple[str, str, str],
    ids: list[str],
    as_json: bool,
) -> None:
    from marsad.run.reviewing import Ruling, rule_join

    settings = settings_of(context, folder)
    with opened(settings) as tools:
        ruled = rule_join(tools, Ruling(*said), list(_ids(ids)))
    _tell(said, ruled.records, ruled.new, as_json)


def _ids(given: list[str]) -> Iterator[str]:
    """The ids given, those of standard input in the place of "-"."""
    for id in given:
        if id == "-":
            yield from (line.strip() for line in sys.stdin if line.strip())
        else:
            yield id


def _tell(
    said: tuple[str, str, str],
    records: tuple[str, ...],
    new: tuple[str, ...],
    as_json: bool,
) -> None:
    action, by, _ = said
    if as_json:
        say_json({"action": action, "records": list(records), "new": list(new)})
        return
    if new:
        verb = "is" if len(new) == 1 else "are"
        what = ", ".join(new[:5]) + (f" and {len(new) - 5:,} more" * (len(new) > 5))
        say(f"{what} {verb} {DONE[action]} by {by} from the next run on")
    if known := len(records) - len(new):
        say(f"{known:,} {'was' if known == 1 else 'were'} so already")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (retract, withhold, accept, merge, split, correct):
        app.command()(command)
