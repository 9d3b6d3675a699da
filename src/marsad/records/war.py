"""The war that a monitor watches: area, parties, sources and publishing rules."""

from dataclasses import dataclass, replace

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


AUDIENCES = ("internal", "partner", "public")
"""Whom a release may be for, from who is shown most to who is shown least."""


@dataclass(frozen=True, slots=True)
class Shield:
    """How reports of protected sources of one risk are published."""

    risk: str
    delay_days: int
    blur_km: float


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
    audience: str = AUDIENCES[-1]
    """Whom the release is for."""
    shields: tuple[Shield, ...] = ()
    """Delay and blur by risk, where they are not the usual ones."""
    private_names: bool = False
    """True: names of private persons are told, but for closed cases."""
    titles: tuple[tuple[str, str], ...] = ()
    """The title by language, where it has one in several; `title` is the first."""
    publishers: tuple[tuple[str, str], ...] = ()
    """The same of the publisher."""
    url: str = ""
    """Where the newest public release is read; with it, a release has feeds."""

    def title_in(self, language: str) -> str:
        """The title in a language, else the first."""
        return dict(self.titles).get(language, self.title)

    def publisher_in(self, language: str) -> str:
        """The publisher in a language, else the first."""
        return dict(self.publishers).get(language, self.publisher)

    def shield(self, risk: str) -> Shield:
        """Delay and blur of a protected source's reports."""
        usual = Shield(risk, self.delay_days, self.blur_km)
        return next((s for s in self.shields if s.risk == risk), usual)


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
    audiences: tuple[PublishRules, ...] = ()
    """Rules for audiences that are shown more than the public, in the order of
    `AUDIENCES`."""
    secret: str = ""
    """What sealed ids and the blur are made with; never leaves, and stays the same as
    long as the monitor does."""

    def title_in(self, language: str) -> str:
        """What its releases are called in a language."""
        return self.rules.title_in(language) or self.name

    def shown_to(self, audience: str) -> "War":
        """The war with that audience's rules.

        Raises:
            KeyError: there are no rules for it.
        """
        rules = {r.audience: r for r in (*self.audiences, self.rules)}
        return replace(self, rules=rules[audience])

    def blurs(self, risk: str) -> tuple[float, ...]:
        """Kilometres of blur for each audience up to the one of the rules, the one
        that is shown most first."""
        most = AUDIENCES.index(self.rules.audience)
        finer = (r for r in self.audiences if AUDIENCES.index(r.audience) < most)
        return tuple(r.shield(risk).blur_km for r in (*finer, self.rules))
