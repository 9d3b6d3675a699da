"""What the small encoder and its teacher have in common: layers, and their mixture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

import torch
import torch.nn.functional as functional
from torch import Tensor, nn

from marsad.extract.network.pieces import SHAPES
from training.reader.examples import Example

PLACES = 512
PAD = 64
"""Windows are padded to a multiple of this: fewer shapes, fewer kernels made."""
HIDDEN, MASK = 0.08, 4
"""Share of pieces that are hidden in training, and the piece that stands for them."""
DROPOUT = 0.1


@dataclass(frozen=True, slots=True)
class Size:
    """How large an encoder is."""

    dim: int
    heads: int
    inner: int
    depth: int
    eps: float
    """Of its norms."""


class Layer(nn.Module):
    """One layer of a transformer encoder, normed behind each part."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        dim, inner = size.dim, size.inner
        self._heads = size.heads
        self.query, self.key = nn.Linear(dim, dim), nn.Linear(dim, dim)
        self.value, self.out = nn.Linear(dim, dim), nn.Linear(dim, dim)
        self.up, self.down = nn.Linear(dim, inner), nn.Linear(inner, dim)
        self.norm1 = nn.LayerNorm(dim, eps=size.eps)
        self.norm2 = nn.LayerNorm(dim, eps=size.eps)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """`mask` says which pieces are seen, or is added to the attention."""
        batch, size, dim = x.shape

        def heads(t: Tensor) -> Tensor:
            return t.view(batch, size, self._heads, dim // self._heads).transpose(1, 2)

        query = heads(self.query(x))
        if mask is not None and mask.dtype != torch.bool:
            mask = mask.to(query.dtype)
        met = functional.scaled_dot_product_attention(
            query, heads(self.key(x)), heads(self.value(x)), attn_mask=mask
        )
        met = met.transpose(1, 2).reshape(batch, size, dim)
        x = self.norm1(x + self.drop(self.out(met)))
        up = functional.gelu(self.up(x))
        out: Tensor = self.norm2(x + self.drop(self.down(up)))
        return out


class Stack(nn.Module):
    """Pieces and their shapes to vectors: a mixture of all layers."""

    bag: ClassVar[tuple[int, ...]] = ()
    """How many pieces stand side by side at one place; one, unless told otherwise."""

    def __init__(self, pieces: int, size: Size, rate: float) -> None:
        """`rate` is the rate at which its layers learn."""
        super().__init__()
        dim = size.dim
        self.dim, self.heads, self.rate = dim, size.heads, rate
        self.words = nn.Embedding(pieces, dim)
        self.places = nn.Embedding(PLACES, dim)
        self.shapes = nn.Embedding(SHAPES, dim)
        self.norm = nn.LayerNorm(dim, eps=size.eps)
        self.layers = nn.ModuleList(Layer(size) for _ in range(size.depth))
        self.mix = nn.Parameter(torch.zeros(size.depth + 1))
        self.mixed = nn.LayerNorm(dim)
        self.drop = nn.Dropout(DROPOUT)
        nn.init.zeros_(self.shapes.weight)

    def padded(self, batch: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor]:
        """Pieces, shapes, and which pieces are there, of windows read side by side."""
        size = -(-max(len(example.ids) for example in batch) // PAD) * PAD
        ids = torch.zeros(len(batch), size, *self.bag, dtype=torch.long)
        shapes = torch.zeros(len(batch), size, dtype=torch.long)
        mask = torch.zeros(len(batch), 1, 1, size, dtype=torch.bool)
        for i, example in enumerate(batch):
            there = len(example.ids)
            ids[i, :there] = torch.tensor(example.ids)
            shapes[i, :there] = torch.tensor(example.shapes)
            mask[i, :, :, :there] = True
        return ids, shapes, mask

    def hidden(self, ids: Tensor) -> Tensor:
        """The pieces of one window with some hidden, so that no single word decides."""
        gone = torch.rand(len(ids)) < HIDDEN
        return ids.masked_fill(gone, MASK)

    def seen(self, size: int, mask: Tensor | None) -> Tensor | None:
        """What each layer gets as its mask, for windows of so many pieces."""
        return mask

    def forward(
        self, ids: Tensor, shapes: Tensor, mask: Tensor | None = None
    ) -> Tensor:
        at = self.places.weight[: ids.shape[1]]
        x = self.drop(self.norm(self.words(ids) + at + self.shapes(shapes)))
        out: Tensor = self.mixed(self.mixture(x, self.seen(ids.shape[1], mask)))
        return out

    def mixture(self, x: Tensor, seen: Tensor | None) -> Tensor:
        """The weighted mean of what goes into the layers and of what comes out."""
        weights = self.mix.softmax(0)
        total = weights[0] * x
        for i, layer in enumerate(self.layers):
            x = layer(x, seen)
            total = total + weights[i + 1] * x
        return total


def fill(
    made: Stack,
    taken: Mapping[str, Tensor],
    weights: Mapping[str, Tensor],
    names: Mapping[str, str],
) -> None:
    """Put pretrained weights into an encoder: those `taken` already, and those of the
    layers, by our names and theirs.

    Raises ValueError where anything but what is new with us is left without.
    """
    found = dict(taken)
    for part in ("weight", "bias"):
        found[f"norm.{part}"] = weights[f"embeddings.LayerNorm.{part}"]
        for i in range(len(made.layers)):
            for ours, theirs in names.items():
                old = f"encoder.layer.{i}.{theirs}.{part}"
                found[f"layers.{i}.{ours}.{part}"] = weights[old]
    missing = made.load_state_dict(found, strict=False)
    new = {"shapes.weight", "mix", "mixed.weight", "mixed.bias"}
    if set(missing.missing_keys) != new or missing.unexpected_keys:
        raise ValueError(f"the encoder does not fit: {missing}")
