"""The network as a whole: a text and its sentences in, what it states out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import numpy as np

from marsad.extract.network import pointing
from marsad.extract.network.decode import runs
from marsad.extract.network.encoder import Encoder
from marsad.extract.network.found import (
    Found,
    FoundClaim,
    FoundFigure,
    FoundName,
    FoundPart,
)
from marsad.extract.network.heads import Heads, distance_buckets
from marsad.extract.network.labels import ATTRIBUTION, LABELS, NAMES
from marsad.extract.network.pieces import (
    WINDOW,
    Array,
    Pieces,
    Window,
    cut,
    windows,
)
from marsad.extract.network.words import Bags, Vectors, WordPieces
from marsad.records.claim import Span
from marsad.text.arabic import plain_of

TOKENIZER, ENCODER, HEADS = "tokenizer.json", "encoder.onnx", "heads.npz"
FILES = (TOKENIZER, ENCODER, HEADS)
"""What a network's folder holds."""


COSTS = {"claim": 1.5, "figure": 0.25}
"""What a run of a layer costs, see decode.runs; set on labelled reports."""
ALONE = 0.7
"""What a figure's being part of nothing costs; set on labelled reports."""


class Network:
    """A trained network of word pieces, loaded from a folder."""

    costs: ClassVar[dict[str, float]] = COSTS
    window: ClassVar[int] = WINDOW
    names: ClassVar[bool] = True
    """Whether it was taught to mark names and attributions."""

    def __init__(self, folder: Path) -> None:
        """`folder` holds tokenizer, encoder and heads."""
        self._tokenizer = folder / TOKENIZER
        self._encoder = Encoder(folder / ENCODER)
        self._heads = Heads(folder / HEADS)

    def read(
        self, text: str, sentences: Sequence[Span], times: Sequence[Span] = ()
    ) -> Found:
        """What the sentences state; `times` are the text's time expressions."""
        pieces = self._cut(text)
        dated = pieces.all_within(times)
        found = Found()
        for window in windows(pieces, sentences, self.window):
            seen = _Seen(pieces, window, *self._vectors(pieces, window), text)
            if self.names:
                self._names(seen, found)
            self._claims(seen, found, dated)
        return found

    def _cut(self, text: str) -> Pieces:
        return cut(text, self._tokenizer)

    def _vectors(self, pieces: Pieces, window: Window) -> tuple[Array, Array | None]:
        return self._encoder.vectors(
            pieces.ids[window.index], pieces.shapes[window.index]
        )

    def _runs(self, seen: "_Seen", layer: str) -> list[tuple[int, int, int]]:
        """Runs of new pieces; of one that begins in the context, what is new."""
        scores = self._heads.tags(seen.vectors, layer)
        found = runs(scores, seen.breaks, self.costs.get(layer, 0.0))
        new = seen.new
        return [(max(a, new), b, kind) for a, b, kind in found if b > new]

    def _names(self, seen: "_Seen", found: Found) -> None:
        for first, end, kind in self._runs(seen, "name"):
            found.names.append(FoundName(seen.span(first, end), NAMES[kind]))
        for first, end, kind in self._runs(seen, "attribution"):
            part = FoundPart(seen.span(first, end), ATTRIBUTION[kind])
            found.attributions.append(part)

    def _claims(self, seen: "_Seen", found: Found, times: Array) -> None:
        spotted = self._runs(seen, "claim")
        if spotted:
            first, end = _edges(spotted)
            claims = self._heads.runs(seen.vectors, "claim", first, end)
            near = distance_buckets(first, end, len(seen.vectors))
            dated = seen.times(times)
            where = np.array([run for _, *run in dated], np.int64).reshape(-1, 2)
            pointers = self._heads.pointers(
                seen.vectors, claims, near, where, seen.known
            )
            labels = [self._labels(n, claims) for n in ("kind", "certainty", "status")]
            for k, (kind, certainty, status) in enumerate(zip(*labels, strict=True)):
                time, since = pointing.time(pointers.time[k], [i for i, *_ in dated])
                claim = FoundClaim(
                    seen.span(spotted[k][0], spotted[k][1]),
                    str(kind),
                    str(certainty),
                    status,
                    pointing.roles(pointers, k, seen.span),
                    time,
                    since,
                )
                found.claims.append(claim)
        self._figures(seen, found)

    def _figures(self, seen: "_Seen", found: Found) -> None:
        spotted = self._runs(seen, "figure")
        if not spotted:
            return
        first, end = _edges(spotted)
        figures = self._heads.runs(seen.vectors, "figure", first, end)
        near = distance_buckets(first, end, len(seen.vectors))[:, first]
        scores = self._heads.parts(figures, near)
        scores[:, 0] -= ALONE
        whole = scores.argmax(axis=1)
        base = len(found.figures)
        measures = self._labels("measure", figures)
        populations = self._labels("population", figures)
        for k, (a, b, _) in enumerate(spotted):
            part = None if whole[k] == 0 else base + int(whole[k]) - 1
            found.figures.append(
                FoundFigure(seen.span(a, b), str(measures[k]), populations[k], part)
            )

    def _labels(self, name: str, found: Array) -> list[str | None]:
        best = self._heads.scores(name, found).argmax(axis=1)
        return [LABELS[name][i] for i in best.tolist()]


class WordNetwork(Network):
    """A trained network of whole words, in plain Arabic spelling."""

    costs: ClassVar[dict[str, float]] = {"claim": 1.0, "figure": 0.25}
    window: ClassVar[int] = 256
    names: ClassVar[bool] = False

    def __init__(self, folder: Path) -> None:
        """`folder` holds tokenizer, encoder and heads."""
        super().__init__(folder)
        self._words = Vectors(Bags(folder / TOKENIZER), folder / HEADS)

    def _cut(self, text: str) -> Pieces:
        return self._words.cut(plain_of(text))

    def _vectors(self, pieces: Pieces, window: Window) -> tuple[Array, Array | None]:
        assert isinstance(pieces, WordPieces)
        words = [pieces.words[i] for i in window.index.tolist()]
        shown = self._words.shown(words, pieces.shapes[window.index])
        return self._encoder.of_words(shown)


def _edges(spotted: list[tuple[int, int, int]]) -> tuple[Array, Array]:
    return (
        np.array([first for first, _, _ in spotted], np.int64),
        np.array([end for _, end, _ in spotted], np.int64),
    )


APART = 40
"""Characters without a piece that no claim reaches over: a paragraph of another
language was there."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """One window with its vectors."""

    pieces: Pieces
    window: Window
    vectors: Array
    known: Array | None
    text: str

    @property
    def new(self) -> int:
        """The first piece that no window before has read."""
        return self.window.new

    @property
    def breaks(self) -> Array:
        """Marks pieces that do not follow the one before them in the text: others,
        or a stretch of blanks, stand between them."""
        index = self.window.index
        marks = np.zeros(len(index), bool)
        marks[1:] = np.diff(index) != 1
        gaps = self.pieces.starts[index[1:]] - self.pieces.ends[index[:-1]]
        marks[1:] |= gaps >= APART
        return marks

    def span(self, first: int, end: int) -> Span:
        """The stretch of text between two pieces of the window, whole words."""
        index = self.window.index
        start = int(self.pieces.starts[index[first]])
        stop = int(self.pieces.ends[index[end - 1]])
        if self.pieces.whole:
            return start, stop
        return whole_words(self.text, (start, stop))

    def times(self, times: Array) -> list[tuple[int, int, int]]:
        """The time expressions of the window: which, first piece, end piece."""
        index = self.window.index
        there = (index[0] <= times[:, 0]) & (times[:, 0] < times[:, 1])
        there &= times[:, 1] <= index[-1] + 1
        found = []
        for i in np.flatnonzero(there).tolist():
            first, end = np.searchsorted(index, times[i]).tolist()
            if end - first == times[i, 1] - times[i, 0]:
                found.append((i, first, end))
        return found


def whole_words(text: str, span: Span) -> Span:
    """A stretch of text, widened to where its first and last word end."""
    start, stop = span
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while stop < len(text) and text[stop - 1].isalnum() and text[stop].isalnum():
        stop += 1
    return start, stop
