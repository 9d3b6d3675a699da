"""`marsad import`: data sets that others publish, and spreadsheets of one's own."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from marsad.cli.flow import Published, SourceId, given_by
from marsad.cli.place import FolderOption, JsonOption, opened, settings_of
from marsad.cli.screen import hint, say, say_json
from marsad.errors import OperatorError, SourceError

if TYPE_CHECKING:
    from marsad.collect.datasets.rows import Asked
    from marsad.run.importing import Imported
    from marsad.run.row_errors import RowErrors
    from marsad.run.tools import Tools

ERRORS = "import-errors.jsonl"
"""Where row errors go unless the person says."""
_FEW = 5
"""Names that a warning has."""
FORMATS = "ucdp|acled|airwars|ibc|release|table|auto-archiver"

Format = Annotated[str, typer.Argument(help="What FILE is.", metavar=FORMATS)]
GivenFile = Annotated[
    Path,
    typer.Argument(
        help="CSV, TSV, JSON or JSON lines, also packed with gzip or zip; Parquet; of "
        "a release its folder, or its events.jsonl for its events as its own word.",
        metavar="FILE",
    ),
]
Edition = Annotated[
    str,
    typer.Option(
        help="Which release of the data set it is, such as 23.1 (default: as the "
        "file's name says)."
    ),
]
Mapped = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        help="Of a table: which column holds what, as in start=Date,killed=Dead. "
        "The how-to page on importing names the fields.",
        metavar="FIELD=COLUMN,...",
        show_default=False,
    ),
]
Days = Annotated[
    str,
    typer.Option(
        "--date-format", help="Of a table: how it writes days, such as %d/%m/%Y."
    ),
]
Publisher = Annotated[
    str | None, typer.Option(help="Who puts it out, if it is not the usual one.")
]
Deleted = Annotated[
    bool,
    typer.Option(
        "--deleted", help="FILE lists the events that ACLED has deleted: take them out."
    ),
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


def import_data(
    context: typer.Context,
    format: Format,
    file: GivenFile,
    folder: FolderOption = None,
    edition: Edition = "",
    publisher: Publisher = None,
    published: Published = None,
    source: SourceId = None,
    columns: Mapped = None,
    days: Days = "",
    deleted: Deleted = False,
    dry_run: DryRun = False,
    errors: Errors = None,
    as_json: JsonOption = False,
) -> None:
    """Load a data set: its rows become reports, and its numbers claims by it.

    Faulty rows are told of and never stop the rest. The same rows again add nothing;
    a row that was changed takes the place of the older one.
    """
    from marsad.collect.datasets.rows import Asked
    from marsad.run.released import LAYOUT, of_release
    from marsad.run.row_errors import writing

    settings = settings_of(context, folder)
    given = given_by(settings.war, publisher, published, source)
    if given.source is not None and given.source.protected:
        raise OperatorError(f"--source {source}: a data set cannot be protected")
    known = given.publisher or (given.source.name if given.source else "")
    asked = Asked(
        path=file,
        layout=_format(format, deleted),
        edition=edition,
        publisher=known,
        source=source,
        published=given.published,
        columns=_columns(format, columns or []),
        days=days,
        today=settings.now().date(),
    )
    if format == LAYOUT:
        asked = of_release(asked)
    if format in ("table", LAYOUT) and not asked.publisher:
        raise OperatorError(
            f"whose {format} is it? Say --publisher NAME or --source ID"
        )
    written = errors or (None if dry_run else settings.folder.root / ERRORS)
    with opened(settings) as tools, writing(written) as faults:
        if deleted:
            _remove(tools, asked, dry_run, as_json)
            return
        _load(tools, asked, faults, (dry_run, as_json, written))


def _load(
    tools: "Tools",
    asked: "Asked",
    faults: "RowErrors",
    how: tuple[bool, bool, Path | None],
) -> None:
    from marsad.run.importing import import_rows

    dry_run, as_json, written = how
    done = import_rows(tools, asked, faults, dry_run=dry_run)
    if as_json:
        say_json(_plain(done, faults, dry_run, written))
    else:
        for line in _told(done, asked, faults, dry_run):
            say(line)
        _show(faults, written)
        _warn(done, tools)
    if not done.rows:
        raise typer.Exit(SourceError.exit_code)


def _remove(tools: "Tools", asked: "Asked", dry_run: bool, as_json: bool) -> None:
    from marsad.run.importing import remove_rows

    out, listed = remove_rows(tools, asked, dry_run=dry_run)
    if as_json:
        say_json({"listed": listed, "taken_out": out, "dry_run": dry_run})
    else:
        done = "would be" if dry_run else "were"
        say(
            f"{out:,} reports {done} taken out of all counts; "
            f"the list has {listed:,} events"
        )


def _format(format: str, deleted: bool) -> str:
    """The layout asked for.

    Raises:
        OperatorError: there is none of that name.
    """
    if format not in FORMATS.split("|"):
        raise OperatorError(f"{format!r} is no format: use one of {FORMATS}")
    if deleted and format != "acled":
        raise OperatorError("--deleted: only ACLED publishes such a list")
    return format


def _columns(format: str, mapped: list[str]) -> dict[str, str]:
    """Field and column of every --map.

    Raises:
        OperatorError: one is no field and column, or too little is mapped.
    """
    from marsad.text.datasets import layout

    known = layout("table").types
    found: dict[str, str] = {}
    for text in [part for one in mapped for part in one.split(",")]:
        field, sign, column = (part.strip() for part in text.partition("="))
        if not (field and sign and column):
            raise OperatorError(f"--map {text}: write FIELD=COLUMN, as in killed=Dead")
        if field not in known:
            raise OperatorError(
                f"--map {text}: {field!r} is none of {', '.join(known)}"
            )
        found[field] = column
    if format != "table" and found:
        raise OperatorError("--map: only a table has columns of its own")
    if format == "table" and "start" not in found:
        raise OperatorError("--map: say which column holds the day, as in start=Date")
    return found


def _plain(
    done: "Imported", faults: "RowErrors", dry_run: bool, written: Path | None
) -> dict[str, Any]:
    # no asdict: of a Counter it makes one that counts its pairs
    told = {**vars(done), "row_errors": dict(faults.counts), "dry_run": dry_run}
    return told if written is None else {**told, "errors": str(written)}


def _told(
    done: "Imported", asked: "Asked", faults: "RowErrors", dry_run: bool
) -> list[str]:
    """What came of it, in sentences."""
    verb = "could be kept" if dry_run else "kept"
    parts = [f"{done.new:,} {verb}", f"{done.known:,} on record already"]
    for count, words in (
        (done.changed, "of them in place of older values"),
        (done.back, "back as they were, counted again"),
        (done.gone, "on record that it no longer has, taken out"),
        (done.stale, "older than what is on record"),
        (faults.counts["left out"], "left out"),
    ):
        if count:
            parts.append(f"{count:,} {words}")
    rows = "rows" if asked.reports is None else "reports"
    lines = [f"{asked.path.name}: {done.rows:,} {rows}: {', '.join(parts)}"]
    if done.claims:
        kinds = ", ".join(f"{n:,} {kind}" for kind, n in done.kinds.most_common())
        sums = ", ".join(f"{name} {n:,}" for name, n in done.sums.items())
        if sums and done.open:
            sums += f" or more, as {done.open:,} of them have no highest number"
        lines.append(
            f"{done.claims:,} claims ({kinds})"
            + (f"; killed: {sums}" if sums else "")
            + (f"; graded lower: {done.weaker:,g}" if done.weaker else "")
        )
    for code, count in sorted(done.flagged.items()):
        lines.append(f"{count:,} rows flagged as {code}, kept as published")
    return lines


def _show(faults: "RowErrors", written: Path | None) -> None:
    for fault in faults.first:
        seen = f" ({fault.seen})" if fault.seen else ""
        hint(f"  row {fault.row} {fault.done}: {fault.reason}{seen}")
    if faults.first and written is not None:
        hint(f"  all of them stand in {written}")


def _warn(done: "Imported", tools: "Tools") -> None:
    """Who speaks in a release and is no source here, the most frequent first."""
    from marsad.text.voices import unlisted

    ranked = sorted(done.voices, key=lambda name: (-done.voices[name], name))
    strange = unlisted(ranked, tools.war)
    if strange:
        first = ", ".join(strange[:_FEW]) + (" ..." if len(strange) > _FEW else "")
        hint(
            f"  {len(strange):,} of {len(ranked):,} who speak in it are no source of "
            f"marsad.toml ({first}): each name is a voice of its own, and a body and "
            "its spokesman two independent sources, until a source has both names"
        )


def register(app: typer.Typer) -> None:
    """Put the command on the command line."""
    app.command("import")(import_data)
