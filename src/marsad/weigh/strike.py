"""Strike status and what belligerents say of their own part (Airwars), each an axis
of its own beside the grade; docs/method.md has the rules in words."""

from collections.abc import Sequence

from marsad.weigh.hear import Heard
from marsad.weigh.matter import HARM, Matter, blamed_by

HURT = frozenset({"killed", "wounded", "abducted"})
"""Measures of what is done to people."""
STRIKE_KINDS = HARM - {"abduction"}
"""Kinds of event that are strikes or attacks somebody carried out."""


def strike_status(matter: Matter) -> str | None:
    """Rule S1: declared, contested, likely or single-source; None for what is no
    strike, or what nobody says happened."""
    if matter.kind not in STRIKE_KINDS or not matter.voices:
        return None
    blamed = {side for v in matter.voices for side in blamed_by(matter.kind, v)}
    own = (one for voice in matter.firm for one in voice if one.side in blamed)
    if any(not one.disowns for one in own):
        return "declared"
    if matter.denying or len(blamed) > 1:
        return "contested"
    return "likely" if len(matter.firm) > 1 else "single-source"


def positions(matter: Matter, members: Sequence[Heard]) -> tuple[tuple[str, str], ...]:
    """Rule S2: each side named as the doer, and whether it accepts the harm, declares
    the deed without it, denies or is silent; copies say what their head says."""
    if matter.kind not in HARM:
        return ()
    voices = (*matter.voices, *matter.denying)
    blamed = {side for voice in voices for side in blamed_by(matter.kind, voice)}
    said = [one for voice in matter.voices for one in voice]
    return tuple((side, _position(side, said, members)) for side in sorted(blamed))


def _position(side: str, said: Sequence[Heard], members: Sequence[Heard]) -> str:
    ours = [one for one in said if side == one.side == one.blames]
    owning = any(one.firm and not one.disowns for one in ours)
    own = (one for one in members if one.head and side == one.side == one.blames)
    denies = any(one.denies for one in own)
    if owning and denies:
        return "accepts and denies"
    if owning:
        spoken = [one for one in said if one.side == side and one.firm]
        return "accepts" if harms(of_itself(spoken)) else "declares"
    return "denies" if denies else "silent"


def of_itself(voice: Sequence[Heard]) -> list[Heard]:
    """What a side says without naming another as the doer: who tells of people whom
    his enemy killed has owned to none of his own."""
    return [one for one in voice if one.blames in (one.side, None)]


def harms(voice: Sequence[Heard]) -> bool:
    """Whether a voice tells of people harmed."""
    return any(
        one.claim.kind in ("casualties", "abduction")
        or one.claim.status is not None
        or any(figure.measure in HURT for figure in one.claim.figures)
        for one in voice
    )
