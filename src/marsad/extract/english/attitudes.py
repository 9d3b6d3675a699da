"""Who wants, thinks, asks for or praises what: attributions without a verb of saying.

A reader of claims has no use for them; whoever asks what a report puts into whose
mouth does. Read from the parse alone.
"""

import functools
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from marsad.extract.english.passage import Passage, parsed
from marsad.records.claim import Span

_SUBJECTS = ("nsubj", "nsubj:outer")
_AROUND = frozenset({"aux", "aux:pass", "advmod", "compound:prt", "cop"})
_BESIDE = frozenset({"acl:relcl", "punct", "parataxis", "appos"})
_CLAUSES = ("ccomp", "xcomp")


@dataclass(frozen=True, slots=True)
class Attitude:
    """Words of who, by which verb, what."""

    source: Span
    cue: Span
    content: Span


@functools.cache
def _verbs() -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    source = resources.files("marsad.extract.english").joinpath("data/attitudes.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))["verbs"]
    pairs = [pair.split(":") for pair in table["prep"].split()]
    return frozenset(table["thing"].split()), frozenset((v, p) for v, p in pairs)


def attitudes(passages: Iterable[Passage]) -> list[Attitude]:
    """The attitudes of a report, in order."""
    return [each for passage in parsed(passages) for each in _within(passage)]


def _within(passage: Passage) -> Iterator[Attitude]:
    doc = passage.doc
    assert doc is not None
    for token in doc:
        if token.tag_[:2] != "VB":
            continue
        who = _subject(token)
        held = _held(token)
        if who is not None and held is not None:
            what, last = held
            yield Attitude(
                passage.over(_source(doc, who)),
                passage.over(doc[_first(token) : last + 1]),
                passage.over(doc[what[0] : what[1]]),
            )


def _subject(verb: Token) -> Token | None:
    """Whose attitude it is: the subject, or that of the verb it is joined to."""
    for _ in range(4):
        for child in verb.children:
            if child.dep_ in _SUBJECTS:
                return child
        if any(child.dep_ == "nsubj:pass" for child in verb.children):
            return None
        if verb.dep_ not in ("conj", "advcl", "xcomp"):
            return None
        verb = verb.head
    return None


def _source(doc: Doc, who: Token) -> Words:
    start, end = _tree(who)
    return doc[start:end]


def _tree(head: Token) -> tuple[int, int]:
    """A phrase without the clauses that only tell more of it."""
    inside = [head.i]
    for child in head.children:
        if child.dep_ not in _BESIDE or (child.dep_ == "punct" and child.text == "-"):
            inside += [token.i for token in child.subtree]
    return min(inside), max(inside) + 1


def _held(verb: Token) -> tuple[tuple[int, int], int] | None:
    """What is wanted or thought, and the last token of the verb's own words."""
    things, pairs = _verbs()
    lemma = verb.lemma_.lower()
    last = max([verb.i, *(c.i for c in verb.children if c.dep_ == "compound:prt")])
    what = _thing(verb, last) if lemma in things else None
    if what is not None:
        return what, last
    for child in verb.children:
        if child.dep_ in ("obl", "nmod") and child.i > verb.i:
            for case in child.children:
                if case.dep_ == "case" and (lemma, case.lower_) in pairs:
                    return (case.i + 1, _whole(child)[1]), case.i
    return None


def _thing(verb: Token, last: int) -> tuple[int, int] | None:
    """The clause or noun behind a verb, the clause first."""
    for wanted in (_CLAUSES, ("obj",)):
        for child in verb.children:
            start, end = _whole(child)
            if child.dep_ in wanted and start > last:
                if child.dep_ == "xcomp":
                    start = min([start, *_objects(verb)])
                return start, end
    return None


def _objects(verb: Token) -> Iterator[int]:
    """Where those begin who are to do it: "urged residents to leave"."""
    for child in verb.children:
        if child.dep_ == "obj" and child.i > verb.i:
            yield _whole(child)[0]


def _whole(head: Token) -> tuple[int, int]:
    """A phrase with all that hangs on it, without the marks at its ends."""
    tokens = [token.i for token in head.subtree]
    start, end = min(tokens), max(tokens) + 1
    while end - 1 > start and head.doc[end - 1].is_punct:
        end -= 1
    while start < end - 1 and head.doc[start].text in (",", ":", "--"):
        start += 1
    return start, end


def _first(verb: Token) -> int:
    """The first token of the verb's own words: "has long wanted"."""
    start = verb.i
    mine = {
        child.i
        for child in verb.children
        if child.dep_ in _AROUND or child.lower_ == "to"
    }
    while start - 1 in mine:
        start -= 1
    return start
