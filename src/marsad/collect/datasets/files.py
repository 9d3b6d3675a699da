"""Rows of a file: CSV, TSV, JSON, JSON lines, packed (gzip, zip) or not; Parquet, XLSX.

All are read as a stream, but a JSON document, which has to be whole.
"""

import csv
import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any, TypeAlias, cast

from marsad.collect.datasets.found import Fault, Row, shortened
from marsad.collect.datasets.workbook import sheet_rows
from marsad.errors import OperatorError

ROWS = 2000
"""Rows of a Parquet file that are taken at once."""
LONGEST = 4_000_000
"""Characters of one cell."""
_DIVIDERS = ",;\t|"
_INSIDE = ("data", "Result", "results", "incidents", "events", "features", "rows")
"""Where documents of JSON keep their rows."""
_ROWS = (".csv", ".tsv", ".txt", ".json", ".jsonl")
_BROKEN = (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError)
"""What damaged files raise; RuntimeError: a zip archive with a password."""

Rows: TypeAlias = Iterator[Row | Fault]


def read_rows(path: Path, columns: Sequence[str] = ()) -> Rows:
    """The rows of a file; those that cannot be read as rows are faults.

    `columns` names what a CSV file without a line of names holds, by position.

    Raises:
        OperatorError: there is no such file, it is of another kind, empty or broken.
    """
    name = path.name.lower().removesuffix(".gz")
    if not path.is_file():
        raise OperatorError(f"{path}: there is no such file")
    try:
        if name.endswith(".parquet"):
            yield from _parquet(path)
            return
        if name.endswith(".xlsx"):
            yield from sheet_rows(path)
            return
        if name.endswith((".xls", ".ods")):
            raise OperatorError(
                f"{path}: save the sheet as CSV (UTF-8) and import that"
            )
        with _opened(path) as file:
            if _is_json(file):
                yield from _json(file, path)
            else:
                yield from _table(file, path, columns)
    except _BROKEN as error:
        raise OperatorError(f"{path}: cannot be read: {error}") from error


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """The file's bytes, unpacked on the way."""
    with path.open("rb") as plain:
        mark = plain.read(4)
        plain.seek(0)
        if mark[:2] == b"\x1f\x8b":
            with gzip.open(plain) as file:
                yield cast(IO[bytes], file)
        elif mark == b"PK\x03\x04":
            with (
                zipfile.ZipFile(plain) as archive,
                archive.open(_member(archive, path)) as inner,
            ):
                yield inner
        else:
            yield plain


def _member(archive: zipfile.ZipFile, path: Path) -> str:
    """The one file of rows in a zip archive."""
    names = [n for n in archive.namelist() if n.lower().endswith(_ROWS)]
    if len(names) == 1:
        return names[0]
    told = ", ".join(names) or "none"
    raise OperatorError(f"{path}: must hold one file of rows, it holds {told}")


def _is_json(file: IO[bytes]) -> bool:
    head = file.read(4096).removeprefix(b"\xef\xbb\xbf").lstrip()
    file.seek(0)
    return head[:1] in (b"{", b"[")


def _table(file: IO[bytes], path: Path, columns: Sequence[str]) -> Rows:
    with io.TextIOWrapper(
        file, encoding="utf-8-sig", errors="surrogateescape", newline=""
    ) as text:
        first = text.readline()
        text.seek(0)
        yield from _divided(text, first, path, columns)


def _divided(
    text: Iterable[str], first: str, path: Path, columns: Sequence[str]
) -> Rows:
    csv.field_size_limit(LONGEST)
    divider = max(_DIVIDERS, key=first.count) if first else ","
    reader = csv.reader(text, delimiter=divider)
    head = next(reader, None)
    if not head:
        raise OperatorError(f"{path}: is empty")
    if _is_row(head, columns):
        yield Row(1, tuple(zip(columns, head, strict=True)))
        names: Sequence[str] = columns
    else:
        names = _names(head, path)
    yield from _records(reader, names)


def _is_row(head: Sequence[str], columns: Sequence[str]) -> bool:
    """True if the first line is a row: as long as rows are, and no name known."""
    known = {column.casefold() for column in columns}
    met = known.intersection(cell.strip().casefold() for cell in head)
    return len(head) == len(columns) and len(met) <= 1


def _names(head: Sequence[str], path: Path) -> list[str]:
    names = [cell.strip() or f"column {at}" for at, cell in enumerate(head, 1)]
    if _damaged(names):
        raise OperatorError(f"{path}: is not UTF-8: save it as CSV in UTF-8")
    return names


def _records(reader: Any, names: Sequence[str]) -> Rows:
    """Every row behind the first line; one that is torn never stops the rest."""
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Fault(number, str(error))
            continue
        if not any(cells):
            continue
        seen = shortened("; ".join(cells)).encode("utf-8", "replace").decode()
        if len(cells) != len(names):
            what = f"has {len(cells)} cells for {len(names)} columns"
            yield Fault(number, what, seen)
        elif _damaged(cells):
            yield Fault(number, "is not UTF-8", seen)
        else:
            yield Row(number, tuple(zip(names, cells, strict=True)))


def _damaged(cells: Iterable[str]) -> bool:
    try:
        "".join(cells).encode()
    except UnicodeEncodeError:
        return True
    return False


def _parquet(path: Path) -> Rows:
    import pyarrow as pa  # type: ignore[import-untyped]
    import pyarrow.parquet as pq  # type: ignore[import-untyped]

    try:
        file = pq.ParquetFile(path)
        number = 0
        for batch in file.iter_batches(batch_size=ROWS):
            for row in batch.to_pylist():
                number += 1
                yield Row(number, tuple((name, plain(row[name])) for name in row))
    except pa.ArrowInvalid as error:
        raise OperatorError(f"{path}: is no sound Parquet file: {error}") from error


def _json(file: IO[bytes], path: Path) -> Rows:
    """JSON lines, else one document that holds a list of objects."""
    first = file.readline()
    more = file.read(1)
    file.seek(0)
    try:
        lines = bool(more) and isinstance(json.loads(first.decode("utf-8-sig")), dict)
    except ValueError:
        lines = False
    if lines:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield _object(number, line)
        return
    try:
        document = json.loads(file.read().decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise OperatorError(
            f"{path}: is neither JSON nor JSON lines: {error}"
        ) from error
    for number, value in enumerate(_inside(document), 1):
        yield _row(number, value)


def _inside(document: Any) -> list[Any]:
    """The rows of a document: a list, or the list that an object holds."""
    if isinstance(document, dict):
        held = (document[key] for key in _INSIDE if key in document)
        return next((one for one in held if isinstance(one, list)), [document])
    return document if isinstance(document, list) else [document]


def _object(number: int, line: bytes) -> Row | Fault:
    try:
        return _row(number, json.loads(line.decode("utf-8-sig")))
    except (ValueError, RecursionError) as error:
        seen = shortened(line[:400].decode("utf-8", "replace"))
        return Fault(number, f"is no JSON: {error}", seen)


def _row(number: int, value: Any) -> Row | Fault:
    if not isinstance(value, dict):
        return Fault(number, "is no object with fields", shortened(str(value)))
    return Row(number, tuple(flat("", value)))


def flat(prefix: str, value: Any) -> Iterator[tuple[str, str]]:
    """Column and value of every field; of fields of fields under their path, as in
    "sources 2 name"."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from flat(f"{prefix} {key}".strip(), one)
    elif isinstance(value, list) and any(isinstance(one, dict | list) for one in value):
        for at, one in enumerate(value, 1):
            yield from flat(f"{prefix} {at}".strip(), one)
    elif isinstance(value, list):
        yield prefix, "; ".join(plain(one) for one in value)
    else:
        yield prefix, plain(value)


def plain(value: Any) -> str:
    """A value as text that says the same; nothing is an empty text."""
    if value is None or value != value:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat(" ")
    return value.isoformat() if isinstance(value, date) else str(value)
