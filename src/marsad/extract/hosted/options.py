"""What a monitor asks of a second reader, as one frozen record."""

import ipaddress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

MODES = ("beside", "instead")
"""``beside``: its claims are added where the built-in reader made none for the same
words; ``instead``: its claims stand in place of the built-in reader's."""
PATH = "/chat/completions"
ELSEWHERE = ("-cloud", ":cloud")
"""How names of models end that a server on this machine has run elsewhere."""


@dataclass(frozen=True, slots=True)
class HostedOptions:
    """Where the model is, how it is asked, and what may be sent to it."""

    address: str
    """Up to and with the version: ``http://localhost:11434/v1``."""
    model: str
    key: str | None = field(default=None, repr=False)
    """Never stored, logged or part of a fingerprint."""
    mode: str = "beside"
    languages: tuple[str, ...] = ("en",)
    send_protected: bool = False
    """True: protected reports may leave this machine."""
    timeout_s: float = 120.0
    """Seconds for one answer."""
    retries: int = 2
    requests_per_minute: float = 60.0
    """0 is no limit."""
    max_tokens: int = 4096
    part_length: int = 4000
    """Characters of a report sent at once, at most."""
    price_in: float = 0.0
    """Of a million tokens sent, in whatever currency you pay."""
    price_out: float = 0.0

    @property
    def inside(self) -> bool:
        """Whether reports stay on this machine, as far as the address tells."""
        return is_loopback(self.address) and not self.model.endswith(ELSEWHERE)

    @property
    def base(self) -> str:
        """The address with its version and without what is asked of it."""
        bare = self.address.rstrip("/").removesuffix(PATH)
        return bare if urlsplit(bare).path else f"{bare}/v1"

    @property
    def host(self) -> str:
        """The name of the machine, for messages."""
        return urlsplit(self.address).hostname or ""

    def makes(self) -> tuple[str, ...]:
        """Everything here that an answer depends on."""
        return (self.base, self.model, str(self.max_tokens), str(self.part_length))

    def settings(self) -> tuple[str, ...]:
        """Everything here that could change what is read; neither key nor price."""
        return (
            *self.makes(),
            self.mode,
            " ".join(self.languages),
            str(self.send_protected),
            str(self.timeout_s),
            str(self.retries),
        )


def is_loopback(address: str) -> bool:
    """Whether an address is this machine's own by what it says; no name is looked
    up, so that nobody who answers for names can make an outside address an inside
    one."""
    host = urlsplit(address).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def address_fault(address: str) -> str | None:
    """What is wrong with an address, in words that do not repeat it."""
    try:
        parts = urlsplit(address)
        port_ok = parts.port is None or parts.port > 0
    except ValueError:
        return "is no address"
    if parts.scheme not in ("http", "https") or not parts.hostname or not port_ok:
        return "must be like 'http://localhost:11434/v1'"
    if "@" in parts.netloc or "\\" in address:
        return "must have no login in it; the key goes into secrets.toml"
    if parts.query or parts.fragment or not address.isprintable() or " " in address:
        return "must end with its path: no '?', no '#', no spaces"
    return None
