"""Runs of capitalised words in a sentence: what may be a name."""

import functools
from collections.abc import Iterator
from typing import TypeAlias

from spacy.tokens import Doc

from marsad.extract.english.entity_words import words
from marsad.text.peoples import countries, peoples

Run: TypeAlias = tuple[int, int]
"""Indices of tokens, end excluded."""

_HYPHENS = frozenset({"-", "–", "‑"})


@functools.cache
def _small() -> frozenset[str]:
    from spacy.lang.en.stop_words import STOP_WORDS

    return frozenset(STOP_WORDS)


def capital_at(doc: Doc, i: int) -> bool:
    """Whether a token is capitalised as a name is, not as a beginning."""
    token = doc[i]
    if not token.text[:1].isupper() or token.lower_ in words("other", "not_names"):
        return False
    if token.lower_ in _small() and not (token.is_upper and len(token) > 1):
        return False
    return i > 0 or _named(doc, i)


def _named(doc: Doc, i: int) -> bool:
    """Whether the pipeline takes a first word for a name."""
    token = doc[i]
    if token.lower_ in words("other", "beginnings"):
        return False
    listed = token.text in peoples() or token.text in countries()
    if token.tag_ not in ("NN", "NNS", "NNP", "NNPS", "JJ", "FW"):
        return listed
    named = token.tag_ in ("NNP", "NNPS") or token.ent_iob_ != "O" or token.is_upper
    return listed or named


def capitals(doc: Doc) -> Iterator[Run]:
    """The runs, from left to right. In a headline, where every word is capitalised,
    only what the pipeline names."""
    if _is_headline(doc):
        yield from ((entity.start, entity.end) for entity in doc.ents)
        return
    i = 0
    while i < len(doc):
        start = i
        end = _piece(doc, i)
        if end is None:
            i += 1
            continue
        while (more := _onward(doc, end)) is not None:
            end = more
        yield start, end
        i = end


def _piece(doc: Doc, i: int) -> int | None:
    """Where a capitalised word ends that starts here, with its "al-" in front."""
    if i < len(doc) and capital_at(doc, i):
        return i + 1
    if i + 1 < len(doc) and doc[i].lower_ in words("person", "particles"):
        j = i + 2 if doc[i + 1].text in _HYPHENS else i + 1
        bound = j == i + 2 or (i > 0 and doc[i - 1].text[:1].isupper())
        if bound and j < len(doc) and doc[j].text[:1].isupper():
            return j + 1
    return None


def _onward(doc: Doc, i: int) -> int | None:
    """Where a run that has reached a token goes on to."""
    if i >= len(doc):
        return None
    if doc[i].text in _HYPHENS and not doc[i - 1].whitespace_:
        joined = not doc[i].whitespace_ and i + 1 < len(doc)
        return _piece(doc, i + 1) if joined else None
    return _piece(doc, i)


def _is_headline(doc: Doc) -> bool:
    long = [token for token in doc if token.is_alpha and len(token) > 3]
    upper = sum(token.text[0].isupper() for token in long)
    return len(long) > 4 and 10 * upper > 7 * len(long)
