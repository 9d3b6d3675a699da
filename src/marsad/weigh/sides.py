"""Whose doing an event is held to be, and which party bore it."""

import functools
import tomllib
from collections import Counter
from collections.abc import Container, Sequence
from importlib import resources

from marsad.records.event import FOUGHT, names_doer
from marsad.text.normal import fold
from marsad.weigh.hear import Heard, independent

THINGS = frozenset({"strikes", "structures", "vehicles", "area_km2"})
"""Measures that count nobody."""
DISPUTED = "disputed"
"""In place of a party where independent voices name parties of different sides."""


def doer(
    members: Sequence[Heard], measure: str, feeding: Container[str] = ()
) -> str | None:
    """Rule N11: the party that most independent voices name as the doer of what a
    measure counts, by its id, or its name where marsad.toml has none; DISPUTED where
    sides differ or are told to blame each other; None where nobody is named.

    Claims that feed the count go before others of their kind on the event, and known
    parties before other words for a doer. Of those who fell in a fight nobody is named
    as the killer, nor by what else is told of it.
    """
    voices = _voices(members)
    told = [one for v in voices for one in v if one.claim.id in feeding]
    if any(one.traded for v in voices for one in v):
        return DISPUTED
    if told and not any(names_doer(one.claim, measure) for one in told):
        return None
    kinds = {one.claim.kind for one in told} - {"casualties"}
    own = [[one for one in v if one.claim.id in feeding] for v in voices]
    like = [[o for o in v if not kinds or o.claim.kind in kinds] for v in voices]
    able = [
        [[o for o in v if names_doer(o.claim, measure)] for v in said]
        for said in (own, like)
    ]
    parties = [[[o for o in v if o.blames] for v in said] for said in able]
    found = (_named(said) for said in (*parties, *able))
    return next((doer for doer in found if doer is not None), None)


def _named(voices: Sequence[Sequence[Heard]]) -> str | None:
    named = Counter(
        actor
        for voice in voices
        for actor in {one.actor for one in voice if one.actor is not None}
    )
    sides = {one.blames for voice in voices for one in voice if one.blames}
    return DISPUTED if len(sides) > 1 else _most(named)


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


def of_one_side(one: Heard) -> bool:
    """Whether a claim counts only those of one side, its own or another: "two service
    members". Of a fight, of which both sides have dead, only by a single number."""
    if one.claim.target is None or (one.claim.kind in FOUGHT and _several(one)):
        return False
    words = fold(one.claim.target).split()
    if not _words("others").isdisjoint(words):
        return False
    return one.hits is not None or not _words("armed").isdisjoint(words)


def _several(one: Heard) -> bool:
    figures = one.claim.figures
    return (
        len([f for f in figures if f.part_of is None and f.measure not in THINGS]) > 1
    )


@functools.cache
def _words(name: str) -> frozenset[str]:
    source = resources.files("marsad.weigh").joinpath("data/sides.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    return frozenset(fold(word) for word in table[name])


def _voices(members: Sequence[Heard]) -> list[list[Heard]]:
    groups = independent(members)
    return [[one for one in group if not one.denies] for group in groups]


def _most(named: Counter[str]) -> str | None:
    ordered = sorted(named.items(), key=lambda pair: (-pair[1], pair[0]))
    return ordered[0][0] if ordered else None
