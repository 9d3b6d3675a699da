"""Answers: a body with its ETag, its age, and gzip for those who take it."""

import gzip
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

JSON = "application/json"
GEOJSON = "application/geo+json"
PROBLEM = "application/problem+json"
SHORT = "public, max-age=60"
"""For what the next release changes."""
FOR_EVER = "public, max-age=31536000, immutable"
"""For what lies under a release's own address."""
_LEAST = 860
"""Bytes below which gzip saves no packet."""


@dataclass(frozen=True, slots=True)
class Body:
    """What is answered, before it is known who asks."""

    content: bytes
    media_type: str
    made_at: datetime | None
    """When the release was made; None for what is of no release."""
    cache: str = SHORT
    headers: Mapping[str, str] = field(default_factory=dict)


def answer(request: Request, body: Body) -> Response:
    """The body, or 304 where the reader has it."""
    headers = {**body.headers, "cache-control": body.cache, "vary": "Accept-Encoding"}
    if "vary" in body.headers:
        headers["vary"] = f"{body.headers['vary']}, Accept-Encoding"
    if body.made_at is not None:
        headers["last-modified"] = http_date(body.made_at)
    zipped = takes_gzip(request) and len(body.content) >= _LEAST
    tag = hashlib.sha256(body.content).hexdigest()[:32]
    headers["etag"] = f'"{tag}-gzip"' if zipped else f'"{tag}"'
    if unchanged(request, headers["etag"], body.made_at):
        return Response(status_code=304, headers=headers)
    content = body.content
    if zipped:
        content = gzip.compress(content, 4, mtime=0)
        headers["content-encoding"] = "gzip"
    return Response(content, media_type=body.media_type, headers=headers)


def to_json(value: Any) -> bytes:
    """JSON as we send it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def takes_gzip(request: Request) -> bool:
    """Whether the reader takes gzip."""
    for given in request.headers.get("accept-encoding", "").split(","):
        name, _, quality = given.partition(";")
        if name.strip().lower() in ("gzip", "*"):
            return quality.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False


def unchanged(request: Request, tag: str, made_at: datetime | None) -> bool:
    """Whether the reader has it: by ETag, or by date where no ETag is given."""
    given = request.headers.get("if-none-match")
    if given is not None:
        tags = [one.strip().removeprefix("W/") for one in given.split(",")]
        return "*" in tags or tag in tags
    since = request.headers.get("if-modified-since")
    if since is None or made_at is None:
        return False
    try:
        return made_at.replace(microsecond=0) <= parsedate_to_datetime(since)
    except (TypeError, ValueError):
        return False


def http_date(when: datetime) -> str:
    """The moment as HTTP writes it."""
    return format_datetime(when, usegmt=True)
