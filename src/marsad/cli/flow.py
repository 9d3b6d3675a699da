"""Commands that move reports along: init, add, run, read."""

import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from marsad.cli.place import (
    FolderOption,
    JsonOption,
    opened,
    reading_settings,
    settings_of,
)
from marsad.cli.screen import hint, say, say_json
from marsad.errors import OperatorError, SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from marsad.collect.item import Given
    from marsad.records.issue import Issue
    from marsad.records.war import War

Origins = Annotated[
    list[str],
    typer.Argument(
        help="Files, folders, addresses of pages or feeds, or - for standard input.",
        metavar="PATH|URL|-...",
    ),
]
Publisher = Annotated[
    str | None, typer.Option(help="Who published it, if the item does not say.")
]
Published = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="When, if the item does not say."),
]
SourceId = Annotated[str | None, typer.Option(help="Id of the source in marsad.toml.")]
ReadFolder = Annotated[
    Path | None,
    typer.Option(
        "-C",
        "--folder",
        help="Read as this monitor does: its parties, its area, its second reader.",
        show_default=False,
    ),
]
SHOWN = 20
"""Problems printed one by one after `add`; all are on record."""


def init(
    folder: Annotated[Path, typer.Argument(help="Where the monitor shall be.")],
) -> None:
    """Make a monitor: marsad.toml to fill in, the store and the vault."""
    from marsad.cli.begin import make_monitor

    for line in make_monitor(folder):
        say(line)


def add(
    context: typer.Context,
    origins: Origins,
    folder: FolderOption = None,
    publisher: Publisher = None,
    published: Published = None,
    source: SourceId = None,
    as_json: JsonOption = False,
) -> None:
    """Collect reports and keep every byte of them."""
    from marsad.run.adding import add as add_reports

    settings = settings_of(context, folder)
    given = given_by(settings.war, publisher, published, source)
    with opened(settings) as tools:
        added = add_reports(tools, origins, given, stdin=sys.stdin.buffer)
    failed = bool(added.issues) and not added.new + added.known
    if as_json:
        codes = [(issue.record, issue.code, issue.message) for issue in added.issues]
        say_json({"new": added.new, "known": added.known, "issues": codes})
    else:
        problems = len(added.issues)
        say(
            f"{added.new:,} new, {added.known:,} on record already, "
            f"{problems:,} problem{'' if problems == 1 else 's'}"
        )
        _show_issues(added.issues)
    if failed:
        raise typer.Exit(SourceError.exit_code)


def run(
    context: typer.Context,
    folder: FolderOption = None,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Drop and make anew what is derived.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Do all stages, only what is due, and publish a release."""
    from marsad.run.local import drop_derived, run_line
    from marsad.run.naming import waiting
    from marsad.run.releasing import EMPTY, is_empty, newest_release

    settings = settings_of(context, folder)
    with opened(settings) as tools:
        if rebuild:
            drop_derived(tools)
        done = run_line(tools)
        release, held = newest_release(tools), waiting(tools)
        empty = is_empty(tools)
    name = release.id if release else None
    if as_json:
        say_json({"stages": done, "release": name, "waiting": held})
    elif empty:
        say(f"nothing is published: {EMPTY}")
    elif done:
        say(f"done: {', '.join(done)}; release {name}")
    else:
        say(f"nothing is due; release {name}")
    if held:
        hint(
            f"{len(held):,} report{'s' * (len(held) > 1)} held back, with words by "
            f"which a protected source can be known; rule on each: "
            f"{', '.join(held[:SHOWN])}"
        )


def read(
    context: typer.Context,
    origins: Origins,
    folder: ReadFolder = None,
    publisher: Publisher = None,
    published: Published = None,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain",
            help="Show the words with claims, speakers and figures marked, and what "
            "made each.",
        ),
    ] = False,
    html: Annotated[
        Path | None,
        typer.Option(
            help="With --explain: write one HTML page to this file, - for standard "
            "output.",
            metavar="OUT",
        ),
    ] = None,
    open_it: Annotated[
        bool, typer.Option("--open", help="With --explain: open it in the browser.")
    ] = False,
    words: Annotated[
        str, typer.Option(help="With --explain: language of its words: auto, en or ar.")
    ] = "auto",
) -> None:
    """Read reports to claims, as JSON lines; nothing is kept."""
    from marsad.records.issue import Issue
    from marsad.run.stateless import read_reports
    from marsad.run.tools import Models

    plain = reading_settings(context, folder)
    given = given_by(plain.war, publisher, published, None)
    own = {"places": plain.places, "ground": plain.ground}
    models = Models(plain.war, plain.cache, plain.reader, **own)
    lines = read_reports(origins, given, models, plain.now, sys.stdin.buffer)
    if explain or html or open_it:
        _explain(lines, html, open_it, words, plain.war)
        return
    for line in lines:
        if isinstance(line, Issue):
            hint(f"{line.record}: {line.code}: {line.message}")
        else:
            say_json(line)


ANYWHERE = (
    "no monitor was named, so places are looked for all over the world and only as "
    "they are spelt; with -C FOLDER they are those that its run would find"
)


def _explain(
    lines: "Iterable[dict[str, Any] | Issue]",
    html: Path | None,
    open_it: bool,
    language: str,
    war: "War",
) -> None:
    """The reading for a person.

    Raises:
        OperatorError: the view does not speak that language.
    """
    from marsad.cli.explain import open_page, page, save, show
    from marsad.publish.explain.mentions import aliases
    from marsad.publish.explain.words import LANGUAGES, Words

    if language not in LANGUAGES:
        raise OperatorError(f"--words {language!r}: use one of {', '.join(LANGUAGES)}")
    words, also = Words(language), aliases(war)
    if not war.name:
        hint(ANYWHERE)
    if open_it:
        open_page(page(lines, words, also), html)
    elif html:
        save(page(lines, words, also), html)
    else:
        show(lines, words, also)


def given_by(
    war: "War", publisher: str | None, published: date | None, source: str | None
) -> "Given":
    """What the person said of the reports.

    Raises:
        OperatorError: marsad.toml has no such source.
    """
    from marsad.collect.item import Given
    from marsad.settings import clock

    found = next((known for known in war.sources if known.id == source), None)
    if source is not None and found is None:
        known = ", ".join(sorted(known.id for known in war.sources)) or "none"
        raise OperatorError(
            f"marsad.toml has no source with the id {source!r}; it has: {known}"
        )
    day = published.date() if isinstance(published, datetime) else published
    if day is not None and day > clock()().date() + timedelta(days=1):
        raise OperatorError(f"--published {day} is in the future")
    return Given(publisher=publisher, published=day, source=found)


def _show_issues(issues: tuple["Issue", ...]) -> None:
    from marsad.publish.withdrawn import NAMED

    named = [issue for issue in issues if issue.code == NAMED]
    others = [issue for issue in issues if issue.code != NAMED]
    for issue in named:
        hint(f"WARNING: {issue.record}: {issue.message}")
    for issue in others[:SHOWN]:
        hint(f"  {issue.record}: {issue.code}: {issue.message}")
    if len(others) > SHOWN:
        hint(f"  and {len(others) - SHOWN:,} more: `marsad export issues`")


def register(app: typer.Typer) -> None:
    """Put these commands on the command line."""
    for command in (init, add, run, read):
        app.command()(command)
