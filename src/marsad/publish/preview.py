"""What a release would show and hide, for the person who decides: made of the whole
record and of what redaction leaves of it. It is for inside, and is never published."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from marsad.publish.folding import find_names, fold
from marsad.publish.leaks import OF_SOURCES, PRIVATE, SOUND, search_for
from marsad.publish.scope import Scope
from marsad.publish.seal import WITHHELD
from marsad.publish.shielding import free_on
from marsad.records.claim import Claim
from marsad.records.dossier import Dossier
from marsad.records.report import Report
from marsad.records.source import RISKS, Source
from marsad.text.parties import party_of
from marsad.text.speakers import english_names


@dataclass(frozen=True, slots=True)
class Printed:
    """The name of a person, or of a speaker whom no list knows, that is printed."""

    name: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Masked:
    """Words of an open report that are withheld."""

    report: str
    kind: str
    name: str
    """A private person's; of a protected source its id."""
    where: tuple[str, ...]
    """Lines of the report's text, or its id, title, publisher or address."""


@dataclass(frozen=True, slots=True)
class Guarding:
    """How the reports of a protected source leave."""

    source: str
    risk: str
    delay_days: int
    blur_km: float
    told: int
    """Its reports that leave now."""
    held: int
    """Those that are held back today."""
    next: date | None
    """When the first of these is free; None where none is held or has a date."""


@dataclass(frozen=True, slots=True)
class Outside:
    """An event that is placed in no country of the war's area."""

    event: str
    place: str
    country: str


def printed_names(opened: Dossier) -> list[Printed]:
    """Names of people in what is published, with the reports that name them."""
    war = opened.war
    known = {fold(n) for s in war.sources for n in (s.id, s.name, *s.aliases)}
    known |= {fold(n) for p in war.parties for n in (p.id, p.name, *p.aliases)}
    known |= {fold(r.publisher) for r in opened.reports.values() if r.publisher}
    known |= {fold(w.where.name) for w in opened.placements.values() if w.where}
    found: dict[str, set[str]] = {}
    for claim in opened.claims.values():
        for name in _named(claim):
            if WITHHELD not in name and fold(name) not in known:
                found.setdefault(name, set()).add(claim.report)
    for person in opened.persons:
        for name in (person.name, *person.aliases):
            if WITHHELD not in name:
                reports = {status.report for status in person.statuses}
                found.setdefault(name, set()).update(reports)
    return [Printed(name, tuple(sorted(found[name]))) for name in sorted(found)]


def _named(claim: Claim) -> Iterator[str]:
    if claim.person:
        yield claim.person
    said = (claim.speaker, claim.actor, claim.target, *claim.via)
    yield from (name for name in said if name and _may_be_a_person(name))


def _may_be_a_person(name: str) -> bool:
    words = name.split()
    capital = all(word[:1].isupper() or word[:1] > "\u0600" for word in words)
    nobody = party_of(name) is None and not english_names(name)
    return 1 < len(words) < 6 and capital and nobody


def masked_names(dossier: Dossier, scope: Scope) -> list[Masked]:
    """What is withheld in open reports, report by report: names of protected sources,
    which somebody may have planted or forgotten to protect, and of private persons."""
    found = list[Masked]()
    sources = [source for source in dossier.war.sources if source.protected]
    for report in dossier.reports.values():
        if report.id in scope.protected:
            continue
        found += _planted(report, scope, sources)
        names = scope.names.get(report.id, ())
        lines = [at for at, text in _lines(report) if find_names(text, names)]
        if names:
            found.append(Masked(report.id, PRIVATE, ", ".join(names), tuple(lines)))
    order = {kind: at for at, kind in enumerate(OF_SOURCES)}
    found.sort(key=lambda m: (m.kind not in order, m.report, m.kind, m.name))
    return found


def _planted(
    report: Report, scope: Scope, sources: Iterable[Source]
) -> Iterator[Masked]:
    seal, lines = scope.seal, list(_lines(report))
    met = [
        (at, text)
        for at, text in lines
        if seal.sources.find(text) or seal.sounds.find(text) or seal.digits.find(text)
    ]
    for source in sources if met else ():
        own, where = search_for([source]), dict[str, list[str]]()
        for at, text in met:
            for kind in sorted({k for k, _ in own.text(text) if k in OF_SOURCES}):
                where.setdefault(kind, []).append(at)
        if len(where) > 1:
            where.pop(SOUND, None)
        for kind, places in where.items():
            yield Masked(report.id, kind, source.id, tuple(places))


def _lines(report: Report) -> Iterator[tuple[str, str]]:
    told = (report.id, report.title, report.publisher, report.url)
    for label, text in zip(("id", "title", "publisher", "address"), told, strict=True):
        if text:
            yield label, text
    for at, line in enumerate(report.text.split("\n"), 1):
        yield f"line {at}", line


def guarding(dossier: Dossier, scope: Scope) -> list[Guarding]:
    """Delay and blur of every protected source, and what of its reports leaves."""
    found = []
    captured = {id: kept.capture.at.date() for id, kept in dossier.evidence.items()}
    for source in (s for s in dossier.war.sources if s.protected):
        shield = dossier.war.rules.shield(source.risk)
        own = [r for r in dossier.reports.values() if r.source == source.id]
        held = [r for r in own if not scope.out(r.id)]
        days = [r.published or captured.get(r.id) for r in held]
        free = [free_on(day, shield.delay_days) for day in days if day]
        found.append(
            Guarding(
                source=source.id,
                risk=source.risk,
                delay_days=shield.delay_days,
                blur_km=shield.blur_km,
                told=len(own) - len(held),
                held=len(held),
                next=min(free, default=None),
            )
        )
    return sorted(found, key=lambda g: (-RISKS.index(g.risk), g.source))


def outside(opened: Dossier) -> list[Outside]:
    """Events that are placed outside the countries of the war."""
    area = opened.war.area
    return [
        Outside(event.id, event.where.name, event.where.country)
        for event in opened.events
        if area and event.where and event.where.country
        if event.where.country not in area
    ]


def plain(found: Iterable[object]) -> list[Mapping[str, object]]:
    """Rows of any of these, for JSON."""
    return [
        {name: _plain(getattr(one, name)) for name in one.__slots__}  # type: ignore[attr-defined]
        for one in found
    ]


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
