"""How sure the words make a claim: asserted, probable, possible, doubtful, denied."""

import functools
import re
import tomllib
from importlib import resources
from typing import Any

from spacy.tokens import Doc, Token

from marsad.extract.english.draft import Draft, Voice
from marsad.extract.english.passage import Passage
from marsad.records.claim import Span
from marsad.text.split import clean

_ORDER = ("denied", "doubtful", "probable", "possible")
_SUSPECTS = re.compile(
    r"\b(?:suspected|alleged|presumed) (?=(?:[\w-]+ ){0,3}(?:\w*jihadi|militant|fighter"
    r"|member|rebel|terrorist|insurgent|extremist|people|men\b|supporter|collaborator"
    r"|spy|spies|affiliate|operative|bomber|gunm[ae]n))"
)
"""What the held or killed are suspected of; the claim itself is not in doubt."""
_BEFORE = 40
"""Characters before a claim in which a hedge still governs it."""
_CLOSE = 15
"""Characters between what is meant and the verb of what is meant to happen."""
_AFTER = 250
"""Characters after a sentence in which its truth may be called in doubt."""


def certainty(draft: Draft, passage: Passage, voice: Voice | None, text: str) -> str:
    """The claim's certainty by its own words, by the way of saying, and by a sentence
    right behind that calls it unverified."""
    hedge = voice.hedge if voice is not None else None
    if hedge == "denied":
        return "denied"
    own = _by_words(draft.span, passage, voice, text)
    if own is None and passage.doc is not None:
        own = _by_verbs(passage.doc, passage, draft)
    if own in ("denied", "doubtful"):
        return own
    if _doubted_after(passage, text, voice is not None):
        return "doubtful"
    return own or hedge or "asserted"


@functools.cache
def _tables() -> dict[str, dict[str, Any]]:
    source = resources.files("marsad.extract.english").joinpath("data/certainty.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@functools.cache
def _phrases(name: str, table: str = "anywhere") -> re.Pattern[str]:
    words = sorted(_tables()[table][name])
    alternatives = (re.escape(w).replace(r"\*", r"\w*") for w in words)
    return re.compile(r"\b(?:" + "|".join(alternatives) + r")\b")


def _by_words(
    span: Span, passage: Passage, voice: Voice | None, text: str
) -> str | None:
    """A class that words in or right before the claim decide."""
    start = max(passage.span[0], span[0] - _BEFORE)
    if voice is not None and voice.cue is not None and voice.cue[1] <= span[0]:
        start = max(start, voice.cue[1])
    lead = clean(text[start : span[0]]).lower()
    cut = max(lead.rfind(mark) for mark in (".", ";", ",", " and ", " but ", " while "))
    own = _SUSPECTS.sub("", clean(text[span[0] : span[1]]).lower())
    tail = clean(text[span[1] : span[1] + _BEFORE]).lower()
    if tail.startswith((", which ", " which ")) and _phrases("doubtful").search(tail):
        return "doubtful"
    for name in _ORDER:
        words = own if name == "denied" else lead[cut + 1 :] + own
        if _phrases(name).search(words):
            return name
    return None


@functools.cache
def _after() -> re.Pattern[str]:
    return re.compile(r"\b" + _tables()["after"]["doubtful"], re.I)


def _doubted_after(passage: Passage, text: str, told: bool) -> bool:
    """Whether the next sentence takes it back; for what somebody told, also a later
    or the same sentence."""
    start, end = passage.span
    if told:
        return _after().search(clean(text[start : end + _AFTER])) is not None
    found = _after().search(clean(text[end : end + _AFTER]))
    return found is not None and found.start() < _CLOSE


@functools.cache
def _set(table: str, name: str) -> frozenset[str]:
    return frozenset(_tables()[table][name].split())


def _by_verbs(doc: Doc, passage: Passage, draft: Draft) -> str | None:
    """A class that the verb group of the anchor decides: modal or negation."""
    anchor = _token_at(doc, passage, draft.anchor)
    if anchor is None:
        return None
    before = doc.text[max(0, anchor.idx - _BEFORE) : anchor.idx].lower()
    if any(
        len(before) - m.end() < _CLOSE
        for m in _phrases("possible", "ahead").finditer(before)
    ):
        return "possible"
    for verb in _governing(anchor, passage, draft.span):
        if _negated(doc, verb, draft.span[0] - passage.span[0]):
            return "denied"
        if _modal(doc, verb):
            return "possible"
    return None


def _token_at(doc: Doc, passage: Passage, span: Span) -> Token | None:
    """The head of the tokens within a span."""
    words = doc.char_span(
        span[0] - passage.span[0], span[1] - passage.span[0], alignment_mode="expand"
    )
    return words.root if words is not None and len(words) else None


def _governing(anchor: Token, passage: Passage, span: Span) -> list[Token]:
    """The anchor and the verb it hangs on within the claim."""
    found = [anchor]
    head = anchor.head
    steps = 0
    while head is not found[-1] and steps < 3:
        at = passage.at(head)
        if not span[0] <= at[0] < span[1] or found[-1].dep_ in _APART:
            break
        found.append(head)
        if head.pos_ in ("VERB", "AUX"):
            break
        head, steps = head.head, steps + 1
    return found


_APART = frozenset({"advcl", "acl:relcl", "acl", "conj", "parataxis", "ccomp", "root"})


def _modal(doc: Doc, verb: Token) -> bool:
    words = _set("modal", "possible")
    if verb.lower_ in _set("modal", "plain"):
        return False
    return any(
        child.lower_ in words and child.i < verb.i and child.dep_.startswith("aux")
        for child in verb.children
    ) or any(
        doc[i].tag_ == "MD" and doc[i].lower_ in words
        for i in range(max(0, verb.i - 3), verb.i)
    )


def _negated(doc: Doc, verb: Token, start: int) -> bool:
    """ "did not fire", "no soldiers died", "conducted no strikes" """
    words, harmless = _set("negation", "words"), _set("negation", "harmless")
    for child in verb.children:
        near = [child] if child.dep_ in ("advmod", "neg", "det") else []
        if child.dep_ in ("nsubj", "nsubj:pass", "obj"):
            near += [child]
            near += [c for c in child.children if c.dep_ == "det"]
        for token in near:
            if token.lower_ in words and token.idx >= start:
                after = {t.lower_ for t in doc[token.i + 1 : token.i + 3]}
                return not after & harmless
    return False
