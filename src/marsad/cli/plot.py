"""Commands that draw: plot tally, plot control, plot timeline."""

import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.place import FolderOption, folder_of, opened, settings_of
from marsad.cli.screen import say
from marsad.errors import OperatorError

if TYPE_CHECKING:
    from marsad.publish.plot.series import Scope
    from marsad.publish.plot.source import Source
    from marsad.publish.plot.style import Look

plot = typer.Typer(
    help="Pictures of tallies, control and time, as PNG or SVG.", no_args_is_help=True
)
Output = Annotated[
    Path,
    typer.Option("-o", "--output", help="A .png or .svg file.", show_default=False),
]
Start = Annotated[
    datetime | None,
    typer.Option("--from", formats=["%Y-%m-%d"], help="First day that is shown."),
]
End = Annotated[
    datetime | None,
    typer.Option("--to", formats=["%Y-%m-%d"], help="Last day that is shown."),
]
Place = Annotated[
    str | None, typer.Option(help="Only this place, province or country (ISO code).")
]
By = Annotated[
    str, typer.Option(help="day, week, month, year, kind, party, place or grade.")
]
Population = Annotated[str | None, typer.Option(help="civilians or combatants.")]
Language = Annotated[str, typer.Option("--lang", "--language", help="en or ar.")]
Size = Annotated[str, typer.Option(help="Pixels across and down, as in 1200x800.")]
Dark = Annotated[bool, typer.Option("--dark", help="Light ink on dark paper.")]
Release = Annotated[
    Path | None,
    typer.Option(help="Draw a published release, which lies in this folder."),
]
Internal = Annotated[
    bool,
    typer.Option("--internal", help="All that is on record: not for publication."),
]


def tally(
    context: typer.Context,
    measure: Annotated[str, typer.Argument(help="killed, displaced, present ...")],
    output: Output,
    by: By = "month",
    start: Start = None,
    end: End = None,
    place: Place = None,
    population: Population = None,
    language: Language = "en",
    size: Size = "1200x800",
    dark: Dark = False,
    release: Release = None,
    internal: Internal = False,
    folder: FolderOption = None,
) -> None:
    """Draw one measure, by time or by what the events are."""
    from marsad.publish.plot.tallies import draw_tally

    look, scope = _look(language, size, dark), _scope(start, end, place, population)
    source = _source(context, folder, (release, place), internal)
    draw_tally(source, measure, by, scope, look, output)
    say(str(output))


def control(
    context: typer.Context,
    output: Output,
    start: Start = None,
    end: End = None,
    place: Place = None,
    language: Language = "en",
    size: Size = "1200x800",
    dark: Dark = False,
    release: Release = None,
    internal: Internal = False,
    folder: FolderOption = None,
) -> None:
    """Draw how much ground each side held, and who held each place."""
    from marsad.publish.plot.ground import draw_control

    look, scope = _look(language, size, dark), _scope(start, end, place, None)
    source = _source(context, folder, (release, place), internal)
    draw_control(source, scope, look, output)
    say(str(output))


def timeline(
    context: typer.Context,
    output: Output,
    by: Annotated[str, typer.Option(help="day, week, month or year.")] = "week",
    start: Start = None,
    end: End = None,
    place: Place = None,
    language: Language = "en",
    size: Size = "1200x900",
    dark: Dark = False,
    release: Release = None,
    internal: Internal = False,
    folder: FolderOption = None,
) -> None:
    """Draw events by kind over time, and the people killed."""
    from marsad.publish.plot.times import draw_timeline

    look, scope = _look(language, size, dark), _scope(start, end, place, None)
    source = _source(context, folder, (release, place), internal)
    draw_timeline(source, by, scope, look, output)
    say(str(output))


def _scope(
    start: datetime | None,
    end: datetime | None,
    place: str | None,
    population: str | None,
) -> "Scope":
    from marsad.publish.plot.series import Scope
    from marsad.records.claim import POPULATIONS

    if population not in (None, *POPULATIONS):
        known = ", ".join(POPULATIONS)
        raise OperatorError(f"--population {population!r}: use one of {known}")
    since, until = _day(start), _day(end)
    if since is not None and until is not None and until < since:
        raise OperatorError(f"--from {since} is after --to {until}: swap them")
    return Scope(since, until, place, population)


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else moment.date()


def _look(language: str, size: str, dark: bool) -> "Look":
    from marsad.publish.plot.style import LARGEST, SMALLEST, Look

    if language not in ("en", "ar"):
        raise OperatorError(f"--lang {language!r}: use en or ar")
    found = re.fullmatch(r"(\d{1,5})[x×](\d{1,5})", size)
    sides = (int(found[1]), int(found[2])) if found else (0, 0)
    if not all(SMALLEST <= side <= LARGEST for side in sides):
        raise OperatorError(
            f"--size {size!r}: write pixels as 1200x800, each side from {SMALLEST} to "
            f"{LARGEST}"
        )
    return Look(language, dark, sides)


def _source(
    context: typer.Context,
    folder: Path | None,
    of: tuple[Path | None, str | None],
    internal: bool,
) -> "Source":
    """A published release, or what the monitor may publish, or all of its record, that
    tells of the place asked for."""
    from marsad.publish.plot.series import refuse_unknown

    release, place = of
    source = _drawn(context, folder, release, internal)
    refuse_unknown(source, place)
    return source


def _drawn(
    context: typer.Context, folder: Path | None, release: Path | None, internal: bool
) -> "Source":
    from marsad.publish.plot.source import from_dossier, from_release
    from marsad.publish.read import latest_release, newest_in
    from marsad.run.dossier import load_dossier
    from marsad.run.joining import refuse_outdated
    from marsad.run.parting import gate

    if release is not None:
        if internal:
            raise OperatorError("--internal draws the record, --release what is public")
        known = (folder_of(context, folder) / "marsad.toml").is_file()
        war = settings_of(context, folder).war if known else None
        return from_release(newest_in(release), war)
    with opened(settings_of(context, folder)) as tools:
        dossier = load_dossier(tools.store, tools.war)
        if internal:
            return from_dossier(dossier, None, internal=True)
        refuse_outdated(tools)
        newest = latest_release(tools.releases)
        leaving = gate(dossier, tools.now().date(), tools.releases)
        return replace(from_dossier(leaving.opened, newest), gate=leaving)


def register(app: typer.Typer) -> None:
    """Put these commands on the command line."""
    for command in (tally, control, timeline):
        plot.command()(command)
    app.add_typer(plot, name="plot")
