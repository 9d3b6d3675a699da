"""What whoever starts the server decides."""

from dataclasses import dataclass
from pathlib import Path

PUBLIC = ("public",)


@dataclass(frozen=True, slots=True)
class Options:
    """The server's options; the defaults serve one machine or a local network."""

    releases: Path
    """The folder of releases with its pointer `latest`."""
    cache: Path
    """Where indexes are kept; whatever is in it can be made again."""
    base_url: str | None = None
    """The address readers use, without a slash at the end; None: the one they ask."""
    audiences: tuple[str, ...] = PUBLIC
    """Releases for other audiences are as if they were not there."""
    rate: float = 20.0
    """Requests a second that one address may make in the long run; 0: no limit."""
    burst: int = 200
    """Requests one address may make at once."""
    trust_proxy: bool = False
    """Whether the last address in X-Forwarded-For is the reader's."""
