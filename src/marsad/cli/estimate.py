"""`marsad estimate`: how many nobody recorded, behind a gate."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from marsad.cli.place import JsonOption
from marsad.cli.screen import hint, say, say_json


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
    table: Annotated[
        Path,
        typer.Argument(
            help="CSV, CSV.gz or Parquet: a 0/1 column for each list, and a column "
            "n, count or frequency; or one row per record without counts."
        ),
    ],
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
    found = estimates(
        [load(path, columns) for path in (table, *(also or ()))],
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


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(estimate)
