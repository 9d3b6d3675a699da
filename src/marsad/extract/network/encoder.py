"""Word pieces to vectors: a small transformer in ONNX form, one window at a time.

A window is never read beside another: its numbers, and so what is made of a report,
must not depend on which other reports are read in the same run.
"""

from pathlib import Path
from typing import Any, cast

import numpy as np

from marsad.extract.network.pieces import Array


class Encoder:
    """Gives each piece a vector that knows the words around it."""

    def __init__(self, path: Path) -> None:
        """`path` is the ONNX file."""
        import onnxruntime  # type: ignore[import-untyped]

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session: Any = onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"]
        )

    def vectors(self, ids: Array, shapes: Array) -> Array:
        """One row of numbers for each piece."""
        fed = {"ids": ids[None], "shapes": shapes[None]}
        return cast(Array, self._session.run(None, fed)[0][0].astype(np.float32))
