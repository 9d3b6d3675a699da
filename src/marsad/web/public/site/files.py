"""A file of a release as an answer: ETag from the manifest, ranges, gzip."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from marsad.publish.read import MANIFEST, SIGNATURE, SUMS
from marsad.web.public.answers import http_date, takes_gzip, unchanged
from marsad.web.public.problems import Refused
from marsad.web.public.shelf import Edition, Shelf, digest
from marsad.web.public.site.media import media_type, packs
from marsad.web.public.site.memory import Memory
from marsad.web.public.site.policy import policy
from marsad.web.public.site.ranges import Unsatisfiable, byte_range

WHOLE = 8 << 20
"""Bytes up to which a file is packed, and sent in one piece."""
LEAST = 860
_CHUNK = 1 << 18
BESIDE = (MANIFEST, SUMS, SIGNATURE)
"""Files of a release that its manifest cannot list."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file of a release that was asked for."""

    edition: Edition
    name: str
    cache: str

    @property
    def path(self) -> Path:
        """Where it lies."""
        return self.edition.folder / self.name


class Files:
    """Answers with files; holds what it packed in memory, within a bound."""

    def __init__(self, shelf: Shelf, most: int = 64 << 20) -> None:
        self._shelf = shelf
        self._packed = Memory(most)
        self._policies = Memory(1 << 20)

    def answer(self, request: Request, wanted: Wanted) -> Response:
        """The file, a part of it, or 304.

        Raises:
            Refused: 404 where the manifest lists no such file, 416 for a range that
                it does not have, 503 where it is not what was published.
        """
        tag = self._digest(wanted)
        size = wanted.path.stat().st_size
        headers = self._headers(wanted, tag, size)
        asked = request.headers.get("range")
        zipped = (
            asked is None
            and takes_gzip(request)
            and packs(wanted.name)
            and LEAST <= size <= WHOLE
        )
        headers["etag"] = f'"{tag}-gzip"' if zipped else f'"{tag}"'
        if unchanged(request, headers["etag"], wanted.edition.made_at):
            return Response(status_code=304, headers=headers)
        if zipped:
            content = self._packed.get(tag, lambda: _pack(wanted.path))
            headers["content-encoding"] = "gzip"
            return Response(content, headers=headers)
        kept = request.headers.get("if-range") in (None, headers["etag"])
        return _sent(wanted.path, size, headers, asked if kept else None)

    def _digest(self, wanted: Wanted) -> str:
        edition, name = wanted.edition, wanted.name
        if name in BESIDE and wanted.path.is_file():
            return digest(wanted.path)
        if not edition.has(name):
            raise Refused(404, f"Release {edition.id} has no file {name}.")
        if not self._shelf.sound(edition, name):
            raise Refused(503, f"{name} is not what was published; it is not served.")
        return edition.files[name]

    def _headers(self, wanted: Wanted, tag: str, size: int) -> dict[str, str]:
        headers = {
            "cache-control": wanted.cache,
            "content-type": media_type(wanted.name),
            "last-modified": http_date(wanted.edition.made_at),
            "vary": "Accept-Encoding",
            "accept-ranges": "bytes",
        }
        if wanted.name.endswith(".html"):
            made = self._policies.get(
                tag, lambda: policy(wanted.path.read_bytes()).encode()
            )
            headers["content-security-policy"] = made.decode()
        return headers


def _pack(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6, mtime=0)


def _sent(
    path: Path, size: int, headers: dict[str, str], asked: str | None
) -> Response:
    try:
        part = byte_range(asked, size)
    except Unsatisfiable:
        told = {"content-range": f"bytes */{size}"}
        raise Refused(416, f"The file has {size} bytes.", told) from None
    first, end = part or (0, size)
    status = 206 if part else 200
    if part:
        headers["content-range"] = f"bytes {first}-{end - 1}/{size}"
    if end - first <= _CHUNK:
        return Response(b"".join(_read(path, first, end)), status, headers)
    headers["content-length"] = str(end - first)
    return StreamingResponse(_read(path, first, end), status, headers)


def _read(path: Path, first: int, end: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(first)
        while first < end and (chunk := file.read(min(_CHUNK, end - first))):
            first += len(chunk)
            yield chunk
