"""Who did what somebody condemns: "the League condemned the raid carried out by the
army", «تدين الهيئة الغارة التي نفذها الجيش».

Whoever condemns a deed has not done it, whomever the network points at. Words are in
`data/blame.toml`, by language.
"""

import functools
import re
import tomllib
from dataclasses import dataclass
from importlib import resources

from marsad.records.claim import Span


@dataclass(frozen=True, slots=True)
class Blame:
    """The words of one language by which a deed is condemned."""

    condemns: re.Pattern[str]
    """A verb by which somebody condemns."""
    before: re.Pattern[str]
    """What may stand between who condemns and the verb behind."""
    behind: re.Pattern[str]
    """What may stand between the verb and who condemns behind it."""
    doer: re.Pattern[str]
    """A clause that names the doer, as its only named group that matches."""

    def doers(
        self, text: str, sentence: Span, claim: Span, actor: Span
    ) -> tuple[Span, ...] | None:
        """Who did what a claim tells of, if words name him, where it is pointed at
        whoever condemns it; else None."""
        for verb in self.condemns.finditer(text, *sentence):
            if claim[1] <= verb.end() or not self._condemner(text, verb, actor):
                continue
            for found in self.doer.finditer(text, verb.end(), sentence[1]):
                span = found.span(found.lastgroup or 0)
                if span[1] <= actor[0] or actor[1] <= span[0]:
                    return (span,)
            return ()
        return None

    def _condemner(self, text: str, verb: re.Match[str], actor: Span) -> bool:
        if actor[1] <= verb.start():
            return self.before.fullmatch(text, actor[1], verb.start()) is not None
        gap = self.behind.fullmatch(text, verb.end(), actor[0])
        return verb.end() <= actor[0] and gap is not None


@functools.cache
def blame(language: str) -> Blame:
    """The words of a language, by the name of the package that reads it."""
    data = resources.files("marsad.extract").joinpath("data/blame.toml")
    table = tomllib.loads(data.read_text(encoding="utf-8"))[language]
    return Blame(**{k: re.compile(row, re.I | re.X) for k, row in table.items()})
