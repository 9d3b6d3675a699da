"""The command that prints a brief: of the record, of days, or since one looked."""

import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.place import FolderOption, opened, settings_of
from marsad.cli.screen import hint, say
from marsad.errors import OperatorError

if TYPE_CHECKING:
    from marsad.publish.briefs import Written
    from marsad.run.briefing import Asked

FORMATS = ("md", "html", "pdf", "text")
ENDINGS = {"text": "txt", "message": "txt"}
"""Of files, where a format has another name."""
On = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"],
        help="The last day to know of (default: the newest on record).",
    ),
]
Since = Annotated[
    str,
    typer.Option(
        metavar="DAY|RELEASE|last",
        help="What is new since a day, since a release, or since you last asked so.",
    ),
]
Daily = Annotated[bool, typer.Option("--daily", help="Of one day.")]
Weekly = Annotated[bool, typer.Option("--weekly", help="Of seven days.")]
Format = Annotated[
    str, typer.Option("--format", help="md, html, pdf, or text for messengers.")
]
Short = Annotated[
    bool, typer.Option("--short", help="One message of at most 1,500 characters.")
]
Language = Annotated[
    str, typer.Option("--lang", "--language", help="en or ar.", metavar="LANG")
]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", help="A file, not the screen.")
]
Html = Annotated[bool, typer.Option("--html", help="As --format html.", hidden=True)]


def brief(
    context: typer.Context,
    folder: FolderOption = None,
    daily: Daily = False,
    weekly: Weekly = False,
    since: Since = "",
    on: On = None,
    format: Format = "md",
    short: Short = False,
    language: Language = "en",
    output: Output = None,
    html: Html = False,
) -> None:
    """Print the brief of what may be published: of the whole record, of a day, of a
    week, or of what is new since you looked."""
    from marsad.run.briefing import LANGUAGES, LAST, Visits, brief_of, seen_now
    from marsad.settings import visits_file

    wanted = "text" if short else "html" if html else format
    if wanted not in FORMATS:
        raise OperatorError(f"--format {wanted!r}: use one of {', '.join(FORMATS)}")
    if language not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise OperatorError(f"--language {language!r}: use one of {known}")
    asked = _asked(daily, weekly, since, None if on is None else on.date(), language)
    settings = settings_of(context, folder)
    visits, root = Visits(visits_file()), settings.folder.root
    visit = visits.last(root) if since == LAST else None
    with opened(settings) as tools:
        told, gate = brief_of(tools, asked, visit)
        now = seen_now(tools, told)
    if since == LAST and visit is None:
        hint("you have not asked so before: this is the whole record")
    release = _release(told, None if now is None else now.release)
    form = "message" if short else wanted
    content = _content(told, form, output, release)
    gate.check_bytes(f"brief.{ENDINGS.get(form, form)}", content)
    _write(content, form, output)
    if since == LAST and now is not None:
        visits.keep(root, now)


def _asked(
    daily: bool, weekly: bool, since: str, on: date | None, language: str
) -> "Asked":
    from marsad.run.briefing import Asked

    if daily + weekly + bool(since) > 1:
        raise OperatorError("say --daily, --weekly or --since, one of them")
    kind = "day" if daily else "week" if weekly else "since" if since else "record"
    return Asked(kind, on, since, language)


def _release(told: "Written", release: str | None) -> str:
    """Words for the newest release, where the whole is to be found."""
    if release is None:
        return ""
    return str(told.frame.words["release"]).format(id=release)


def _content(told: "Written", form: str, output: Path | None, release: str) -> bytes:
    """The bytes of the brief.

    Raises:
        OperatorError: a PDF is to go on a terminal.
    """
    if form != "pdf":
        return _text(told, form, release).encode()
    if output is None and sys.stdout.isatty():
        raise OperatorError("a PDF is no text for a screen: say -o FILE")
    return told.pdf(release)


def _write(content: bytes, form: str, output: Path | None) -> None:
    """The brief into a file or on to the screen.

    Raises:
        OperatorError: the file cannot be written.
    """
    if output is None:
        if form != "pdf":
            say(content.decode())
            return
        sys.stdout.buffer.write(content)
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        raise OperatorError(f"{output}: cannot be written: {error.strerror}") from error


def _text(told: "Written", form: str, release: str) -> str:
    if form == "html":
        return told.html()
    if form == "text":
        return told.text(release)
    return told.message(release) if form == "message" else told.markdown()


def register(app: typer.Typer) -> None:
    """Put this command on the command line."""
    app.command()(brief)
