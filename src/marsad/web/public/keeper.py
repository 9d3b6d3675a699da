"""Keeps the index of the newest release at hand, and notices the next one."""

import logging
import threading
import time
from collections.abc import Callable

from marsad.errors import OperatorError
from marsad.web.public.index.build import ensure_index, sweep
from marsad.web.public.index.read import Index
from marsad.web.public.options import Options
from marsad.web.public.shelf import Edition, Shelf

LOOK = 1.0
"""Seconds between two looks at the pointer."""
AGAIN = 60.0
"""Seconds until an index that could not be made is tried again."""
_log = logging.getLogger(__name__)


class NotReady(Exception):
    """Nothing was published yet, or its index is still being made."""


class Keeper:
    """The index in use. Another is made beside it, then takes its place; the one
    before stays for readers in the middle of its pages."""

    def __init__(
        self, options: Options, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.shelf = Shelf(options.releases, options.audiences)
        self._cache = options.cache
        self._clock = clock
        self._indexes: tuple[Index, ...] = ()
        """In use, and the one before it."""
        self._looked = float("-inf")
        self._failed: tuple[str, float] = ("", 0.0)
        self._lock = threading.Lock()
        self._making: threading.Thread | None = None

    def index(self, release: str | None = None) -> Index:
        """The index in use, or that of a release if it is still held.

        Raises:
            NotReady: there is none yet.
            KeyError: that release's is not held.
        """
        self._look()
        indexes = self._indexes
        if not indexes:
            raise NotReady
        if release is None:
            return indexes[0]
        for one in indexes:
            if one.edition.id == release:
                return one
        raise KeyError(release)

    def edition(self) -> Edition:
        """The release in use: until one has an index, the one the pointer names.

        Raises:
            NotReady: nothing was published yet.
        """
        self._look()
        if self._indexes:
            return self._indexes[0].edition
        newest = self.shelf.newest()
        found = self.shelf.get(newest) if newest else None
        if found is None:
            raise NotReady
        return found

    def start(self) -> None:
        """Look at the pointer now, whether or not anybody asks."""
        self._looked = float("-inf")
        self._look()

    def wait(self) -> None:
        """The same, and return when what it names is in use or failed."""
        self.start()
        making = self._making
        if making is not None:
            making.join()

    def _look(self) -> None:
        now = self._clock()
        if now - self._looked < LOOK:
            return
        with self._lock:
            if now - self._looked < LOOK:
                return
            self._looked = now
            busy = self._making is not None and self._making.is_alive()
            newest = None if busy else self._wanted(now)
            if newest is not None:
                self._making = threading.Thread(
                    target=self._make, args=(newest,), daemon=True, name="index"
                )
                self._making.start()

    def _wanted(self, now: float) -> str | None:
        """The release that ought to be in use and is not."""
        try:
            newest = self.shelf.newest()
        except OperatorError as error:
            _log.warning("%s", error)
            return None
        if newest is None or any(newest == one.edition.id for one in self._indexes[:1]):
            return None
        failed, since = self._failed
        return None if failed == newest and now - since < AGAIN else newest

    def _make(self, release: str) -> None:
        try:
            edition = self.shelf.require(release)
            path = ensure_index(self._cache, self.shelf, edition)
            made = Index(path, edition)
        except OperatorError as error:
            self._failed = (release, self._clock())
            _log.warning("release %s is not served: %s", release, error)
            return
        self._indexes = (made, *self._indexes[:1])
        sweep(self._cache, {one.edition.id for one in self._indexes})
        _log.info("release %s is in use", release)
