"""Write a trained network as the files that marsad applies: ONNX, numpy, JSON."""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch

from marsad.extract.network.network import ENCODER, HEADS, TOKENIZER
from marsad.extract.network.pieces import Array
from training.reader.net import Net

UNUSED = frozenset({"mention"})
"""Heads that only help in training."""
KNOW = "role.know."
"""The head that some encoders apply themselves."""


def write_tokenizer(folder: Path, table: dict[str, Any]) -> Path:
    """The tokenizer's file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / TOKENIZER
    words = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    path.write_text(words, encoding="utf-8")
    return path


def write(folder: Path, net: Net) -> None:
    """Encoder with weights of eight bits, and the tables of the heads."""
    net.eval()
    quantized(lambda path: _onnx(net, path), folder / ENCODER)
    np.savez(folder / HEADS, **tables(net))  # type: ignore[arg-type]


def tables(net: Net) -> dict[str, Array]:
    """The heads by the names under which marsad looks for them."""
    found = {"near": net.near.detach().numpy().astype(np.float16)}
    for key, head in net.heads.items():
        name = key.replace("-", ".")
        if name not in UNUSED:
            for part, values in head.named_parameters():
                found[f"{name}.{part}"] = values.detach().numpy().astype(np.float16)
    return found


def _onnx(net: Net, path: Path) -> None:
    ids = torch.zeros(1, 32, dtype=torch.long)
    torch.onnx.export(
        net.encoder,
        (ids, ids),
        str(path),
        input_names=["ids", "shapes"],
        output_names=["vectors"],
        dynamic_axes={name: {1: "pieces"} for name in ("ids", "shapes", "vectors")},
        opset_version=17,
        dynamo=False,
    )


def quantized(write_plain: Callable[[Path], None], path: Path) -> None:
    """Write a graph with weights of eight bits; `write_plain` writes it as it is."""
    from onnxruntime.quantization import (  # type: ignore[import-untyped]
        QuantType,
        quantize_dynamic,
    )

    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        write_plain(plain)
        quantize_dynamic(
            plain,
            path,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gather"],
            per_channel=True,
            reduce_range=True,
        )
