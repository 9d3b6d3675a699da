"""Claims in sentences of sexual violence: hurt, and dead only where they say so."""

import functools
import re
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from importlib import resources

from marsad.records.claim import Claim
from marsad.text.special import sentence_around, tells_of_rape

FIRE = frozenset({"airstrike", "shelling", "bombing", "chemical", "casualties"})
"""Kinds that such a claim is misread as."""


@functools.cache
def _death() -> re.Pattern[str]:
    data = resources.files("marsad.extract").joinpath("data/outrage.toml")
    words = tomllib.loads(data.read_text(encoding="utf-8"))["deaths"]
    return re.compile("|".join(words), re.IGNORECASE)


def without_false_dead(text: str, claims: Iterable[Claim]) -> list[Claim]:
    """The claims, those on sexual violence as attacks that hurt and killed nobody where
    no word of theirs tells of a death."""
    return [
        _attack(claim)
        if tells_of_rape(sentence_around(text, claim.span))
        and not _death().search(claim.quote)
        else claim
        for claim in claims
    ]


def _attack(claim: Claim) -> Claim:
    hurt = (
        replace(figure, measure="wounded") if figure.measure == "killed" else figure
        for figure in claim.figures
    )
    return replace(
        claim,
        kind="attack" if claim.kind in FIRE else claim.kind,
        figures=tuple(hurt),
        status="wounded" if claim.status == "killed" else claim.status,
    )
