"""Data that pages load when they need it: scripts, so that they work from disk too.

A browser lets no page that was opened from disk read a file beside it, but it runs a
script from there. Each such file hands its data to `marsad.put`.
"""

import json
from typing import Any

FOLDER = "site/data"
SHORT = 10
"""Letters of an id that briefs print; they are enough to find its file."""
_OFFSET, _PRIME, _BITS = 0x811C9DC5, 0x01000193, 0xFFFFFFFF


def chunk(name: str, value: Any) -> tuple[str, bytes]:
    """Name and content of the file that holds a value under a name."""
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    data = data.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    text = f"marsad.put({json.dumps(name)},{data});\n"
    return f"{FOLDER}/{name}.js", text.encode("utf-8", "replace")


def bucket(record: str, buckets: int) -> int:
    """In which of so many files a record is: 32-bit FNV-1a of the letters of its id
    that a brief prints, so that a short id leads to it too. base.js does the same."""
    value = _OFFSET
    for byte in record[:SHORT].encode():
        value = ((value ^ byte) * _PRIME) & _BITS
    return value % buckets
