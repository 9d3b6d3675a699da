"""Source, cue and content of attributions in general news, against PolNeAR.

Every unbroken stretch of a part counts by itself, once for a document, as in the
figures that others report for sequence taggers. Where several people marked a
document, the first is taken. Speakers are those of the reader of claims (speech.py);
what people want and think, which PolNeAR marks too, is read by attitudes.py.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sets import DATA, rows
from spans import Counts, Span, overlapping

from marsad.extract.english.attitudes import attitudes
from marsad.extract.english.passages import passages
from marsad.extract.english.pipeline import load_pipeline
from marsad.extract.english.speech import voices
from marsad.text.split import quotations

FOLDER = DATA / "polnear"
PARTS = ("source", "cue", "content")
Spans = dict[str, set[Span]]
_ENDS = " \n\t\xa0.,;:"
_QUOTES = "\"'“”‘’"
_ARTICLES = ("the", "a", "an")


def attributions(texts: Iterable[str]) -> list[Spans]:
    """The parts of all attributions that the reader hears in each text."""
    texts = list(texts)
    found = passages(texts, load_pipeline(), None)
    return [_heard(text, parsed) for text, parsed in zip(texts, found, strict=True)]


def _heard(text: str, parsed: Any) -> Spans:
    said: Spans = {part: set() for part in PARTS}
    quotes = [(quote.start, quote.end) for quote in quotations(text)]
    for voice in voices(parsed, text):
        cue = voice.cue
        if cue is None:
            said["content"].add(as_marked(text, voice.content))
            continue
        if any(a < cue[0] and cue[1] < b for a, b in quotes):
            continue
        said["cue"].add(as_cue(text, with_helpers(text, cue)))
        if voice.source is not None:
            said["source"].add(as_source(text, voice.source, cue))
        for piece in pieces(voice.content, cue, voice.source):
            said["content"].add(as_marked(text, without_hearer(text, cue, piece)))
    _felt(said, text, parsed, quotes)
    return {part: {s for s in spans if s[0] < s[1]} for part, spans in said.items()}


def _felt(said: Spans, text: str, parsed: Any, quotes: list[Span]) -> None:
    """Add what somebody wants or thinks, where nobody is heard to say it."""
    heard = said["cue"] | said["content"]
    for each in attitudes(parsed):
        if any(a < each.cue[1] and each.cue[0] < b for a, b in heard):
            continue
        if any(a < each.cue[0] and each.cue[1] < b for a, b in quotes):
            continue
        said["cue"].add(as_cue(text, each.cue))
        said["source"].add(as_source(text, each.source, each.cue))
        said["content"].add(as_marked(text, each.content))


_HELPERS = re.compile(
    r"(?:(?:has|have|had|is|are|was|were|will|would|be|been|also|did|does|do|not"
    r"|later|previously|recently|finally|repeatedly|reportedly)\s)+\Z"
)
_TELLING = re.compile(r"t(?:old|ells?|elling)|inform(?:s|ed|ing)|remind(?:s|ed|ing)")
_OPENERS = re.compile(r"\bthat\b|[\"“]")


def with_helpers(text: str, cue: Span) -> Span:
    """A verb of saying with the auxiliaries and adverbs before it."""
    before = _HELPERS.search(text, max(0, cue[0] - 60), cue[0])
    return (before.start() if before else cue[0]), cue[1]


def as_cue(text: str, span: Span) -> Span:
    """A cue as PolNeAR marks it: with the colon behind it."""
    start, end = trimmed(text, span)
    return start, end + (text[end : end + 1] == ":" and end > start)


def without_hearer(text: str, cue: Span, content: Span) -> Span:
    """What was told, without whom it was told to: "told lawmakers that ..."."""
    if content[0] < cue[1] or not _TELLING.fullmatch(text[slice(*cue)].lower()):
        return content
    opening = _OPENERS.search(text, *content)
    return (opening.start() if opening else content[0]), content[1]


def pieces(content: Span, *holes: Span | None) -> list[Span]:
    """What is left of a content around the words that attribute it."""
    left = [content]
    inside = [hole for hole in holes if hole is not None]
    if inside:
        hull = min(a for a, _ in inside), max(b for _, b in inside)
        if content[0] < hull[1] and hull[0] < content[1]:
            left = [(content[0], hull[0]), (hull[1], content[1])]
    return [(a, b) for a, b in left if b - a > 1]


_WHO = re.compile(r",? (?:who|which|whose)\Z")
_BETWEEN = re.compile(r", [^.;\"“”]{3,150},\s*")
_BESIDE = re.compile(
    r", (?:an?|the|who|whose|former|one)\b[^.;,\"“”\n]{3,150}(?=[.;,])"
)
_BRACKET = re.compile(r"\s?\([^()\n]{1,20}\)")


def as_source(text: str, span: Span, cue: Span) -> Span:
    """A source as PolNeAR marks it: with its article, a bracket behind it, what
    stands beside it and the comma that closes this, without the "who" of a clause."""
    start, end = trimmed(text, with_article(text, span))
    clause = _WHO.search(text, start, end)
    if clause is not None and clause.start() > start:
        return start, clause.start()
    bracket = _BRACKET.match(text, end)
    if bracket is not None:
        end = bracket.end()
    elif "(" in text[start:end] and ")" not in text[start:end]:
        end = text.find(")", end, end + 20) + 1 or end
    between = text[end : cue[0]] if end < cue[0] else ""
    beside = _BETWEEN.fullmatch(between) if between else _BESIDE.match(text, end)
    if beside is not None:
        return start, end + len(beside[0].rstrip())
    if ", " in text[start:end] and text[end : end + 1] == ",":
        end += 1
    return start, end


def with_article(text: str, span: Span) -> Span:
    """A source with the article before it, as PolNeAR marks it."""
    before = text[: span[0]].rstrip()
    word = before.rsplit(None, 1)[-1:] or [""]
    if word[0].lower() in _ARTICLES and len(text[: span[0]]) - len(before) == 1:
        return span[0] - 1 - len(word[0]), span[1]
    return span


def trimmed(text: str, span: Span) -> Span:
    """Without blanks and stops at either end."""
    start, end = span
    while start < end and text[start] in _ENDS:
        start += 1
    while start < end and text[end - 1] in _ENDS:
        end -= 1
    return start, end


def as_marked(text: str, span: Span) -> Span:
    """A content as PolNeAR marks it: quotation marks in, a bare full stop out."""
    start, end = trimmed(text, span)
    full = span[1]
    while end < full and text[end] in _ENDS and text[end] not in " \n":
        if text[end + 1 : end + 2] in tuple(_QUOTES):
            end += 2
            break
        end += 1
    else:
        end = trimmed(text, span)[1]
    if text[end : end + 1] in tuple('"”'):
        end += 1
    elif "''" in (text[end : end + 2], text[end - 1 : end + 1]):
        end += 2 if text[end : end + 2] == "''" else 1
    if start and text[start - 1] in '"“':
        start -= 1
    elif text[max(0, start - 2) : start] == "''" or text[start - 1 : start + 1] == "''":
        start -= 2 if text[start - 2 : start] == "''" else 1
    return max(0, start), end


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
    """What the reader reaches on a part of PolNeAR."""
    documents = rows(FOLDER / f"{part}.jsonl.gz")
    found = attributions(row["text"] for row in documents)
    return compare(found, map(marked, documents))
