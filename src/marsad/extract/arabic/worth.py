"""Tell which sentences of an Arabic report are worth reading, by their words alone.

Pages hold menus, headlines of other stories, buttons. Each word gives points that
labelled reports have taught (worth.tsv, made by evals/worth_ar.py). A sentence with
enough points is read; beside one that is, fewer do. Posts are read as a whole.
"""

import functools
import re
from collections.abc import Sequence
from importlib import resources

from marsad.extract.arabic.wording import beginnings
from marsad.records.claim import Span

LEARNT = "worth.tsv"
WORD = re.compile(r"[ء-ي]+|[A-Za-z]+|\d+")
ALWAYS, NUMBER, FOREIGN, SHORT = "#", "#1", "#a", "#s"
"""What every sentence gets; one with digits; each word in other letters; few words."""
_STEM = 5
"""Letters by which longer words are told apart, at most."""
_FEW = 4
_CLITICS = re.compile(r"(?:[وف]?(?:ال|لل|بال|كال)|[وفبل])(?=\w{3})")
_ENOUGH = -20
"""Tenths of a point from which on a sentence is read; nought is an even chance."""
_BESIDE = -35
"""The same beside such a sentence."""
_POST = 40
"""Words of a text so short that all of it is read."""


@functools.cache
def _learnt() -> dict[str, int]:
    folder = resources.files("marsad.extract.arabic").joinpath("data")
    lines = folder.joinpath(LEARNT).read_text(encoding="utf-8").splitlines()
    return {word: int(points) for word, points in (row.split("\t") for row in lines)}


@functools.lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word as it is looked up: by its beginning, behind what is joined to it."""
    if word[0].isdigit():
        return NUMBER
    if word.isascii():
        return FOREIGN
    return _CLITICS.sub("", word, count=1)[:_STEM]


def marks(sentence: str) -> frozenset[str]:
    """What a sentence in plain spelling is judged by."""
    words = WORD.findall(sentence)
    found = frozenset(map(stem, words))
    return found | {SHORT} if len(words) <= _FEW else found


@functools.lru_cache(maxsize=1 << 12)
def _worth(sentence: str) -> int:
    known = _learnt()
    return known[ALWAYS] + sum(known.get(mark, 0) for mark in marks(sentence))


def _accident(sentence: str) -> bool:
    """Whether a sentence tells of an accident, and of nothing that wars bring."""
    known = beginnings("accidents")
    if not known["accident"].search(sentence) or known["violence"].search(sentence):
        return False
    return not any(kind.search(sentence) for kind in beginnings("kinds").values())


def worth_reading(plain: str, sentences: Sequence[Span]) -> list[Span]:
    """Those of a text's sentences that may state a claim, and those beside them that
    may go on with it or say who vouches for it."""
    sentences = [span for span in sentences if not _accident(plain[slice(*span)])]
    if plain.count(" ") < _POST:
        return sentences
    points = [_worth(plain[start:end]) for start, end in sentences]
    good = [each >= _ENOUGH for each in points]
    return [
        span
        for i, span in enumerate(sentences)
        if good[i] or (points[i] >= _BESIDE and any(good[max(0, i - 1) : i + 2]))
    ]
