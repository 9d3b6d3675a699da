"""A text as the word pieces that the network reads, each with its place in it."""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from marsad.records.claim import Span

Array: TypeAlias = NDArray[Any]
SHAPES = 8
WINDOW = 384
"""Pieces read together, at most."""
CONTEXT = 64
"""Pieces of the window before that a window repeats, so that it knows who spoke."""
STRETCH = 100_000
"""Characters that are cut at once, at least."""
_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"[ \t\r\n]")
_LONE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text cut into word pieces."""

    ids: Array
    shapes: Array
    """How the word is written that a piece belongs to: digits, capitals."""
    starts: Array
    ends: Array
    """Offsets into the text."""
    whole: bool = False
    """Whether each piece is a whole word, and its number a row of numbers."""

    def within(self, span: Span) -> tuple[int, int] | None:
        """The pieces that a stretch of the text touches, end excluded."""
        first = int(np.searchsorted(self.ends, span[0], side="right"))
        last = int(np.searchsorted(self.starts, span[1], side="left"))
        return (first, last) if first < last else None

    def all_within(self, spans: Sequence[Span]) -> Array:
        """The same for many, a row each; where it is none, the first is not below
        the end."""
        edges = np.array(spans, np.int64).reshape(-1, 2)
        first = np.searchsorted(self.ends, edges[:, 0], side="right")
        return np.stack([first, np.searchsorted(self.starts, edges[:, 1])], axis=1)

    def span(self, first: int, end: int) -> Span:
        """The stretch of text from one piece to the one before another."""
        return int(self.starts[first]), int(self.ends[end - 1])


@functools.cache
def _tokenizer(path: Path) -> Any:
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(path))


def cut(text: str, tokenizer: Path) -> Pieces:
    """The pieces of a text; `tokenizer` is a file of the tokenizers library.

    Long texts are cut a stretch at a time: the library needs a hundred times the room
    of what it cuts. Pieces never cross white space, where stretches end.
    """
    ids, offsets = [], []
    for start, end in _stretches(text):
        words = _encodable(text[start:end])
        found = _tokenizer(tokenizer).encode(words, add_special_tokens=False)
        ids.append(np.array(found.ids, np.int64))
        offsets.append(np.array(found.offsets, np.int64).reshape(-1, 2) + start)
    edges = np.concatenate(offsets)
    real = edges[:, 1] > edges[:, 0]
    edges = edges[real]
    return Pieces(
        np.concatenate(ids)[real], _shapes(text, edges[:, 0]), edges[:, 0], edges[:, 1]
    )


def _stretches(text: str) -> Iterator[Span]:
    """The text in stretches that end at white space; one for an empty text."""
    start = 0
    while True:
        space = _SPACE.search(text, start + STRETCH)
        end = len(text) if space is None else space.start()
        yield start, end
        if space is None:
            return
        start = end


def _encodable(text: str) -> str:
    """The text with lone surrogates, which no encoding has, replaced one for one."""
    return _LONE.sub("\ufffd", text)


def _shapes(text: str, starts: Array) -> Array:
    shapes = np.zeros(len(starts), np.int64)
    words = _WORD.finditer(text)
    word = next(words, None)
    for i, start in enumerate(starts.tolist()):
        while word is not None and word.end() <= start:
            word = next(words, None)
        if word is not None and word.start() <= start:
            shapes[i] = shape(word[0])
    return shapes


def shape(word: str) -> int:
    """How a word is written, as a number below SHAPES."""
    if word.isdigit():
        return 5
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 4
    if word[:1].isupper():
        return 2
    if any(char.isdigit() for char in word):
        return 6
    return 7 if word.isalpha() else 0


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces that the network reads together."""

    index: Array
    """Which pieces of the text they are, in order."""
    new: int
    """How many of them the window before has read already."""


def windows(
    pieces: Pieces, sentences: Sequence[Span], most: int = WINDOW
) -> list[Window]:
    """Whole sentences, as many as fit into so many pieces, each in one window beside
    its context."""
    found: list[Window] = []
    held: list[int] = []
    new = 0
    for run in _runs(pieces, sentences, most - CONTEXT):
        if len(held) > new and len(held) + len(run) > most:
            found.append(Window(np.array(held, np.int64), new))
            held = held[-CONTEXT:]
            new = len(held)
        held = held + run
    if len(held) > new:
        found.append(Window(np.array(held, np.int64), new))
    return found


def _runs(pieces: Pieces, sentences: Sequence[Span], most: int) -> list[list[int]]:
    """The pieces of each sentence, longer ones cut so that they fit.

    A piece that two sentences share, a word cut for its length, is the first's.
    """
    runs = []
    taken = 0
    for first, end in pieces.all_within(sentences).tolist():
        whole = list(range(max(first, taken), end))
        runs += [whole[i : i + most] for i in range(0, len(whole), most)]
        taken = max(taken, end)
    return runs
