"""`marsad estimate`: how many nobody recorded, behind a gate."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.place import FolderOption, JsonOption, opened, settings_of
from marsad.cli.screen import hint, say, say_json
from marsad.errors import OperatorError
from marsad.records.claim import STATUSES

if TYPE_CHECKING:
    from marsad.settings import Settings
    from marsad.weigh.estimate.table import Table


class Method(StrEnum):
    """How to estimate."""

    loglinear = "loglinear"
    lcmcr = "lcmcr"


class Criterion(StrEnum):
    """What chooses the model."""

    bic = "bic"
    aic = "aic"


class Search(StrEnum):
    """Which log-linear models are tried."""

    auto = "auto"
    all = "all"
    stepwise = "stepwise"


# long: a parameter for each option
def estimate(
    context: typer.Context,
    table: Annotated[
        Path | None,
        typer.Argument(
            help="CSV, CSV.gz or Parquet: a 0/1 column for each list, and a column "
            "n, count or frequency; or one row per record without counts. Without it "
            "the monitor's own persons, a list for each independent voice."
        ),
    ] = None,
    folder: FolderOption = None,
    status: Annotated[
        str, typer.Option(help="Of the monitor's persons: killed, detained ...")
    ] = "killed",
    method: Annotated[
        Method, typer.Option(help="Log-linear models, or latent classes.")
    ] = Method.loglinear,
    criterion: Annotated[
        Criterion, typer.Option(help="What chooses the log-linear model.")
    ] = Criterion.bic,
    search: Annotated[
        Search,
        typer.Option(help="Models tried; auto: all of up to 5 lists, else stepwise."),
    ] = Search.auto,
    lists: Annotated[
        str | None,
        typer.Option(
            help="Columns that are lists: A,B,C or in_* (default: by values)."
        ),
    ] = None,
    count: Annotated[str | None, typer.Option(help="The column of counts.")] = None,
    group: Annotated[
        str | None,
        typer.Option(help="A column of ids: rows of one id are one record."),
    ] = None,
    also: Annotated[
        list[Path] | None,
        typer.Option(help="The same lists linked under another threshold; repeatable."),
    ] = None,
    bare: Annotated[
        bool,
        typer.Option("--bare", help="Try terms of lists that share no record as well."),
    ] = False,
    seed: Annotated[int, typer.Option(min=0, help="Of the latent classes.")] = 1,
    sweeps: Annotated[
        int | None,
        typer.Option(
            min=600, help="Of the latent classes, at most (default: by size)."
        ),
    ] = None,
    plot: Annotated[
        Path | None, typer.Option(help="Draw it into this .png or .svg file.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Estimate how many there are in all from lists that overlap (multiple systems
    estimation): an analyst's tool, never a headline. Refusals end with 1."""
    from marsad.weigh.estimate.estimate import Options, estimates
    from marsad.weigh.estimate.lcmcr import Sampling
    from marsad.weigh.estimate.load import Columns, load
    from marsad.weigh.estimate.plot import draw
    from marsad.weigh.estimate.wire import row
    from marsad.weigh.estimate.words import shown

    named = None if lists is None else [one.strip() for one in lists.split(",")]
    columns = Columns(named, count, group)
    if table is None:
        first = _own(settings_of(context, folder), status, tuple(named or ()))
    else:
        first = load(table, columns)
    found = estimates(
        [first, *(load(path, columns) for path in also or ())],
        Options(
            method=method.value,
            search=search.value,
            criterion=criterion.value,
            bare=bare,
            sampling=Sampling(seed=seed, sweeps=sweeps),
        ),
    )
    if plot is not None and not draw(found, plot):
        hint(f"{plot}: not drawn, for there is no estimate")
    if as_json:
        say_json(row(found))
    else:
        say(shown(found))
    if found[0].faults:
        raise typer.Exit(1)


def _own(settings: "Settings", status: str, lists: tuple[str, ...]) -> "Table":
    """The table of a monitor's own persons."""
    from marsad.run.dossier import load_dossier
    from marsad.weigh.estimate.people import of_persons

    if status not in STATUSES:
        raise OperatorError(f"no status {status!r}: use {', '.join(STATUSES)}")
    with opened(settings) as tools:
        return of_persons(load_dossier(tools.store, tools.war), status, lists)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(estimate)
