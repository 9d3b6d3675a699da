"""`marsad match`: which rows of several lists of events are one event."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from marsad.cli.place import JsonOption
from marsad.cli.screen import hint, say, say_json
from marsad.errors import OperatorError

if TYPE_CHECKING:
    from marsad.resolve.meltt.match import Match, Outcome
    from marsad.resolve.meltt.pairs import Key, Window
    from marsad.resolve.meltt.tables import Table
    from marsad.resolve.meltt.taxonomy import Taxonomy

FAULTS = 20
"""Rows named that could not be compared; `--json` has all."""


def match(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="[NAME=]FILE...",
            help="Lists of events, CSV or Parquet; the first leads.",
        ),
    ],
    taxonomy: Annotated[
        list[str],
        typer.Option(
            metavar="[COLUMN=]FILE",
            help="A table from category to levels, fine to coarse; may be repeated.",
        ),
    ],
    days: Annotated[int, typer.Option(min=0, help="Days apart at most.")] = 1,
    km: Annotated[float, typer.Option(help="Kilometres apart at most.")] = 3.0,
    weight: Annotated[
        list[str] | None,
        typer.Option(metavar="COLUMN=NUMBER", help="What a taxonomy weighs (1)."),
    ] = None,
    partial: Annotated[
        int, typer.Option(min=0, help="Taxonomies that may disagree.")
    ] = 0,
    as_json: JsonOption = False,
) -> None:
    """Match lists of events by location, time and type, after the rules of MELTT.

    Scores go from 0, agreement on the finest levels, to 1. An event near an
    episode (of several days) is flagged: a person must say whether it is part of it.
    """
    from marsad.resolve.meltt.pairs import Window

    taxonomies = _taxonomies(taxonomy, weight or [])
    window = Window(days, km, partial)
    outcome = _matched(files, taxonomies, window)
    if as_json:
        say_json(as_plain(outcome, window))
        return
    for line in _lines(outcome):
        say(line)
    _show_faults(outcome.tables)


def _matched(
    files: list[str], taxonomies: list["Taxonomy"], window: "Window"
) -> "Outcome":
    from marsad.engine.local import LocalEngine
    from marsad.resolve.meltt.match import match_tables
    from marsad.resolve.meltt.tables import read_table

    named = (_named(text) for text in files)
    tables = [read_table(path, name, taxonomies) for name, path in named]
    return match_tables(tables, taxonomies, window, LocalEngine())


def _named(text: str) -> tuple[str, Path]:
    """``NAME=FILE``, or a file that gives its own name."""
    name, mark, file = text.partition("=")
    return (name, Path(file)) if mark else (Path(text).stem, Path(text))


def _taxonomies(given: list[str], weights: list[str]) -> list["Taxonomy"]:
    from marsad.resolve.meltt.taxonomy import read_taxonomy

    weighed = dict(_weight(text) for text in weights)
    named = [_named(text) for text in given]
    unknown = sorted(set(weighed) - {name for name, _ in named})
    if unknown:
        raise OperatorError(f"--weight {unknown[0]}: there is no such taxonomy")
    return [read_taxonomy(path, name, weighed.get(name, 1.0)) for name, path in named]


def _weight(text: str) -> tuple[str, float]:
    name, _, number = text.partition("=")
    try:
        return name, float(number)
    except ValueError:
        raise OperatorError(f"--weight {text!r}: write COLUMN=NUMBER") from None


def as_plain(outcome: "Outcome", window: "Window") -> dict[str, Any]:
    """Everything that matching found, for JSON."""
    return {
        "window": {"days": window.days, "km": window.km, "partial": window.partial},
        "tables": [
            {
                "name": table.name,
                "rows": len(table.rows),
                "containers": [row.id for row in table.rows if row.container],
                "faults": [{"row": f.row, "reason": f.reason} for f in table.faults],
            }
            for table in outcome.tables
        ],
        "counts": _counts(outcome),
        "overlap": [
            {"tables": [outcome.tables[at].name for at in within], "events": count}
            for within, count in outcome.overlap().items()
        ],
        "matches": [_match(outcome, one) for one in outcome.matches],
        "flagged": [
            {
                "event": _key(outcome, flag.event),
                "episode": _key(outcome, flag.episode),
                "score": round(flag.score, 6),
                "km": round(flag.km, 3),
            }
            for flag in outcome.flags
        ],
    }


def _match(outcome: "Outcome", one: "Match") -> dict[str, Any]:
    rows = (
        {
            **_key(outcome, join.row),
            "score": round(join.score, 6),
            "km": round(join.km, 3),
            "deaths_differ": join.deaths_differ,
            "runners_up": [
                {**_key(outcome, key), "score": round(score, 6)}
                for key, score in join.runners_up
            ],
        }
        for join in one.joins
    )
    kind = "episode" if one.episode else "event"
    return {"kind": kind, "lead": _key(outcome, one.lead), "rows": list(rows)}


def _counts(outcome: "Outcome") -> dict[str, int]:
    episodes = sum(one.episode for one in outcome.matches)
    return {
        "in": outcome.rows_in,
        "unique": outcome.unique,
        "matches": len(outcome.matches),
        "event_matches": len(outcome.matches) - episodes,
        "episode_matches": episodes,
        "duplicates": outcome.duplicates,
        "flagged": len(outcome.flags),
        "left_out": sum(len(table.faults) for table in outcome.tables),
    }


def _key(outcome: "Outcome", key: "Key") -> dict[str, str]:
    return {"table": outcome.tables[key[0]].name, "id": outcome.row(key).id}


def _lines(outcome: "Outcome") -> Iterator[str]:
    counts = _counts(outcome)
    yield (
        f"{counts['in']:,} rows in, {counts['unique']:,} unique; "
        f"{counts['matches']:,} matches ({counts['event_matches']:,} of events, "
        f"{counts['episode_matches']:,} of episodes), "
        f"{counts['duplicates']:,} duplicates removed"
    )
    yield "overlap:"
    for within, count in outcome.overlap().items():
        names = " + ".join(outcome.tables[at].name for at in within)
        only = "only " if len(within) == 1 else ""
        yield f"  {count:>9,}  {only}{names}"
    for one in outcome.matches:
        kind = "episode" if one.episode else "event"
        joins = "; ".join(
            f"{_name(outcome, join.row)} score {join.score:.3g}, {join.km:.2f} km"
            + (" (deaths differ)" if join.deaths_differ else "")
            for join in one.joins
        )
        yield f"{kind} {_name(outcome, one.lead)} = {joins}"
    for flag in outcome.flags:
        yield (
            f"flagged: event {_name(outcome, flag.event)} may be part of episode "
            f"{_name(outcome, flag.episode)} (score {flag.score:.3g}, "
            f"{flag.km:.2f} km): a person must say"
        )


def _name(outcome: "Outcome", key: "Key") -> str:
    return f"{outcome.tables[key[0]].name}:{outcome.row(key).id}"


def _show_faults(tables: tuple["Table", ...]) -> None:
    for table in tables:
        held = sum(row.container for row in table.rows)
        if held:
            hint(f"{table.name}: {held:,} rows are too coarse to be one event")
        for fault in table.faults[:FAULTS]:
            hint(f"{table.name}, row {fault.row} left out: {fault.reason}")
        if len(table.faults) > FAULTS:
            more = len(table.faults) - FAULTS
            hint(f"{table.name}: {more:,} more rows left out; --json names all")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(match)
