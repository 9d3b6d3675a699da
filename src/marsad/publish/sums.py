"""Sums of events' own counts: what charts and tables by time, place and party show.

A part is never added to its whole, a stock to nothing, and what rests on weaker
evidence never to the rest. Running totals belong to no event: what they add stands in
the tally of the whole time, and in no bar (docs/method.md, N3 to N6).
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from marsad.publish.armed import side_of_words
from marsad.publish.telling import claims_of, exceeded
from marsad.records.claim import Claim
from marsad.records.dossier import Dossier
from marsad.records.event import MUTUAL, Event, names_doer
from marsad.records.grade import HEADLINE
from marsad.records.tally import Tally
from marsad.text.manners import so
from marsad.text.names import party_of

DISPUTED, OTHERS, NOBODY = "disputed", "others", "nobody"
"""In place of a party: voices name different sides; somebody who is no party of
marsad.toml; no one is named."""
DISCOUNTED = "discounted"


@dataclass(frozen=True, slots=True)
class Counted:
    """One event's own count of a measure, of all people together."""

    event: str
    day: date | None
    """The last day of it: an event that crosses a border counts where it ends."""
    place: str | None
    party: str
    """Whom its voices blame: an id of marsad.toml, or what stands in its place."""
    kind: str
    grade: str
    low: float
    best: float
    high: float | None
    over: bool = False
    """Whether its words say that there are more than the low."""

    @property
    def sure(self) -> bool:
        """Whether headline figures count it."""
        return self.grade in HEADLINE


CUTS: Mapping[str, Callable[[Counted], str | None]] = {
    "place": lambda one: one.place,
    "party": lambda one: one.party,
    "kind": lambda one: one.kind,
}
"""What counts are cut by beside time, and the value of each."""


@dataclass(frozen=True, slots=True)
class Range:
    """A sum of counts, bound by bound."""

    low: float = 0
    best: float = 0
    high: float | None = 0
    """None: for one of them no source gives a ceiling."""
    events: tuple[str, ...] = ()
    over: bool = False
    """Whether there are more than the low, by the words of one of them."""

    @property
    def known(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.events)


@dataclass(frozen=True, slots=True)
class Split:
    """What counts, and beside it what rests on weaker evidence."""

    head: Range
    weak: Range


def counted(
    dossier: Dossier, counts: Mapping[str, Sequence[Tally]]
) -> Mapping[str, Sequence[Counted]]:
    """Events' own counts of flows by measure, each in order of event."""
    found: dict[str, list[Counted]] = {}
    for event in dossier.events:
        whole = [t for t in counts.get(event.id, ()) if _is_whole(t)]
        if not whole:
            continue
        for tally in whole:
            party = blamed(event, dossier, tally)
            found.setdefault(tally.measure, []).append(
                _counted(event, tally, party, dossier)
            )
    return found


def _is_whole(tally: Tally) -> bool:
    known = tally.best > 0 or bool(tally.high) or tally.high is None
    return tally.kind == "flow" and tally.population in (None, "people") and known


def _counted(event: Event, tally: Tally, party: str, dossier: Dossier) -> Counted:
    grade = dossier.grades.get(event.id)
    when = tally.when if tally.when.end or tally.when.start else event.when
    return Counted(
        event.id,
        when.end or when.start,
        tally.place or (event.where.name if event.where else None),
        party,
        event.kind,
        grade.counts_as if grade else "none",
        tally.low,
        tally.best,
        tally.high,
        exceeded(tally, claims_of(tally.claims, dossier)),
    )


def blamed(event: Event, dossier: Dossier, count: Tally | None = None) -> str:
    """The party that most claims name as the doer, copies and denials left out;
    `DISPUTED` where they name parties of different sides, or tell that the sides blame
    each other.

    Of a count (rule N11) claims that feed it go before others on the event, and of
    those who fell in a fight nobody is named.
    """
    voices = _voices(event, dossier)
    if any(so("traded", c.quote) for c in voices):
        return DISPUTED
    if count is not None:
        feeding = [c for c in voices if c.id in count.claims]
        able = [c for c in feeding if names_doer(c, count.measure)]
        if feeding and not able:
            return NOBODY
        kinds = {c.kind for c in feeding} - {"casualties"}
        like = [c for c in voices if not kinds or c.kind in kinds]
        rest = [c for c in like if names_doer(c, count.measure)]
        parties = dossier.war.parties
        own = any(party_of(c.actor, parties) for c in able)
        voices = able if own else rest
    return _most_named([c.actor for c in voices if c.actor], dossier)


def _most_named(named: Sequence[str], dossier: Dossier) -> str:
    parties = dossier.war.parties
    sides = {party.id: party.side or party.id for party in parties}
    known = Counter(id for name in named if (id := party_of(name, parties)))
    if len({sides.get(id, id) for id in known}) > 1:
        return DISPUTED
    if known:
        return min(known, key=lambda id: (-known[id], id))
    return OTHERS if named else NOBODY


def doers(event: Event, dossier: Dossier, sides: Collection[str]) -> list[str]:
    """Of an event's sides those that claims name as the doer, the most named first,
    copies and denials left out: by those of the event's own kind, else by the others.
    Several are in dispute or did it together; of what is mutual none is named."""
    return _named(event, dossier, sides, "actor")


def targets(event: Event, dossier: Dossier, sides: Collection[str]) -> list[str]:
    """The same of those to whom it was done."""
    return _named(event, dossier, sides, "target")


def _named(
    event: Event, dossier: Dossier, sides: Collection[str], role: str
) -> list[str]:
    if event.kind in MUTUAL or not sides:
        return []
    own: list[str] = []
    others: list[str] = []
    for claim in _voices(event, dossier):
        side = side_of_words(getattr(claim, role) or "", dossier.war.parties)
        if side in sides and claim.kind not in MUTUAL:
            (own if claim.kind == event.kind else others).append(str(side))
    found = Counter(own or others)
    return sorted(found, key=lambda side: (-found[side], side))


def _voices(event: Event, dossier: Dossier) -> list[Claim]:
    """Claims of the event that are nobody's copy and deny nothing."""
    found = []
    for id in event.claims:
        claim, origin = dossier.claims.get(id), dossier.origins.get(id)
        copied = origin is not None and origin.copy_of in dossier.claims
        if claim and claim.certainty != "denied" and not copied:
            found.append(claim)
    return found


def added(counts: Iterable[Counted]) -> Range:
    """Their sum."""
    listed = list(counts)
    highs = [one.high for one in listed if one.high is not None]
    return Range(
        sum(one.low for one in listed),
        sum(one.best for one in listed),
        sum(highs) if len(highs) == len(listed) else None,
        tuple(one.event for one in listed),
        any(one.over for one in listed),
    )


def split(counts: Iterable[Counted]) -> Split:
    """What counts and what does not; what is discounted is in neither."""
    listed = [one for one in counts if one.grade != DISCOUNTED]
    return Split(
        added(one for one in listed if one.sure),
        added(one for one in listed if not one.sure),
    )


def by(
    counts: Iterable[Counted], key: Callable[[Counted], str | None]
) -> list[tuple[str | None, Split]]:
    """The sums of each value, the largest first."""
    groups: dict[str | None, list[Counted]] = {}
    for one in counts:
        groups.setdefault(key(one), []).append(one)
    made = [(value, split(group)) for value, group in groups.items()]
    told = [(v, s) for v, s in made if s.head.known or s.weak.known]
    return sorted(told, key=lambda row: _largest(*row))


def _largest(value: str | None, sums: Split) -> tuple[float, float, bool, str]:
    return -sums.head.best, -sums.weak.best, value is None, value or ""
