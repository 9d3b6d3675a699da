"""`marsad tally`: low, best and high of one measure, however it is cut up."""

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.place import FolderOption, JsonOption, opened, settings_of
from marsad.cli.screen import say, say_json
from marsad.errors import OperatorError

if TYPE_CHECKING:
    from marsad.publish.weaker import Beside
    from marsad.records.dossier import Dossier
    from marsad.records.tally import Tally

UNSURE = "-"
"""In place of numbers, where nothing confirmed or fair is on record."""
CLAIMS = 4
"""Claims named below a tally for each of its rows."""
By = Annotated[
    str,
    typer.Option(
        help="One of day, week, month, year; and any of place, admin1, country, "
        "actor (who did it), victim (the party hit), kind, grade, population; "
        "with commas."
    ),
]
Population = Annotated[
    str | None, typer.Option(help="civilians, combatants, people or families.")
]
Start = Annotated[
    datetime | None,
    typer.Option("--from", formats=["%Y-%m-%d"], help="First day that counts."),
]
End = Annotated[
    datetime | None,
    typer.Option("--to", formats=["%Y-%m-%d"], help="Last day that counts."),
]
Policy = Annotated[
    str | None,
    typer.Option(
        help="Which number of a range is the best: majority, conservative, median "
        "or inclusive (default: the monitor's own)."
    ),
]
Only = Annotated[
    list[str] | None,
    typer.Option(metavar="DIMENSION=VALUE", help="Keep these, as in actor=army."),
]


def tally(
    context: typer.Context,
    measure: Annotated[
        str | None,
        typer.Argument(
            help="killed, displaced, present ...; without one: what there is.",
            show_default=False,
        ),
    ] = None,
    folder: FolderOption = None,
    by: By = "",
    population: Population = None,
    start: Start = None,
    end: End = None,
    policy: Policy = None,
    only: Only = None,
    as_json: JsonOption = False,
) -> None:
    """Count one measure: low, best, high, and the claims that feed it."""
    from marsad.engine.local import LocalEngine
    from marsad.publish.weaker import beside, is_unsure, noughts
    from marsad.run.dossier import load_dossier
    from marsad.weigh.tally import tally as count

    settings = settings_of(context, folder)
    with opened(settings) as tools:
        dossier = load_dossier(tools.store, tools.war)
    if measure is None:
        _list_measures(dossier, as_json)
        return
    found = count(
        dossier,
        LocalEngine(),
        measure=measure,
        by=tuple(part.strip() for part in by.split(",") if part.strip()),
        population=population,
        start=None if start is None else start.date(),
        end=None if end is None else end.date(),
        policy=policy,
        only=tuple(_only(text) for text in only or ()),
    )
    known = noughts(dossier)
    if as_json:
        from marsad.publish.wire import tally_wire

        for row in found:
            say_json(tally_wire(row, dossier, known))
        return
    told = [_row(r, beside(r, dossier), unsure=is_unsure(r, known)) for r in found]
    _print_table(measure, told, policy or settings.war.counting)
    for row in found:
        cut = (value or f"no {name}" for name, value in row.cut)
        head = " ".join(filter(None, (_days(row), row.place, row.population, *cut)))
        say(f"{head}: {_some(row.claims)}")
        for reason in row.reasons:
            say(f"  {reason}")


def _list_measures(dossier: "Dossier", as_json: bool) -> None:
    """What can be counted, and how many claims tell a number of it."""
    claims = dossier.claims.values()
    told = Counter(m for c in claims for m in sorted({f.measure for f in c.figures}))
    if as_json:
        say_json(dict(sorted(told.items())))
    elif not told:
        say("no number is on record; add reports with `marsad add`, then `marsad run`")
    else:
        for name, count in sorted(told.items()):
            say(f"{name}: {count:,} claim{'' if count == 1 else 's'}")


def _only(text: str) -> tuple[str, str]:
    name, mark, value = text.partition("=")
    if not mark or not value:
        raise OperatorError(f"--only {text!r}: write DIMENSION=VALUE")
    return name, value


def _row(row: "Tally", weak: "Beside", *, unsure: bool) -> dict[str, str]:
    numbers = {
        "low": f"{row.low:,.10g}",
        "best": f"{row.best:,.10g}",
        "high": "open" if row.high is None else f"{row.high:,.10g}",
    }
    return {
        "when": _days(row),
        "place": row.place or "",
        **{name: value or "" for name, value in row.cut},
        "of": row.population or "",
        "counts" if "kind" in dict(row.cut) else "kind": row.kind,
        **(dict.fromkeys(numbers, UNSURE) if unsure else numbers),
        "beside": _beside(weak) if row.kind == "flow" else "",
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


def _beside(weak: "Beside") -> str:
    """What weaker grades hold, running totals as they were told; it is shown beside the
    count, never added to it."""
    parts = [f"{grade} {best:,.10g}" for grade, best in weak.events.items()]
    if weak.totals:
        many = (
            "a running total" if len(weak.totals) == 1 else "running totals, the most"
        )
        parts.append(f"{many}: {weak.totals[0][1].text}")
    return "; ".join(parts)


def _print_table(measure: str, rows: list[dict[str, str]], policy: str) -> None:
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
        f"High is open where no source gives a ceiling. Best: {policy}.",
    )
    names = [name for name in rows[0] if any(row[name] for row in rows)]
    for name in names:
        right = name in {"low", "best", "high"}
        table.add_column(name, justify="right" if right else "left", no_wrap=right)
    for row in rows:
        table.add_row(*(row[name] for name in names))
    Console().print(table)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(tally)
