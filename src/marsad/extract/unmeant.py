"""Numbers that a report names and that are no count of now, in any language: what it
was before ("33,000, up from 10,000"), what had been thought, who lies ill in a place,
a lone attacker; and arms that nobody drives."""

import functools
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from importlib import resources

from marsad.records.claim import Claim, Figure
from marsad.text.normal import fold

_BEFORE = 48
"""Characters before a number that are looked at."""
_SENTENCE = 160
"""Characters in which the beginning of its sentence is."""
_STOP = re.compile(r"[.!?؟\n]")
_ATTACKS = frozenset({"attack", "bombing", "shelling", "clash", "casualties"})


def without_unmeant(text: str, claims: Iterable[Claim]) -> list[Claim]:
    """The claims without such figures; what was part of one is part of none."""
    known = list(claims)
    gone = {
        claim.id: frozenset(
            at for at, f in enumerate(claim.figures) if _unmeant(text, claim, f)
        )
        for claim in known
    }
    if not any(gone.values()):
        return known
    return [replace(claim, figures=_kept(claim, gone)) for claim in known]


def _unmeant(text: str, claim: Claim, figure: Figure) -> bool:
    before = text[max(0, figure.span[0] - _BEFORE) : figure.span[0]]
    if _says("earlier", before):
        return True
    if figure.measure in ("present", "fighters") and _thought(text, figure):
        return True
    if figure.measure == "vehicles":
        return _says("arms", figure.text) and not _says("vehicles", figure.text)
    if figure.measure == "present":
        return claim.kind == "casualties" and _says("ill", claim.quote)
    alone = figure.measure == "fighters" and figure.low == figure.high == 1
    return alone and claim.kind in _ATTACKS and _says("lone", claim.quote)


def _thought(text: str, figure: Figure) -> bool:
    """Whether a number was somebody's guess before it was known: "had estimated"."""
    start = figure.span[0]
    before = _STOP.split(text[max(0, start - _SENTENCE) : start])[-1]
    return _says("thought", before)


def _kept(claim: Claim, gone: Mapping[str, frozenset[int]]) -> tuple[Figure, ...]:
    kept = (f for at, f in enumerate(claim.figures) if at not in gone[claim.id])
    return tuple(_moved(figure, gone) for figure in kept)


def _moved(figure: Figure, gone: Mapping[str, frozenset[int]]) -> Figure:
    """A figure that still points at the whole it is part of."""
    part = figure.part_of
    if part is None or not (lost := gone.get(part.claim)):
        return figure
    if part.figure in lost:
        return replace(figure, part_of=None)
    before = sum(at < part.figure for at in lost)
    return replace(figure, part_of=replace(part, figure=part.figure - before))


def _says(name: str, words: str) -> bool:
    low = words.lower() if words.isascii() else fold(words)
    return _pattern(name).search(low.strip()) is not None


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    source = resources.files("marsad.extract").joinpath("data/unmeant.toml")
    rows = tomllib.loads(source.read_text(encoding="utf-8"))[name]
    return re.compile("|".join(f"(?:{row})" for row in rows))
