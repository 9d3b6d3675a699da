"""Stands before all routes: limits, methods, and the headers of every answer."""

import math
import re
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from marsad.web.public.keeper import Keeper
from marsad.web.public.limits import Buckets
from marsad.web.public.options import Options
from marsad.web.public.problems import problem

LONGEST = 4096
"""Bytes of an address, with its question."""
METHODS = "GET, HEAD, OPTIONS"
_HOST = re.compile(r"[A-Za-z0-9.\-_]{1,253}(:\d{1,5})?|\[[0-9A-Fa-f:.]+\](:\d{1,5})?")
_OPEN = re.compile(
    r"/(api|collections|conformance|openapi\.json|data|feeds)(/|$)"
    r"|/releases/[^/]+/data/|/releases/[^/]+/release\.json$|/release\.json$"
)
"""Addresses that pages of others may read."""
_ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "accelerometer=(), browsing-topics=(), camera=(), "
    "geolocation=(), gyroscope=(), interest-cohort=(), microphone=(), payment=(), "
    "usb=()",
    "cross-origin-opener-policy": "same-origin",
    "x-frame-options": "DENY",
}
NOTHING = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""The content policy of everything that is no page of ours."""
_EXPOSED = "ETag, Link, Content-Range, Accept-Ranges, Retry-After"


class Guard:
    """An ASGI application around the server's own."""

    def __init__(self, app: ASGIApp, options: Options, keeper: Keeper) -> None:
        self.keeper = keeper
        self._app = app
        self._options = options
        self._buckets = Buckets(options.rate, options.burst)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        sender = _Sender(scope, send)
        refused = self._refused(scope)
        if refused is not None:
            await refused(scope, receive, sender)
            return
        if scope["method"] == "HEAD":
            scope = {**scope, "method": "GET"}
        await self._app(scope, receive, sender)

    def _refused(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        method: str = scope["method"]
        raw = scope.get("raw_path") or b""
        if len(raw) + len(scope["query_string"]) > LONGEST:
            return problem(414, f"An address has {LONGEST} bytes at most.")
        if not self._options.base_url and not _HOST.fullmatch(headers.get("host", "")):
            return problem(400, "The request names no host.")
        if method not in METHODS.split(", "):
            told = "This server only reads."
            return problem(405, told, {"allow": METHODS})
        size = headers.get("content-length", "0")
        if size.strip("0") or size == "" or "transfer-encoding" in headers:
            return problem(413, "This server takes no content.")
        seconds = self._buckets.wait(self._address(scope, headers))
        if seconds > 0:
            after = {"retry-after": str(math.ceil(seconds))}
            return problem(429, "Too many requests from this address.", after)
        return _preflight(scope) if method == "OPTIONS" else None

    def _address(self, scope: Scope, headers: Headers) -> str:
        """The reader's address, as the proxy before us has it if there is one."""
        if self._options.trust_proxy:
            told = headers.getlist("x-forwarded-for")
            if told:
                return told[-1].rpartition(",")[2].strip()
        client = scope.get("client")
        return str(client[0]) if client else ""


def _preflight(scope: Scope) -> Response:
    headers = {"allow": METHODS, "cache-control": "public, max-age=86400"}
    if _OPEN.match(scope["path"]):
        headers |= {
            "access-control-allow-methods": METHODS,
            "access-control-allow-headers": "If-None-Match, Range, Accept",
            "access-control-max-age": "86400",
        }
    return Response(status_code=204, headers=headers)


class _Sender:
    """Sends on, with the headers that every answer has; HEAD gets no body."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._send = send
        self._head = scope["method"] == "HEAD"
        self._open = bool(_OPEN.match(scope["path"]))

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in self._headers():
                headers.setdefault(name, value)
        elif message["type"] == "http.response.body" and self._head:
            message = {**message, "body": b""}
        await self._send(message)

    def _headers(self) -> Iterable[tuple[str, str]]:
        yield from _ALWAYS.items()
        yield "content-security-policy", NOTHING
        resource = "cross-origin" if self._open else "same-origin"
        yield "cross-origin-resource-policy", resource
        if self._open:
            yield "access-control-allow-origin", "*"
            yield "access-control-expose-headers", _EXPOSED
