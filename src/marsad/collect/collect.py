"""Files, folders, addresses and standard input -> reports and issues, one by one."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from marsad.collect.draft import MAX_BYTES, Draft, Found, Problem, Raw
from marsad.collect.fetch import fetch
from marsad.collect.finish import Desk, finish, issue
from marsad.collect.item import Given, Item
from marsad.collect.lines import read_lines
from marsad.collect.read import read, read_as
from marsad.collect.sniff import HEAD, is_other, kind_of_binary, sniff
from marsad.errors import OperatorError, SourceError
from marsad.records.issue import Issue
from marsad.records.source import Source
from marsad.records.when import Clock

CHUNK = 1 << 20


def collect_reports(
    origin: str,
    given: Given,
    *,
    sources: tuple[Source, ...],
    now: Clock,
    stdin: BinaryIO | None = None,
) -> Iterator[Item | Issue]:
    """Every report at an origin: a file, a folder, an http(s) address, or "-".

    A folder is walked in sorted order, hidden files left out. Each report comes
    before the issues about it; an item that became no report is an issue under its
    name. JSON lines are read as a stream, so any length will do.

    Raises:
        OperatorError: there is no such path, or it cannot be read.
        NetworkError: the address fails.
    """
    desk = Desk(given, sources, now)
    if origin == "-":
        if stdin is None:
            raise OperatorError('"-" is standard input, and there is none here')
        found = _read_handle(stdin, Raw("-", b"", "stdin"), 0)
        return _finish_all(found, desk)
    if origin.lower().startswith(("http://", "https://")):
        return _finish_all(_read_fetched(fetch(origin)), desk)
    path = Path(origin)
    _check(path)
    if path.is_dir():
        return _walk(path, desk)
    return _finish_all(_read_single(path), desk)


def _check(path: Path) -> None:
    """Fail early, while nothing has been done yet."""
    try:
        if path.is_dir():
            next(path.iterdir(), None)
        elif path.is_file() or not path.exists():
            path.open("rb").close()
        else:
            raise OperatorError(f"{path} is neither a file nor a folder")
    except FileNotFoundError as error:
        raise OperatorError(f"there is no file or folder {path}") from error
    except OSError as error:
        raise OperatorError(f"{path} cannot be read: {error.strerror}") from error


def _walk(folder: Path, desk: Desk) -> Iterator[Item | Issue]:
    """All files below a folder; one that cannot be read is an issue."""
    for path in _files(folder):
        name = path.relative_to(folder).as_posix()
        try:
            yield from _finish_all(_read_file(path, name), desk)
        except OSError as error:
            yield issue(name, "unreadable", f"it cannot be read: {error.strerror}")


def _files(folder: Path) -> Iterator[Path]:
    """Regular files in sorted order; links to folders are not followed."""
    try:
        inside = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError:
        yield folder
        return
    for path in inside:
        if path.name.startswith("."):
            continue
        if path.is_dir():
            if not path.is_symlink():
                yield from _files(path)
        elif path.is_file() or not path.exists():
            yield path


def _read_single(path: Path) -> Iterator[tuple[Draft | Problem, Raw]]:
    try:
        yield from _read_file(path, path.name)
    except OSError as error:
        raise OperatorError(f"{path} cannot be read: {error.strerror}") from error


def _read_file(path: Path, name: str) -> Iterator[tuple[Draft | Problem, Raw]]:
    with path.open("rb") as handle:
        yield from _read_handle(handle, Raw(name, b""), path.stat().st_size)


def _read_fetched(raw: Raw) -> Iterator[tuple[Draft | Problem, Raw]]:
    wrong = _unusable(raw.data[:HEAD], raw)
    found = iter([wrong]) if wrong is not None else _guarded(read(raw), raw)
    return ((one, raw) for one in found)


def _read_handle(
    handle: BinaryIO, raw: Raw, size: int
) -> Iterator[tuple[Draft | Problem, Raw]]:
    """What is in a stream; `size` is 0 where nobody knows it."""
    head = handle.read(HEAD)
    format = sniff(head, raw.name)
    wrong = _unusable(head, raw)
    if wrong is not None:
        yield wrong, raw
        return
    if format == "lines":
        lines = replace(raw, method="jsonl")
        for found in read_lines(chain([head], _chunks(handle)), lines):
            yield found, lines
        return
    rest = b"" if size > MAX_BYTES else handle.read(MAX_BYTES - len(head) + 1)
    if max(size, len(head) + len(rest)) > MAX_BYTES:
        what = (
            f"it is larger than {MAX_BYTES} bytes, the most for one file; "
            "many reports in one file should be JSON lines (.jsonl)"
        )
        yield Problem("too-large", what, item=raw.name), raw
        return
    raw = replace(raw, data=head + rest)
    for found in _guarded(read_as(format, raw), raw):
        yield found, raw


def _unusable(head: bytes, raw: Raw) -> Problem | None:
    """Nothing at all, or bytes of a kind that holds no text."""
    if head.strip() == b"":
        return Problem("empty", "there is nothing in it", item=raw.name)
    if raw.method == "file" and is_other(raw.name):
        what = "files of this kind hold no reports; rename it to .txt if this one does"
        return Problem("not-a-report", what, item=raw.name)
    kind = kind_of_binary(head)
    if kind is None:
        return None
    what = f"it is {kind}, from which no text can be read"
    return Problem("binary", what, item=raw.name)


def _guarded(found: Found, raw: Raw) -> Found:
    """What a reader found, and a problem where it gave up."""
    try:
        yield from found
    except SourceError as error:
        yield Problem("binary", str(error), item=raw.name)


def _chunks(handle: BinaryIO) -> Iterator[bytes]:
    while chunk := handle.read(CHUNK):
        yield chunk


def _finish_all(
    found: Iterable[tuple[Draft | Problem, Raw]], desk: Desk
) -> Iterator[Item | Issue]:
    for one, raw in found:
        if isinstance(one, Problem):
            yield issue(one.item or raw.name, one.code, one.message, one.seen)
        else:
            yield from finish(one, raw, desk)
