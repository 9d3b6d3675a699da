"""The encoder that ships, which reads words, and its teacher, which reads pieces."""

from collections.abc import Sequence
from typing import ClassVar

import torch
from torch import Tensor

from marsad.extract.network.words import MOST, PAD
from training.arabic import base
from training.reader.layers import HIDDEN, Size, Stack

HEADS = 12
EPS = 1e-12
MASKED = 2
"""The piece that stands for a hidden word."""
ROOM = 510
"""Pieces that the teacher reads together, at most."""
LAYERS = (0, 2, 4, 6, 8, 11)
"""Which layers of the teacher the small encoder begins with."""


class Bags(Stack):
    """Reads words, each a bag of pieces."""

    bag: ClassVar[tuple[int, ...]] = (MOST,)

    def hidden(self, ids: Tensor) -> Tensor:
        """The words of one window with some hidden."""
        gone = torch.rand(len(ids)) < HIDDEN
        left = ids.masked_fill(gone[:, None], PAD)
        there = ids[:, 0] != PAD
        left[:, 0] = left[:, 0].masked_fill(gone & there, MASKED)
        return left


class Words(Bags):
    """The small encoder: a word is the mean of its pieces."""

    def __init__(self, pieces: int, depth: int = len(LAYERS)) -> None:
        size = Size(base.DIM, HEADS, base.INNER, depth, EPS)
        super().__init__(pieces, size, 2.5e-4)

    def forward(
        self, ids: Tensor, shapes: Tensor, mask: Tensor | None = None
    ) -> Tensor:
        there = (ids != PAD).to(self.words.weight.dtype)
        total = (self.words(ids) * there[..., None]).sum(-2)
        mean = total / there.sum(-1, keepdim=True).clamp(min=1)
        at = self.places.weight[: ids.shape[1]]
        x = self.drop(self.norm(mean + at + self.shapes(shapes)))
        out: Tensor = self.mixed(self.mixture(x, mask))
        return out


class Pieces(Bags):
    """The teacher: reads the pieces one by one and gives each word their mean."""

    def __init__(self, pieces: int) -> None:
        size = Size(base.DIM, HEADS, base.INNER, base.DEPTH, EPS)
        super().__init__(pieces, size, 1e-4)

    def forward(
        self, ids: Tensor, shapes: Tensor, mask: Tensor | None = None
    ) -> Tensor:
        many, size, _ = ids.shape
        rows = [_flat(window) for window in ids]
        longest = min(512, -(-max(len(row) for row, _ in rows) // 64) * 64)
        flat = torch.zeros(many, longest, dtype=torch.long)
        words = torch.full((many, longest), size, dtype=torch.long)
        there = torch.zeros(many, 1, 1, longest, dtype=torch.bool)
        for i, (pieces, word) in enumerate(rows):
            flat[i, : len(pieces)] = pieces
            words[i, : len(pieces)] = word
            there[i, :, :, : len(pieces)] = True
        index = words[..., None].expand(-1, -1, self.dim)
        drawn = torch.cat([self.shapes(shapes), torch.zeros(many, 1, self.dim)], 1)
        at = self.places.weight[:longest]
        x = self.drop(self.norm(self.words(flat) + at + drawn.gather(1, index)))
        x = self.mixture(x, there)
        total = torch.zeros(many, size + 1, self.dim, dtype=x.dtype)
        total = total.scatter_add(1, index, x)
        count = torch.zeros(many, size + 1, dtype=x.dtype)
        count = count.scatter_add(1, words, torch.ones_like(words, dtype=x.dtype))
        mean = total / count.clamp(min=1)[..., None]
        out: Tensor = self.mixed(mean[:, :size])
        return out


def _flat(window: Tensor) -> tuple[Tensor, Tensor]:
    """The pieces of a window, and which word each is of; of long windows the first
    pieces of each word."""
    there = window != PAD
    for most in range(MOST, 0, -1):
        there[:, most:] = False
        if int(there.sum()) <= ROOM:
            break
    return window[there], there.nonzero()[:, 0]


def pretrained(source: base.Pretrained, numbers: Sequence[int]) -> Pieces:
    """The teacher as it is before it learns."""
    made = Pieces(len(numbers))
    taken = {
        "words.weight": base.embeddings(source, list(numbers)),
        "places.weight": base.places(source),
        **base.norm(source),
    }
    made.load_state_dict(taken, strict=False)
    for i, layer in enumerate(made.layers):
        layer.load_state_dict(base.layer(source, i))
    return made
