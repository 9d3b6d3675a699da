"""A text as the words that the network reads, each a bag of word pieces.

Languages that write prepositions and pronouns together with their words have many
pieces a word; a network that reads words, each by the mean of its pieces, has as many
steps as the text has words.
"""

import functools
import re
from pathlib import Path
from typing import Any

import numpy as np

from marsad.extract.network.pieces import Pieces
from marsad.text.arabic import LETTERS, Plain

MOST = 8
"""Pieces of a word that are looked at."""
PAD = 0
"""The piece that stands where a word has no more."""
_WORD = re.compile(
    rf"[{LETTERS}پچژڤگ]+|[A-Za-zÀ-ɏ]+|\d+(?:[.,]\d+)*|[^\w\s]|\w", re.UNICODE
)
_REMEMBERED = 1 << 16
"""Words whose pieces are kept in memory."""


class Cutter:
    """Cuts plain text into words; `tokenizer` is a file of the tokenizers library."""

    def __init__(self, tokenizer: Path) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, list[int]] = {}

    @functools.cached_property
    def _pieces(self) -> Any:
        from tokenizers import Tokenizer

        return Tokenizer.from_file(str(self._tokenizer))

    def cut(self, read: Plain) -> Pieces:
        """The words of a text; offsets index the text as it is stored."""
        found = [match.span() for match in _WORD.finditer(read.text)]
        words = [read.text[start:end] for start, end in found]
        self._learn(words)
        ids = np.full((len(words), MOST), PAD, np.int64)
        for row, word in enumerate(words):
            pieces = self._known[word]
            ids[row, : len(pieces)] = pieces
        stored = [read.stored(span) for span in found]
        edges = np.array(stored, np.int64).reshape(-1, 2)
        shapes = np.array(_shapes(read.text, found), np.int64)
        return Pieces(ids, shapes, edges[:, 0], edges[:, 1], whole=True)

    def _learn(self, words: list[str]) -> None:
        """The pieces of words that are new."""
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        new = [word for word in dict.fromkeys(words) if word not in self._known]
        encoded = self._pieces.encode_batch(new, add_special_tokens=False)
        for word, pieces in zip(new, encoded, strict=True):
            self._known[word] = [i for i in pieces.ids if i != PAD][:MOST]


def _shapes(text: str, words: list[tuple[int, int]]) -> list[int]:
    """How words are written, and whether they are the first of a line, below SHAPES."""
    found = []
    last = 0
    for start, end in words:
        first = start == 0 or "\n" in text[last:start]
        found.append(_shape(text[start]) + 4 * first)
        last = end
    return found


def _shape(letter: str) -> int:
    if letter.isdigit():
        return 3
    if letter.isascii() and letter.isalpha():
        return 2
    return int(letter.isalpha())
