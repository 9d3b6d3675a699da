"""The file of row errors: one JSON object a line, written as rows are read."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from marsad.errors import OperatorError
from marsad.locate.loading.rows import Fault

SHOWN = 20
"""Faults that are told one by one."""


class Faults:
    """Counts faults by what became of the row, and writes down every one."""

    def __init__(self, out: TextIO | None) -> None:
        """Written to `out`, if there is one."""
        self._out = out
        self.counts: Counter[str] = Counter()
        self.first: list[Fault] = []
        self.duplicates = 0

    def add(self, fault: Fault) -> None:
        """One more."""
        self.counts[fault.done] += 1
        if len(self.first) < SHOWN:
            self.first.append(fault)
        if self._out is not None:
            told = {
                "row": fault.row,
                "reason": fault.reason,
                "seen": fault.seen,
                "done": fault.done,
            }
            if fault.part:
                told["part"] = fault.part
            self._out.write(json.dumps(told, ensure_ascii=False) + "\n")

    def duplicate(self, row: int, code: str, first: int, part: str = "") -> None:
        """A row with the code of an earlier one."""
        self.duplicates += 1
        reason = f"code {code} stands already in row {first}"
        self.add(Fault(row, reason, code, part=part))


@contextmanager
def fault_file(path: Path | None) -> Iterator[TextIO | None]:
    """A file for faults, made anew; an empty one is left where there are none. None
    where no file is wanted.

    Raises:
        OperatorError: it cannot be written.
    """
    if path is None:
        yield None
        return
    try:
        path.touch(mode=0o600)
        out = path.open("w", encoding="utf-8")
    except OSError as error:
        raise OperatorError(f"{path}: cannot be written: {error.strerror}") from error
    with out:
        yield out


@contextmanager
def writing(path: Path | None) -> Iterator[Faults]:
    """Faults that go to a file, as `fault_file` makes it."""
    with fault_file(path) as out:
        yield Faults(out)
