"""Every data file of a release, and single files of `marsad export`."""

import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from marsad.errors import OperatorError
from marsad.publish.formats import (
    acled,
    csv,
    ftm,
    geojson,
    gpkg,
    hxl,
    jsonl,
    kml,
    parquet,
    plover,
    statements,
    ucdp,
    xlsx,
)
from marsad.publish.formats.base import ALL, LOCATED, Format, Given
from marsad.publish.formats.labels import Labels
from marsad.publish.formats.manual import write_manual
from marsad.publish.formats.table import RowsOf

_MODULES: tuple[Format, ...] = (
    jsonl, csv, xlsx, parquet, geojson, gpkg, kml, hxl, ucdp, acled, plover, ftm,
    statements,
)  # fmt: skip
KNOWN: Mapping[str, Format] = MappingProxyType({form.NAME: form for form in _MODULES})
"""Every format by its name."""


def format_of(name: str) -> Format:
    """The format of that name.

    Raises:
        OperatorError: there is none.
    """
    if name not in KNOWN:
        raise OperatorError(f"no format is called {name!r}: use {', '.join(KNOWN)}")
    return KNOWN[name]


def write_files(
    rows_of: RowsOf,
    folder: Path,
    labels: Labels | None = None,
    beside: Sequence[str] = (),
) -> None:
    """Write every data file of a release into its folder, with what they mean.

    Rows are read as often as there are files, and never held together. `labels` are
    what the rows do not say: names of parties, title, licence; `beside` are files that
    will lie there too, and are described.
    """
    folder.mkdir(parents=True, exist_ok=True)
    given = Given(rows_of, labels or Labels())
    held: dict[str, Sequence[str]] = {}
    for form in KNOWN.values():
        for name, exports in files_of(form).items():
            form.save(given, exports, folder / name)
            held[name] = exports
    write_manual(given, folder, held, beside)


def files_of(form: Format) -> dict[str, Sequence[str]]:
    """The files of a format in a release, each with the exports that it holds."""
    if form.FILE:
        return {form.FILE: form.EXPORTS}
    listed = LOCATED if form.NAME == geojson.NAME else form.EXPORTS
    return {f"{name}{form.SUFFIX}": (name,) for name in listed}


def write_one(
    given: Given,
    export: str,
    form: Format,
    path: Path,
    check: Callable[[Path], None] | None = None,
) -> None:
    """Write one export in one format, whole or not at all.

    Args:
        check: given the folder in which the file was made, before it gets its name.

    Raises:
        OperatorError: the format does not hold that export, the file cannot be
            written, or `check` raises it.
    """
    if export not in ALL:
        raise OperatorError(f"no export is called {export!r}: use {', '.join(ALL)}")
    if export not in form.EXPORTS:
        raise OperatorError(
            f"{export} has no {form.NAME}: that format holds {', '.join(form.EXPORTS)}"
        )
    try:
        whole = None if path.exists() and not path.is_file() else path.parent
        with tempfile.TemporaryDirectory(prefix=".export-", dir=whole) as folder:
            made = Path(folder) / f"{export}{form.SUFFIX}"
            form.save(given, (export,), made)
            if check is not None:
                check(Path(folder))
            if whole is None:  # a device or a pipe
                with made.open("rb") as file, path.open("wb") as out:
                    shutil.copyfileobj(file, out)
            else:
                made.replace(path)
    except OSError as error:
        raise OperatorError(f"{path}: cannot be written: {error.strerror}") from error
