"""How each voice stands in the record: what it said, who else says so, who says not.

Of what one voice said each origin counts once, however often it was printed.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from marsad.publish.site.voices import Voice, listed_names, publisher_of
from marsad.records.claim import Claim
from marsad.records.dossier import Dossier
from marsad.records.event import Event, Pair


@dataclass(slots=True)
class Standing:
    """What the record has of one voice."""

    voice: Voice
    reports: int = 0
    """Reports that it put out itself."""
    inside: int = 0
    """Claims in those reports, whoever makes them."""
    repeated: int = 0
    """Of those, claims that another report had before."""
    claims: int = 0
    """Claims of which it is the voice, in any report."""
    said: set[str] = field(default_factory=set)
    """Origins of those claims."""
    weighed: set[str] = field(default_factory=set)
    """Of those, origins that tell of an event, where others could agree."""
    backed: set[str] = field(default_factory=set)
    """Of the weighed ones, those that a voice of another origin tells of too."""
    disputed: set[str] = field(default_factory=set)
    """Origins of which a claim is contradicted."""


def standings(dossier: Dossier, voices: Mapping[str, Voice]) -> list[Standing]:
    """One for each voice, those that said most first."""
    found: dict[tuple[str, str], Standing] = {}

    def of(voice: Voice) -> Standing:
        return found.setdefault(voice.key, Standing(voice))

    listed = listed_names(dossier)
    put_out = {id: publisher_of(r, listed) for id, r in dossier.reports.items()}
    for voice in put_out.values():
        of(voice).reports += 1
    for id, claim in dossier.claims.items():
        speaking, printing = of(voices[id]), of(put_out[claim.report])
        speaking.claims += 1
        speaking.said.add(origin_of(id, dossier))
        printing.inside += 1
        printing.repeated += repeats(claim, dossier)
    for event in dossier.events:
        claims = [c for c in event.claims if c in dossier.claims]
        for id in claims:
            of(voices[id]).weighed.add(origin_of(id, dossier))
        for id in backed(event, claims, dossier, voices):
            of(voices[id]).backed.add(origin_of(id, dossier))
    for id in {id for pair in disputes(dossier) for id in pair}:
        if id in dossier.claims:
            of(voices[id]).disputed.add(origin_of(id, dossier))
    return sorted(found.values(), key=_rank)


def _rank(standing: Standing) -> tuple[int, int, str, str]:
    return -len(standing.said), -standing.reports, *standing.voice.key


def origin_of(claim: str, dossier: Dossier) -> str:
    """What a claim goes back to: itself, where no origin is known."""
    origin = dossier.origins.get(claim)
    return origin.origin if origin else claim


def repeats(claim: Claim, dossier: Dossier) -> bool:
    """Whether another report had it before."""
    origin = dossier.origins.get(claim.id)
    head = dossier.claims.get(origin.copy_of or "") if origin else None
    return head is not None and head.report != claim.report


def backed(
    event: Event,
    claims: Collection[str],
    dossier: Dossier,
    voices: Mapping[str, Voice],
) -> set[str]:
    """Claims of the event that another voice, of another origin, makes too; neither
    denies it, and the two do not contradict each other."""
    firm = [c for c in claims if dossier.claims[c].certainty != "denied"]
    apart = {frozenset(pair) for pair in event.contradictions}
    return {
        id
        for a, b in combinations(firm, 2)
        if voices[a].key != voices[b].key
        and origin_of(a, dossier) != origin_of(b, dossier)
        and frozenset((a, b)) not in apart
        for id in (a, b)
    }


def disputes(dossier: Dossier) -> Iterator[Pair]:
    """Every pair of claims that contradict each other, wherever it was met."""
    for event in dossier.events:
        yield from event.contradictions
    for person in dossier.persons:
        yield from person.contradictions
    for control in dossier.controls:
        yield from control.contradictions
    for tally in dossier.tallies:
        yield from tally.contradictions
    for issue in dossier.issues:
        if issue.code.startswith("contradiction") and len(issue.claims) == 2:
            yield issue.claims[0], issue.claims[1]
