"""Commands on imported maps of who holds what: ground import, list, remove, areas."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.place import FolderOption, JsonOption, settings_of
from marsad.cli.screen import Screen, hint, say, say_json
from marsad.errors import OperatorError

if TYPE_CHECKING:
    from marsad.locate.ground.load import Asked, Loaded
    from marsad.locate.ground.rows import Options
    from marsad.settings import Settings

ERRORS = "ground-errors.jsonl"
"""Where row errors go unless the person says."""

Series = Annotated[
    str, typer.Option("--series", help="Only this imported map (default: all).")
]


def import_(  # long: its parameters are its options
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(help="Maps.", metavar="FILE...")],
    folder: FolderOption = None,
    name: Annotated[
        str, typer.Option(help="Of the series (default: the file's name).")
    ] = "",
    licence: Annotated[str, typer.Option(help="Licence and whom to credit.")] = "",
    holder: Annotated[str, typer.Option(help="The party that holds all of it.")] = "",
    holder_field: Annotated[
        str, typer.Option(help="The property that tells the holder.")
    ] = "",
    meanings: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            help="Whom a word of the file means: occupied=russia; with nothing behind "
            "the sign, such areas are passed over.",
            metavar="WORD=PARTY",
            show_default=False,
        ),
    ] = None,
    day: Annotated[
        str, typer.Option("--date", help="The day of all of it.", metavar="DAY")
    ] = "",
    date_field: Annotated[
        str, typer.Option(help="The property that tells the day.")
    ] = "",
    from_name: Annotated[
        bool, typer.Option("--date-from-name", help="Each file's name has its day.")
    ] = False,
    layer: Annotated[str, typer.Option(help="Only this layer of a file.")] = "",
    crs: Annotated[
        str, typer.Option(help="Coordinate system, where a file does not say.")
    ] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Read and check all, change nothing.")
    ] = False,
    errors: Annotated[
        Path | None,
        typer.Option(
            help=f"Write faulty features here (default: {ERRORS} in the monitor's "
            "folder; none for a dry run).",
            show_default=False,
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Import areas that somebody holds: GeoJSON, GeoPackage or shapefile, packed or
    not, with many days in a file or a day a file.

    Faulty features are told of and never stop the rest. The same file again changes
    nothing; a newer one takes the place of the days that it has.
    """
    from marsad.locate.ground.rows import Options

    settings = settings_of(context, folder)
    options = Options(
        series=name,
        licence=licence,
        holder=holder,
        holder_field=holder_field,
        meanings=_meanings(meanings or []),
        day=day_given(day, "--date"),
        day_field=date_field,
        day_from_name=from_name,
        layer=layer,
        crs=crs,
        parties=_parties(settings),
        area=settings.war.area,
    )
    written = errors or (None if dry_run else settings.folder.root / ERRORS)
    _import(files, options, settings, dry_run, written, as_json)


def _import(
    files: list[Path],
    options: "Options",
    settings: "Settings",
    dry_run: bool,
    errors: Path | None,
    as_json: bool,
) -> None:
    """Import each file, and tell of it."""
    from dataclasses import replace

    from marsad.locate.ground.load import Asked

    for number, file in enumerate(files):
        own = replace(options, series=options.series or _name_of(file))
        kept = None if errors is None else _numbered(errors, number)
        asked = Asked(file, own, settings.now(), dry_run, kept)
        loaded = _load(asked, settings, as_json)
        if as_json:
            say_json(_plain(loaded, file, dry_run))
        else:
            say(_sentence(loaded, file, dry_run))
            _show_faults(loaded, kept)
    if not as_json and not options.licence:
        hint("no licence is given; --licence names it and whom to credit")


def _load(asked: "Asked", settings: "Settings", quiet: bool) -> "Loaded":
    from dataclasses import replace

    from marsad.locate.ground.load import load

    if quiet:
        return load(asked, settings.folder.ground)
    screen = Screen()
    screen.begin("ground")
    try:
        return load(replace(asked, progress=screen.advance), settings.folder.ground)
    finally:
        screen.end()


def _numbered(errors: Path, number: int) -> Path:
    """Where the faults of one of several files go."""
    if not number:
        return errors
    return errors.with_name(f"{errors.stem}-{number + 1}{errors.suffix}")


def _name_of(file: Path) -> str:
    """A file's name without its endings."""
    from marsad.locate.loading.layers import SUFFIXES

    name = file.name
    while Path(name).suffix.lower() in (".gz", ".zip", *SUFFIXES):
        name = Path(name).stem
    return name


def _parties(settings: "Settings") -> dict[str, str]:
    """Every name of a party, folded, and the party's id."""
    from marsad.locate.fold import fold

    return {
        fold(name): party.id
        for party in settings.war.parties
        for name in (party.id, party.name, *party.aliases)
    }


def _meanings(mapped: list[str]) -> tuple[tuple[str, str], ...]:
    """Word and party of every --map.

    Raises:
        OperatorError: one is neither.
    """
    pairs = []
    for text in mapped:
        word, sign, party = text.partition("=")
        if not (word.strip() and sign):
            raise OperatorError(
                f"--map {text}: write WORD=PARTY, or WORD= to pass over"
            )
        pairs.append((word.strip(), party.strip()))
    return tuple(pairs)


def day_given(text: str, option: str) -> date | None:
    """The day that an option gives; None for nothing.

    Raises:
        OperatorError: it is none.
    """
    from marsad.locate.ground.days import day_of

    if not text:
        return None
    try:
        return day_of(text)
    except ValueError as error:
        raise OperatorError(f"{option}: {error}") from error


def _plain(loaded: "Loaded", file: Path, dry_run: bool) -> dict[str, object]:
    from dataclasses import asdict

    return {"file": file.name, **asdict(loaded), "dry_run": dry_run}


def _sentence(loaded: "Loaded", file: Path, dry_run: bool) -> str:
    """What came of a file, in one line."""
    if loaded.unchanged:
        return f"{loaded.series}: {file.name} is imported already, nothing has changed"
    done = "could be" if dry_run else "were"
    days = loaded.first if loaded.days == 1 else f"{loaded.first} to {loaded.last}"
    told = (
        f"{loaded.series}: {loaded.areas:,} areas {done} made of {loaded.features:,} "
        f"features of {file.name}, {loaded.days:,} days ({days}), held by "
        f"{', '.join(loaded.holders)}"
    )
    said = [told]
    for count, words in (
        (loaded.replaced, "areas replaced"),
        (loaded.left_out, "features left out"),
        (loaded.repaired, "repaired"),
        (loaded.kept, "kept with a fault"),
    ):
        if count:
            said.append(f"{count:,} {words}")
    return "; ".join(said)


def _show_faults(loaded: "Loaded", errors: Path | None) -> None:
    if loaded.unknown:
        names = ", ".join(map(repr, loaded.unknown))
        hint(
            f"  no party of marsad.toml is called {names}; --map WORD=PARTY says whom "
            "a word means"
        )
    for fault in loaded.faults:
        where = f"feature {fault.row} " if fault.row else ""
        part = f"{fault.part}, " if fault.part else ""
        seen = f" ({fault.seen})" if fault.seen and fault.row else ""
        hint(f"  {part}{where}{fault.done}: {fault.reason}{seen}")
    if loaded.faults and errors is not None:
        hint(f"  all of them stand in {errors}")


def show_list(
    context: typer.Context, folder: FolderOption = None, as_json: JsonOption = False
) -> None:
    """List the imported maps: their days, holders, licences and files."""
    from dataclasses import asdict

    from marsad.locate.ground import store

    path = settings_of(context, folder).folder.ground
    if not path.is_file():
        if not as_json:
            say("nothing is imported; `marsad ground import FILE` does so")
        return
    with store.opened(path) as db:
        known, files = store.all_series(db), store.sources(db)
    for one in known:
        own = [file for file in files if file.series == one.name]
        if as_json:
            days = {"first": str(one.first), "last": str(one.last)}
            say_json({**asdict(one), **days, "sources": [asdict(f) for f in own]})
            continue
        say(
            f"{one.name}: {one.days:,} days, {one.first} to {one.last}, held by "
            f"{', '.join(one.holders)}; {', '.join(one.licences) or 'no licence given'}"
        )
        for file in own:
            say(
                f"  {file.file}: {file.kept:,} areas, imported {file.loaded[:10]}, "
                f"SHA-256 {file.sha256[:12]}..."
            )


def remove(
    context: typer.Context,
    series: Annotated[str, typer.Argument(help="As `ground list` names it.")],
    folder: FolderOption = None,
) -> None:
    """Take an imported map out."""
    from marsad.locate.ground import store

    path = settings_of(context, folder).folder.ground
    if not path.is_file():
        raise OperatorError("nothing is imported; see `marsad ground import`")
    with store.opened(path, write=True) as db:
        gone = store.remove(db, series)
    say(f"{gone:,} areas of {series!r} were taken out")


def areas(
    context: typer.Context,
    series: Series = "",
    folder: FolderOption = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Print the area curve: square kilometres by day and holder, geodesic on WGS 84."""
    import csv
    import sys

    from marsad.locate.ground import store

    writer = csv.writer(sys.stdout, lineterminator="\n")
    if as_csv:
        writer.writerow(("series", "day", "holder", "km2"))
    with store.opened(settings_of(context, folder).folder.ground) as db:
        for name in store.chosen(db, series):
            for day, holder, km2 in store.areas(db, name):
                row = (name, day.isoformat(), holder, round(km2, 3))
                if as_csv:
                    writer.writerow(row)
                elif as_json:
                    keys = ("series", "day", "holder", "km2")
                    say_json(dict(zip(keys, row, strict=True)))
                else:
                    say(f"{name}  {day}  {holder}  {km2:,.1f} km2")


def register(group: typer.Typer) -> None:
    """Put these commands into the group."""
    group.command("import")(import_)
    group.command("list")(show_list)
    group.command()(remove)
    group.command()(areas)
