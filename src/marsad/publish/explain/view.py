"""One report with its marks and cards, from the plain row that `marsad read` gives."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from marsad.publish.explain.cards import Card, card, figure_labels
from marsad.publish.explain.marks import Mark, Piece, merged, pieces
from marsad.publish.explain.mentions import Aliases, mention
from marsad.publish.explain.words import Words, direction
from marsad.records.claim import Span

TITLE = 90
"""Characters of a first line that stands for a title."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A problem of the reading; its label is empty where it marks no words."""

    label: str
    code: str
    message: str
    seen: str


@dataclass(frozen=True, slots=True)
class View:
    """What is shown of one report."""

    number: int
    id: str
    title: str
    publisher: str | None
    published: str | None
    language: str | None
    direction: str
    text: str
    pieces: tuple[Piece, ...]
    cards: tuple[Card, ...]
    notices: tuple[Notice, ...]
    words: Words
    """In which its labels are said."""


def view(
    row: Mapping[str, Any], number: int, words: Words, also: Aliases | None = None
) -> View:
    """The view of a report's row; claims are numbered as they stand in the text.

    `also` has the other names under which speakers may be mentioned.
    """
    text, words = row["text"], words.beside(row["language"])
    rows = sorted(row["claims"], key=lambda c: (c["span"][0], -c["span"][1]))
    labels = figure_labels(rows)
    notices = list(_notices(row["issues"]))
    marks = [
        *_claim_marks(rows),
        *_figure_marks(rows, labels),
        *_speaker_marks(text, rows, also),
        *_mismatch_marks(row["issues"], notices, rows),
    ]
    return View(
        number=number,
        id=row["report"],
        title=row["title"] or _first_line(text),
        publisher=row["publisher"],
        published=row["published"],
        language=row["language"],
        direction=direction(row["language"]),
        text=text,
        pieces=tuple(pieces(text, merged(marks))),
        cards=tuple(card(c, at, labels, words) for at, c in enumerate(rows, 1)),
        notices=tuple(notices),
        words=words,
    )


def _first_line(text: str) -> str:
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if len(line) <= TITLE:
        return line
    return line[:TITLE].rsplit(" ", 1)[0] + " …"


def _span(row: Mapping[str, Any]) -> Span:
    start, end = row["span"]
    return start, end


def _claim_marks(rows: Sequence[Mapping[str, Any]]) -> Iterator[Mark]:
    for at, row in enumerate(rows, 1):
        yield Mark("claim", _span(row), (str(at),), (at,))


def _figure_marks(
    rows: Sequence[Mapping[str, Any]], labels: Mapping[tuple[str, int], str]
) -> Iterator[Mark]:
    for at, row in enumerate(rows, 1):
        for i, figure in enumerate(row["figures"]):
            yield Mark("figure", _span(figure), (labels[row["id"], i],), (at,))


def _speaker_marks(
    text: str, rows: Sequence[Mapping[str, Any]], also: Aliases | None
) -> Iterator[Mark]:
    """Those who say it and those it came through, nearest the claim."""
    for at, row in enumerate(rows, 1):
        through = [("via", name) for name in row["via"]]
        for kind, name in [("speaker", row["speaker"]), *through]:
            found = mention(text, name, _span(row), also) if name else None
            if found is not None:
                yield Mark(kind, found, (str(at),), (at,))


def _notices(issues: Sequence[Mapping[str, Any]]) -> Iterator[Notice]:
    marked = 0
    for issue in issues:
        marked += issue["span"] is not None
        label = f"M{marked}" if issue["span"] is not None else ""
        yield Notice(label, issue["code"], issue["message"], issue["seen"] or "")


def _mismatch_marks(
    issues: Sequence[Mapping[str, Any]],
    notices: Sequence[Notice],
    rows: Sequence[Mapping[str, Any]],
) -> Iterator[Mark]:
    numbers = {row["id"]: at for at, row in enumerate(rows, 1)}
    for issue, notice in zip(issues, notices, strict=True):
        if issue["span"] is not None:
            about = tuple(numbers[c] for c in issue["claims"] if c in numbers)
            yield Mark("mismatch", _span(issue), (notice.label,), about)
