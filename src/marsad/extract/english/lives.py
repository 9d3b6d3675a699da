"""What became of each person that a report names, as claims.

The network reads one claim where a sentence tells of several people, or of one person
twice, and points at the wrong name where another stands nearer. Words of fate and their
subjects put that right: a claim that holds such words is of whom they are said, and who
has none gets a claim of his own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from marsad.extract.english.doubts import doubt
from marsad.extract.english.fates import Cue, cues, may_tell
from marsad.extract.english.mentions import People, Whom
from marsad.extract.english.subjects import Subjects, attempted
from marsad.extract.network.found import Found, FoundClaim
from marsad.records.claim import Span, touch
from marsad.text.split import sentences

_MADE = "fate"
_KINDS = {"detained": "detention", "abducted": "abduction", "released": "release"}
_GROUND = frozenset({"control", "strength", "siege", "ceasefire", "aid", "damage"})
"""Kinds of claims that tell of no person's fate."""
_ENDS = re.compile(r"[.,;:”\"–—]|\b(?:and|but|when|while|although|though)\b|\Z")
_LONG = 140
"""Characters behind words of fate that a claim takes in, at most."""
_BEHIND = 24
"""Characters behind a claim in which "or alive" is looked for."""
_IN = re.compile(
    r"\b(?:in|near|at|outside|from|around|inside|on)(?: the)?(?: [\w-]+){0,2} \Z"
)
"""Before the name of a place where something happened."""
_BY = re.compile(r"\bby(?: the| an?)?(?: [\w-]+){0,2} \Z")
"""Before the name of who did it."""
_EITHER = re.compile(
    r"\b(?:dead|killed) or (?:is |be )?(?:still )?alive\b"
    r"|\b(?:alive|living) or (?:is |be )?(?:already )?dead\b"
    r"|\b(?:dead|alive) or not\b"
)
_WHETHER = re.compile(r"\b(?:whether|if)\b[^.,;:]{0,60}\Z")
_GOTTEN = re.compile(r"\b(?:to|of|for) (?:get|getting|have|see|secure|securing) \Z")


@dataclass(frozen=True, slots=True)
class Fate:
    """What one sentence says became of one person."""

    cue: Cue
    whom: Whom
    certainty: str
    span: Span


def with_fates(text: str, kept: Sequence[Span], found: Found) -> Found:
    """What was found, with each person's fate as a claim of its own or of the one that
    tells it; `kept` are the sentences that were read."""
    people = [name.span for name in found.names if name.kind == "PER"]
    if not people:
        return found
    whole = [(sentence.start, sentence.end) for sentence in sentences(text)]
    known = People(text, people, whole)
    subjects = Subjects(text, known, whole[:3])
    taken: set[int] = set()
    for sentence in kept:
        told: set[tuple[str, str]] = set()
        for fate in _fates(text, sentence, subjects):
            if (fate.whom.name, fate.cue.status) not in told:
                told.add((fate.whom.name, fate.cue.status))
                _put(text, found, fate, taken)
    found.claims[:] = [
        _either(text, _without_fate(text, _led(known, claim))) for claim in found.claims
    ]
    found.claims.sort(key=lambda claim: claim.span)
    return found


def _either(text: str, claim: FoundClaim) -> FoundClaim:
    """Of whom nobody knows "whether he is dead or alive" the fate is unknown; the
    claim has these words whole."""
    start, end = claim.span
    said = _EITHER.search(text, start, end + _BEHIND)
    if claim.status not in ("killed", "alive") or said is None or said.start() >= end:
        return claim
    whether = _WHETHER.search(text[max(0, start - _LONG) : said.start()])
    if whether is not None:
        start = min(start, max(0, start - _LONG) + whether.start())
    span = start, max(end, said.end())
    return replace(claim, status="missing", certainty="doubtful", span=span)


def _fates(text: str, sentence: Span, subjects: Subjects) -> Iterator[Fate]:
    start, end = sentence
    for cue in cues(text, start, end):
        if cue.side in ("before", "reduced") and attempted(text, start, cue.span[0]):
            continue
        for whom in subjects.of(cue, sentence):
            if cue.status == "released" and _GOTTEN.search(text, start, whom.span[0]):
                continue
            yield Fate(
                cue,
                whom,
                _certainty(text, sentence, cue, whom),
                _words(text, cue, whom, end),
            )


def _certainty(text: str, sentence: Span, cue: Cue, whom: Whom) -> str:
    """By the words before the person, and those between it and its fate."""
    first = min(whom.span[0], cue.span[0])
    between = text[whom.span[1] : cue.span[0]] if whom.span[1] < cue.span[0] else ""
    before = f"{text[sentence[0] : first]} {between.rpartition(',')[2]} "
    before = re.sub(r"\s+", " ", before)
    behind = text[max(cue.span[1], whom.span[1]) : sentence[1]]
    return doubt(before, text[slice(*cue.span)], behind)


def _words(text: str, cue: Cue, whom: Whom, end: int) -> Span:
    """From the person to the end of what is said of its fate."""
    last = max(cue.span[1], whom.span[1])
    stop = _ENDS.search(text, last, min(end, last + _LONG))
    stopped = stop.start() if stop is not None else min(end, last + _LONG)
    while stopped > last and text[stopped - 1].isspace():
        stopped -= 1
    return min(whom.span[0], cue.span[0]), stopped


def _put(text: str, found: Found, fate: Fate, taken: set[int]) -> None:
    """Give a fate to the claim that holds its words and has none yet, or add one."""
    around = [
        k for k, claim in enumerate(found.claims) if touch(claim.span, fate.cue.span)
    ]
    for k in around:
        claim = found.claims[k]
        if k in taken or claim.kind in _GROUND or _by_the_way(claim, fate):
            continue
        taken.add(k)
        found.claims[k] = _told(claim, fate)
        return
    several = any(found.claims[k].person != fate.whom.name for k in around[:1])
    taken.add(len(found.claims))
    found.claims.append(
        FoundClaim(
            fate.span,
            _KINDS.get(fate.cue.status, "person"),
            fate.certainty,
            fate.cue.status,
            _roles(text, found, fate, around),
            "none" if not around or several else found.claims[around[0]].time,
            made_by=_MADE,
            person=fate.whom.name,
        )
    )


def _by_the_way(claim: FoundClaim, fate: Fate) -> bool:
    """Whether a fate is only told beside the claim's own: "X, held since May, was
    handed over"."""
    own = claim.status is not None and claim.status != fate.cue.status
    return fate.cue.side == "reduced" and own


def _roles(
    text: str, found: Found, fate: Fate, around: Sequence[int]
) -> dict[str, tuple[Span, ...]]:
    """Whom an added claim is about, where it was by its own words, and what else the
    claim around it tells."""
    other = found.claims[around[0]].roles if around else {}
    places = _named(text, found, fate.span, "LOC", _IN)
    bodies = _named(text, found, fate.span, "ORG", _BY)
    return {
        "speaker": other.get("speaker", ()),
        "target": (fate.whom.told or fate.whom.span,),
        "place": places or other.get("place", ()),
        "actor": bodies or other.get("actor", ()),
    }


def _named(
    text: str, found: Found, span: Span, kind: str, lead: re.Pattern[str]
) -> tuple[Span, ...]:
    """The first name of a kind within a stretch that stands behind such words."""
    start, end = span
    for name in found.names:
        at = name.span[0]
        inside = name.kind == kind and start <= at < end
        if inside and lead.search(text, max(0, at - 30), at):
            return (name.span,)
    return ()


def _told(claim: FoundClaim, fate: Fate) -> FoundClaim:
    """A claim with a fate."""
    sure = claim.certainty if fate.certainty == "asserted" else fate.certainty
    return replace(claim, status=fate.cue.status, certainty=sure, person=fate.whom.name)


def _led(people: People, claim: FoundClaim) -> FoundClaim:
    """A claim that begins with a name is of whoever bears it, before somebody whom
    the network points at outside of its words."""
    first = people.named(claim.span[0], claim.span[0] + 1)
    pointed = claim.roles.get("person")
    if claim.person or claim.status is None or not first or not pointed:
        return claim
    inside = claim.span[0] <= pointed[0][0] < claim.span[1]
    return claim if inside else replace(claim, person=first[0].name)


def _without_fate(text: str, claim: FoundClaim) -> FoundClaim:
    """A claim of somebody's death has words that can tell of one."""
    if claim.person or claim.status != "killed":
        return claim
    told = may_tell("killed", text[slice(*claim.span)])
    return claim if told else replace(claim, status=None)
