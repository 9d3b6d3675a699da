"""The bytes kept for a report: hash, capture, custody."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Capture:
    """How bytes came to us."""

    at: datetime
    """Aware, UTC."""
    method: str
    """``file``, ``http``, ``stdin``, ``jsonl``, ``import`` ..."""
    tool: str
    """Program and version that captured, and that read the text."""
    media_type: str
    size: int
    """Bytes."""
    origin: str
    """The file's name or the address it came from, never a folder of ours."""
    headers: tuple[tuple[str, str], ...] = ()
    """What the server said, for ``http``; what an archiver wrote beside the post, for
    ``import``."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One blob in the vault and every time it was captured first for a report."""

    id: str
    sha256: str
    report: str
    capture: Capture
