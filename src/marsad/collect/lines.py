"""JSON: reports one a line, read as a stream, or a whole document of them."""

import codecs
import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from marsad.collect.dateline import fill
from marsad.collect.dates import read_date
from marsad.collect.decode import decode, whole
from marsad.collect.draft import MAX_TEXT, Draft, Found, Problem, Raw
from marsad.errors import SourceError

MAX_LINE = 4 * MAX_TEXT
"""Bytes of one line; a longer one is skipped, with an issue."""
MAX_ID = 200
SHAPE = (
    '{"report": "...", "published": "2019-02-10", "publisher": "...", "text": "..."}'
)


def read_lines(chunks: Iterable[bytes], raw: Raw) -> Found:
    """A report for each line; each line's own bytes are its evidence."""
    for number, line in enumerate(split_lines(chunks), start=1):
        item = f"{raw.name}, line {number}"
        if line is None:
            what = f"the line is longer than {MAX_LINE} bytes and was skipped"
            yield Problem("too-large", what, item=item)
            continue
        if number == 1 and line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            what = "the file is UTF-16; save it as UTF-8, which JSON lines have to be"
            yield Problem("encoding", what, item=raw.name)
            return
        line = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        if line.strip() != b"":
            yield from _read_line(line, item)


def split_lines(chunks: Iterable[bytes]) -> Iterator[bytes | None]:
    """Lines without their ends; None for each that is longer than `MAX_LINE`."""
    parts: list[bytes] = []
    size = 0
    for chunk in chunks:
        first, *rest = chunk.split(b"\n")
        for piece in (first, *rest[:-1]) if rest else ():
            yield _join(parts, size, piece)
            parts, size = [], 0
        tail = rest[-1] if rest else first
        size += len(tail)
        if size <= MAX_LINE:
            parts.append(tail)
    if size > 0:
        yield _join(parts, size, b"")


def _join(parts: list[bytes], size: int, last: bytes) -> bytes | None:
    if size + len(last) > MAX_LINE:
        return None
    return b"".join((*parts, last)).removesuffix(b"\r")


def _read_line(line: bytes, item: str) -> Found:
    try:
        decoded = decode(line)
        value = json.loads(decoded.text)
    except SourceError as error:
        yield Problem("binary", str(error), item=item)
    except (ValueError, RecursionError) as error:
        what = f"the line is no JSON ({error}); it should be {SHAPE}"
        yield Problem("malformed-json", what, _excerpt(line), item)
    else:
        yield _draft(value, line, None, item, decoded.problems)


def read_document(raw: Raw) -> Found:
    """A JSON document: one report or a list of them; the file is their evidence.

    Raises:
        SourceError: the bytes are no text.
    """
    try:
        value = json.loads(decode(raw.data, raw.charset).text)
    except (ValueError, RecursionError):
        yield from read_lines([raw.data], raw)
        return
    if isinstance(value, list):
        for number, one in enumerate(value, start=1):
            item = f"{raw.name}, report {number}"
            yield _draft(one, raw.data, f"report {number}", item, ())
    else:
        yield _draft(value, raw.data, None, raw.name, ())


def _draft(
    value: Any, data: bytes, part: str | None, item: str, problems: tuple[Problem, ...]
) -> Draft | Problem:
    if not isinstance(value, dict):
        what = f"it should be an object such as {SHAPE}"
        return Problem("malformed-json", what, _excerpt(data), item)
    text = value.get("text")
    if not isinstance(text, str):
        what = f'there is no "text"; it should be {SHAPE}'
        return Problem("no-text", what, item=item)
    decoded = whole(text)
    name, faults = _name(value.get("report"))
    published, hint = _published(value.get("published"))
    publisher = _words(value.get("publisher"))
    draft = Draft(
        text=decoded.text,
        data=data,
        media_type="application/json",
        part=part,
        id=name,
        title=_words(value.get("title")),
        publisher=publisher,
        publisher_basis="unknown" if publisher is None else "field",
        published=published,
        published_basis="unknown" if published is None else "field",
        hint=hint,
        url=_words(value.get("url")),
        problems=(*problems, *decoded.problems, *faults),
    )
    return fill(draft)


def _words(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    return whole(" ".join(value.split())).text or None


def _name(value: object) -> tuple[str | None, tuple[Problem, ...]]:
    """The id that a report brings along, if it can be one."""
    if value is None or value == "":
        return None, ()
    name = str(value) if isinstance(value, str | int) else ""
    if 0 < len(name) <= MAX_ID and name.isprintable() and name == name.strip():
        return name, ()
    what = f'"report" should be up to {MAX_ID} printable characters; it got a new id'
    return None, (
        Problem("bad-id", what, _excerpt(str(value).encode("utf-8", "replace"))),
    )


def _published(value: object) -> tuple[date | None, str]:
    if value is None or value == "":
        return None, ""
    found = read_date(value) if isinstance(value, str) else None
    return (
        found,
        "" if found else f'its "published" is {str(value)[:40]!r}, no clear date',
    )


def _excerpt(data: bytes) -> str:
    return data[:80].decode("utf-8", "replace")
