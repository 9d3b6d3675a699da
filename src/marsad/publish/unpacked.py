"""What the files of a release hold, whatever their kind: texts with where they stand.

Archives are opened member by member, tables cell by cell, documents page by page, and
the raw bytes of what may hold remnants are read as well. A file of a kind that is not
known here cannot be checked.
"""

import gzip
import io
import json
import re
import sqlite3
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

TEXTS = frozenset(
    (
        *(".md", ".html", ".txt", ".json", ".jsonl", ".csv", ".geojson", ".xml"),
        *(".kml", ".svg", ".css", ".js", ".mjs", ".atom", ".rels", ".webmanifest"),
        *(".topojson", ".vml", ".toml", ".tsv", ".map", ".yaml", ".pem"),
    )
)
ARCHIVES = frozenset((".zip", ".xlsx", ".ods", ".kmz"))
DATABASES = frozenset((".gpkg", ".sqlite", ".db"))
IMAGES = frozenset((".png", ".jpg", ".jpeg"))
NAMELESS = frozenset(("SHA256SUMS", "latest", "mimetype", "LICENSE", "README"))
"""Text files without an ending."""
CHUNK = 1 << 20
OVERLAP = 2_000
"""Characters of a chunk that the next one begins with: no name is longer."""
MOST_UNPACKED = 1 << 32
"""Bytes of one member: more is no release of ours."""
_RUN = (
    rb"(?:[\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}"
    rb"|[\xf0-\xf4][\x80-\xbf]{3}){4,}"
)
_TREE = re.compile(r"^CREATE VIRTUAL TABLE .* USING rtree *\(", re.I | re.S)
_TREE_PARTS = ("", "_node", "_rowid", "_parent")
_WIDE = (rb"(?:[\x20-\x7e]\x00|[^\x00]\x06|[^\x00]\x04){4,}", "utf-16-le")
_WIDE_TURNED = (rb"(?:\x00[\x20-\x7e]|\x06[^\x00]|\x04[^\x00]){4,}", "utf-16-be")


class CannotCheck(Exception):
    """A file that cannot be opened, or of a kind that nobody can look into."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and where in the file it stands."""

    where: str
    text: str
    written: bool = True
    """False: found among bytes, where digits and signs mean nothing."""
    kind: str = ""
    """The ending of the file, or the member of an archive, that it stands in."""
    again: bool = False
    """True: the same words as other pieces have, each row on a line or all pages at
    once."""


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes that may hold a point as two numbers."""

    where: str
    data: bytes


Found = Iterator[Piece | Blob]


def unpack(path: Path, *, whole: bool = False) -> Found:
    """Everything in a file that can be searched; of a text all of it at once if
    `whole`, and in overlapping parts otherwise.

    Raises:
        CannotCheck: it is of no known kind or cannot be read as what it claims to be.
    """
    if whole:
        text = path.read_text("utf-8", "replace")
        yield Piece("line 1", text, kind=path.suffix.lower())
        return
    with path.open("rb") as file:
        yield from _opened(path.name, file, path, "")


def _opened(name: str, file: IO[bytes], path: Path | None, inside: str) -> Found:
    suffix = (Path(name).suffix or name[name.rfind(".") :]).lower()
    if suffix == ".gz":
        yield from _gzip(name, file, inside)
        return
    kind = _text if name in NAMELESS else _kinds().get(suffix)
    if kind is None:
        told = suffix or name
        raise CannotCheck(f"{inside}it is of no kind that can be checked ({told})")
    try:
        for piece in kind(file, path, inside):
            if isinstance(piece, Piece) and not piece.kind:
                piece = replace(piece, kind=suffix)
            yield piece
    except _FAULTS as error:
        told = type(error).__name__
        raise CannotCheck(f"{inside}it cannot be opened ({told})") from error


Opener = Callable[[IO[bytes], Path | None, str], Found]


def _kinds() -> dict[str, Opener]:
    return {
        **dict.fromkeys(TEXTS, _text),
        **dict.fromkeys(ARCHIVES, _archive),
        **dict.fromkeys(DATABASES, _database),
        **dict.fromkeys(IMAGES, _image),
        ".parquet": _parquet,
        ".pdf": _pdf,
    }


_FAULTS = (
    *(OSError, ValueError, KeyError, EOFError, NotImplementedError, RecursionError),
    *(zipfile.BadZipFile, zlib.error, sqlite3.Error, struct.error),
)
"""What libraries raise for files that are not what their name says."""


def _text(file: IO[bytes], path: Path | None, inside: str) -> Found:
    """In chunks that overlap and, where they can, begin with a line or a row of a
    sheet, each with the line that it begins on."""
    head = file.read(4)
    file.seek(0)
    wide = head[:2] in (b"\xff\xfe", b"\xfe\xff") or head[1:2] == b"\x00"
    coding = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-16-le"
    stream = io.TextIOWrapper(
        file, coding if wide else "utf-8", errors="replace", newline=""
    )
    line, tail = 1, ""
    while chunk := stream.read(CHUNK):
        text = tail + chunk
        yield Piece(f"{inside}line {line}", text)
        tail = text[_tail(text) :]
        line += text.count("\n") - tail.count("\n")
    stream.detach()


def _tail(text: str) -> int:
    """Where the next chunk begins: with the last line that is not over, or before."""
    begun = max(text.rfind("\n") + 1, text.rfind("<row "))
    begun = begun if len(text) - begun < CHUNK else len(text)
    return max(0, min(begun, len(text) - OVERLAP))


def _archive(file: IO[bytes], path: Path | None, inside: str) -> Found:
    with zipfile.ZipFile(file) as archive:
        yield Piece(
            f"{inside}archive comment", archive.comment.decode("utf-8", "replace")
        )
        for info in archive.infolist():
            if info.is_dir():
                continue
            where = f"{inside}member {info.filename}: "
            if info.file_size > MOST_UNPACKED or info.flag_bits & 1:
                raise CannotCheck(f"{where}it is too large or locked")
            yield Piece(f"{where}name", info.filename)
            noted = (info.comment + b" " + info.extra).decode("utf-8", "replace")
            yield Piece(f"{where}comment", noted, written=False)
            with archive.open(info) as member:
                yield from _opened(Path(info.filename).name, member, None, where)


def _gzip(name: str, file: IO[bytes], inside: str) -> Found:
    yield Piece(f"{inside}head", file.read(512).decode("latin-1"), written=False)
    file.seek(0)
    with gzip.GzipFile(fileobj=file) as unpacked:
        inner = io.BufferedReader(unpacked)
        yield from _opened(name[:-3], inner, None, f"{inside}unpacked: ")


def _database(file: IO[bytes], path: Path | None, inside: str) -> Found:
    """Every cell by table and column, then all bytes: what was deleted is there yet."""
    if not file.read(16).startswith(b"SQLite format 3"):
        raise CannotCheck(f"{inside}it is no database")
    file.seek(0)
    if path is None:
        base = sqlite3.connect(":memory:")
        base.deserialize(file.read())
    else:
        address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        base = sqlite3.connect(address, uri=True)
    with closing(base):
        yield Piece(
            f"{inside}schema", "\n".join(_strings(base, "sqlite_master", "sql"))
        )
        for table, column in _columns(base):
            where = f"{inside}table {table}, column {column}"
            for text in _batched(_strings(base, table, column)):
                yield Piece(where, text)
        for tree in _trees(base):
            for text in _batched(_lines(base, tree)):
                yield Piece(f"{inside}index {tree}", text)
        for table in dict.fromkeys(table for table, _ in _columns(base)):
            for text in _batched(_lines(base, table)):
                yield Piece(f"{inside}table {table}", text, again=True)
    file.seek(0)
    yield from _raw(file, f"{inside}bytes: ")


def _batched(cells: Iterable[str]) -> Iterator[str]:
    """Cells in lines, so many at once as make a chunk."""
    batch, size = list[str](), 0
    for cell in cells:
        batch.append(cell)
        size += len(cell)
        if size > CHUNK:
            yield "\n".join(batch)
            batch, size = [], 0
    yield "\n".join(batch)


def _columns(base: sqlite3.Connection) -> list[tuple[str, str]]:
    """Of every table but spatial indexes, whose rows `_lines` reads."""
    tables = base.execute("select name from sqlite_master where type = 'table'")
    trees = {f"{tree}{part}" for tree in _trees(base) for part in _TREE_PARTS}
    return [
        (table, row[1])
        for (table,) in tables.fetchall()
        if table not in trees
        for row in base.execute(f"pragma table_info({_quoted(table)})")
    ]


def _trees(base: sqlite3.Connection) -> list[str]:
    """The spatial indexes; SQLite keeps each in three tables of its own beside it."""
    tables = base.execute("select name, sql from sqlite_master where type = 'table'")
    return [name for name, sql in tables if _TREE.search(sql or "")]


def _lines(base: sqlite3.Connection, table: str) -> Iterator[str]:
    """The cells of each row beside each other, but for bytes."""
    for row in base.execute(f"select * from {_quoted(table)}"):
        yield _line(row)


def _line(row: Iterable[Any]) -> str:
    told = (str(cell) for cell in row if not isinstance(cell, bytes | None))
    return " ".join(told).replace("\n", " ")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _strings(base: sqlite3.Connection, table: str, column: str) -> Iterator[str]:
    sql = f"select {_quoted(column)} from {_quoted(table)}"
    for (cell,) in base.execute(sql):
        if isinstance(cell, bytes):
            yield from (run.decode() for run in re.findall(_RUN, cell))
        elif cell is not None:
            yield str(cell)


def _parquet(file: IO[bytes], path: Path | None, inside: str) -> Found:
    import pyarrow as pa  # type: ignore[import-untyped]
    import pyarrow.parquet as pq  # type: ignore[import-untyped]

    raw = file.read()
    try:
        table = pq.ParquetFile(io.BytesIO(raw))
        meta = table.metadata
        noted = {**(meta.metadata or {}), b"by": (meta.created_by or "").encode()}
        told = [
            text.decode("utf-8", "replace") for pair in noted.items() for text in pair
        ]
        yield Piece(f"{inside}file metadata", "\n".join([*told, *table.schema.names]))
        for batch in table.iter_batches(batch_size=5_000):
            cells = [column.to_pylist() for column in batch.columns]
            for field, column in zip(batch.schema, cells, strict=True):
                yield from _column(field.type, column, f"{inside}column {field.name}")
            yield _points(batch.schema, cells, inside)
            rows = "\n".join(map(_line, zip(*cells, strict=True)))
            yield Piece(f"{inside}rows", rows, again=True)
    except pa.ArrowException as error:
        raise CannotCheck(f"{inside}it is no Parquet") from error


def _column(kind: Any, column: Iterable[Any], where: str) -> Found:
    import pyarrow as pa

    cells = [cell for cell in column if cell is not None]
    if pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
        yield from _raw(io.BytesIO(b"".join(cells)), f"{where}: ")
    else:
        told = (json.dumps(c, ensure_ascii=False, default=str) for c in cells)
        yield Piece(where, "\n".join(told))


def _points(schema: Any, cells: Iterable[list[Any]], inside: str) -> Piece:
    """The decimals of each row beside each other, as a point has them."""
    import pyarrow as pa

    pairs = zip(schema, cells, strict=True)
    decimals = [column for field, column in pairs if pa.types.is_floating(field.type)]
    rows = map(_line, zip(*decimals, strict=True))
    return Piece(f"{inside}rows", "\n".join(rows))


def _pdf(file: IO[bytes], path: Path | None, inside: str) -> Found:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(file)
        if reader.is_encrypted:
            raise CannotCheck(f"{inside}it is locked")
        noted = [f"{key} {value}" for key, value in (reader.metadata or {}).items()]
        yield Piece(f"{inside}document metadata", "\n".join(noted))
        xmp = reader.xmp_metadata
        if xmp is not None:
            yield Piece(f"{inside}XMP metadata", xmp.rdf_root.toxml())
        for name in reader.attachments:
            raise CannotCheck(f"{inside}it has another file in it, {name[:3]}***")
        pages = [page.extract_text() for page in reader.pages]
        for at, text in enumerate(pages, 1):
            turned = "\n".join(line[::-1] for line in text.splitlines())
            yield Piece(f"{inside}page {at}", f"{text}\n{turned}")
        yield Piece(f"{inside}pages", "\n".join(pages), again=True)
    except PyPdfError as error:
        raise CannotCheck(f"{inside}it is no PDF") from error
    file.seek(0)
    yield from _raw(file, f"{inside}bytes: ")


def _image(file: IO[bytes], path: Path | None, inside: str) -> Found:
    from PIL import ExifTags, Image, UnidentifiedImageError

    raw = file.read()
    try:
        with Image.open(io.BytesIO(raw)) as image:
            image.load()
            exif, noted = image.getexif(), dict(image.info)
    except (UnidentifiedImageError, Image.DecompressionBombError, SyntaxError) as error:
        raise CannotCheck(f"{inside}it is no picture") from error
    if exif.get_ifd(ExifTags.IFD.GPSInfo):
        raise CannotCheck(f"{inside}it says where it was taken")
    told = [f"{key} {_shown(value)}" for key, value in noted.items()]
    told += [f"{ExifTags.TAGS.get(tag, tag)} {_shown(exif[tag])}" for tag in exif]
    yield Piece(f"{inside}picture metadata", "\n".join(told))
    yield from _raw(io.BytesIO(raw), f"{inside}bytes: ")


def _shown(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _raw(file: IO[bytes], inside: str) -> Found:
    """Runs of letters among bytes, as UTF-8 and as UTF-16 both ways."""
    at, tail = 0, b""
    while chunk := file.read(CHUNK):
        part = tail + chunk
        runs = [run.decode("utf-8", "replace") for run in re.findall(_RUN, part)]
        for pattern, coding in (_WIDE, _WIDE_TURNED):
            runs += [r.decode(coding, "replace") for r in re.findall(pattern, part)]
        yield Piece(f"{inside}from {at}", "\n".join(runs), written=False)
        yield Blob(f"{inside}from {at}", part)
        tail = part[-OVERLAP:]
        at += len(chunk)
