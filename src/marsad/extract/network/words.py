"""A text as the words that the network reads, each a bag of word pieces.

Languages that write prepositions and pronouns together with their words have many
pieces a word; a network that reads words, each by the mean of its pieces, has as many
steps as the text has words.
"""

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from marsad.extract.network.pieces import Array, Pieces
from marsad.records.claim import Span
from marsad.text.arabic import LETTERS, Plain

MOST = 8
"""Pieces of a word that are looked at."""
PAD = 0
"""The piece that stands where a word has no more."""
_WORD = re.compile(
    rf"[{LETTERS}پچژڤگ]+|[A-Za-zÀ-ɏ]+|\d+(?:[.,]\d+)*|[^\w\s]|\w", re.UNICODE
)
_REMEMBERED = 1 << 14
"""Words whose vectors are kept in memory, about so many."""


@dataclass(frozen=True, slots=True)
class WordPieces(Pieces):
    """Pieces that are whole words."""

    words: list[str] = field(default_factory=list)
    """In plain spelling."""


class Bags:
    """Words as bags of pieces; `tokenizer` is a file of the tokenizers library."""

    def __init__(self, tokenizer: Path) -> None:
        self._tokenizer = tokenizer

    @functools.cached_property
    def _pieces(self) -> Any:
        from tokenizers import Tokenizer

        return Tokenizer.from_file(str(self._tokenizer))

    def of(self, words: list[str]) -> Array:
        """The numbers of each word's pieces, a row each; PAD where it has no more."""
        ids = np.full((len(words), MOST), PAD, np.int64)
        encoded = self._pieces.encode_batch(words, add_special_tokens=False)
        for row, pieces in enumerate(encoded):
            known = [i for i in pieces.ids if i != PAD][:MOST]
            ids[row, : len(known)] = known
        return ids

    def cut(self, read: Plain) -> Pieces:
        """The words of a text, each numbered by its pieces."""
        spans, words = _words(read)
        edges = np.array(list(read.stored_all(spans)), np.int64).reshape(-1, 2)
        shapes = np.array(_shapes(read.text, spans), np.int64)
        return Pieces(self.of(words), shapes, edges[:, 0], edges[:, 1], whole=True)


class Vectors:
    """Words with their vectors: the means of those of their pieces."""

    def __init__(self, bags: Bags, tables: Path) -> None:
        """`tables` is the file of the heads, which holds the pieces' vectors too."""
        self._bags = bags
        with np.load(tables) as found:
            self._weights, scale = found["embed.pieces"], found["embed.scale"]
            self._places = found["embed.places"].astype(np.float32)
            self._drawn = found["embed.shapes"].astype(np.float32)
        self._scale = scale.astype(np.float32)[:, None]
        self._known: dict[str, Array] = {}

    def cut(self, read: Plain) -> WordPieces:
        """The words of a text, each numbered by its place."""
        spans, words = _words(read)
        edges = np.array(list(read.stored_all(spans)), np.int64).reshape(-1, 2)
        shapes = np.array(_shapes(read.text, spans), np.int64)
        places = np.arange(len(words))
        return WordPieces(places, shapes, edges[:, 0], edges[:, 1], True, words)

    def shown(self, words: list[str], shapes: Array) -> Array:
        """What the encoder is given for some words side by side."""
        known = self._known
        if len(known) > _REMEMBERED:
            known = self._known = {}
        new = [word for word in dict.fromkeys(words) if word not in known]
        if new:
            known.update(zip(new, self._means(new), strict=True))
        rows = np.stack([known[word] for word in words])
        found = rows + self._places[: len(words)] + self._drawn[shapes]
        return np.asarray(found, np.float32)

    def _means(self, words: list[str]) -> Array:
        ids = self._bags.of(words)
        there = (ids != PAD)[..., None]
        vectors = self._weights[ids].astype(np.float32) * self._scale[ids]
        count = np.maximum(there.sum(1), 1).astype(np.float32)
        return np.asarray((vectors * there).sum(1) / count, np.float32)


def _words(read: Plain) -> tuple[list[Span], list[str]]:
    spans = [match.span() for match in _WORD.finditer(read.text)]
    return spans, [read.text[start:end] for start, end in spans]


def _shapes(text: str, words: Iterable[Span]) -> list[int]:
    """How words are written, and whether they are the first of a line, below SHAPES."""
    found = []
    last = 0
    for start, end in words:
        shape = _shape(text[start])
        if start == 0 or (start > last and "\n" in text[last:start]):
            shape += 4
        found.append(shape)
        last = end
    return found


@functools.lru_cache(maxsize=4096)
def _shape(letter: str) -> int:
    if letter.isdigit():
        return 3
    if letter.isascii() and letter.isalpha():
        return 2
    return int(letter.isalpha())
