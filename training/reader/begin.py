"""A network as PyTorch trains it, from the files that marsad applies.

What ships has weights of eight bits. Their nearest numbers are where a training may
begin that goes on from there, with more reports than the last one had.
"""

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from marsad.extract.network.network import ENCODER, HEADS
from marsad.extract.network.pieces import Array
from training.reader.net import DEPTH, Net

STAY = {"words.weight", "places.weight"}
"""Never trained, so that those of the pretrained encoder are the very ones."""


def resume(net: Net, folder: Path) -> None:
    """Put the weights of a written network into `net`, whose word pieces stay.

    Raises ValueError where the folder holds a network of another form.
    """
    model = onnx.load(str(folder / ENCODER))
    tables = {t.name: numpy_helper.to_array(t) for t in model.graph.initializer}
    taken = net.encoder.load_state_dict(_encoder(model, tables), strict=False)
    if set(taken.missing_keys) != STAY or taken.unexpected_keys:
        raise ValueError(f"the network does not fit: {taken}")
    with np.load(folder / HEADS) as heads:
        found = {
            name: torch.from_numpy(heads[name].astype(np.float32)) for name in heads
        }
    net.near.data.copy_(found.pop("near"))
    for name, values in found.items():
        head, _, part = name.rpartition(".")
        getattr(net.heads[head.replace(".", "-")], part).data.copy_(values)


def _encoder(
    model: onnx.ModelProto, tables: dict[str, Array]
) -> dict[str, torch.Tensor]:
    found = {
        name: values
        for name, values in tables.items()
        if name.startswith(("layers.", "norm.", "mixed."))
    }
    for node in model.graph.node:
        if node.op_type == "MatMulInteger":
            name = ".".join(node.name.strip("/").split("/")[:-1])
            found[f"{name}.weight"] = _plain(tables, node.input[1]).T
    found["shapes.weight"] = _plain(tables, "shapes.weight_quantized")
    shares = [
        tables[name]
        for name in sorted(tables, key=_number)
        if name.startswith("onnx::Mul_")
    ]
    found["mix"] = np.log(np.array(shares))
    if len(shares) != DEPTH + 1:
        raise ValueError("the encoder mixes another number of layers")
    return {name: torch.from_numpy(values.copy()) for name, values in found.items()}


def _plain(tables: dict[str, Array], name: str) -> Array:
    """Weights of eight bits as numbers."""
    kind = name.removesuffix("_quantized")
    zero = tables[f"{kind}_zero_point"].astype(np.float32)
    whole = tables[name].astype(np.float32)
    return np.asarray((whole - zero) * tables[f"{kind}_scale"], np.float32)


def _number(name: str) -> int:
    digits = name.rpartition("_")[2]
    return int(digits) if digits.isdigit() else -1
