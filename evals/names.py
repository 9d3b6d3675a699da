"""Names in reports: persons, organisations, places, peoples, exact to the character.

Two sets. re3d (war in Syria and Iraq) marks noun phrases: the capitalised ones count
as names, without article, rank or office in
front; phrases that hold a capital but are no plain name
count neither way. The network learnt from re3d without the BBC's part, so that part
stands in a row of its own. The Worldwide Newswire comes as tokens, which are put
together again; nothing was trained on it. Its facilities count as places.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sets import DATA, lines, rows
from spans import Counts, Span

from marsad.extract.english.entities import Entity, entities
from marsad.extract.english.reader import load_network
from marsad.text.peoples import peoples
from marsad.text.split import sentences

KINDS = ("person", "organisation", "place", "people")
RE3D = DATA / "re3d" / "dev.jsonl.gz"
WORLD = DATA / "ner_worldwide_newswire"
UNSEEN = "BBC Online"
"""The publisher of the part of re3d that the network did not learn from."""
_RE3D = {
    "Person": "person",
    "Organisation": "organisation",
    "Location": "place",
    "Nationality": "people",
}
_WORLD = {
    "Person": "person",
    "Organization": "organisation",
    "Location": "place",
    "Facility": "place",
    "NORP": "people",
}
_SMALL_TEXT = "of for and the in on al de bin ibn el - 's ’s to & at"
_SMALL = frozenset(_SMALL_TEXT.split())
_PRONOUNS_TEXT = "we our us it its they their he his she her you i"
_PRONOUNS = frozenset(_PRONOUNS_TEXT.split())
_ARTICLES = ("the ", "a ", "an ")


@dataclass
class Document:
    """A text, its names, and stretches that count neither way."""

    text: str
    names: dict[Span, set[str]]
    """Span -> the kinds that it may be."""
    unsure: set[Span]


def named(text: str) -> list[Entity]:
    """The names that the product finds in a text read throughout."""
    spans = [(sentence.start, sentence.end) for sentence in sentences(text)]
    return entities(text, load_network().read(text, spans).names)


def found_in(texts: Iterable[str]) -> list[dict[Span, str]]:
    """Where each text has names, and their kinds."""
    return [{name.span: name.kind for name in named(text)} for text in texts]


def compare(
    found: Iterable[dict[Span, str]], gold: Iterable[Document]
) -> dict[str, Counts]:
    """Counts by kind and of all."""
    counts = {kind: Counts() for kind in (*KINDS, "all")}
    for ours, document in zip(found, gold, strict=True):
        kept = {s: k for s, k in ours.items() if not _excused(s, document)}
        for kind in KINDS:
            said = {s for s, k in kept.items() if k == kind}
            there = {
                s for s, k in document.names.items() if kind in _of(k, kept.get(s))
            }
            counts[kind].add(len(said & there), len(said), len(there))
    for kind in KINDS:
        each = counts[kind]
        counts["all"].add(each.right, each.found, each.gold)
    return counts


def _of(kinds: set[str], ours: str | None) -> set[str]:
    """One kind of those that a name may be: ours if it is among them."""
    return {ours} if ours in kinds else {min(kinds)}


def _excused(span: Span, document: Document) -> bool:
    if span in document.names:
        return False
    return any(a < span[1] and span[0] < b for a, b in document.unsure)


def re3d(unseen: bool) -> list[Document]:
    """The documents of re3d, or those the network never learnt from."""
    wanted = [row for row in rows(RE3D) if not unseen or row["publisher"] == UNSEEN]
    return [_re3d(row["text"], row["entities"]) for row in wanted]


def _re3d(text: str, marked: list[dict[str, Any]]) -> Document:
    document = Document(text, {}, set())
    taken: set[int] = set()
    rest = set[Span]()
    for entity in sorted(marked, key=lambda e: (e["begin"], -e["end"], e["type"])):
        span, kind = (entity["begin"], entity["end"]), _RE3D.get(entity["type"])
        if kind is None:
            continue
        span = without_article(text, span)
        if kind == "person":
            span = without_titles(text, span)
        if is_name(text[slice(*span)]):
            if span in document.names:
                document.names[span].add(kind)
            elif not taken.intersection(range(*span)):
                document.names[span] = {kind}
                if text[slice(*span)] in peoples():
                    document.names[span].add("people")
                taken.update(range(*span))
        elif any(letter.isupper() for letter in text[slice(*span)]):
            rest.add(span)
    document.unsure = rest
    return document


def without_article(text: str, span: Span) -> Span:
    """A span without the article it begins with."""
    for article in _ARTICLES:
        if text[slice(*span)].lower().startswith(article):
            return span[0] + len(article), span[1]
    return span


_TITLES_TEXT = """
mr mrs ms dr hon he lord gen general lt lieutenant col colonel maj major brig capt
captain cmdr commander cpt sgt sergeant sheikh president minister secretary ambassador
spokesman spokeswoman spokesperson director representative envoy chief deputy navy army
marine press under foreign prime state
"""
_TITLES = frozenset(_TITLES_TEXT.split())


def without_titles(text: str, span: Span) -> Span:
    """A person without the ranks and offices in front, which re3d takes in: what
    stands behind the last of them, where something does."""
    start = span[0]
    for word in re.finditer(r"\S+\s+", text[slice(*span)]):
        if word[0].strip().strip(".").lower() in _TITLES:
            start = span[0] + word.end()
    return start, span[1]


def is_name(words: str) -> bool:
    """Whether a phrase is a plain name: capitals throughout, but for small words."""
    parts = words.split()
    if not parts or not parts[0][0].isupper() or not parts[-1][0].isupper():
        return False
    if len(parts) == 1 and parts[0].lower() in _PRONOUNS:
        return False
    return all(p[0].isupper() or p[0].isdigit() or p in _SMALL for p in parts)


def worldwide(part: str) -> list[Document]:
    """The articles of a part of the Worldwide Newswire."""
    return [_article(pairs) for pairs in _articles(part)]


_Pairs = list[tuple[str, str]]


def _articles(part: str) -> Iterator[_Pairs]:
    """Word and tag of each token of an article; an empty pair ends a sentence."""
    pairs: _Pairs = []
    for line in lines(WORLD / f"{part}.bioes.gz"):
        fields = line.split()
        if line.startswith("# doc"):
            if pairs:
                yield pairs
            pairs = []
        elif len(fields) == 2 and not line.startswith("# "):
            if not fields[0].startswith("http"):
                pairs.append((fields[0], fields[1]))
        elif not fields and pairs:
            pairs.append(("", "O"))
    if pairs:
        yield pairs


_TIGHT_TEXT = ". , ; : ? ! ) ] % 's n't ’s 're 've 'll 'd 'm - ’"
_TIGHT = frozenset(_TIGHT_TEXT.split())
_OPENING = frozenset({"(", "[", "$", "£", "-"})
_PLAIN = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}


def _article(pairs: _Pairs) -> Document:
    """Tokens as text, a line for each sentence, with the spans of its names."""
    text, places = "", list[Span]()
    quoted = False
    for word, _ in pairs:
        word = _PLAIN.get(word, word)
        if not word:
            text, quoted = text.rstrip() + "\n", False
            places.append((len(text), len(text)))
            continue
        closes = word == '"' and quoted
        if word in _TIGHT or closes or (word == "s" and text.endswith("’ ")):
            text = text.rstrip(" ")
        places.append((len(text), len(text) + len(word)))
        opens = word in _OPENING or (word == '"' and not quoted)
        quoted = quoted != (word == '"')
        text += word if opens else word + " "
    return Document(text, dict(_spans([tag for _, tag in pairs], places)), set())


def _spans(tags: list[str], places: list[Span]) -> Iterator[tuple[Span, set[str]]]:
    first, kind = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        mark, _, raw = tag.partition("-")
        if kind and not (mark in ("I", "E") and raw == kind):
            if kind in _WORLD:
                yield (places[first][0], places[i - 1][1]), {_WORLD[kind]}
            kind = ""
        if raw and not kind:
            first, kind = i, raw


def scores(documents: list[Document]) -> dict[str, Counts]:
    """What the product reaches on documents."""
    return compare(found_in(d.text for d in documents), documents)
