"""Read the sets in which only names are marked, and mark names on the treebank."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from marsad.text.split import sentences
from training.tree import Name, Tree

Pairs = list[tuple[str, str]]
"""Word and tag of each token."""
KINDS = ("PER", "ORG", "LOC")
_WIKIGOLD = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
_RE3D = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}
_TIGHT_TEXT = ". , ; : ? ! ) ] % 's n't ’s 're 've 'll 'd 'm '"
_TIGHT = frozenset(_TIGHT_TEXT.split())
_OPENING_TEXT = "( [ $ £"
_OPENING = frozenset(_OPENING_TEXT.split())
_TWEET = ("@", "#", "http")


def uner(lines: Iterable[str]) -> dict[str, tuple[list[str], tuple[Name, ...]]]:
    """Sentence id -> words and names. Tags other than PER, ORG, LOC are left out."""
    found: dict[str, Pairs] = {}
    pairs: Pairs = []
    for line in lines:
        if line.startswith("# sent_id"):
            pairs = found.setdefault(line.split("=", 1)[1].strip(), [])
        elif line and not line.startswith("#"):
            _, word, tag, *_ = line.split("\t")
            pairs.append((word, tag))
    return {
        key: ([word for word, _ in pairs], spans([tag for _, tag in pairs]))
        for key, pairs in found.items()
    }


def spans(tags: Sequence[str], kinds: dict[str, str] | None = None) -> tuple[Name, ...]:
    """Names from B-/I- (or B-/I-/E-/S-) tags; a stray I- opens one."""
    kinds = kinds or {kind: kind for kind in KINDS}
    found: list[Name] = []
    first, kind = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        mark, _, raw = tag.partition("-")
        goes_on = bool(kind) and mark in ("I", "E") and raw == kind
        if kind and not goes_on:
            if kind in kinds:
                found.append((first, i, kinds[kind]))
            kind = ""
        if raw and not goes_on:
            first, kind = i, raw
    return tuple(found)


def with_names(
    tree: Tree, marked: Mapping[str, tuple[list[str], tuple[Name, ...]]]
) -> Tree:
    """The tree with the names marked under its id, where the words agree."""
    words, names = marked.get(tree.id, ([], ()))
    if [word.replace(" ", "_") for word in words] == list(tree.words):
        return replace(tree, names=names)
    return replace(tree, names=_moved(words, names, tree.words))


def _moved(
    words: Sequence[str], names: Sequence[Name], onto: Sequence[str]
) -> tuple[Name, ...] | None:
    """The names on other tokens of the same letters; None where these differ."""
    old, new = _offsets(words), _offsets([word.replace("_", " ") for word in onto])
    if old[-1] != new[-1] or "".join(words) != "".join(onto).replace("_", " "):
        return None
    at = {offset: i for i, offset in enumerate(new)}
    return tuple(
        (at[old[a]], at[old[z]], kind)
        for a, z, kind in names
        if old[a] in at and old[z] in at
    )


def _offsets(words: Sequence[str]) -> list[int]:
    total = [0]
    for word in words:
        total.append(total[-1] + len(word))
    return total


def wikigold(lines: Iterable[str]) -> Iterator[Tree]:
    """Wikigold's sentences."""
    for pairs in columns(lines):
        yield _tree(pairs, _WIKIGOLD)


def tweets(lines: Iterable[str]) -> Iterator[Tree]:
    """The Broad Twitter Corpus, only what reads like prose: no handles, no tags."""
    for pairs in columns(lines):
        words = [word for word, _ in pairs]
        if len(words) > 5 and not any(w.startswith(_TWEET) for w in words):
            yield _tree(pairs, _WIKIGOLD)


def columns(lines: Iterable[str]) -> Iterator[Pairs]:
    """Sentences of word and tag lines; lines without two fields are dropped."""
    pairs: Pairs = []
    for line in lines:
        fields = line.split()
        if len(fields) == 2:
            pairs.append((fields[0], fields[1]))
        elif not fields and pairs:
            yield pairs
            pairs = []
    if pairs:
        yield pairs


def _tree(pairs: Pairs, kinds: dict[str, str]) -> Tree:
    words = [_UNBROKEN.get(word, word) for word, _ in pairs]
    names = spans([tag for _, tag in pairs], kinds)
    return Tree(tuple(words), tuple(spacing(words)), names=names)


_UNBROKEN = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}


def spacing(words: Sequence[str]) -> list[bool]:
    """Where a space follows a word, as a typist would put it."""
    spaces = [True] * len(words)
    inside = False
    for i, word in enumerate(words):
        tight = word in _TIGHT or word == "”"
        if word == '"':
            inside = not inside
            tight = not inside
        if tight and i:
            spaces[i - 1] = False
        if word in _OPENING or word == "“" or (word == '"' and inside):
            spaces[i] = False
    return spaces


def re3d(lines: Iterable[str]) -> Iterator[Tree]:
    """re3d's sentences but the BBC's.

    Its spans are noun phrases. Those that are capitalised throughout are names;
    those that hold a capital somewhere are left unsure; the rest are no names.
    """
    for line in lines:
        row = json.loads(line)
        if row["publisher"] == "BBC Online":
            continue
        text = " ".join(row["text"].split("\n"))
        words = tokens(text)
        names, unsure = _re3d_names(text, words, row["entities"])
        for sentence in sentences(text):
            inside = [
                i
                for i, (a, _) in enumerate(words)
                if sentence.start <= a < sentence.end
            ]
            if inside:
                yield _cut(
                    text, words[inside[0] : inside[-1] + 1], inside[0], names, unsure
                )


_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S., e.g.
    r"|\b[A-Z]\.(?=\s[A-Z])"  # of a name; ranks do not belong to names
    r"|(?:Dr|Mr|Mrs|Ms|St)\."
    r"|\d+(?:[.,:]\d+)*"
    r"|\w+(?:['’](?!s\b)\w+)*"  # Da'esh
    r"|['’]s\b"
    r"|[^\w\s]"
)


def tokens(text: str) -> list[tuple[int, int]]:
    """Where the words and marks of a text stand; hyphens stand alone."""
    return [found.span() for found in _TOKEN.finditer(text)]


def _re3d_names(
    text: str, words: Sequence[tuple[int, int]], entities: list[dict[str, object]]
) -> tuple[list[Name], set[int]]:
    first = {a: i for i, (a, _) in enumerate(words)}
    last = {b: i for i, (_, b) in enumerate(words)}
    names: list[Name] = []
    unsure: set[int] = set()
    taken: set[int] = set()
    for begin, end, named in sorted(map(_span, entities)):
        kind = _RE3D.get(named)
        if kind is None or begin not in first or -end not in last:
            continue
        inside = range(first[begin], last[-end] + 1)
        if taken.intersection(inside):
            continue
        said = [text[slice(*words[i])] for i in inside]
        skip = 1 if said[0].lower() in ("the", "a", "an") else 0
        if _is_name(said[skip:]):
            names.append((inside.start + skip, inside.stop, kind))
            taken.update(inside)
        elif any(w[0].isupper() and w.lower() not in _PRONOUNS for w in said[skip:]):
            unsure.update(inside)
    return names, unsure - taken


def _span(entity: dict[str, object]) -> tuple[int, int, str]:
    """Begin, end below zero, type: sorted from left to right, the longer first."""
    begin, end = int(str(entity["begin"])), int(str(entity["end"]))
    return begin, -end, str(entity["type"])


_SMALL_TEXT = "of for and the in on al de bin ibn el - 's ’s to & at"
_SMALL = frozenset(_SMALL_TEXT.split())

_PRONOUNS_TEXT = "we our us it its they their he his she her you i"
_PRONOUNS = frozenset(_PRONOUNS_TEXT.split())


def _is_name(words: Sequence[str]) -> bool:
    if not words or not words[0][0].isupper() or not words[-1][0].isupper():
        return False
    if len(words) == 1 and words[0].lower() in _PRONOUNS:
        return False
    return all(w[0].isupper() or w[0].isdigit() or w in _SMALL for w in words)


def _cut(
    text: str,
    words: Sequence[tuple[int, int]],
    first: int,
    names: list[Name],
    unsure: set[int],
) -> Tree:
    """The sentence of these words; `first` is the number of its first one."""
    end = first + len(words)
    return Tree(
        tuple(text[a:b] for a, b in words),
        tuple(text[b : b + 1].isspace() for _, b in words),
        names=tuple(
            (i - first, j - first, k) for i, j, k in names if first <= i and j <= end
        ),
        unsure=frozenset(i - first for i in unsure if first <= i < end),
    )
