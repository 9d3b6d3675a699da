"""From claims on ground to who holds what, over time, on whose word."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby, product

from marsad.records.claim import OF_GROUND
from marsad.records.control import SINCE, Control
from marsad.records.event import Pair
from marsad.records.ids import content_id
from marsad.records.issue import Issue
from marsad.records.when import When
from marsad.text.manners import so
from marsad.text.names import names_body
from marsad.text.normal import fold
from marsad.text.sites import tells_whole
from marsad.text.voices import Voices
from marsad.weigh.hear import Heard

TRANSFERS = frozenset({"capture", "withdrawal"})
COARSE = 4
"""UCDP's where_prec from which a place is too wide to be held or lost."""
_OWN = {"admin2": 3, "mountain": 3, "island": 3}
"""Precision of places that are no points; of a town it is 1, and what is told to be
near it, in it or of the district of its name is another place."""
CONTESTED = "told to be contested"
_OPEN = frozenset({"contradiction-holder", "contradiction-date"})
FLIP_DAYS = 1
"""Days within which a hold that is undone was none."""
FLIPPED = "lost again within a day"
NEAR_DAYS = 3
"""Days within which two holders without a transfer contradict each other."""
LEFT_DAYS = 45
"""Days after a place was told to be another's within which the loser's leaving, told
without a day or late, bears that out."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One claim's word on who holds a place on a day; None: nobody named."""

    heard: Heard
    day: date
    holder: str | None
    doubts: tuple[Pair, ...] = ()
    """Contradictions by which the place is contested from this day on (rule K14)."""
    open: bool = False
    """Whether it tells in so many words that the place is contested (rule K3)."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is known of a place from one day on."""

    start: date
    holder: str | None
    state: str
    basis: str
    seen: tuple[Sighting, ...]
    pairs: tuple[Pair, ...] = ()
    carries: bool = False
    """Whether what was seen before counts for it as well."""


@dataclass(frozen=True, slots=True)
class Word:
    """On whose word a hold rests."""

    firm: bool
    """Whether anybody says it without doubt."""
    sides: frozenset[str | None]
    """Of those who say it so in words of their own; None is a third party."""

    @classmethod
    def of(cls, seen: Iterable[Sighting]) -> "Word":
        """The word of some sightings."""
        firm = [s.heard for s in seen if s.heard.firm]
        return cls(bool(firm), frozenset(one.side for one in firm if one.head))

    def with_more(self, other: "Word") -> "Word":
        """Both together."""
        return Word(self.firm or other.firm, self.sides | other.sides)


class Growing:
    """A stretch while days are added, with what each new day asks of it at hand."""

    def __init__(self, day: date, told: Stretch, earlier: Iterable[Sighting]) -> None:
        self.start, self.holder, self.state = day, told.holder, told.state
        self.seen: list[Sighting] = []
        self.word = Word(False, frozenset())
        self._pairs: set[Pair] = set()
        self._holders: dict[str, list[Sighting]] = {}
        self._take(list(earlier))
        self.add(told)

    def goes_on(self, told: Stretch) -> bool:
        """Whether another day says the same of holder and state."""
        return (self.holder, self.state) == (told.holder, told.state)

    def add(self, told: Stretch) -> None:
        """Another day, whose basis holds from then on."""
        self.basis, self.newest = told.basis, told.start
        self._pairs.update(told.pairs)
        self._take(told.seen)

    def _take(self, seen: Sequence[Sighting]) -> None:
        self.seen += seen
        self.word = self.word.with_more(Word.of(seen))
        for one in seen:
            if one.holder is not None and not one.heard.denies:
                self._holders.setdefault(one.holder, []).append(one)

    def against(
        self, said: Iterable[Sighting], holders: Sequence[str]
    ) -> Iterator[Pair]:
        """Pairs of what was seen and what is said now that name different holders."""
        for new in said:
            if new.holder in holders:
                for holder, old in self._holders.items():
                    if holder != new.holder:
                        yield from (_pair(one, new) for one in old if _apart(one, new))

    def closed(self) -> Stretch:
        """The stretch as it stands."""
        pairs, seen = tuple(sorted(self._pairs)), tuple(self.seen)
        return Stretch(self.start, self.holder, self.state, self.basis, seen, pairs)


def day_of(one: Heard) -> date | None:
    """The last day a claim speaks of, else the day it was published. A row of a data
    set that tells no day has none."""
    return one.when.end or one.when.start or one.published


def last_day(heard: Mapping[str, Heard]) -> date | None:
    """The newest publication: how far the record reaches."""
    days = [one.report.published for one in heard.values() if one.report.published]
    return max(days, default=None)


def place_controls(
    heard: Mapping[str, Heard], voices: Voices, issues: Iterable[Issue] = ()
) -> list[Control]:
    """Stretches of every place's history, each carried until the next."""
    doubts = _doubts(heard, issues)
    shelf: dict[str, list[Sighting]] = {}
    for one in sorted(heard.values(), key=lambda one: one.order):
        day = day_of(one)
        key, holder = _spot(one), _holder(one, voices)
        doubt = tuple(sorted(doubts.get(one.claim.id, ())))
        told = _contested(one)
        holder = None if told else holder
        named = holder is not None or one.claim.kind == "withdrawal" or doubt or told
        if one.claim.kind in OF_GROUND and day is not None and key and named:
            shelf.setdefault(key, []).append(Sighting(one, day, holder, doubt, told))
    until = last_day(heard)
    return [
        _record(stretch, end, key, voices)
        for key in sorted(shelf)
        for stretch, end in _ends(_history(shelf[key], voices), until)
    ]


def _doubts(
    heard: Mapping[str, Heard], issues: Iterable[Issue]
) -> dict[str, set[Pair]]:
    """Claims from whose day on it is open whose a place is, with what contradicts them:
    others "still" hold it (X6); its fall, dated later as well (X7)."""
    found: dict[str, set[Pair]] = {}
    for issue in issues:
        told = [heard[id] for id in issue.claims if id in heard]
        if len(told) != 2 or issue.code not in _OPEN:
            continue
        falls = [one for one in told if one.claim.kind == "capture"]
        if issue.code == "contradiction-holder":
            open_at = [one for one in told if one not in falls][:1]
        else:
            falls.sort(key=lambda one: (day_of(one) or date.max, one.order))
            open_at = falls[:1] if len(falls) == len(told) else []
        for one in open_at:
            found.setdefault(one.claim.id, set()).add(_both(*told))
    return found


def _both(a: Heard, b: Heard) -> Pair:
    one, other = sorted((a.claim.id, b.claim.id))
    return one, other


def _contested(one: Heard) -> bool:
    """Whether a claim says of a place that it is contested."""
    return not one.denies and so("contested", one.claim.quote)


def _spot(one: Heard) -> str:
    """What the place is known by; nothing for a province, a country or no place, and
    for what is only in or near one (rule K1)."""
    where, claim = one.where, one.claim
    if not claim.is_row and not tells_whole(claim.quote, claim.place):
        return ""
    if where is None:
        return fold(claim.place or "")
    least = _OWN.get(where.kind, 1)
    vague = where.precision > least and not claim.is_row
    return "" if vague or where.precision >= COARSE else where.entry


def _holder(one: Heard, voices: Voices) -> str | None:
    """Who holds the place by this claim: the besieged, not the besieger.

    None where nobody is named who is a party of a list or bears a name that is not
    the place's.
    """
    holder = one.target if one.claim.kind == "siege" else one.actor
    if one.claim.kind == "withdrawal" or holder is None or voices.is_party(holder):
        return None if one.claim.kind == "withdrawal" else holder
    here = set(fold(one.claim.place or "").split())
    own = names_body(holder) and not set(fold(holder).split()) <= here
    return holder if own else None


def _history(seen: Sequence[Sighting], voices: Voices) -> list[Stretch]:
    """Stretches in order of days; equal neighbours are one."""
    by_day: dict[date, list[Sighting]] = {}
    for sighting in seen:
        by_day.setdefault(sighting.day, []).append(sighting)
    history: list[Growing] = []
    for day in sorted(by_day):
        before = history[-1] if history else None
        told = _told(day, by_day[day], before, voices)
        if before is None or not before.goes_on(told):
            earlier = before.seen if before is not None and told.carries else ()
            history.append(Growing(day, told, earlier))
        else:
            before.add(told)
    return list(_joined(_settled([stretch.closed() for stretch in history])))


def _settled(history: Sequence[Stretch]) -> list[Stretch]:
    """A hold of one day that the next word undoes is contested (rule K7)."""
    settled = list(history)
    for at in range(1, len(history) - 1):
        before, flip, after = history[at - 1 : at + 2]
        back = before.holder == after.holder not in (None, flip.holder)
        brief = (after.start - flip.start).days <= FLIP_DAYS
        if back and brief and flip.holder is not None and flip.state != "contested":
            settled[at] = replace(flip, state="contested", basis=FLIPPED)
    return settled


def _joined(history: Iterable[Stretch]) -> Iterator[Stretch]:
    """Stretches without a border between contested ones: whoever is named, nothing
    changed hands. Holder is the one side that is named in them (rule K3)."""
    for state, run in groupby(history, key=lambda one: one.state):
        if state != "contested":
            yield from run
            continue
        met = tuple(run)
        named = {one.holder for one in met} - {None}
        yield replace(
            met[0],
            holder=named.pop() if len(named) == 1 else None,
            basis=met[-1].basis,
            seen=tuple(seen for one in met for seen in one.seen),
            pairs=tuple(sorted({pair for one in met for pair in one.pairs})),
        )


def _told(
    day: date, seen: Sequence[Sighting], before: Growing | None, voices: Voices
) -> Stretch:
    """What one day's claims make of a place, given what stood before (rule K3); of
    what was seen the day's own alone."""
    said = [s for s in seen if not s.heard.denies]
    said = [s for s in said if not any(_taken(s, other) for other in said)]
    holders = sorted({s.holder for s in said if s.holder is not None})
    rivals = {*_rivals(seen), *(pair for s in said for pair in s.doubts)}
    if before is not None and _near(before, day, said):
        rivals.update(before.against(said, holders))
    told = any(s.open for s in said)
    if told or rivals or len(holders) > 1:
        who = holders[0] if len(holders) == 1 else None
        basis = CONTESTED if told else "claims contradict each other"
        return Stretch(day, who, "contested", basis, tuple(seen), tuple(rivals))
    if before is not None and _bears_out(said, day, before, voices):
        return _borne_out(day, said, before, voices)
    if not holders:
        carried = tuple(seen)
        return Stretch(day, None, "unknown", "reported to have been left", carried)
    holder = holders[0]
    word = Word.of(said)
    carries = before is not None and before.holder == holder
    if before is not None and carries:
        word = before.word.with_more(word)
    state, basis = judge(word, voices.side(holder))
    return Stretch(day, holder, state, basis, tuple(said), carries=carries)


def _bears_out(
    said: Sequence[Sighting], day: date, before: Growing, voices: Voices
) -> bool:
    """Whether all that is told of a day is that those left whose enemy has the place:
    they had lost it before (rule K1)."""
    holder = before.holder
    if holder is None or not said or (day - before.newest).days > LEFT_DAYS:
        return False
    own = voices.side(holder) or holder
    return all(
        s.holder is None
        and s.heard.actor is not None
        and voices.is_party(s.heard.actor)
        and (voices.side(s.heard.actor) or s.heard.actor) != own
        for s in said
    )


def _borne_out(
    day: date, said: Sequence[Sighting], before: Growing, voices: Voices
) -> Stretch:
    """The hold before, on the word of those as well who tell that its enemy left."""
    holder, state, basis = before.holder, before.state, before.basis
    if state != "contested" and holder is not None:
        word = before.word.with_more(Word.of(said))
        state, basis = judge(word, voices.side(holder))
    return Stretch(day, holder, state, basis, tuple(said), carries=True)


def _taken(old: Sighting, new: Sighting) -> bool:
    """True if one report says who held a place before the other side took it."""
    moved = new.heard.claim.kind == "capture" and new.holder != old.holder
    return moved and old.heard.report.id == new.heard.report.id and _kept(old)


def _kept(one: Sighting) -> bool:
    return one.heard.claim.kind in ("control", "siege")


def _near(before: Growing, day: date, said: Sequence[Sighting]) -> bool:
    """True if no transfer lies between and the word before is still fresh."""
    moved = any(s.heard.claim.kind in TRANSFERS for s in said)
    return not moved and (day - before.newest).days <= NEAR_DAYS


def _rivals(seen: Sequence[Sighting]) -> Iterator[Pair]:
    """Pairs of one day that name different holders, or of which one denies."""
    for a, b in product(seen, seen):
        if a.heard.order >= b.heard.order or not _apart(a, b):
            continue
        if _taken(a, b) or _taken(b, a):
            continue
        one = a.holder == b.holder or None in (a.holder, b.holder)
        denied = a.heard.denies != b.heard.denies and one
        rival = None not in (a.holder, b.holder) and a.holder != b.holder
        if denied or (rival and not a.heard.denies):
            yield _pair(a, b)


def _apart(a: Sighting, b: Sighting) -> bool:
    return a.heard.origin != b.heard.origin


def _pair(a: Sighting, b: Sighting) -> Pair:
    return _both(a.heard, b.heard)


def judge(word: Word, own: str | None) -> tuple[str, str]:
    """State and basis of a hold by its holder's own side (rule of truth 7; rule K2).

    Held: a voice of no side says so, or a side that it speaks against. Claimed:
    only its own side says so. Unknown: nobody says it without doubt.
    """
    if not word.firm:
        return "unknown", "reported with doubt"
    sides = word.sides
    if None in sides:
        return "held", "third party reports"
    if own in sides and len(sides) > 1:
        return "held", "both sides agree"
    if sides and own not in sides:
        return "held", "another side says so"
    return "claimed", "one belligerent claims"


def _ends(
    history: Sequence[Stretch], until: date | None
) -> Iterator[tuple[Stretch, date]]:
    """Each stretch with its last day: carried until the next one begins."""
    for at, stretch in enumerate(history):
        newest = max(s.day for s in stretch.seen)
        if at + 1 < len(history):
            yield stretch, history[at + 1].start - timedelta(days=1)
        else:
            yield stretch, max(newest, until or newest)


def _record(stretch: Stretch, end: date, spot: str, voices: Voices) -> Control:
    placed = [s.heard for s in stretch.seen if s.heard.where is not None]
    where = placed[-1].where if placed else None
    words = next(
        (s.heard.claim.place for s in stretch.seen if s.heard.claim.place), None
    )
    newest = max(s.day for s in stretch.seen)
    carried = f"{SINCE}{newest}" if newest < end else ""
    return Control(
        id=content_id("ctl", "place", spot, stretch.holder, str(stretch.start)),
        holder=stretch.holder and voices.shown(stretch.holder),
        state=stretch.state,
        when=When(stretch.start, end, basis="carried" if carried else "told"),
        basis=stretch.basis + carried,
        claims=tuple(sorted({s.heard.claim.id for s in stretch.seen})),
        place=where.name if where else words,
        where=where,
        contradictions=stretch.pairs,
        last=newest,
    )


def control_issues(controls: Sequence[Control]) -> list[Issue]:
    """Each contradiction about ground once, for the reviewer."""
    made: dict[Pair, Issue] = {}
    for control in controls:
        code = "contradiction-figures" if control.area else "contradiction-control"
        said = "two extents of one ground exclude each other"
        message = said if control.area else "different sides are said to hold one place"
        for pair in control.contradictions:
            id = content_id("iss", "weigh", code, *pair)
            made.setdefault(
                pair, Issue(id, control.id, code, message, stage="weigh", claims=pair)
            )
    return [made[pair] for pair in sorted(made)]
