"""Whether words deny a claim: "denied on Friday that", «نفى المتحدث أن».

Each language has its words in `data/denials.toml`. A denial reaches as far as no other
word of telling, and none that turns the sentence, stands between it and the claim. What
somebody is said to have put about, and another denies, is not denied by whoever put it
about.
"""

import functools
import re
import tomllib
from dataclasses import dataclass
from importlib import resources

_FAR = 24
"""Words between a denial and what it denies, at most."""
_HEAD = 12
"""Words of a claim in front of a denial in it, at most."""


@dataclass(frozen=True, slots=True)
class Denials:
    """The words of one language by which something is denied."""

    cue: re.Pattern[str]
    """A denial: words that deny what follows, or a verb and what it turns down."""
    undone: re.Pattern[str]
    """Words before it by which nothing is denied: "did not deny"."""
    opens: re.Pattern[str]
    """A word like "that", which stands between a denial and what it denies."""
    ends: re.Pattern[str]
    """Words behind which nothing is denied any more."""
    fresh: re.Pattern[str]
    """The end of words behind which something else is told, and the mark `>` for
    where a claim begins."""
    rumour: re.Pattern[str]
    """What is put about and denied; who is named behind it has put it about."""
    itself: re.Pattern[str]
    """The beginning of a claim that is nothing but a denial: "which he denied"."""
    negates: re.Pattern[str]
    """Words without one of which no sentence denies anything."""

    def before(self, words: str, claim: str) -> tuple[int, int] | None:
        """Where the denial stands, in the words before a claim in its sentence, that
        denies it; None where none does."""
        cue = self._last(words)
        if cue is None:
            return None
        rest = words[cue.end() :]
        reach = words[cue.start() :]
        over = self.ends.search(rest) or self.ends.match(claim)
        if over or len(rest.split()) > _FAR or not self.opens.search(reach):
            return None
        return None if self.fresh.search(f"{reach}>{claim}") else cue.span()

    def within(self, words: str) -> tuple[int, int] | None:
        """Where the denial stands in a claim's own words, where they are those of one
        and of what is denied; else None."""
        itself = self.itself.match(words)
        if itself is not None:
            return itself.span()
        cue = self.cue.search(words)
        if cue is None or self.undone.search(words[: cue.start()]):
            return None
        head, reach = words[: cue.start()], words[cue.start() :]
        if len(head.split()) > _HEAD or self.ends.search(head):
            return None
        over = self.ends.search(words, cue.end())
        return None if over or not self.opens.search(reach) else cue.span()

    def _last(self, words: str) -> re.Match[str] | None:
        cues = self.cue.finditer(words)
        meant = [c for c in cues if not self.undone.search(words[: c.start()])]
        return meant[-1] if meant else None


@functools.cache
def denials(language: str) -> Denials:
    """The words of a language, by the name of the package that reads it."""
    source = resources.files(f"marsad.extract.{language}").joinpath("data/denials.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    return Denials(**{k: re.compile(row, re.I | re.X) for k, row in table.items()})
