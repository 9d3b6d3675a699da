"""Every data file of a release: each export in each format, one after the other."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

from marsad.publish.formats import FORMATS
from marsad.publish.wire import EXPORTS, Row

RowsOf: TypeAlias = Callable[[str], Iterable[Row]]
"""The rows of an export by its name, ready to leave."""


def write_files(rows_of: RowsOf, folder: Path) -> None:
    """Write every data file of a release into `folder`, which is made.

    Rows are asked for anew for each file, so that never more than one row of an
    export need be held.

    Raises:
        OSError: a file cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in EXPORTS:
        for form in FORMATS.values():
            path = folder / f"{name}{form.SUFFIX}"
            with path.open("w", encoding="utf-8", newline="") as out:
                form.write(iter(rows_of(name)), out, name)
