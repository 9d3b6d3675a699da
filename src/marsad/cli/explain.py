"""`marsad read --explain`: reports with their claims marked, on screen or as a page."""

import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from marsad.cli.screen import Screen, hint
from marsad.errors import OperatorError
from marsad.publish.bidi import direction_of, isolated, paragraph_direction
from marsad.publish.explain.apart import on_screen
from marsad.publish.explain.cards import Card
from marsad.publish.explain.marks import Mark, harmless
from marsad.publish.explain.mentions import Aliases
from marsad.publish.explain.view import View, view
from marsad.publish.explain.words import Words
from marsad.records.issue import Issue

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

Rows = Iterable[dict[str, Any] | Issue]
_SIGNS = {
    "claim": ("[{}: ", " :{}]"),
    "figure": ("{{{}: ", "}}"),
    "speaker": ("<{says} {}: ", ">"),
    "via": ("<{via} {}: ", ">"),
    "mismatch": ("!{}: ", " :{}!"),
}
"""What stands before and behind marked words: they may overlap, so ends are named."""
_STYLES = {
    "claim": "underline",
    "figure": "bold",
    "speaker": "italic magenta",
    "via": "italic magenta",
    "mismatch": "red",
}
_INDENT = "    "
_HEAD = 4096
"""Bytes of a file in which the name of the program that made it must stand."""


def show(rows: Rows, words: Words, also: Aliases | None = None) -> None:
    """Print each report as soon as it is read."""
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    told = set[str]()
    for row in _views(rows, words, also):
        if isinstance(row, str):
            hint(row)
            continue
        if row.words.language not in told:
            _print(console, row.words, "dim", row.words("term_marks"))
        told.add(row.words.language)
        _show_one(console, row)


def page(rows: Rows, words: Words, also: Aliases | None = None) -> str:
    """All reports as one HTML page; what cannot be read is told on it as well."""
    from marsad.publish.explain.build import to_html

    views, failed = list[View](), list[str]()
    screen = Screen()
    screen.begin("read")
    for row in _views(rows, words, also):
        if isinstance(row, str):
            hint(row)
            failed.append(row)
        else:
            views.append(row)
            screen.advance()
    screen.end()
    return to_html(views, failed, words)


def save(text: str, path: Path) -> None:
    """Write the page; ``-`` is standard output.

    Raises:
        OperatorError: the file is there and no such page, or cannot be written.
    """
    from marsad.publish.explain.build import GENERATOR

    if path == Path("-"):
        sys.stdout.write(text)
        return
    try:
        if path.exists():
            with path.open("rb") as there:
                if GENERATOR.encode() not in there.read(_HEAD):
                    raise OperatorError(
                        f"{path} is there and no page that `{GENERATOR}` made: give "
                        "--html another name"
                    )
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OperatorError(f"cannot write {path}: {error.strerror}") from error


def open_page(text: str, path: Path | None) -> None:
    """Show the page in the browser: the file at `path`, or one only you can read.

    Raises:
        OperatorError: it cannot be written, or would go to standard output.
    """
    import webbrowser

    if path == Path("-"):
        raise OperatorError("--open needs a file: no --html - beside it")
    if path is None:
        path = Path(tempfile.mkdtemp(prefix="marsad-")) / "read.html"
    save(text, path)
    if not webbrowser.open(path.resolve().as_uri()):
        hint("there is no browser to open it in")
    hint(f"the page is {path}; delete it when you have seen it")


def _views(rows: Rows, words: Words, also: Aliases | None) -> Iterator[View | str]:
    number = 0
    for row in rows:
        if isinstance(row, Issue):
            yield f"{row.record}: {row.code}: {row.message}"
        else:
            number += 1
            yield view(row, number, words, also)


def _show_one(console: "Console", shown: View) -> None:
    """Title, text, what to look at, claims."""
    words = shown.words
    who = shown.publisher or words("no_publisher")
    day = words.day(shown.published) if shown.published else words("no_published")
    comma, semicolon = words("comma"), words("semicolon")
    _print(console, words, "", "")
    _print(console, words, "bold", f"{shown.number}  ", shown.title)
    _print(console, words, "dim", _INDENT, who, comma, day, semicolon, shown.id)
    _print(console, words, "", "")
    console.print(marked(shown), soft_wrap=not console.is_terminal)
    for notice in shown.notices:
        label = f"!{notice.label} " if notice.label else ""
        told = (label, notice.message, " (", notice.code, ")")
        _print(console, words, "red", *told)
    if not shown.cards:
        _print(console, words, "", words("no_claims"))
    for card in shown.cards:
        _show_card(console, card, words)


def marked(shown: View) -> "Text":
    """The text with its marks as signs that a terminal without colours has, too."""
    from rich.text import Text

    text = Text()
    for run, style in tokens(shown):
        text.append(run, style)
    return text


def tokens(shown: View) -> Iterator[tuple[str, str]]:
    """Signs, with the style ``bold cyan``, and runs of the text with their own."""
    over: tuple[Mark, ...] = ()
    for piece in (*shown.pieces, None):
        now = piece.marks if piece else ()
        for mark in reversed(over):
            if mark not in now:
                yield _sign(mark, 1, shown), "bold cyan"
        for mark in now:
            if mark not in over:
                yield _sign(mark, 0, shown), "bold cyan"
        if piece:
            style = " ".join(_STYLES[mark.kind] for mark in now)
            yield harmless(shown.text[slice(*piece.span)]), style
        over = now


def _sign(mark: Mark, end: int, shown: View) -> str:
    """The sign before or behind a mark; its letters turn nothing in the report."""
    line = shown.text[shown.text.rfind("\n", 0, mark.span[0]) + 1 :].split("\n")[0]
    direction = paragraph_direction(line, direction_of(shown.text))
    label = isolated(",".join(mark.labels), direction)
    says, via = (isolated(shown.words(key), direction) for key in ("says", "via"))
    return _SIGNS[mark.kind][end].format(label, says=says, via=via)


def _show_card(console: "Console", card: Card, words: Words) -> None:
    _print(console, words, "", "")
    title = f"{card.number}  {card.kind}"
    console.print(_line("", title, (), card.by, words), soft_wrap=True)
    if console.is_terminal:
        console.print(_table(card, words))
    else:
        wide = max(len(line.label) for line in card.lines)
        for line in card.lines:
            label = f"{_INDENT}{line.label:{wide}}  "
            text = _line(label, line.value, line.notes, line.by, words)
            console.print(text, soft_wrap=True)
    names = _listed(card.whole, words("comma"), words)
    made = f"{words('made_by')} {names}{words('semicolon')}" if names else ""
    reader = _apart(card.reader, words)
    text = _text(f"{_INDENT}{made}{words('reader')} {reader}", "dim")
    console.print(text, soft_wrap=True)


def _table(card: Card, words: Words) -> Any:
    """The lines in two columns, so that long ones break under themselves; where they
    run to the left, the labels stand on the right."""
    from rich.padding import Padding
    from rich.table import Table

    table = Table.grid(padding=(0, 2, 0, 0))
    for line in card.lines:
        label = _text(harmless(line.label), "dim")
        table.add_row(label, _line("", line.value, line.notes, line.by, words))
    return Padding(table, (0, 0, 0, len(_INDENT)))


def _line(
    label: str, value: str, notes: tuple[str, ...], by: tuple[str, ...], words: Words
) -> "Text":
    text = _text(harmless(label), "dim")
    text.append(_apart(value, words), "" if label else "bold")
    if notes:
        text.append(f"  {_listed(notes, words('semicolon'), words)}")
    if by:
        text.append(f"  ({words('by')} {_listed(by, words('comma'), words)})", "cyan")
    return text


def _listed(items: Iterable[str], between: str, words: Words) -> str:
    """Items on one line, each apart where it runs against the labels."""
    return between.join(_apart(" ".join(item.split()), words) for item in items)


def _apart(text: str, words: Words) -> str:
    """What others wrote: harmless, and isolated where it runs against the labels."""
    return on_screen(text, words.direction)


def _text(text: str, style: str) -> "Text":
    from rich.text import Text

    return Text(text, style)


def _print(console: "Console", words: Words, style: str, *pieces: str) -> None:
    """A line of pieces, each apart where it runs against the labels."""
    line = "".join(_apart(piece, words) for piece in pieces)
    console.print(_text(line, style), soft_wrap=True)
