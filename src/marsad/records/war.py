"""The war that a monitor watches: area, parties, sources and publishing rules."""

from dataclasses import dataclass

from marsad.records.source import Source
from marsad.records.tally import POLICIES


@dataclass(frozen=True, slots=True)
class Party:
    """A side's army, group or government, under all its names."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    side: str | None = None
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class PublishRules:
    """What may leave, and how exactly."""

    title: str = ""
    publisher: str = ""
    licence: str = "CC-BY-4.0"
    contact: str = ""
    delay_days: int = 3
    """Days that protected reports are held back."""
    blur_km: float = 20.0
    """Place of protected reports is published no finer than this."""
    withhold_names: bool = True
    """True: names of private persons are withheld."""
    public_persons: tuple[str, ...] = ()
    """Names that may be printed: persons already public through their office or
    their families' own campaign."""
    maps: tuple[str, ...] = ()
    """Series of imported maps of who holds what that may be handed on."""


@dataclass(frozen=True, slots=True)
class War:
    """Everything in marsad.toml that the stages need, already checked."""

    name: str
    area: tuple[str, ...] = ()
    """ISO 3166 alpha-2 codes of the countries it is fought in."""
    languages: tuple[str, ...] = ("en",)
    parties: tuple[Party, ...] = ()
    sources: tuple[Source, ...] = ()
    rules: PublishRules = PublishRules()
    counting: str = POLICIES[0]
    """By which policy the best of a range is chosen."""
