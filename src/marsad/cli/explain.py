"""`marsad read --explain`: reports with their claims marked, on screen or as a page."""

import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from marsad.cli.screen import Screen, hint
from marsad.errors import OperatorError
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
    _print(console, words("term_marks"), "dim")
    for row in _views(rows, words, also):
        if isinstance(row, str):
            hint(row)
        else:
            _show_one(console, row, words)


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


def _show_one(console: "Console", shown: View, words: Words) -> None:
    """Title, text, what to look at, claims."""
    who = shown.publisher or words("no_publisher")
    day = shown.published or words("no_published")
    _print(console, "")
    _print(console, f"{shown.number}  {shown.title}", "bold")
    _print(console, f"{_INDENT}{who}, {day}; {shown.id}", "dim")
    _print(console, "")
    console.print(marked(shown, words), soft_wrap=not console.is_terminal)
    for notice in shown.notices:
        label = f"!{notice.label} " if notice.label else ""
        _print(console, f"{label}{notice.message} ({notice.code})", "red")
    if not shown.cards:
        _print(console, words("no_claims"))
    for card in shown.cards:
        _show_card(console, card, words)


def marked(shown: View, words: Words) -> "Text":
    """The text with its marks as signs that a terminal without colours has, too."""
    from rich.text import Text

    text = Text()
    for run, style in tokens(shown, words):
        text.append(run, style)
    return text


def tokens(shown: View, words: Words) -> Iterator[tuple[str, str]]:
    """Signs, with the style ``bold cyan``, and runs of the text with their own."""
    over: tuple[Mark, ...] = ()
    for piece in (*shown.pieces, None):
        now = piece.marks if piece else ()
        for mark in reversed(over):
            if mark not in now:
                yield _sign(mark, 1, words), "bold cyan"
        for mark in now:
            if mark not in over:
                yield _sign(mark, 0, words), "bold cyan"
        if piece:
            style = " ".join(_STYLES[mark.kind] for mark in now)
            yield harmless(shown.text[slice(*piece.span)]), style
        over = now


def _sign(mark: Mark, end: int, words: Words) -> str:
    labels = ",".join(mark.labels)
    return _SIGNS[mark.kind][end].format(labels, says=words("says"), via=words("via"))


def _show_card(console: "Console", card: Card, words: Words) -> None:
    _print(console, "")
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
    names = ", ".join(card.whole)
    made = f"{words('made_by')} {names}; " if names else ""
    _print(console, f"{_INDENT}{made}{words('reader')} {card.reader}", "dim")


def _table(card: Card, words: Words) -> Any:
    """The lines in two columns, so that long ones break under themselves."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2, 0, 0))
    for line in card.lines:
        label = Text(harmless(line.label), "dim")
        table.add_row(label, _line("", line.value, line.notes, line.by, words))
    return Padding(table, (0, 0, 0, len(_INDENT)))


def _line(
    label: str, value: str, notes: tuple[str, ...], by: tuple[str, ...], words: Words
) -> "Text":
    from rich.text import Text

    text = Text()
    text.append(harmless(label), "dim")
    text.append(harmless(value), "" if label else "bold")
    if notes:
        text.append(f"  {_flat(words('semicolon').join(notes))}")
    if by:
        text.append(f"  ({words('by')} {_flat(', '.join(by))})", "cyan")
    return text


def _flat(text: str) -> str:
    return harmless(" ".join(text.split()))


def _print(console: "Console", text: str, style: str = "") -> None:
    from rich.text import Text

    console.print(Text(harmless(text), style), soft_wrap=True)
