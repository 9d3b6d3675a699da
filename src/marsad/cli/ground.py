"""Commands on who holds which ground: ground changes, show, cells, and on maps."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from marsad.cli import maps
from marsad.cli.maps import Series, day_given
from marsad.cli.place import FolderOption, JsonOption, opened, settings_of
from marsad.cli.screen import say, say_json
from marsad.errors import OperatorError

if TYPE_CHECKING:
    from marsad.publish.gate import Gate
    from marsad.records.dossier import Dossier
    from marsad.run.tools import Models
    from marsad.settings import Settings

PATCHES = 5
"""That are named for each change; --json has all."""

ground = typer.Typer(
    help="Who holds which ground: imported maps, and control on record.",
    no_args_is_help=True,
)
From = Annotated[
    str, typer.Option("--from", help="First day, such as 2024-07-08.", metavar="DAY")
]
Until = Annotated[str, typer.Option("--to", help="Last day.", metavar="DAY")]
Least = Annotated[
    float, typer.Option(help="Square kilometres of the smallest patch that is listed.")
]
Public = Annotated[
    bool,
    typer.Option(
        "--public", help="Only what may be published, and nothing of imported maps."
    ),
]


def changes(
    context: typer.Context,
    series: Series = "",
    since: From = "",
    until: Until = "",
    least: Least = 0.1,
    folder: FolderOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print what was gained and lost between the days of imported maps, and near
    which places; and which places changed hands by what is on record."""
    from marsad.run.ground import map_changes
    from marsad.run.holding import hands

    settings = settings_of(context, folder)
    models = _models(settings)
    days = day_given(since, "--from"), day_given(until, "--to")
    path = settings.folder.ground
    if path.is_file() or series:
        for row in map_changes(path, models.gazetteer, series, days, least):
            if as_json:
                say_json(row)
            else:
                say("\n".join(_told(row)))
    if series:
        return
    for row in hands(_dossier(settings), days):
        if as_json:
            say_json(row)
        else:
            say(_handed(row))


def _models(settings: "Settings") -> "Models":
    from marsad.run.tools import Models

    own = (settings.places, settings.ground)
    return Models(settings.war, settings.cache, None, None, *own)


def _dossier(settings: "Settings") -> "Dossier":
    """What is on record; nothing before the first report is added."""
    from marsad.records.dossier import Dossier
    from marsad.run.dossier import load_dossier

    if not settings.folder.store.is_file():
        return Dossier(war=settings.war)
    with opened(settings) as tools:
        return load_dossier(tools.store, tools.war)


def _leaving(settings: "Settings") -> "Gate":
    """What may be published of it."""
    from marsad.run.dossier import load_dossier
    from marsad.run.joining import refuse_outdated
    from marsad.run.parting import gate

    with opened(settings) as tools:
        refuse_outdated(tools)
        dossier = load_dossier(tools.store, tools.war)
        return gate(dossier, tools.now().date(), tools.releases)


def _told(row: dict[str, Any]) -> Iterator[str]:
    yield (
        f"{row['series']}: {row['holder']}, {row['from']} to {row['to']}: "
        f"+{row['gained_km2']:,.1f} km2, -{row['lost_km2']:,.1f} km2, "
        f"then {row['after_km2']:,.1f} km2"
    )
    for patch in row["patches"][:PATCHES]:
        sign = "+" if patch["what"] == "gained" else "-"
        way = "from" if patch["what"] == "gained" else "to"
        other = f" {way} {patch['other']}" if patch["other"] else ""
        near = (
            ""
            if patch["near"] is None
            else (f", {patch['near_km']:.0f} km from {patch['near']}")
        )
        yield f"  {sign}{patch['km2']:,.1f} km2{other}{near}"
    if (more := len(row["patches"]) - PATCHES) > 0:
        yield f"  and {more:,} smaller patches"


def _handed(row: dict[str, Any]) -> str:
    before = f"{row['from']} ({row['from_state']})" if row["from_state"] else "unknown"
    return (
        f"{row['day']}  {row['place']}: {before} to {row['to'] or 'nobody named'} "
        f"({row['state']}), {row['basis']}; {len(row['claims']):,} claims, "
        f"{row['control']}"
    )


def show(
    context: typer.Context,
    place: Annotated[str, typer.Argument(help="Name of a place.")],
    day: Annotated[
        str, typer.Option("--day", help="Only this day.", metavar="DAY")
    ] = "",
    folder: FolderOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show who held a place when, on what basis and by which claims, and what
    imported maps show there."""
    from marsad.run.holding import found_at, history, map_history

    settings = settings_of(context, folder)
    models, on = _models(settings), day_given(day, "--day")
    rows = history(place, _dossier(settings), models)
    if on is not None:
        rows = [row for row in rows if row["start"] <= str(on) <= row["end"]]
    shown = list(map_history(rows or found_at(place, models), models, on))
    for row in (*rows, *shown):
        if as_json:
            say_json(row)
        else:
            say("\n".join(_stretch(row) if "said" in row else _shown(row)))
    if not rows and not shown and not as_json:
        say(f"nothing on record tells who holds {place!r}")


def _stretch(row: dict[str, Any]) -> Iterator[str]:
    """One stretch of a place's history and the words it rests on."""
    old = f", {row['age_days']:,} days old: stale" if row["stale"] else ""
    yield (
        f"{row['place']}, {row['start']} to {row['end']}: "
        f"{row['holder'] or 'nobody named'} ({row['state']}): {row['basis']}{old}"
    )
    for said in row["said"]:
        yield f"  {said['speaker'] or 'unnamed'}, {said['published']}: {said['quote']}"
        yield f"    {said['kind']}, {said['claim']}"


def _shown(row: dict[str, Any]) -> Iterator[str]:
    """What maps show of a place."""
    if "runs" not in row:
        yield (
            f"maps together, {row['day']}: {row['holder'] or 'nobody'} "
            f"({row['state']}), {row['basis']}{', stale' if row['stale'] else ''}"
        )
        return
    yield f"map {row['series']}, at {row['place']}:"
    for run in row["runs"]:
        days = f"{run['first']} to {run['last']} ({run['days']:,} days of the map)"
        yield f"  {days}: {run['holder'] or 'nobody shown'}"


def cells(
    context: typer.Context,
    day: Annotated[str, typer.Argument(help="Such as 2024-07-08.")],
    reach: Annotated[
        float, typer.Option(help="Kilometres that a cell reaches, at most.")
    ] = 10.0,
    format: Annotated[str, typer.Option(help="geojson, or jsonl.")] = "geojson",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="A file, not the screen.")
    ] = None,
    folder: FolderOption = None,
    public: Public = False,
) -> None:
    """Print the ground around known places on a day, by who holds it: told by claims,
    shown by imported maps, or interpolated, and marked as such."""
    from dataclasses import replace

    from marsad.run.holding import place_cells

    on = day_given(day, "DAY")
    if on is None or format not in ("geojson", "jsonl") or reach <= 0:
        raise OperatorError(
            "say a day such as 2024-07-08, --format geojson or jsonl, and more than no "
            "kilometres"
        )
    settings = settings_of(context, folder)
    models = _models(settings)
    leaving = _leaving(settings) if public and settings.folder.store.is_file() else None
    if public:
        models = replace(models, ground=None)
    dossier = _dossier(settings) if leaving is None else leaving.opened
    text = _text(place_cells(dossier, models, on, reach), format)
    if leaving is not None:
        leaving.check_bytes(f"cells.{format}", text.encode())
    _write(text, output)


def _text(features: Iterator[dict[str, Any]], format: str) -> str:
    """Features one a line, as a collection or each by itself."""
    import json

    lines = (json.dumps(feature, ensure_ascii=False) for feature in features)
    if format == "geojson":
        text = '{"type": "FeatureCollection", "features": [\n' + ",\n".join(lines)
        return text + "\n]}\n"
    return "".join(f"{line}\n" for line in lines)


def _write(text: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(text)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OperatorError(f"{output}: cannot be written: {error.strerror}") from error


def register(app: typer.Typer) -> None:
    """Put these commands on the command line."""
    maps.register(ground)
    for command in (changes, show, cells):
        ground.command()(command)
    app.add_typer(ground, name="ground")
