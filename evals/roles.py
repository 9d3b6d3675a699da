"""Who and what fills the roles of an incident, from a claim and the words it stands on.

MUC-4 asks for people apart from their organisation, for victims by name only, for
things as targets, and for weapons. A claim has an actor, a target and a person; the
rest is read here from the claim's own words, and the names in them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from marsad.extract.english.casing import cased
from marsad.extract.english.entities import Entity
from marsad.extract.english.nouns import nouns
from marsad.records.claim import Claim
from marsad.text.parties import find_parties, known_parties

_HARM = (
    r"kill(?:ed|ing|s)?|murder(?:ed|ing|s)?|assassinat(?:ed|ion|ing)|kidnapp?(?:ed|ing)"
    r"|abduct(?:ed|ion)|death|slain|wounded|injured|shot|executed|massacred?|died"
)
_BEFORE = re.compile(
    rf"\b(?:{_HARM})\b(?: to death)?(?: of| against)?[\s\w.,'-]{{0,60}}\Z", re.I
)
_AFTER = re.compile(
    rf"\A[^.;]{{0,80}}?\b(?:was|were|been|is|are|being)\b[^.;]{{0,30}}\b(?:{_HARM})\b",
    re.I,
)
_DIED = re.compile(r"\A[^.;]{0,40}\bdied\b", re.I)
_BY = re.compile(r"\b(?:by|said|says|reported|according to)\s[^,.;]{0,40}\Z", re.I)
_PEOPLE = (
    r"guerrillas?|rebels?|terrorists?|gunmen|assassins?|hitmen|hired killers"
    r"|(?:drug )?traffickers|subversives|extremists|commandos?|attackers|assailants"
    r"|death squads?|paramilitary groups?|narcoterrorists|criminals|kidnappers"
    r"|(?:un(?:identified|known)|armed|hooded|heavily armed) "
    r"(?:men|persons|individuals|people|group)|soldiers|troops|uniformed men"
)
PERPETRATORS = re.compile(
    rf"\b(?:(?:urban|leftist|salvadoran|colombian|peruvian|\d+|two|three|several)\s+)*"
    rf"(?:{_PEOPLE})\b",
    re.I,
)
WEAPONS = re.compile(
    r"\b(?:(?:powerful|car|truck|time|home-?made|high-powered|fragmentation|hand)[ -])*"
    r"(?:bombs?|dynamite(?: charges?| sticks?)?|explosives?(?: charges?| devices?)?"
    r"|grenades?|rockets?|mortars?|mines?|rifles?|pistols?|machine-? ?guns?|missiles?"
    r"|molotov cocktails?|firearms?|machetes?|sub-?machine-? ?guns?)\b",
    re.I,
)
_THINGS = re.compile(
    r"\b(?:the|an?|two|three|several|some|\d+)\s+((?:[\w.'-]+\s+){0,4}?"
    r"(?:embassy|embassies|headquarters|pipeline|bridge|power (?:lines?|poles?|pylons?"
    r"|stations?|substations?)|pylons?|towers?|substation|barracks|base|garrison|office"
    r"|offices|residence|house|houses|home|building|buildings|bank|banks|vehicles?|car"
    r"|cars|bus|buses|trucks?|jeep|helicopter|plane|airport|station|church|school"
    r"|university|farm|hotel|store|stores|restaurant|post|consulate|facilities"
    r"|installations|refinery|oil well|convoy|patrol car|newspaper|plant))\b",
    re.I,
)
_HIT = re.compile(
    r"\b(?:attack(?:ed|s|ing)?|bomb(?:ed|ing)|damag(?:e|ed|ing)|destroy(?:ed|ing)"
    r"|explod(?:ed|ing)|blew up|blown up|dynamited|set fire|burn(?:ed|t|ing)?|against"
    r"|hit|planted|placed|explosion|hurled)\b",
    re.I,
)
_ARMED = {party.id for party in known_parties() if party.kind in ("group", "militia")}


@dataclass(frozen=True)
class Told:
    """A claim with its words as they are read and the names of the report."""

    claim: Claim
    words: str
    """The sentence or sentences that it stands in, in print's case."""
    offset: int
    """Where they begin in the report."""
    names: Sequence[Entity]


def told(text: str, claims: Iterable[Claim], names: Sequence[Entity]) -> list[Told]:
    """The claims with the sentences around them."""
    plain = cased(text)
    return [
        Told(claim, plain[start:end], start, names)
        for claim in claims
        for start, end in [_around(plain, *claim.span)]
    ]


_STOP = re.compile(r"[.!?][\"')\]]*\s")


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    before = [found.end() for found in _STOP.finditer(text, max(0, start - 400), start)]
    after = _STOP.search(text, max(start, end - 1))
    last = after.start() + 1 if after else len(text)
    return (before[-1] if before else max(0, start - 400)), min(last, end + 300)


def weapons(each: Told) -> Iterator[str]:
    """Weapons that the words name."""
    yield from WEAPONS.findall(each.words)


def victims(each: Told) -> Iterator[str]:
    """Persons that the words say were killed, hurt or taken."""
    claim = each.claim
    if claim.person and claim.status in ("killed", "wounded", "abducted"):
        yield claim.person
    for name in each.names:
        start, end = name.span[0] - each.offset, name.span[1] - each.offset
        if name.kind == "person" and start >= 0 and end <= len(each.words):
            before, after = each.words[:start], each.words[end:]
            hit = _AFTER.match(after) or _DIED.match(after) or _BEFORE.search(before)
            if hit and not _BY.search(before):
                yield each.words[start:end]


def targets(each: Told) -> Iterator[str]:
    """Buildings and other things that the words say were hit."""
    target = each.claim.target
    if target and nouns().get(target.split()[-1].lower()) in _OBJECTS:
        yield target
    elif (hit := _HIT.search(each.words)) is not None:
        yield from _THINGS.findall(each.words[hit.start() :])[:2]


_OBJECTS = ("structures", "vehicles")


def people(each: Told) -> Iterator[str]:
    """Those who did it, as the words call them."""
    actor = each.claim.actor
    if actor and PERPETRATORS.search(actor):
        yield actor
    else:
        yield from PERPETRATORS.findall(each.words)[:1]


def bodies(each: Told) -> Iterator[str]:
    """Armed groups that the words name."""
    for mention in find_parties(each.words):
        if mention.party in _ARMED:
            yield each.words[slice(*mention.span)]
