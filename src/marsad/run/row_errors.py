"""The file of row errors of an import: one JSON object a line, as rows are read."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from marsad.collect.datasets.found import Fault
from marsad.locate.loading.faults import fault_file

SHOWN = 20
"""Faults that are told one by one."""


class RowErrors:
    """Counts faults by what became of the row, and writes down every one."""

    def __init__(self, out: TextIO | None) -> None:
        """Written to `out`, if there is one."""
        self._out = out
        self.counts: Counter[str] = Counter()
        self.first: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """One more."""
        self.counts[fault.done] += 1
        if len(self.first) < SHOWN:
            self.first.append(fault)
        if self._out is not None:
            told = {"row": fault.row, "reason": fault.reason, "seen": fault.seen,
                    "done": fault.done}  # fmt: skip
            self._out.write(json.dumps(told, ensure_ascii=False) + "\n")


@contextmanager
def writing(path: Path | None) -> Iterator[RowErrors]:
    """Faults of rows that go to a file, as `fault_file` makes it."""
    with fault_file(path) as out:
        yield RowErrors(out)
