"""Puts the view of reports together as one HTML file that asks nobody for anything."""

import functools
from collections.abc import Iterable, Sequence
from importlib.resources import files

from markupsafe import Markup, escape

from marsad.publish.bidi import paragraph_direction
from marsad.publish.explain.apart import as_html
from marsad.publish.explain.marks import (
    Mark,
    Piece,
    harmful,
    harmless,
    paragraphs,
    sign_for,
)
from marsad.publish.explain.view import View
from marsad.publish.explain.words import Words
from marsad.publish.policy import digest
from marsad.publish.render import templates

GENERATOR = "marsad read --explain"
"""Named in the head of every such page: only such a file is written over."""
_WRAPPED = 50
"""Lines of a paragraph, but the last, longer than this were cut by a machine."""


def to_html(views: Sequence[View], failed: Iterable[str], words: Words) -> str:
    """The page of these reports; `failed` says what could not be read."""
    style = _file("explain", "explain.css")
    scripts = (_file("site", "scripts/fold.js"), _file("explain", "explain.js"))
    script = "const marsad = {};\n" + "".join(scripts)
    template = templates().get_template("explain.html.jinja")
    return template.render(
        views=views,
        failed=[harmless(line) for line in failed],
        claims=sum(len(view.cards) for view in views),
        look=sum(bool(view.notices) for view in views),
        generator=GENERATOR,
        style=Markup(style),
        script=Markup(script),
        style_hash=digest(style),
        script_hash=digest(script),
        safe=harmless,
        apart=as_html,
        marked=marked,
        read_as=paragraph_direction,
        s=words.over(view.words.language for view in views),
    )


def marked(view: View) -> Markup:
    """The report's text with its marks: without tags and aids the text itself."""
    blocks = []
    for is_words, run in paragraphs(view.text, view.pieces):
        inner = Markup("").join(_nested(view, run, view.words))
        kind = "" if _as_written(view.text, run) else ' class="flow"'
        own = view.text[run[0].span[0] : run[-1].span[1]]
        direction = paragraph_direction(own, view.direction)
        block = Markup("<p dir='{}'{}>{}</p>").format(direction, Markup(kind), inner)
        blocks.append(block if is_words else inner)
    return Markup("").join(blocks)


def _nested(view: View, run: Sequence[Piece], words: Words) -> Iterable[Markup]:
    """A paragraph's pieces in tags that nest: overlapping ones close and reopen."""
    opened: list[Mark] = []
    for piece in run:
        kept = 0
        while opened[kept : kept + 1] and opened[kept] in piece.marks[kept : kept + 1]:
            kept += 1
        yield from _closed(view, opened[kept:], piece.span[0], words)
        for mark in piece.marks[kept:]:
            yield _begin(view, mark, piece.span[0], words)
        opened = list(piece.marks)
        yield escaped(view.text[slice(*piece.span)], words)
    yield from _closed(view, opened, run[-1].span[1], words)


def _closed(
    view: View, marks: Sequence[Mark], at: int, words: Words
) -> Iterable[Markup]:
    for mark in reversed(marks):
        yield _end(mark, at, words) + Markup("</mark>")


def _begin(view: View, mark: Mark, at: int, words: Words) -> Markup:
    """The tag; before it, where the mark begins, the link to what was read."""
    keys = " ".join(f"r{view.number}c{claim}" for claim in mark.claims)
    lane = f" lane{mark.lane}" if mark.kind == "claim" else ""
    tag = Markup('<mark class="{}{}" data-c="{}">').format(mark.kind, lane, keys)
    if at != mark.span[0]:
        return tag
    links = Markup("").join(_links(view, mark, words))
    return links + tag


def _links(view: View, mark: Mark, words: Words) -> Iterable[Markup]:
    if mark.kind == "mismatch":
        for label in mark.labels:
            yield Markup(
                '<span class="aid"><a class="n odd" id="r{0}{1}" href="#r{0}{1}-note" '
                'aria-label="{2} {1}">≠{1}</a>\u2060</span>'
            ).format(view.number, label, words("mismatch"))
    if mark.kind == "claim":
        for number in mark.claims:
            key = f"r{view.number}c{number}"
            card = view.cards[number - 1]
            sure = words.of("certainty", card.certainty)
            said = words("to_claim", n=number, kind=card.kind, certainty=sure)
            yield Markup(
                '<span class="aid"><a class="n" id="{0}" data-c="{0}" data-is="{1}" '
                'href="#{0}-card" aria-label="{2}">{3}</a>\u2060</span>'
            ).format(key, card.certainty, said, number)


def _end(mark: Mark, at: int, words: Words) -> Markup:
    """The label behind a figure or speaker, where the mark itself ends."""
    if at != mark.span[1] or mark.kind not in {"figure", "speaker", "via"}:
        return Markup("")
    if mark.kind == "figure":
        text = " ".join(mark.labels)
    else:
        said = words("says" if mark.kind == "speaker" else "via")
        text = f"{said} {ranges(mark.claims, words('comma'))}"
    return Markup('<span class="aid">\u2060<span class="l">{}</span></span>').format(
        text
    )


def ranges(numbers: Sequence[int], comma: str = ", ") -> str:
    """``1–3, 7`` for 1, 2, 3, 7."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return comma.join(
        f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs
    )


def escaped(text: str, words: Words) -> Markup:
    """Text of others as HTML; what could turn or hide it stands as a sign."""
    return Markup("").join(
        Markup('<span class="ctl" data-char="{:x}" title="{}">{}</span>').format(
            ord(run), words("not_shown", code=f"U+{ord(run):04X}"), sign_for(run)
        )
        if bad
        else escape(run)
        for run, bad in harmful(text)
    )


def _as_written(text: str, run: Sequence[Piece]) -> bool:
    """Whether a paragraph's line ends are its own, not those of a narrow column."""
    lines = text[run[0].span[0] : run[-1].span[1]].strip("\n").split("\n")
    return len(lines) == 1 or min(map(len, lines[:-1])) < _WRAPPED


@functools.cache
def _file(package: str, name: str) -> str:
    return files(f"marsad.publish.{package}").joinpath(name).read_text("utf-8")
