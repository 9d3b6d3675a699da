"""Pages of lists: rows as they stand in the release, and links to the pages beside."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from starlette.responses import Response

from marsad.web.public.answers import JSON, Body, answer, to_json
from marsad.web.public.asked import Paged, base_of, index_of
from marsad.web.public.index.ask import Ask
from marsad.web.public.index.read import Index

ROOT = "/api/v1"


def listed(request: Request, ask: Ask, asked: Paged) -> Response:
    """A page of the rows asked for."""
    index = index_of(request, asked.release)
    ask = replace(ask, limit=asked.limit, offset=asked.offset)
    page = index.page(ask)
    told = told_of(request, index, (ask.limit, ask.offset), page.matched)
    return sent(request, index, joined(told, page.rows))


def told_of(
    request: Request, index: Index, page: tuple[int, int], matched: int
) -> dict[str, Any]:
    """What a page tells of itself. Links keep to the page's release, so that nobody
    reads half of one release and half of the next."""
    limit, offset = page
    kept = [
        pair
        for pair in request.query_params.multi_items()
        if pair[0] not in ("offset", "release")
    ]
    at = f"{base_of(request)}{request.url.path}"

    def to(start: int) -> str:
        named = [("release", index.edition.id), ("offset", str(start))]
        return f"{at}?{urlencode([*kept, *named])}"

    more = offset + limit < matched
    return {
        "release": index.edition.id,
        "as_of": index.edition.manifest.get("as_of"),
        "matched": matched,
        "returned": max(0, min(limit, matched - offset)),
        "limit": limit,
        "offset": offset,
        "next": to(offset + limit) if more else None,
        "prev": to(max(0, offset - limit)) if offset else None,
    }


def joined(told: Mapping[str, Any], rows: Sequence[bytes]) -> bytes:
    """A page with its rows, put together from their bytes."""
    return to_json(told)[:-1] + b',"items":' + array(rows) + b"}"


def array(rows: Sequence[bytes]) -> bytes:
    """Rows as a list."""
    return b"[" + b",\n".join(rows) + b"]"


def sent(request: Request, index: Index, content: bytes) -> Response:
    """JSON made of that index's release."""
    return answer(request, Body(content, JSON, index.edition.made_at))
