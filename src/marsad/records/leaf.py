"""One entry of the append-only log over reports and decisions, and its signed head."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Leaf:
    """Entry `index` of the log; `hash` is RFC 6962's leaf hash."""

    id: str
    index: int
    record: str
    """Id of the report or decision."""
    sha256: str
    """Of the record's canonical bytes."""
    evidence: str | None
    """SHA-256 of the report's bytes in the vault."""
    hash: str


@dataclass(frozen=True, slots=True)
class Head:
    """The log's state at one moment, signed with the monitor's Ed25519 key."""

    id: str
    size: int
    root: str
    at: datetime
    key: str
    signature: str
