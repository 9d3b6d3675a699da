"""Word pieces to vectors: a small transformer in ONNX form, one window at a time.

A window is never read beside another: its numbers, and so what is made of a report,
must not depend on which other reports are read in the same run.
"""

from pathlib import Path
from typing import Any

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

    def of_words(self, words: Array) -> tuple[Array, Array | None]:
        """Of whole words that are vectors already, what `vectors` gives of pieces."""
        return self._run({"words": words[None]})

    def vectors(self, ids: Array, shapes: Array) -> tuple[Array, Array | None]:
        """One row of numbers for each piece; and another, of what claims' questions
        are compared with, from encoders that give it (head `role.know`)."""
        return self._run({"ids": ids[None], "shapes": shapes[None]})

    def _run(self, fed: dict[str, Array]) -> tuple[Array, Array | None]:
        found = [one[0].astype(np.float32) for one in self._session.run(None, fed)]
        return found[0], found[1] if len(found) > 1 else None
