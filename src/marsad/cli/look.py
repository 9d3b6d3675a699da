"""Commands that answer questions: show, tally."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.place import FolderOption, JsonOption, opened, settings_of
from marsad.cli.screen import say, say_json
from marsad.errors import OperatorError
from marsad.records.grade import HEADLINE

if TYPE_CHECKING:
    from marsad.records.tally import Tally


CLAIMS = 4
"""Claims named below a tally for each of its rows."""


def show(
    context: typer.Context,
    id: Annotated[str, typer.Argument(help="Id of any record, or how it begins.")],
    folder: FolderOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show a record with its whole chain: claims, words, report, hash of the bytes."""
    from marsad.cli.tree import lines
    from marsad.records.leaf import Leaf
    from marsad.run.chain import chain, find
    from marsad.run.dossier import load_dossier

    settings = settings_of(context, folder)
    with opened(settings) as tools:
        found = find(tools.store, id)
        if not found:
            raise OperatorError(f"no record has the id {id!r}")
        dossier = load_dossier(tools.store, tools.war)
        leaves = {leaf.record: leaf for leaf in tools.store.scan(Leaf)}
    for record in found:
        link = chain(record, dossier, leaves)
        if as_json:
            say_json(link)
        else:
            say("\n".join(lines(link)))


def tally(
    context: typer.Context,
    measure: Annotated[str, typer.Argument(help="killed, displaced, present ...")],
    folder: FolderOption = None,
    by: Annotated[
        str, typer.Option(help="day, week or month, and place, with a comma.")
    ] = "",
    population: Annotated[
        str | None, typer.Option(help="civilians, combatants or people.")
    ] = None,
    start: Annotated[
        datetime | None,
        typer.Option("--from", formats=["%Y-%m-%d"], help="First day that counts."),
    ] = None,
    end: Annotated[
        datetime | None,
        typer.Option("--to", formats=["%Y-%m-%d"], help="Last day that counts."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Count one measure: low, best, high, and the claims that feed it."""
    from marsad.engine.local import LocalEngine
    from marsad.run.dossier import load_dossier
    from marsad.weigh.tally import tally as count

    settings = settings_of(context, folder)
    with opened(settings) as tools:
        dossier = load_dossier(tools.store, tools.war)
    found = count(
        dossier,
        LocalEngine(),
        measure=measure,
        by=tuple(part.strip() for part in by.split(",") if part.strip()),
        population=population,
        start=None if start is None else start.date(),
        end=None if end is None else end.date(),
    )
    if as_json:
        from marsad.publish.wire import tally_wire

        for row in found:
            say_json(tally_wire(row, dossier))
        return
    _print_table(measure, [_row(row) for row in found])
    for row in found:
        days = _days(row)
        say(f"{' '.join(filter(None, (days, row.place)))}: {_some(row.claims)}")


def _row(row: "Tally") -> dict[str, str]:
    return {
        "when": _days(row),
        "place": row.place or "",
        "of": row.population or "",
        "kind": row.kind,
        "low": f"{row.low:,.10g}",
        "best": f"{row.best:,.10g}",
        "high": "open" if row.high is None else f"{row.high:,.10g}",
        "beside": _beside(row),
    }


def _days(row: "Tally") -> str:
    start, end = row.when.start, row.when.end
    if start == end:
        return "all days" if start is None else str(start)
    return f"{start or '...'} to {end or '...'}"


def _some(claims: tuple[str, ...]) -> str:
    """The first claims that feed a count; `--json` has all."""
    more = len(claims) - CLAIMS
    return " ".join(claims[:CLAIMS]) + (f" and {more} more" if more > 0 else "")


def _beside(row: "Tally") -> str:
    """What weaker grades hold; it is shown beside the count, never added to it."""
    return "; ".join(
        f"{grade} {best:,.10g}"
        for grade, best in row.grades
        if grade not in HEADLINE and row.kind == "flow"
    )


def _print_table(measure: str, rows: list[dict[str, str]]) -> None:
    """A table of the columns that say anything."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    if not rows:
        say(f"nothing on record for {measure}")
        return
    table = Table(
        title=measure,
        box=box.SIMPLE,
        caption="Flows count what is confirmed or fair; the rest stands beside it. "
        "High is open where no source gives a ceiling.",
    )
    names = [name for name in rows[0] if any(row[name] for row in rows)]
    for name in names:
        right = name in {"low", "best", "high"}
        table.add_column(name, justify="right" if right else "left", no_wrap=right)
    for row in rows:
        table.add_row(*(row[name] for name in names))
    Console().print(table)


def register(app: typer.Typer) -> None:
    """Put these commands on the command line."""
    for command in (show, tally):
        app.command()(command)
