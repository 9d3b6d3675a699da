"""Commands on the monitor's own places: places add, list, check, use, remove."""

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.loaded import as_plain, sentence, show_faults
from marsad.cli.place import FolderOption, JsonOption, opened, settings_of
from marsad.cli.screen import Screen, hint, say, say_json
from marsad.errors import OperatorError

if TYPE_CHECKING:
    from marsad.locate.loading.load import Asked, Loaded
    from marsad.settings import Settings

ERRORS = "places-errors.jsonl"
"""Where row errors go unless the person says."""
FAULTS = 1
"""The exit code of `check` where something is wrong."""

places = typer.Typer(
    help="The monitor's own places and boundaries.",
    no_args_is_help=True,
)
GivenFile = Annotated[Path, typer.Argument(help="The file to load.", metavar="FILE")]
Kind = Annotated[
    str | None,
    typer.Option(
        help="geonames, boundaries or table (default: as the file looks).",
        show_default=False,
    ),
]
SetName = Annotated[
    str, typer.Option("--set", help="Name of the set of boundaries, or of the list.")
]
Licence = Annotated[
    str, typer.Option(help="Licence and attribution, as they are to be shown.")
]
Mapped = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        help="Which column holds what: lat=Y. Fields of a table: id, name, lat, lon, "
        "other, kind, country, admin1, admin2, pcode, population; of boundaries: "
        "name, code, other, parent, country.",
        metavar="FIELD=COLUMN",
        show_default=False,
    ),
]
NameColumn = Annotated[
    str, typer.Option(help="The column of the units' names, as --map name=.")
]
CodeColumn = Annotated[
    str, typer.Option(help="The column of the units' codes, as --map code=.")
]
Level = Annotated[
    int | None,
    typer.Option(help="Of boundaries: 0 for countries to 3.", show_default=False),
]
LayerName = Annotated[str, typer.Option(help="Load only this layer of the file.")]
Country = Annotated[
    str, typer.Option(help="ISO 3166 code, where the file does not say.")
]
Crs = Annotated[
    str,
    typer.Option(help="Coordinate system, where the file does not say: EPSG:32637."),
]
Spellings = Annotated[
    Path | None,
    typer.Option("--names", help="A file of GeoNames' alternate names, beside FILE."),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Read and check all of it, change nothing.")
]
Errors = Annotated[
    Path | None,
    typer.Option(
        help=f"Write faulty rows here, as JSON lines (default: {ERRORS} in the "
        "monitor's folder; none for a dry run).",
        show_default=False,
    ),
]


@places.command()
def add(
    context: typer.Context,
    file: GivenFile,
    folder: FolderOption = None,
    kind: Kind = None,
    set_name: SetName = "",
    licence: Licence = "",
    columns: Mapped = None,
    name_column: NameColumn = "",
    code_column: CodeColumn = "",
    level: Level = None,
    layer: LayerName = "",
    country: Country = "",
    crs: Crs = "",
    spellings: Spellings = None,
    dry_run: DryRun = False,
    errors: Errors = None,
    as_json: JsonOption = False,
) -> None:
    """Load a GeoNames file, administrative boundaries or a table of places.

    Faulty rows are told of and never stop the rest. The same file again changes
    nothing; a newer one takes the place of the older one of that name.
    """
    from marsad.locate.loading.load import Asked
    from marsad.locate.loading.rows import Options

    settings = settings_of(context, folder)
    options = Options(
        kind=kind or "",
        name=set_name,
        licence=licence,
        columns=_columns(columns or [], name=name_column, code=code_column),
        spellings=spellings,
        level=level,
        layer=layer,
        country=country,
        crs=crs,
        area=settings.war.area,
    )
    written = errors or (None if dry_run else settings.folder.root / ERRORS)
    asked = Asked(file, options, settings.now(), dry_run, written)
    loaded = _load(asked, settings, quiet=as_json)
    if as_json:
        say_json(as_plain(loaded, dry_run, written))
        return
    say(sentence(loaded, file, dry_run))
    show_faults(loaded, written)
    if loaded.kind == "boundaries" and not licence and not loaded.unchanged:
        hint("no licence is given; --licence names it and whom to credit")
    if loaded.chosen:
        say(f"boundary set {loaded.name!r} is now in use; `places use` changes that")


@places.command("list")
def show_list(
    context: typer.Context, folder: FolderOption = None, as_json: JsonOption = False
) -> None:
    """List the files that were loaded, with licence, and the chosen boundary set."""
    from dataclasses import asdict

    from marsad.locate.loading import store

    path = _path(settings_of(context, folder))
    with store.opened(path) if path.is_file() else nullcontext() as db:
        sources = [] if db is None else store.sources(db)
        chosen = None if db is None else store.chosen_set(db)
    for source in sources:
        in_use = source.kind == "boundaries" and source.name == chosen
        if as_json:
            say_json({**asdict(source), "chosen": in_use})
        else:
            say(
                f"{source.name}: {source.kind}, {source.rows:,} rows of {source.file}, "
                f"loaded {source.loaded[:10]}; {source.licence or 'no licence given'}"
                + ("; in use" if in_use else "")
            )
    if not sources and not as_json:
        say("nothing is loaded; `marsad places add FILE` loads what you have")


@places.command()
def check(
    context: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(help="A file to try, without loading it.", metavar="[FILE]"),
    ] = None,
    folder: FolderOption = None,
    kind: Kind = None,
    set_name: SetName = "",
    columns: Mapped = None,
    name_column: NameColumn = "",
    code_column: CodeColumn = "",
    level: Level = None,
    layer: LayerName = "",
    country: Country = "",
    crs: Crs = "",
    errors: Errors = None,
    as_json: JsonOption = False,
) -> None:
    """Say what is wrong with a file, or with all that is loaded; 1 if anything is."""
    from marsad.locate.loading.load import Asked
    from marsad.locate.loading.rows import Options

    settings = settings_of(context, folder)
    if file is None:
        _check_loaded(_path(settings), as_json)
        return
    options = Options(
        kind=kind or "",
        name=set_name or "tried",
        columns=_columns(columns or [], name=name_column, code=code_column),
        level=level,
        layer=layer,
        country=country,
        crs=crs,
        area=settings.war.area,
    )
    asked = Asked(file, options, settings.now(), dry_run=True, errors=errors)
    loaded = _load(asked, settings, quiet=as_json)
    if as_json:
        say_json(as_plain(loaded, True, errors))
    else:
        say(sentence(loaded, file, True))
        show_faults(loaded, errors)
    if loaded.left_out or loaded.repaired:
        raise typer.Exit(FAULTS)


@places.command()
def use(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="A set of boundaries.", metavar="SET")],
    folder: FolderOption = None,
) -> None:
    """Choose whose boundaries the monitor goes by; every choice is kept on record."""
    from marsad.locate.loading import store

    settings = settings_of(context, folder)
    path = _path(settings)
    if not path.is_file():
        raise OperatorError("nothing is loaded yet; see `marsad places add`")
    with store.opened(path, write=True) as db:
        store.choose_set(db, name, settings.now())
    say(f"boundary set {name!r} is now the monitor's")


@places.command()
def remove(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(help="A list or set, as `places list` names it.")
    ],
    folder: FolderOption = None,
) -> None:
    """Take out everything that was loaded under a name."""
    from marsad.locate.loading import store

    path = _path(settings_of(context, folder))
    if not path.is_file():
        raise OperatorError("nothing is loaded yet; see `marsad places add`")
    with store.opened(path, write=True) as db:
        used = store.chosen_set(db) == name
        gone = store.remove(db, name)
    say(f"{gone:,} rows of {name!r} were taken out")
    if used:
        hint(f"{name!r} was in use: points get no units until `places use SET`")


def _path(settings: "Settings") -> Path:
    from marsad.locate.loading.store import FILE

    return settings.folder.root / FILE


def _columns(mapped: list[str], **named: str) -> tuple[tuple[str, str], ...]:
    """Field and column of every --map.

    Raises:
        OperatorError: one is no field and column.
    """
    pairs = [(field, column) for field, column in named.items() if column]
    for text in mapped:
        field, sign, column = text.partition("=")
        if not (field and sign and column):
            raise OperatorError(f"--map {text}: write FIELD=COLUMN, such as lat=Y")
        pairs.append((field.strip(), column.strip()))
    return tuple(pairs)


def _load(asked: "Asked", settings: "Settings", quiet: bool) -> "Loaded":
    from dataclasses import replace

    from marsad.locate.loading.load import load

    if quiet:
        return load(asked, _path(settings))
    screen = Screen()
    screen.begin("places")
    try:
        return load(replace(asked, progress=screen.advance), _path(settings))
    finally:
        screen.end()


def _check_loaded(path: Path, as_json: bool) -> None:
    from dataclasses import asdict

    from marsad.locate.audit import findings

    found = list(findings(path))
    for one in found:
        if as_json:
            say_json(asdict(one))
        else:
            mark = "FAULT" if one.fault else "ok   "
            say(f"{mark} {one.what}: {one.count:,}: {one.told}")
    if any(one.fault for one in found):
        raise typer.Exit(FAULTS)


@places.command()
def choose(
    context: typer.Context,
    words: Annotated[str, typer.Argument(help="The words of reports.")],
    gazetteer: Annotated[str, typer.Argument(help="The list that has the entry.")],
    entry: Annotated[str, typer.Argument(help="Id of the entry in that list.")],
    by: Annotated[str, typer.Option(help="Who decides.")],
    reason: Annotated[str, typer.Option(help="Why it is meant.")],
    folder: FolderOption = None,
) -> None:
    """Decide which place words mean in this monitor; `marsad place --explain` lists
    the entries. The decision is kept, and a later one on the same words holds."""
    from marsad.run.ruling import rule_place

    settings = settings_of(context, folder)
    with opened(settings) as tools:
        rule_place(tools, words, gazetteer, entry, by, reason)
    say(f"{words!r} means {gazetteer} {entry} from the next run on")


def register(app: typer.Typer) -> None:
    """Put these commands on the command line."""
    app.add_typer(places, name="places")
