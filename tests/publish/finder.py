"""Every word of a folder, by simple means of its own: none of the product's code."""

import gzip
import html
import io
import json
import re
import sqlite3
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path


def texts_of(path: Path) -> Iterator[str]:
    """Whatever can be read in a file, as many ways as there are."""
    yield from _of(path.read_bytes(), path)


def _of(data: bytes, path: Path) -> Iterator[str]:
    for coding in ("utf-8", "utf-16-le", "utf-16-be", "latin-1"):
        yield data.decode(coding, "replace")
    if data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name
                yield from _of(archive.read(name), path)
    elif data[:2] == b"\x1f\x8b":
        yield from _of(gzip.decompress(data), path)
    elif data[:15] == b"SQLite format 3":
        with sqlite3.connect(path) as base:
            yield "\n".join(base.iterdump())
        base.close()
    elif data[:4] == b"PAR1":
        import pyarrow.parquet

        table = pyarrow.parquet.read_table(path)
        yield str(table.schema.metadata)
        yield json.dumps(table.to_pylist(), ensure_ascii=False, default=str)
    elif data[:4] == b"%PDF":
        yield from _pdf(data, path)


def _pdf(data: bytes, path: Path) -> Iterator[str]:
    from pypdf import PdfReader

    for page in PdfReader(path).pages:
        text = page.extract_text()
        yield text
        yield "\n".join(line[::-1] for line in text.splitlines())
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        try:
            yield zlib.decompress(stream).decode("latin-1")
        except zlib.error:
            continue


def plain(text: str) -> str:
    """Small letters and digits alone, without marks, escapes undone."""
    text = re.sub(
        r"\\u([0-9a-fA-F]{4})", lambda code: chr(int(code[1], 16)), html.unescape(text)
    )
    signs = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in signs if sign.isalnum())


def has_point(data: bytes, lat: float, lon: float) -> bool:
    """Whether a point is among the bytes, as text to three decimals or as doubles."""
    pairs = [
        struct.pack(o, *p) for o in ("<dd", ">dd") for p in ((lat, lon), (lon, lat))
    ]
    text = data.decode("utf-8", "replace")
    norths, easts = _thousandths(lat), _thousandths(lon)
    near = any(
        east in text[max(0, m.start() - 60) : m.end() + 60]
        for north in norths
        if north in text
        for m in re.finditer(re.escape(north), text)
        for east in easts
    )
    return near or any(pair in data for pair in pairs)


def _thousandths(degrees: float) -> set[str]:
    """To three decimals, rounded and cut off: two places a kilometre from each other
    are told apart."""
    return {f"{degrees:.3f}", f"{degrees:.9f}"[:-6]}


MONTHS = (
    ("January", "يناير"),
    ("February", "فبراير"),
    ("March", "مارس"),
    ("April", "أبريل"),
    ("May", "مايو"),
    ("June", "يونيو"),
    ("July", "يوليو"),
    ("August", "أغسطس"),
    ("September", "سبتمبر"),
    ("October", "أكتوبر"),
    ("November", "نوفمبر"),
    ("December", "ديسمبر"),
)


def has_day(text: str, day: date) -> bool:
    """Whether a text says a day, in figures or in either language of the pages."""
    if day.isoformat() in text:
        return True
    english, arabic = MONTHS[day.month - 1]
    months = f"(?:{english}|[^\\d/]{{3,15}}/{arabic})"
    said = rf"(?<!\d){day.day} {months} {day.year}"
    return str(day.year) in text and re.search(said, text) is not None
