"""What is dear to make, kept within a bound: packed files, policies of pages."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable


class Memory:
    """Bytes by key; what was not asked for longest goes first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[Hashable, bytes] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    @property
    def size(self) -> int:
        """Bytes held."""
        return self._size

    def get(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """The bytes under that key, made if they are not held."""
        with self._lock:
            known = self._held.get(key)
            if known is not None:
                self._held.move_to_end(key)
                return known
        made = make()
        if len(made) > self._most:
            return made
        with self._lock:
            old = self._held.pop(key, b"")
            self._held[key] = made
            self._size += len(made) - len(old)
            while self._size > self._most:
                _, gone = self._held.popitem(last=False)
                self._size -= len(gone)
        return made
