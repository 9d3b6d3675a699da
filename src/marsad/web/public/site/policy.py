"""The content policy of a page: its own scripts and styles, by hash, and no others."""

import base64
import hashlib
import re
from html.parser import HTMLParser

_SCRIPT_TYPES = ("", "text/javascript", "application/javascript", "module")
_REST = (
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
_META = "content-security-policy"
_NAMED = re.compile(r"style-src([^;]*)")
_HASH = re.compile(r"'sha256-[A-Za-z0-9+/]{43}='")
INLINE = "'unsafe-inline'"


class _Inside(HTMLParser):
    """Collects scripts and style sheets that stand in a page, and what its own policy
    names beside them: the sheet that a library puts into each chart."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.named: list[str] = []
        self._parts: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        kind = (given.get("type") or "").strip().lower()
        script = tag == "script" and "src" not in given and kind in _SCRIPT_TYPES
        if script or tag == "style":
            self._parts = []
        if tag == "meta" and (given.get("http-equiv") or "").lower() == _META:
            found = _NAMED.search(given.get("content") or "")
            self.named += found[1].split() if found else []

    def handle_data(self, data: str) -> None:
        if self._parts is not None:
            self._parts.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style") and self._parts is not None:
            kept = self.scripts if tag == "script" else self.styles
            kept.append("".join(self._parts))
            self._parts = None


def policy(page: bytes) -> str:
    """The Content-Security-Policy of a page: scripts and styles that stand in it hold
    only as they were published, and none that text slipped in."""
    inside = _Inside()
    text = page.decode("utf-8", "replace").replace("\r\n", "\n")
    inside.feed(text)
    inside.close()
    scripts = " ".join(["'self'", *sorted({_hash(one) for one in inside.scripts})])
    told = ["default-src 'none'", f"script-src {scripts}", _styles(inside), *_REST]
    return "; ".join(told)


def _styles(inside: _Inside) -> str:
    """Pages of earlier versions let any style stand in them; theirs keep what they
    were made with."""
    if INLINE in inside.named:
        return f"style-src 'self' {INLINE}"
    named = {one for one in inside.named if _HASH.fullmatch(one)}
    hashes = sorted({*named, *(_hash(one) for one in inside.styles)})
    return " ".join(["style-src 'self'", *hashes])


def _hash(source: str) -> str:
    digest = hashlib.sha256(source.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
