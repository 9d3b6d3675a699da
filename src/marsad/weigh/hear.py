"""Who is heard on a matter: claims with their voices, and which are independent."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from marsad.records.claim import Claim
from marsad.records.dossier import Dossier
from marsad.records.event import VIOLENT
from marsad.records.report import Report
from marsad.records.source import RELIABILITY
from marsad.records.when import When
from marsad.records.where import Where
from marsad.text.manners import so
from marsad.text.names import same_body
from marsad.text.place_bodies import body_of_place
from marsad.text.ranges import exclude
from marsad.text.voices import SOME, Voices, is_own
from marsad.text.withdrawals import Word, withdrawn

UNKNOWN = ("name:", SOME)
"""How the keys of voices begin that are no source and no party."""
FIRM = ("asserted", "probable")
"""Certainties that carry a figure or a grade; the others widen or cast doubt."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A claim that counts, with its origin and the voice behind it."""

    claim: Claim
    report: Report
    when: When
    where: Where | None
    origin: str
    head: bool
    """False for a claim that repeats another."""
    voice: str
    reliability: str
    party: str | None
    """Party or side for which the voice speaks; None for third parties."""
    side: str | None
    actor: str | None
    """Id of the party that acts, or its name where it is of no list."""
    target: str | None
    blames: str | None
    """Side of the party named as the doer."""
    hits: str | None = None
    """Id of the party to which it is done, where it is one."""
    traded: bool = False
    """Whether it tells that the sides blame each other."""
    mouth: str | None = None
    """The person by whom a body speaks, where one is named."""
    disowns: bool = False
    """Whether its side denies in the same report that it did anything there."""

    @property
    def order(self) -> tuple[date, str, int, str]:
        """Earliest first: by publication, then report, place in it, and id."""
        published = self.report.published or date.max
        return published, self.report.id, self.claim.span[0], self.claim.id

    @property
    def denies(self) -> bool:
        """True if the claim says that the thing is not so."""
        return self.claim.certainty == "denied"

    @property
    def published(self) -> date | None:
        """The day it was put out; of a row of a data set, which may be of any day
        before, none, unless it passes a report on."""
        return None if self.claim.is_row else self.report.published

    @property
    def firm(self) -> bool:
        """True if it is said without more doubt than "likely"."""
        return self.claim.certainty in FIRM


def hear(dossier: Dossier) -> dict[str, Heard]:
    """Every claim that stands, by id; what a reviewer took out has no origin."""
    voices = Voices(dossier)
    made = {
        id: _heard(dossier, claim, voices)
        for id, claim in sorted(dossier.claims.items())
        if id in dossier.origins and claim.report in dossier.reports
    }
    denied: dict[tuple[str, str | None], list[Heard]] = {}
    for one in made.values():
        own = one.side is not None and one.side == one.blames
        if own and one.denies and one.claim.kind in VIOLENT:
            denied.setdefault((one.report.id, one.side), []).append(one)
    for id, one in made.items():
        if _disowns(one, denied.get((one.report.id, one.side), ())):
            made[id] = replace(one, disowns=True)
    return made


def _disowns(one: Heard, denied: Sequence[Heard]) -> bool:
    """Whether a side's claim stands beside its denial of a deed that may be the same:
    not of one in another place."""
    if one.side is None or not denied or one.denies:
        return False
    here = one.where and one.where.entry
    there = {no.where and no.where.entry for no in denied}
    return here is None or None in there or here in there


def _heard(dossier: Dossier, claim: Claim, voices: Voices) -> Heard:
    report, origin = dossier.reports[claim.report], dossier.origins[claim.id]
    placed = dossier.placements.get(claim.id)
    key, source = voices.vouching(claim)
    known = [s for s in (source, voices.publisher(report)) if s is not None]
    party = voices.party(claim) or _own_deed(claim)
    side, doer = voices.side(party), voices.party_id(claim.actor)
    named = None if _blames_itself(claim, side, voices.side(doer)) else claim.actor
    return Heard(
        claim=claim,
        report=report,
        when=placed.when if placed else When(),
        where=placed.where if placed else None,
        origin=origin.origin,
        head=origin.copy_of is None,
        voice=key,
        reliability=min((s.reliability for s in known), default="F", key=rank),
        party=party,
        side=side,
        actor=named and (doer or named),
        target=voices.party_id(claim.target) or claim.target,
        blames=voices.side(doer) if named else None,
        hits=voices.party_id(claim.target),
        traded=so("traded", claim.quote),
        mouth=voices.mouth(claim),
    )


def _blames_itself(claim: Claim, side: str | None, doer: str | None) -> bool:
    """Whether a side would accuse its own with a claim's words: then somebody else's
    deed is misread, and nobody is named as the doer (rule G5)."""
    return side is not None and side == doer and so("accusing", claim.quote)


def _own_deed(claim: Claim) -> str | None:
    """The doer's name where the doer, unknown to marsad.toml, speaks himself."""
    said = [claim.speaker, *claim.via] if claim.speaker else []
    own = claim.actor and any(name and same_body(name, claim.actor) for name in said)
    return claim.actor if own else None


def rank(reliability: str) -> int:
    """Place of a reliability in a tie: A first; F, "no basis", settles nothing."""
    return RELIABILITY.index(reliability)


def independent(heard: Iterable[Heard]) -> list[list[Heard]]:
    """Heads of origins in groups of one independent voice each (rule C7).

    One voice is one however often it speaks, and all who speak for one party are
    one, as are bodies of a place without a name of their own ("the emergency room",
    "a member of the emergency room"); and what a report says in its own words is no
    second voice beside the speaker whom it quotes on the matter.
    """
    heads = sorted((one for one in heard if one.head), key=lambda one: one.order)
    quoted = {one.report.id: _mouth(one) for one in heads if one.claim.speaker}
    groups: dict[str, list[Heard]] = {}
    for one in heads:
        own = one.claim.speaker is None
        key = quoted.get(one.report.id, _mouth(one)) if own else _mouth(one)
        groups.setdefault(key, []).append(one)
    return [groups[key] for key in sorted(groups)]


def _mouth(one: Heard) -> str:
    if one.party:
        return f"for {one.party}"
    body = body_of_place(one.claim.speaker or "")
    return f"the {body}" if body and one.voice.startswith(UNKNOWN) else one.voice


def taken_back(heard: Sequence[Heard]) -> frozenset[str]:
    """Origins of what an outlet's own voice said before it denied it itself: "there was
    no strike, we withdraw the report" (rule C9). Denying a number takes back no other
    one; nor does "we lost nobody" take back the enemy's dead, or "no one was hurt" what
    the same report says."""
    found = set()
    for group in independent(heard):
        for no in group:
            if no.denies and (no.claim.speaker is None or is_own(no.claim.speaker)):
                same = (no.claim.kind, "casualties")
                said = (one for one in group if not one.denies and one.order < no.order)
                found |= {
                    one.origin
                    for one in said
                    if one.claim.kind in same
                    and not _other_number(no, one)
                    and not _of_others(no, one)
                }
    return frozenset(found)


def _of_others(no: Heard, said: Heard) -> bool:
    """Whether "nobody was hurt" is told of others than those of whom something else is
    said."""
    if not so("unhurt", no.claim.quote):
        return False
    return no.report.id == said.report.id or so("own_losses", no.claim.quote)


def without_withdrawn(heard: Sequence[Heard]) -> list[Heard]:
    """What is heard, without the numbers that an outlet has taken back which it had
    from somebody without a name, in whatever repeats them, and without the words by
    which it took them back (rule C9)."""
    words = [Word(one.claim, one.voice, one.origin, one.order) for one in heard]
    gone = withdrawn(words)
    if not gone.by:
        return list(heard)
    return [
        replace(one, claim=gone.left(one.claim, one.origin))
        for one in heard
        if one.claim.id not in gone.by
    ]


def _other_number(no: Heard, said: Heard) -> bool:
    return any(
        x.measure == y.measure and exclude(x, y)
        for x in no.claim.figures
        for y in said.claim.figures
    )


def of(ids: Sequence[str], heard: Mapping[str, Heard]) -> list[Heard]:
    """What is heard under these claim ids, earliest first."""
    return sorted((heard[id] for id in ids if id in heard), key=lambda one: one.order)
