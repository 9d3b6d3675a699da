"""Source, cue and content of attributions in general news, against PolNeAR.

Every unbroken stretch of a part counts by itself, once for a document, as in the
figures that others report for sequence taggers. Where several people marked a
document, the first is taken. The network's layer of attributions is read over all
sentences; stretches.py and the rules below bring it to PolNeAR's habits.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from sets import DATA, rows
from spans import Counts, Span, overlapping
from stretches import in_line

from marsad.extract.english.reader import load_network
from marsad.extract.network.found import FoundPart
from marsad.text.split import sentences

FOLDER = DATA / "polnear"
PARTS = ("source", "cue", "content")
Spans = dict[str, set[Span]]
_ENDS = " \n\t\xa0.,;:"


def attributions(texts: Iterable[str]) -> list[Spans]:
    """The parts of all attributions that the network finds in each text."""
    network = load_network()
    found = []
    for text in texts:
        spans = [(sentence.start, sentence.end) for sentence in sentences(text)]
        found.append(as_marked(text, network.read(text, spans).attributions))
    return found


def as_marked(text: str, parts: Iterable[FoundPart]) -> Spans:
    """Parts as PolNeAR marks them."""
    said: Spans = {part: set() for part in PARTS}
    for part in in_line(text, parts):
        start, end = _AS[part.kind](text, trimmed(text, part.span))
        if start < end:
            said[part.kind].add((start, end))
    return said


def as_cue(text: str, span: Span) -> Span:
    """A cue with the colon behind it."""
    start, end = span
    return start, end + (text[end : end + 1] == ":" and end > start)


def as_source(text: str, span: Span) -> Span:
    """A source with the comma that closes what stands beside it."""
    start, end = span
    if ", " in text[start:end] and text[end : end + 1] == ",":
        end += 1
    return start, end


def as_content(text: str, span: Span) -> Span:
    """A content with its quotation marks and the stop before the closing one."""
    start, end = span
    closing = _CLOSED.match(text, end)
    if closing is not None:
        end = closing.end()
    if start and text[start - 1] in '"“':
        start -= 1
    elif text[max(0, start - 2) : start] == "''":
        start -= 2
    return start, end


_CLOSED = re.compile(r"[.,!?;]?(?:''|[\"”])")
_AS: dict[str, Callable[[str, Span], Span]] = {
    "source": as_source,
    "cue": as_cue,
    "content": as_content,
}


def trimmed(text: str, span: Span) -> Span:
    """Without blanks and stops at either end."""
    start, end = span
    while start < end and text[start] in _ENDS:
        start += 1
    while start < end and text[end - 1] in _ENDS:
        end -= 1
    return start, end


def marked(row: dict[str, Any]) -> Spans:
    """The parts that the first annotator of a document marked."""
    said: Spans = {part: set() for part in PARTS}
    for attribution in row["annotations"][0]["attributions"]:
        for part in PARTS:
            for start, end in attribution[part]:
                said[part].add(trimmed_blank(row["text"], (start, end)))
    return said


def trimmed_blank(text: str, span: Span) -> Span:
    """Without blanks at either end."""
    piece = text[slice(*span)]
    start = span[0] + len(piece) - len(piece.lstrip())
    return start, start + len(piece.strip())


def compare(found: Iterable[Spans], gold: Iterable[Spans]) -> dict[str, Counts]:
    """Counts by part, exact and overlapping."""
    counts: dict[str, Counts] = defaultdict(Counts)
    for ours, theirs in zip(found, gold, strict=True):
        for part in PARTS:
            a, b = ours[part], theirs[part]
            counts[f"{part}, exact"].add(len(a & b), len(a), len(b))
            counts[f"{part}, overlapping"].add(overlapping(a, b), len(a), len(b))
    return counts


def scores(part: str = "dev") -> dict[str, Counts]:
    """What the network reaches on a part of PolNeAR."""
    documents = rows(FOLDER / f"{part}.jsonl.gz")
    found = attributions(row["text"] for row in documents)
    return compare(found, map(marked, documents))
