"""Numbers that one side of the war, or one voice, alone gives in an event that others
tell of too: their word on the event is none on the number (docs/method.md, W8)."""

import functools
from collections.abc import Callable, Iterable, Sequence

from marsad.publish.account import by_measure, clause_of, counted_of
from marsad.publish.likelihood import ENGLISH, table
from marsad.publish.naming import Same
from marsad.publish.naming import voices as voices_of
from marsad.publish.telling import claims_of
from marsad.records.claim import Claim
from marsad.records.dossier import Dossier
from marsad.records.event import Event
from marsad.records.grade import HEADLINE
from marsad.records.tally import Tally
from marsad.text.voices import Voices

NONE, ONE, ALL, SOME = "", "one", "all", "some"
"""How many of an event's numbers: none, its only one, all of several, or some."""


@functools.lru_cache(maxsize=1)
def _voices(same: Same[Dossier]) -> Voices:
    return Voices(same.record)


def lone(event: Event, tallies: Iterable[Tally], dossier: Dossier) -> str:
    """How many of the numbers told of an event that is confirmed or fair one side alone
    gives; what is told of one person, named or not, is no number."""
    return _share(event, tallies, dossier, _one_sided)


def unshared(event: Event, tallies: Iterable[Tally], dossier: Dossier) -> str:
    """How many of them one side or one voice alone gives, where several sources tell of
    the event: how likely that is says nothing of the number."""
    grade = dossier.grades.get(event.id)
    if grade is None or grade.origins < 2:
        return lone(event, tallies, dossier)
    return _share(event, tallies, dossier, _one_voiced)


def _share(
    event: Event,
    tallies: Iterable[Tally],
    dossier: Dossier,
    alone: Callable[[Tally, Dossier], bool],
) -> str:
    grade = dossier.grades.get(event.id)
    if grade is None or grade.counts_as not in HEADLINE:
        return NONE
    parts = clause_of(event, tallies, dossier)
    counts = by_measure((*parts.counted, *parts.rest))
    found = (counted_of(known) for known in counts.values())
    told = [one.main for one in found if one is not None]
    kept = [tally.low != 1 or tally.high != 1 for tally in told]
    by_one = [n and alone(t, dossier) for n, t in zip(kept, told, strict=True)]
    if not any(by_one):
        return NONE
    return SOME if not all(by_one) else ONE if len(by_one) == 1 else ALL


def _one_sided(tally: Tally, dossier: Dossier) -> bool:
    return of_one_side(claims_of(tally.claims, dossier), dossier)


def _one_voiced(tally: Tally, dossier: Dossier) -> bool:
    return of_one_voice(claims_of(tally.claims, dossier), dossier)


def of_one_side(claims: Iterable[Claim], dossier: Dossier) -> bool:
    """Whether all that say it speak for one side of the war."""
    voices = _voices(Same(dossier))
    sides = {
        voices.side(voices.party(claim)) if claim.report in dossier.reports else None
        for claim in claims
    }
    return len(sides) == 1 and None not in sides


def of_one_voice(claims: Iterable[Claim], dossier: Dossier) -> bool:
    """Whether one voice, or one side of the war, alone says it, however often."""
    said = [claim for claim in claims if claim.certainty != "denied"]
    return len(voices_of(said, dossier)) < 2 or of_one_side(said, dossier)


def unverified(
    claims: Iterable[Claim], dossier: Dossier, language: int = ENGLISH
) -> str:
    """`` Not verified.`` behind what one voice or one side alone says; empty where
    somebody else says so too, or nobody does."""
    said = [claim for claim in claims if claim.certainty not in ("denied", "doubtful")]
    return _unverified(language) if said and of_one_voice(said, dossier) else ""


def _unverified(language: int) -> str:
    return f" {table()['words']['unverified'][language]}."


def each_unverified(
    rows: Iterable[Iterable[Claim]], dossier: Dossier, language: int = ENGLISH
) -> str:
    """The same of one or several numbers in one sentence, each with those who give it;
    that somebody no longer holds anything is a number too."""
    told = [list(row) for row in rows]
    alone = [of_one_voice(row, dossier) for row in told]
    if not any(alone):
        return ""
    if len(told) == 1:
        return _unverified(language)
    return str(table()["words"]["each" if all(alone) else "some"][language])


def apart(many: str, language: int = ENGLISH) -> str:
    """What of an event is not as likely as the rest: ``, the number apart``."""
    return _said("apart", many, language)


def unheard(many: str, language: int = ENGLISH) -> str:
    """A sentence of its own on the evidence for these numbers; empty for none."""
    return _said("unheard", many, language)


def _said(name: str, many: str, language: int) -> str:
    forms: Sequence[str] = table()[name][many] if many else ("", "")
    return str(forms[language])
