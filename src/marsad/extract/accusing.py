"""Whose deed a claim of blame tells of: nobody blames himself, nor attacks his own."""

import functools
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib import resources

from marsad.records.claim import Claim
from marsad.records.event import VIOLENT
from marsad.text.manners import so
from marsad.text.names import same_body
from marsad.text.normal import fold
from marsad.text.parties import any_party
from marsad.text.parties_ar import is_arabic

_FAR = 6
"""Words by which who blames is named, at most."""


def without_self_blame(claims: Iterable[Claim]) -> list[Claim]:
    """The claims, without a doer where it is the one who blames ("the army accused"),
    or whose own was hit ("a convoy of the agency"). Of sides that blame each other none
    is who says so, and none is the doer."""
    return [_sober(claim) for claim in _told_by_accusers(claims)]


def _told_by_accusers(claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims; one that opens with a verb of blame is the word of who stands right
    behind it, «واتهمت المجموعة الجيش», and of nobody named further on."""
    last: Claim | None = None
    for claim in claims:
        who = _accuser(claim)
        named_before = who in _words()["bodies"].split()
        if named_before and last is not None and last.speaker:
            claim = replace(claim, speaker=last.speaker, via=last.via)
        elif who is not None and not named_before:
            claim = replace(claim, speaker=who, via=())
        yield claim
        last = claim


def _accuser(claim: Claim) -> str | None:
    """Who stands between a verb of blame and the doer, in words of the claim; None
    where the claim opens otherwise, or its speaker stands in its words."""
    if not claim.actor or not claim.speaker or claim.speaker in claim.quote:
        return None
    opened = re.match(_words()["verb"], claim.quote)
    at = claim.quote.find(claim.actor)
    if opened is None or at <= opened.end():
        return None
    who = claim.quote[opened.end() : at].strip(" ،,")
    return who if 1 <= len(who.split()) <= _FAR else None


def _sober(claim: Claim) -> Claim:
    if claim.actor is None:
        return claim
    if so("traded", claim.quote):
        speaker = None if claim.speaker == claim.actor else claim.speaker
        return replace(claim, speaker=speaker, actor=None)
    blames = claim.speaker is not None and so("accusing", claim.quote)
    if blames and _one(claim.actor, claim.speaker or ""):
        return replace(claim, actor=None)
    if claim.kind in VIOLENT and _owner(claim.actor, claim.target or ""):
        return replace(claim, actor=None)
    return claim


def _one(a: str, b: str) -> bool:
    party = any_party(a, ())
    return same_body(a, b) or (party is not None and party == any_party(b, ()))


def _owner(actor: str, target: str) -> bool:
    """Whether the target is told as something of the actor's: English has the owner in
    front, Arabic behind."""
    whose, what = fold(actor).split(), fold(target).split()
    if not whose or len(what) <= len(whose):
        return False
    front, behind = what[: len(whose)], what[-len(whose) :]
    return (behind if is_arabic(target) else front) == whose


@functools.cache
def _words() -> dict[str, str]:
    data = resources.files("marsad.extract").joinpath("data/accusing.toml")
    return tomllib.loads(data.read_text(encoding="utf-8"))
