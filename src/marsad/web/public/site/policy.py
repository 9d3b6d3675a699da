"""The content policy of a page: its own scripts, by hash, and nobody else's."""

import base64
import hashlib
from html.parser import HTMLParser

_SCRIPT_TYPES = ("", "text/javascript", "application/javascript", "module")
_REST = (
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "child-src blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
)
"""Styles may stand in a page: charts and maps set them on what they draw."""


class _Scripts(HTMLParser):
    """Collects the scripts that stand in a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []
        self._parts: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        kind = (given.get("type") or "").strip().lower()
        if tag == "script" and "src" not in given and kind in _SCRIPT_TYPES:
            self._parts = []

    def handle_data(self, data: str) -> None:
        if self._parts is not None:
            self._parts.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._parts is not None:
            self.found.append("".join(self._parts))
            self._parts = None


def policy(page: bytes) -> str:
    """The Content-Security-Policy of a page: scripts that stand in it run only as
    they were published, and none that text slipped in."""
    scripts = _Scripts()
    text = page.decode("utf-8", "replace").replace("\r\n", "\n")
    scripts.feed(text)
    scripts.close()
    hashes = sorted({_hash(one) for one in scripts.found})
    sources = " ".join(["'self'", *hashes])
    return "; ".join(["default-src 'none'", f"script-src {sources}", *_REST])


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
