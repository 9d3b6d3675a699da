"""What is to be said of one event, decided before any language says it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from marsad.publish.naming import is_party, speaker, voices
from marsad.publish.prose import phrases
from marsad.publish.telling import claims_of, sides_of
from marsad.records.claim import FAMILIES, Claim
from marsad.records.dossier import Dossier
from marsad.records.event import Event, bears_out
from marsad.records.grade import HEADLINE
from marsad.records.tally import Tally
from marsad.text.manners import manner, so
from marsad.text.names import party_of

OWN_GAINS = frozenset({"capture", "control", "withdrawal", "strength", "surrender"})
"""Kinds that a party claims rather than reports (DESIGN: rules of truth, 7)."""
HARM = frozenset({"airstrike", "shelling", "bombing", "attack", "chemical"})
"""Kinds whose own name is the subject: "air strikes killed 16 civilians"."""
FOUGHT = frozenset({"clash", "casualties", "damage"})
"""Kinds in which people are counted passively: "16 people were killed in clashes"."""
TURNS = frozenset({"capture", "withdrawal", "siege", "ceasefire", "offensive"})
"""Turns of a war, told with the losses of the whole campaign: numbers of one source
are not lent to the day."""
THINGS = frozenset({"structures", "vehicles", "strikes"})
HIT = frozenset({"structures", "vehicles"})
"""Measures of things that are told as hit or lost."""
SEEN = "seen"
"""What is told of things that nobody hits."""
HITTING = frozenset({"airstrike", "shelling", "bombing", "chemical", "damage"})
"""Kinds of deeds that hit, whatever their words."""
PEACEFUL = frozenset({"displacement", "return", "aid", "ceasefire", "release"})
"""Kinds of deeds in which nothing is hit."""
MOODS = ("asserted", "probable", "possible")


@dataclass(frozen=True, slots=True)
class Account:
    """Who says an event, who says it after them, and who says that it is not so."""

    claims: tuple[Claim, ...]
    said: tuple[Claim, ...]
    against: tuple[Claim, ...]
    unhurt: tuple[Claim, ...]
    """Who only says that nobody was hurt, which is no word against what is said."""
    contrary: tuple[Claim, ...]
    """Who denies nothing and yet contradicts what is said: that there is still fire
    where a place is told to be taken."""
    main: tuple[Claim, ...]
    """Those that the sentence is made of: what is said, else what speaks against."""
    best: tuple[Claim, ...]
    """The surest of them."""
    first: tuple[Claim, ...]
    """Those of the surest that give the event's first figure; they are named first."""
    counts: tuple[Tally, ...]

    @property
    def told(self) -> bool:
        """Whether anybody says it, or nobody says anything against it."""
        return bool(self.said) or not self.against

    @property
    def feeding(self) -> frozenset[str]:
        """Claims that the event's first figure rests on."""
        return frozenset(id for tally in self.counts[:1] for id in tally.claims)

    @property
    def others(self) -> tuple[Claim, ...]:
        """Who told of it without that figure."""
        return tuple(c for c in self.main if c not in self.first)


def account_of(event: Event, tallies: Iterable[Tally], dossier: Dossier) -> Account:
    """The account of one event, from all claims about it."""
    claims = claims_of(event.claims, dossier)
    claims = [c for c in claims if not _corrects(c, event)] or claims
    told = [c for c in claims if not speaks_against(c)]
    said = [c for c in told if bears_out(event.kind, c)] or told
    no = [c for c in claims if speaks_against(c)]
    unhurt = [c for c in no if told and so("unhurt", c.quote)]
    against = [c for c in no if c not in unhurt]
    main = said or against or claims
    best, counts = surest(main), flows(tallies)
    feeding = {id for tally in counts[:1] for id in tally.claims}
    dated = _of_its_days(best, event, dossier)
    first = [c for c in dated if c.id in feeding] or dated
    return Account(
        claims=tuple(claims),
        said=tuple(said),
        against=tuple(against),
        unhurt=tuple(unhurt),
        contrary=tuple(_contrary(claims, said, event)),
        main=tuple(main),
        best=tuple(best),
        first=tuple(first),
        counts=tuple(counts),
    )


def _contrary(
    claims: Iterable[Claim], said: Sequence[Claim], event: Event
) -> list[Claim]:
    """Of claims that neither say it nor speak against it, those that cannot be so
    beside what is said."""
    ids = {claim.id for claim in said}
    against = {id for pair in event.contradictions if ids & {*pair} for id in pair}
    apart = (c for c in claims if c.id in against - ids)
    return [c for c in apart if not speaks_against(c)]


def _corrects(claim: Claim, event: Event) -> bool:
    """Whether an outlet denies a number in its own voice that is held against nobody's
    word: it takes its own back."""
    own = claim.speaker is None and bool(claim.figures)
    disputed = any(claim.id in pair for pair in event.contradictions)
    return own and claim.certainty == "denied" and not disputed


def _of_its_days(
    claims: Sequence[Claim], event: Event, dossier: Dossier
) -> list[Claim]:
    """Those that tell it of the event's own days, or of none: who says in May that
    somebody is held has not said that he was taken in March."""
    start, end = event.when.start, event.when.end

    def fits(claim: Claim) -> bool:
        placed = dossier.placements.get(claim.id)
        when = None if placed is None else placed.when
        if when is None or start is None or end is None:
            return True
        late = when.start is not None and when.start > end
        early = when.end is not None and when.end < start
        return not (late or early)

    return [claim for claim in claims if fits(claim)] or list(claims)


def surest(claims: Sequence[Claim]) -> list[Claim]:
    """Those said with most certainty."""
    for certainty in (*MOODS, "doubtful", "denied"):
        found = [c for c in claims if c.certainty == certainty]
        if found:
            return found
    return list(claims)


def merely_claimed(event: Event, said: Sequence[Claim], dossier: Dossier) -> bool:
    """Whether only parties say it, of their own gains or their enemies' losses."""
    fighters = any(f.population == "combatants" for c in said for f in c.figures)
    gains = event.kind in OWN_GAINS or fighters
    return gains and all(is_party(c, dossier) for c in said)


def also_told(account: Account, dossier: Dossier) -> list[Claim]:
    """One claim for each voice that is named after the first."""
    first = voices(account.first, dossier)
    who = {speaker(c, dossier) for c in first}
    return [
        c
        for c in voices(account.others, dossier)
        if speaker(c, dossier) not in who
        and len(voices((*account.first, c), dossier)) > len(first)
    ]


def counted_by_others(
    account: Account, dossier: Dossier
) -> list[tuple[list[Claim], list[Tally]]]:
    """Counts of a measure that nobody of those named first gives, with who does, where
    those give another: what one voice counts is not told as another's."""
    who = {speaker(c, dossier) for c in account.first}
    found: list[tuple[list[Claim], list[Tally]]] = []
    for known in by_measure(account.counts).values():
        ids = {id for tally in known.values() for id in tally.claims}
        giving = [c for c in account.main if c.id in ids]
        if giving and not any(speaker(c, dossier) in who for c in giving):
            found.append((giving, list(known.values())))
    return found if len(found) < len(by_measure(account.counts)) else []


def own_counts(
    account: Account, tallies: Iterable[Tally], dossier: Dossier
) -> list[Tally]:
    """The counts that those named first give."""
    others = counted_by_others(account, dossier)
    apart = {tally.id for _, counts in others for tally in counts}
    return [tally for tally in tallies if tally.id not in apart]


def deniers(account: Account, dossier: Dossier) -> tuple[list[Claim], list[Claim]]:
    """Voices against all of it, and against a part of what they say themselves."""
    sayers = {speaker(c, dossier) for c in voices(account.said, dossier)}
    apart = agreements(account)
    found = voices([c for c in account.against if c not in apart], dossier)
    whole = [c for c in found if speaker(c, dossier) not in sayers]
    return whole, [c for c in found if speaker(c, dossier) in sayers]


def agreements(account: Account) -> list[Claim]:
    """Denials of an agreement, where what is said is a deed: told in their words."""
    if any(so("agreed", claim.quote) for claim in account.said):
        return []
    denied = (c for c in account.against if c.certainty == "denied")
    return [c for c in denied if account.said and so("agreed", c.quote)]


def flows(tallies: Iterable[Tally]) -> list[Tally]:
    """What an event's own counts tell, in the order it is told; no stocks."""
    known = list(phrases()["fates"])
    kept = [t for t in tallies if t.measure in known and t.best > 0]
    return sorted(
        kept, key=lambda t: (known.index(t.measure), t.population or "", t.id)
    )


@dataclass(frozen=True, slots=True)
class Clause:
    """What happened, without who says so, in the parts of which a clause is made."""

    shape: str
    """``struck``: a strike is what did it; ``fought``: people counted in a fight;
    ``counted``: people counted; ``shielded``: fighters hide behind people;
    ``plain``: nobody is counted."""
    mood: int
    """Into `MOODS`."""
    sides: tuple[str, str]
    claims: tuple[Claim, ...]
    counted: tuple[Tally, ...]
    """What the clause itself counts."""
    rest: tuple[Tally, ...]
    """What is counted after it."""


def clause_of(event: Event, tallies: Iterable[Tally], dossier: Dossier) -> Clause:
    """The parts of the clause on one event."""
    claims = claims_of(event.claims, dossier)
    said = [c for c in claims if not speaks_against(c)] or claims
    said = [c for c in said if bears_out(event.kind, c)] or said
    best = surest(said)
    mood = best[0].certainty if best else "asserted"
    at = MOODS.index(mood) if mood in MOODS else 0
    sides = sides_of(said, dossier, event.kind)
    if _blame_differs(said, dossier):
        sides = ("", sides[1])
    hit, hiding = bool(sides[1]), shielded(said)
    shape, counted, rest = _shape(event.kind, flows(tallies), hit, hiding)
    grade = dossier.grades.get(event.id)
    if event.kind in TURNS and (grade is None or grade.counts_as not in HEADLINE):
        rest = []
    return Clause(shape, at, sides, tuple(said), tuple(counted), tuple(rest))


def _blame_differs(claims: Iterable[Claim], dossier: Dossier) -> bool:
    """Whether parties of different sides are named as who did an act of violence: none
    of them is told as the one."""
    parties = {party.id: party.side or party.id for party in dossier.war.parties}
    doers = (c.actor for c in claims if c.kind in HARM)
    named = {party_of(doer, dossier.war.parties) for doer in doers} - {None}
    return len({parties[party] for party in named if party is not None}) > 1


def _shape(
    kind: str, counts: list[Tally], target: bool, hiding: bool
) -> tuple[str, list[Tally], list[Tally]]:
    """The shape of the clause, what it counts, and what is counted after it."""
    if hiding:
        return "shielded", [], counts
    if kind not in (*HARM, *FOUGHT):
        counts = [t for t in counts if t.measure not in THINGS]
    harmed = [t for t in counts if t.measure in ("killed", "wounded")]
    rest = [t for t in counts if t not in harmed]
    if kind in HARM and (harmed or target):
        return "struck", harmed, [t for t in rest if t.measure != "strikes"]
    if harmed and kind in FOUGHT:
        return "fought", harmed, rest
    if rest and kind not in (*HARM, *FOUGHT, *phrases()["acts"]):
        return "counted", rest, harmed
    return "plain", [], counts


def told_as(measure: str, claims: Iterable[Claim]) -> str:
    """What is said of those counted: the measure, or the manner in which all who count
    them tell it: "died", "handed over"; lorries that nobody hit were seen."""
    counting = [
        claim
        for claim in claims
        if any(figure.measure == measure for figure in claim.figures)
    ]
    if measure in HIT and counting and not any(map(_hits, counting)):
        return SEEN
    return manner(measure, (claim.quote for claim in counting))


def _hits(claim: Claim) -> bool:
    """Whether a claim tells of things hit, destroyed or lost."""
    words = claim.kind not in PEACEFUL and so("struck", claim.quote)
    return words or claim.kind in HITTING


def shielded(claims: Sequence[Claim]) -> bool:
    """Whether all that is told is that fighters hid behind people."""
    return bool(claims) and all(so("shields", claim.quote) for claim in claims)


def speaks_against(claim: Claim) -> bool:
    """Whether a claim denies or doubts; who only does not know has done neither."""
    unknown = claim.status == "missing" and unknown_fate([claim])
    return claim.certainty == "denied" or (
        claim.certainty == "doubtful" and not unknown
    )


def unknown_fate(claims: Sequence[Claim]) -> bool:
    """Whether all that is told of somebody missing is that nobody knows."""
    return bool(claims) and all(
        so("unknown", claim.quote) or so("either", claim.quote) for claim in claims
    )


@dataclass(frozen=True, slots=True)
class Counted:
    """How many people or things one measure counts, and the civilians among them."""

    main: Tally
    population: str | None
    """Whom the noun names: all that are counted may be civilians."""
    civil: Tally | None


def by_measure(tallies: Iterable[Tally]) -> dict[str, dict[str | None, Tally]]:
    """Tallies by measure and then by population, in the order they come."""
    found: dict[str, dict[str | None, Tally]] = {}
    for tally in tallies:
        found.setdefault(tally.measure, {})[tally.population] = tally
    return found


def counted_of(known: Mapping[str | None, Tally]) -> Counted | None:
    """What one measure's populations make together."""
    total = known.get(None) or known.get("people")
    civil, armed = known.get("civilians"), known.get("combatants")
    main = total or civil or armed or known.get(FAMILIES)
    if main is None:
        return None
    ends = (main.low, main.high)
    same = (p for p in (civil, armed) if p and (p.low, p.high) == ends)
    only = next(same, None)
    told = civil and civil not in (main, only) and is_inside(civil, main)
    return Counted(main, (only or main).population, civil if told else None)


def is_inside(part: Tally, whole: Tally) -> bool:
    """Whether a part can be told inside its whole: what one voice counts can exceed
    what another counts in all."""
    if whole.best <= 1 or part.low > whole.low:
        return False
    return whole.high is None or (part.high is not None and part.high <= whole.high)
