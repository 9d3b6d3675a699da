"""The trained network as marsad applies it: what the encoder's layers do to words that
are vectors already, with as few steps as that takes."""

import math
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as functional
from torch import Tensor, nn

from marsad.extract.network.network import ENCODER, HEADS
from marsad.extract.network.pieces import Array
from training.arabic.encoders import Words
from training.reader.export import KNOW, quantized, tables
from training.reader.layers import Layer
from training.reader.net import Net


class _Layer(nn.Module):
    """One layer; what is asked, known and passed on come from one multiplication."""

    def __init__(self, layer: Layer, heads: int) -> None:
        super().__init__()
        parts = (layer.query, layer.key, layer.value)
        dim = parts[0].in_features
        self.heads, self.width = heads, dim // heads
        self.joined = nn.Linear(dim, 3 * dim)
        self.joined.weight.data = torch.cat([part.weight for part in parts]).detach()
        self.joined.bias.data = torch.cat([part.bias for part in parts]).detach()
        self.joined.weight.data[:dim] /= math.sqrt(self.width)
        self.joined.bias.data[:dim] /= math.sqrt(self.width)
        self.out, self.up, self.down = layer.out, layer.up, layer.down
        self.norm1, self.norm2 = layer.norm1, layer.norm2

    def forward(self, x: Tensor) -> Tensor:
        found = self.joined(x).view(-1, 3, self.heads, self.width).permute(1, 2, 0, 3)
        query, key, value = found[0], found[1], found[2]
        met = (query @ key.transpose(1, 2)).softmax(-1) @ value
        met = met.permute(1, 0, 2).reshape(-1, self.heads * self.width)
        x = self.norm1(x + self.out(met))
        out: Tensor = self.norm2(x + self.down(functional.gelu(self.up(x))))
        return out


class Quick(nn.Module):
    """Encoder and the head `role.know`."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        encoder = net.encoder
        assert isinstance(encoder, Words)
        self.norm, self.mixed = encoder.norm, encoder.mixed
        self.layers = nn.ModuleList(
            _Layer(one, encoder.heads) for one in encoder.layers
        )
        self.shares = encoder.mix.detach().softmax(0).tolist()
        self.know = net.heads["role-know"]

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor]:
        x = self.norm(words[0])
        total = self.shares[0] * x
        for share, layer in zip(self.shares[1:], self.layers, strict=True):
            x = layer(x)
            total = total + share * x
        vectors = self.mixed(total)
        return vectors[None], self.know(vectors)[None]


def write(folder: Path, net: Net) -> None:
    """The encoder with weights of eight bits, the tables of the heads and of words."""
    net.eval()
    made = Quick(net).eval()
    with torch.no_grad():
        quantized(lambda path: _onnx(made, net.encoder.dim, path), folder / ENCODER)
    kept = {n: t for n, t in tables(net).items() if not n.startswith(KNOW)}
    np.savez(folder / HEADS, **kept, **_embedded(net))  # type: ignore[arg-type]


def _onnx(made: Quick, dim: int, path: Path) -> None:
    names = ["vectors", "known"]
    torch.onnx.export(
        made,
        (torch.zeros(1, 32, dim),),
        str(path),
        input_names=["words"],
        output_names=names,
        dynamic_axes={name: {1: "words"} for name in ("words", *names)},
        opset_version=17,
        dynamo=False,
    )


def _embedded(net: Net) -> dict[str, Array]:
    """Vectors of pieces, of places and of shapes; those of pieces in eight bits."""
    weights = net.encoder.words.weight.detach().numpy()
    scale = np.maximum(np.abs(weights).max(1), 1e-8) / 127
    return {
        "embed.pieces": np.round(weights / scale[:, None]).astype(np.int8),
        "embed.scale": scale.astype(np.float32),
        "embed.places": net.encoder.places.weight.detach().numpy().astype(np.float16),
        "embed.shapes": net.encoder.shapes.weight.detach().numpy().astype(np.float16),
    }
