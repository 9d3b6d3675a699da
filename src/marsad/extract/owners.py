"""Whose weapon it was: "denied that the army attacked and said that a bomb of the
rebels went off" tells of no bomb of the army.

Who is only named in what somebody denies did not do what the same sentence goes on to
tell, unless its words say so. Words are in `data/owners.toml`, by language.
"""

import functools
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from importlib import resources

from marsad.extract.network.found import FoundClaim
from marsad.records.claim import Span, touch
from marsad.records.event import VIOLENT

_DEEDS = VIOLENT | {"casualties", "clash", "damage"}


@dataclass(frozen=True, slots=True)
class Owners:
    """The words of one language by which a weapon is somebody's."""

    thing: re.Pattern[str]
    """The beginning of a claim whose doer is a weapon."""
    owner: re.Pattern[str]
    """A weapon and whose it is, as its only named group that matches."""
    armed: re.Pattern[str]
    """Words for those who bear arms."""

    def doers(
        self, text: str, claim: Span, bodies: Sequence[Span]
    ) -> tuple[Span, ...] | None:
        """Whose the weapon of a claim is, none where no word says; None where it tells
        of no weapon first."""
        for found in self.owner.finditer(text, *claim):
            span = found.span(found.lastgroup or 0)
            named = any(touch(span, body) for body in bodies)
            called = text[: span[0]].endswith("the ") and text[span[0]].isupper()
            if named or called or self.armed.search(text, *span):
                return (span,)
        return () if self.thing.match(text[slice(*claim)]) else None


@functools.cache
def owners(language: str) -> Owners:
    """The words of a language, by the name of the package that reads it."""
    data = resources.files("marsad.extract").joinpath("data/owners.toml")
    table = tomllib.loads(data.read_text(encoding="utf-8"))[language]
    return Owners(**{k: re.compile(row, re.I | re.X) for k, row in table.items()})


def may_own(claim: FoundClaim) -> bool:
    """Whether a claim tells of a deed, and points at no doer in its own words."""
    actor = claim.roles.get("actor", ())[:1]
    outside = not actor or not claim.span[0] <= actor[0][0] < claim.span[1]
    return outside and claim.kind in _DEEDS and claim.certainty != "denied"


def owned(claim: FoundClaim, doers: tuple[Span, ...]) -> FoundClaim:
    """The claim as the deed of those whose weapon it was, or of nobody."""
    target = claim.roles.get("target", ())
    kept = tuple(t for t in target if not any(touch(t, doer) for doer in doers))
    return replace(claim, roles={**claim.roles, "actor": doers, "target": kept})


def disowned(claim: FoundClaim, sentence: Span, claims: Iterable[FoundClaim]) -> bool:
    """Whether a claim's doer is only named in what the same sentence denies before."""
    actor = claim.roles.get("actor", ())[:1]
    return bool(actor) and any(
        no.certainty == "denied"
        and sentence[0] <= no.span[0] < claim.span[0]
        and (touch(no.span, actor[0]) or no.roles.get("actor", ())[:1] == actor)
        for no in claims
    )
