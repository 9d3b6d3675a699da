"""What must not leave this machine: protected reports, and words that give away."""

from dataclasses import dataclass, field

from marsad.extract.hosted.options import HostedOptions
from marsad.extract.hosted.words import folded
from marsad.records.report import Report
from marsad.records.war import War
from marsad.text.normal import fold

LEAST = 3
"""Letters or digits that a secret must have to be looked for."""
LEAST_GLUED = 8
"""Letters from which it is found inside other words as well."""


@dataclass(frozen=True, slots=True)
class Guard:
    """What a monitor has said of its protected sources."""

    sources: frozenset[str] = frozenset()
    """Ids of protected sources."""
    secrets: tuple[str, ...] = field(default=(), repr=False)
    """Folded strings that would give one away."""

    def why_withheld(self, report: Report, options: HostedOptions) -> str | None:
        """Why a report may not be sent; None where it may."""
        if options.inside or options.send_protected:
            return None
        if report.protected or report.source in self.sources:
            return "it is protected"
        words = folded(report)
        if any(_holds(words, secret) for secret in self.secrets):
            return "it has a string of secrets.toml in it"
        return None


def guard_of(war: War) -> Guard:
    """The guard of a monitor."""
    secrets = {fold(text) for source in war.sources for text in source.secrets}
    return Guard(
        frozenset(source.id for source in war.sources if source.protected),
        tuple(sorted(secret for secret in secrets if len(secret) >= LEAST)),
    )


def _holds(words: str, secret: str) -> bool:
    """Whether folded words have a folded secret, however it is spaced."""
    if f" {secret} " in f" {words} ":
        return True
    glued = secret.replace(" ", "")
    return len(glued) >= LEAST_GLUED and glued in words.replace(" ", "")
