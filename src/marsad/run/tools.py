"""What the stages work with in one monitor: store, vault, war, clock, models."""

import functools
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from marsad import __version__
from marsad.extract.base import Reader
from marsad.locate.gazetteer import Gazetteer
from marsad.records.ids import content_id
from marsad.records.war import War
from marsad.records.when import Clock
from marsad.run.progress import Progress, Silence
from marsad.store.base import Store
from marsad.vault.base import Vault

SOFTWARE = f"marsad {__version__}"


@dataclass(frozen=True)
class Models:
    """The gazetteer and the readers, each loaded when first asked for."""

    war: War
    cache: Path

    @functools.cached_property
    def gazetteer(self) -> Gazetteer:
        """The gazetteer, built into `cache` if it is not there yet."""
        from marsad.locate.gazetteer import open_gazetteer

        return open_gazetteer(self.cache)

    @functools.cached_property
    def readers(self) -> dict[str, Reader]:
        """Readers by language."""
        from marsad.extract.english.reader import EnglishReader

        is_place = functools.partial(self.gazetteer.is_place, area=self.war.area)
        english = EnglishReader(is_place, self.war.parties)
        return {english.language: english}


@dataclass(frozen=True)
class Tools:
    """Everything that a run hands to its stages."""

    store: Store
    vault: Vault
    war: War
    now: Clock
    cache: Path
    releases: Path
    key: bytes | None
    """The private key that signs the log; None where nothing may be signed."""
    progress: Progress = field(default_factory=Silence)

    @functools.cached_property
    def models(self) -> Models:
        """Gazetteer and readers for this war."""
        return Models(self.war, self.cache)


def fingerprint(*parts: str) -> str:
    """A short key that changes whenever one of the parts does."""
    return content_id("key", SOFTWARE, *parts)


Key = Callable[[Tools], str]
