"""Whose doing an event is held to be, and which party bore it."""

from collections import Counter
from collections.abc import Sequence

from marsad.weigh.hear import Heard, independent

DISPUTED = "disputed"
"""In place of a party where independent voices name parties of different sides."""


def doer(members: Sequence[Heard]) -> str | None:
    """Rule N11: the party that most independent voices name as the doer, by its id,
    or its name where marsad.toml has none; DISPUTED where sides differ."""
    voices = _voices(members)
    named = Counter(
        actor
        for voice in voices
        for actor in {one.actor for one in voice if one.actor is not None}
    )
    sides = {one.blames for voice in voices for one in voice if one.blames}
    if len(sides) > 1:
        return DISPUTED
    return _most(named)


def victim(members: Sequence[Heard], parties: frozenset[str]) -> str | None:
    """Rule N11: the party of the war that most independent voices name as what was
    hit; None where no voice names one. Who the dead were is their population."""
    return _most(
        Counter(
            target
            for voice in _voices(members)
            for target in {one.target for one in voice if one.target in parties}
            if target is not None
        )
    )


def _voices(members: Sequence[Heard]) -> list[list[Heard]]:
    groups = independent(members)
    return [[one for one in group if not one.denies] for group in groups]


def _most(named: Counter[str]) -> str | None:
    ordered = sorted(named.items(), key=lambda pair: (-pair[1], pair[0]))
    return ordered[0][0] if ordered else None
