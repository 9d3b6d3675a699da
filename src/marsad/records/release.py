"""One published version: its files, hashes, method version, predecessor."""

from dataclasses import dataclass, field
from datetime import date, datetime

from marsad.records.sparse import SPARSE


@dataclass(frozen=True, slots=True)
class Release:
    """An immutable version of what was published."""

    id: str
    """From the content of its files: the same files are the same release."""
    made_at: datetime
    as_of: date | None
    """The newest publication date among its reports."""
    files: tuple[tuple[str, str], ...]
    """Name and SHA-256 of every file, sorted by name."""
    software: str
    method: str
    previous: str | None
    log_size: int
    log_root: str
    audience: str | None = field(default=None, metadata=SPARSE)
    """Whom it is for, where that is not the public."""
