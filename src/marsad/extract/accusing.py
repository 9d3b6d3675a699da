"""Whose deed a claim of blame tells of: nobody blames himself, nor attacks his own."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from marsad.records.claim import Claim
from marsad.text.manners import so
from marsad.text.names import same_body
from marsad.text.normal import fold
from marsad.text.parties import any_party

VIOLENT = frozenset({"airstrike", "shelling", "bombing", "attack", "chemical"})
"""Kinds of deed that nobody does to what is his own."""
_OPENED = re.compile(r"[وف]?(?:ا[تّ]+هم|حم[ّ]?ل)ت?\s+")
"""An Arabic verb of blame, behind which stands who blames."""
_ARABIC = re.compile("[ء-ي]")
_FAR = 6
"""Words by which who blames is named, at most."""
_BODY = frozenset(
    {
        *("المجموعة", "المنظمة", "الشبكة", "الوزارة", "المرصد", "اللجنة"),
        *("الهيئة", "الوكالة", "الحركة"),
    }
)
"""Words for a body that was named before."""


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
        if who in _BODY and last is not None and last.speaker:
            claim = replace(claim, speaker=last.speaker, via=last.via)
        elif who is not None and who not in _BODY:
            claim = replace(claim, speaker=who, via=())
        yield claim
        last = claim


def _accuser(claim: Claim) -> str | None:
    """Who stands between a verb of blame and the doer, in words of the claim; None
    where the claim opens otherwise, or its speaker stands in its words."""
    if not claim.actor or not claim.speaker or claim.speaker in claim.quote:
        return None
    opened = _OPENED.match(claim.quote)
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
    return (behind if _ARABIC.search(target) else front) == whose
