"""What the stages work with in one monitor: store, vault, war, clock, models."""

import functools
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from marsad import __version__
from marsad.extract.base import Reader
from marsad.extract.hosted.options import HostedOptions
from marsad.locate.gazetteer import Gazetteer
from marsad.records.ids import content_id
from marsad.records.war import War
from marsad.records.when import Clock
from marsad.run.progress import Progress, Silence
from marsad.store.base import Store
from marsad.vault.base import Vault

if TYPE_CHECKING:
    from marsad.extract.hosted.exchange import Exchange
    from marsad.locate.areas import Areas
    from marsad.locate.ground.front import Fronts

SOFTWARE = f"marsad {__version__}"


@dataclass(frozen=True)
class Models:
    """The gazetteer and the readers, each loaded when first asked for."""

    war: War
    cache: Path
    reader: HostedOptions | None = None
    """The second reader, where the monitor has one."""
    answers: Path | None = None
    """Where its answers are kept; None where nothing is."""
    places: Path | None = None
    """The monitor's own places and boundaries, where it has any."""
    ground: Path | None = None
    """The maps of who holds what that it has imported, where it has any."""

    @functools.cached_property
    def gazetteer(self) -> Gazetteer:
        """The gazetteer, built into `cache` if it is not there yet, with the monitor's
        own places."""
        from marsad.locate.gazetteer import open_gazetteer

        return open_gazetteer(self.cache, self.places)

    @functools.cached_property
    def areas(self) -> "Areas | None":
        """The boundaries that the monitor has chosen."""
        from marsad.locate.areas import chosen_areas

        return chosen_areas(self.places)

    @functools.cached_property
    def fronts(self) -> "Fronts | None":
        """The fronts of the imported maps."""
        from marsad.locate.ground.front import open_fronts

        return open_fronts(self.ground)

    @functools.cached_property
    def readers(self) -> dict[str, Reader]:
        """Readers by language: ours, and the second reader beside or instead."""
        from marsad.extract.languages import make_readers

        found = make_readers()
        if self.exchange is not None:
            from marsad.extract.hosted.reader import HostedReader

            for language in self.exchange.options.languages:
                own = found.get(language)
                found[language] = HostedReader(language, self.exchange, own)
        return found

    @functools.cached_property
    def exchange(self) -> "Exchange | None":
        """What passes between this monitor and a hosted reader."""
        if self.reader is None:
            return None
        from marsad.extract.hosted.answers import FolderAnswers
        from marsad.extract.hosted.exchange import Exchange
        from marsad.extract.hosted.guard import guard_of

        answers = None if self.answers is None else FolderAnswers(self.answers)
        return Exchange(self.reader, guard_of(self.war), answers)

    def settle(self) -> None:
        """Log what a hosted reader used since this was last called."""
        if self.exchange is not None:
            self.exchange.settle()


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
    reader: HostedOptions | None = None
    """The second reader, where the monitor has one."""
    answers: Path | None = None
    """Where its answers are kept."""
    places: Path | None = None
    """The monitor's own places and boundaries."""
    ground: Path | None = None
    """The maps of who holds what that it has imported."""
    secrets: Path | None = None
    """Where it should say what gives protected sources away; None in no monitor."""
    unlisted: tuple[str, ...] = ()
    """Ids of the protected sources of which it does not say it."""

    @functools.cached_property
    def models(self) -> Models:
        """Gazetteer and readers for this war."""
        kept = (self.answers, self.places, self.ground)
        return Models(self.war, self.cache, self.reader, *kept)


def fingerprint(*parts: str) -> str:
    """A short key that changes whenever one of the parts does."""
    return content_id("key", SOFTWARE, *parts)


Key = Callable[[Tools], str]
