"""`marsad changes`: each total that moved since a day or a release, and why."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from marsad.cli.place import FolderOption, JsonOption, opened, settings_of
from marsad.cli.screen import say, say_json

if TYPE_CHECKING:
    from marsad.run.changing import Changed
    from marsad.weigh.moves import Cause, Move, Triple

CLAIMS = 4
"""Claims named beside a cause; `--json` has all."""
WORDS = {
    "new": "new event",
    "late": "late report of an earlier event",
    "revised": "count revised",
    "regraded": "grade changed",
    "ruled": "graded by a reviewer",
    "redated": "moved to another day",
    "joined": "joined with another event",
    "retracted": "no longer on record",
    "recounted": "counted by other rules",
    "total": "what running totals add",
    "level": "newer word on how many there are",
}


def changes(
    context: typer.Context,
    since: Annotated[
        str,
        typer.Option(
            help="A day, as in 2021-05-31; a release, by its id or how that begins; "
            "or latest, the release before."
        ),
    ],
    folder: FolderOption = None,
    as_json: JsonOption = False,
) -> None:
    """What changed since a day or a release: every total that moved, before and now,
    and the events and claims that moved it. What moved it adds up to the difference."""
    from marsad.run.changing import changes_since

    settings = settings_of(context, folder)
    with opened(settings) as tools:
        found = changes_since(tools, since)
    if as_json:
        say_json(as_plain(found))
        return
    for line in _lines(found):
        say(line)


def as_plain(found: "Changed") -> dict[str, Any]:
    """The ledger for JSON."""
    return {
        "since": found.since.isoformat() if found.since else None,
        "release": found.release,
        "changes": [_move(move) for move in found.moves],
    }


def _move(move: "Move") -> dict[str, Any]:
    names = ("measure", "population", "kind", "place", "start", "end")
    return {
        **dict(zip(names, move.key, strict=True)),
        "before": _triple(move.before),
        "now": _triple(move.now),
        "causes": [_cause(cause) for cause in move.causes],
    }


def _triple(triple: "Triple | None") -> dict[str, float | None] | None:
    if triple is None:
        return None
    return dict(zip(("low", "best", "high"), triple, strict=True))


def _cause(cause: "Cause") -> dict[str, Any]:
    return {
        "why": cause.why,
        "by": cause.by,
        "event": cause.event,
        "place": cause.place,
        "day": cause.day.isoformat() if cause.day else None,
        "claims": list(cause.claims),
    }


def _lines(found: "Changed") -> Iterator[str]:
    since = f"release {found.release}" if found.release else str(found.since)
    if not found.moves:
        yield f"no total changed since {since}"
    for move in found.moves:
        yield f"{_name(move)}: {_range(move.before)} -> {_range(move.now)}"
        for cause in move.causes:
            event = f" {cause.event}" if cause.event else ""
            place = f" in {cause.place}" if cause.place else ""
            day = f" on {cause.day}" if cause.day else ""
            shown = " ".join(cause.claims[:CLAIMS])
            more = len(cause.claims) - CLAIMS
            shown += f" and {more} more" if more > 0 else ""
            what = f"{WORDS[cause.why]}{event}{place}{day}"
            yield f"  {cause.by:+,.10g} {what}: {shown}"


def _name(move: "Move") -> str:
    measure, population, kind, place, start, end = move.key
    days = "all days" if start is None and end is None else f"{start} to {end}"
    where = f" in {place}" if place else ""
    who = f" {population}" if population else ""
    return f"{measure}{who}{where}, {'stock' if kind == 'stock' else days}"


def _range(triple: "Triple | None") -> str:
    if triple is None:
        return "none"
    low, best, high = triple
    top = "open" if high is None else f"{high:,.10g}"
    return f"{best:,.10g} ({low:,.10g} to {top})"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(changes)
