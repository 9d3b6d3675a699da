"""Content ids: one unambiguous encoding of the parts, then a hash."""

import base64
import hashlib
import json
import unicodedata
from typing import TypeAlias

Part: TypeAlias = "str | float | bool | list[Part] | tuple[Part, ...] | None"

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def canonical(part: Part) -> Part:
    """The part with every string in NFC and every sequence a list."""
    if isinstance(part, str):
        return unicodedata.normalize("NFC", part)
    if isinstance(part, list | tuple):
        return [canonical(item) for item in part]
    return part


def content_id(prefix: str, *parts: Part) -> str:
    """An id such as ``clm-3k5x...``: the same parts give the same id.

    Parts are encoded as canonical JSON before hashing, so no separator inside a
    part can make two different lists of parts collide.
    """
    data = _ENCODER.encode(canonical(list(parts)))
    digest = hashlib.sha256(data.encode("utf-8", "surrogatepass")).digest()
    return f"{prefix}-{base64.b32encode(digest[:12]).decode().rstrip('=').lower()}"


def sha256(data: bytes) -> str:
    """The SHA-256 of bytes as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
