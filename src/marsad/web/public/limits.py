"""How much one address may ask: a bucket of requests each, in memory only."""

import hashlib
import ipaddress
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

MOST_CLIENTS = 50_000
"""Addresses remembered; the one not heard of longest is forgotten first."""


class Buckets:
    """A token bucket for each address. Addresses are kept as hashes with a salt that
    ends with the process, and are written nowhere."""

    def __init__(
        self, rate: float, burst: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._rate = rate
        self._burst = float(burst)
        self._clock = clock
        self._salt = secrets.token_bytes(16)
        self._left: OrderedDict[bytes, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, address: str) -> float:
        """Seconds until this address may ask; 0 lets it ask now."""
        if self._rate <= 0:
            return 0.0
        key = self._key(address)
        now = self._clock()
        with self._lock:
            left, since = self._left.pop(key, (self._burst, now))
            left = min(self._burst, left + (now - since) * self._rate)
            allowed = left >= 1
            self._left[key] = (left - 1 if allowed else left, now)
            while len(self._left) > MOST_CLIENTS:
                self._left.popitem(last=False)
        return 0.0 if allowed else (1 - left) / self._rate

    def __len__(self) -> int:
        return len(self._left)

    def _key(self, address: str) -> bytes:
        """A whole IPv6 network of one subscriber (/64) is one address."""
        try:
            known = ipaddress.ip_address(address)
        except ValueError:
            return self._hash(address)
        if isinstance(known, ipaddress.IPv6Address):
            known = known.ipv4_mapped or known
        if isinstance(known, ipaddress.IPv6Address):
            return self._hash(str(ipaddress.ip_network((known, 64), strict=False)))
        return self._hash(str(known))

    def _hash(self, text: str) -> bytes:
        data = text.encode("utf-8", "replace")
        return hashlib.blake2b(data, key=self._salt, digest_size=12).digest()
