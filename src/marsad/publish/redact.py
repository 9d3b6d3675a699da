"""What may leave, and how exactly: runs before any format sees a record.

Every record is built anew from the fields that may leave, so a field added to a
record tomorrow stays inside until somebody lists it here.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from marsad.publish.contacts import MAIL
from marsad.publish.context import contexts
from marsad.publish.folding import find_names, fold
from marsad.publish.known_as import as_known
from marsad.publish.redact_views import (
    redact_controls,
    redact_events,
    redact_grades,
    redact_issues,
    redact_persons,
    redact_tallies,
    with_plain_totals,
)
from marsad.publish.row_sides import own_side, side_of_row
from marsad.publish.scope import Scope, make_scope
from marsad.publish.seal import CONTACT, WITHHELD, week_of
from marsad.records.claim import Claim, Figure, PartOf, TimeWords
from marsad.records.dossier import Dossier
from marsad.records.evidence import Capture, Evidence
from marsad.records.origin import OWN, SHARED, Origin
from marsad.records.placement import Placement
from marsad.records.report import Report
from marsad.records.war import War
from marsad.records.when import When
from marsad.text.belonging import in_full
from marsad.text.parties import party_of
from marsad.text.ranges import population_of

T = TypeVar("T")


def redact(dossier: Dossier, today: date) -> Dossier:
    """The part of the record that may be published on that day."""
    return redact_within(dossier, make_scope(dossier, today))


def redact_within(dossier: Dossier, scope: Scope) -> Dossier:
    """The part of the record that may be published, by what `scope` says of it."""
    scope = with_plain_totals(dossier, scope)
    claims = [c for c in dossier.claims.values() if c.id not in scope.gone]
    placed = [c for c in claims if c.id in dossier.placements]
    traced = [c for c in claims if c.id in dossier.origins]
    reports = [r for r in dossier.reports.values() if scope.out(r.id)]
    shut = scope.protected | scope.shy
    open_reports = [r.id for r in reports if r.id not in shut]
    kept = [dossier.evidence[r] for r in open_reports if r in dossier.evidence]
    grades = redact_grades(dossier, scope)
    opened = Dossier(
        war=open_war(dossier.war),
        reports=_sorted((scope.ren(r.id), _report(r, scope)) for r in reports),
        evidence=_sorted((e.report, _evidence(e)) for e in kept),
        contexts=_sorted(contexts(claims, dossier, scope)),
        claims=_sorted((scope.ren(c.id), _claim(c, dossier, scope)) for c in claims),
        placements=_sorted(
            (scope.ren(c.id), _placement(dossier.placements[c.id], scope))
            for c in placed
        ),
        origins=_sorted(
            (scope.ren(c.id), _origin(dossier.origins[c.id], dossier, scope))
            for c in traced
        ),
        events=redact_events(dossier, scope),
        persons=redact_persons(dossier, scope),
        controls=redact_controls(dossier, scope),
        tallies=redact_tallies(dossier, scope),
        grades=_sorted((grade.record, grade) for grade in grades),
        issues=redact_issues(dossier, scope),
        retracted=scope.retracted,
        apart=frozenset(scope.ren(c) for c in scope.apart - scope.gone),
    )
    return as_known(opened)


def _sorted(pairs: Iterable[tuple[str, T]]) -> dict[str, T]:
    return dict(sorted(pairs, key=lambda pair: pair[0]))


def open_war(war: War) -> War:
    """What is told of the settings."""
    open_sources = tuple(s for s in war.sources if not s.protected)
    sources = tuple(replace(s, secrets=()) for s in open_sources)
    return War(
        name=war.name,
        area=war.area,
        languages=war.languages,
        parties=war.parties,
        sources=sources,
        rules=replace(war.rules, shields=()),
        counting=war.counting,
    )


def _report(report: Report, scope: Scope) -> Report:
    """Never the text; of a protected report only its week, language and label."""
    if report.id in scope.protected:
        monday = week_of(When(report.published)).start
        return Report(
            id=scope.ren(report.id),
            text="",
            evidence="",
            publisher=CONTACT,
            publisher_basis="withheld",
            published=monday,
            published_basis="week" if monday else "unknown",
            language=report.language,
            protected=True,
        )
    names = scope.names.get(report.id, ())
    if report.id in scope.shy:
        return _shy_report(report, scope)
    return Report(
        id=report.id,
        text="",
        evidence=report.evidence,
        publisher=scope.seal.words(report.publisher),
        publisher_basis=report.publisher_basis,
        title=scope.seal.words(report.title, names),
        published=report.published,
        published_basis=report.published_basis,
        language=report.language,
        source=report.source,
        url=_link(report.url, scope, names),
        passed_on_by=scope.seal.words(report.passed_on_by),
    )


def _shy_report(report: Report, scope: Scope) -> Report:
    """Of a report of sexual violence: whose it is and of which week; title, address,
    day and hash would tell what is blurred in its claims."""
    monday = week_of(When(report.published)).start
    return Report(
        id=report.id,
        text="",
        evidence="",
        publisher=scope.seal.words(report.publisher),
        publisher_basis=report.publisher_basis,
        published=monday,
        published_basis="week" if monday else "unknown",
        language=report.language,
        source=report.source,
    )


def _link(url: str | None, scope: Scope, names: tuple[str, ...]) -> str | None:
    """A web address, unless it spells a name that is withheld."""
    if url is None or not url.lower().startswith(("http://", "https://")):
        return None
    hidden = (scope.seal.sources, scope.seal.persons, names)
    named = any(find_names(url, group) for group in hidden)
    return None if named or MAIL.search(url) else url


def _evidence(evidence: Evidence) -> Evidence:
    """Hash and time; never the name of a file of ours or what a server said."""
    was = evidence.capture
    capture = Capture(was.at, was.method, was.tool, was.media_type, was.size, "")
    return Evidence(evidence.id, evidence.sha256, evidence.report, capture)


def _claim(claim: Claim, dossier: Dossier, scope: Scope) -> Claim:
    if claim.id in scope.hidden:
        return _hidden_claim(claim, dossier, scope)
    if claim.id in scope.closed:
        return _closed_claim(claim, dossier, scope)
    names = scope.names.get(claim.report, ())

    def words(text: str | None) -> str | None:
        return scope.seal.words(text, names)

    row = claim.is_row
    return Claim(
        id=claim.id,
        report=claim.report,
        kind=claim.kind,
        span=claim.span,
        quote=words(claim.quote) or "",
        speaker=words(_speaker(claim, dossier)),
        via=tuple(words(source) or "" for source in claim.via),
        certainty=claim.certainty,
        actor=_side(claim.actor, row, dossier, words),
        target=_side(claim.target, row, dossier, words),
        place=words(claim.place),
        time=_time(claim.time, words),
        figures=tuple(_figure(f, scope, words(f.text) or "") for f in claim.figures),
        person=words(claim.person),
        status=claim.status,
        reader=claim.reader,
        rules=claim.rules,
    )


def _speaker(claim: Claim, dossier: Dossier) -> str | None:
    """Who says it; of "a source in the forces" in those that the report calls so, for
    the text of the report does not leave."""
    report = dossier.reports.get(claim.report)
    if claim.speaker is None or report is None:
        return claim.speaker
    return in_full(claim.speaker, report.text, dossier.war.parties)


def _side(
    side: str | None,
    row: bool,
    dossier: Dossier,
    words: Callable[[str | None], str | None],
) -> str | None:
    """A claim's side without withheld names; none where nothing else is left. A party
    is no person, whatever its name is made of."""
    if side is not None and party_of(side, dossier.war.parties):
        return side
    told = side_of_row(side, dossier.war) if row else words(side)
    return None if told == WITHHELD else told


def _time(
    time: TimeWords | None, words: Callable[[str | None], str | None]
) -> TimeWords | None:
    return None if time is None else replace(time, text=words(time.text) or "")


def _hidden_claim(claim: Claim, dossier: Dossier, scope: Scope) -> Claim:
    """A protected contact's claim: what is said, in no words of theirs."""
    where = scope.places.get(claim.id)
    figures = (replace(f, span=(0, 0)) for f in claim.figures)
    return Claim(
        id=scope.ren(claim.id),
        report=scope.ren(claim.report),
        kind=claim.kind,
        span=(0, 0),
        quote="",
        speaker=CONTACT,
        certainty=claim.certainty,
        actor=own_side(claim.actor, dossier.war),
        target=own_side(claim.target, dossier.war),
        place=where.name if where else None,
        figures=tuple(_figure(f, scope, "") for f in figures),
        person=_hidden_person(claim, dossier, scope),
        status=claim.status,
        reader=claim.reader,
    )


def _hidden_person(claim: Claim, dossier: Dossier, scope: Scope) -> str | None:
    """Of whom a protected claim tells: a name that marsad.toml lists as public."""
    if claim.person is None:
        return None
    listed = {fold(name) for name in dossier.war.rules.public_persons}
    return scope.seal.text(claim.person) if fold(claim.person) in listed else WITHHELD


def _closed_claim(claim: Claim, dossier: Dossier, scope: Scope) -> Claim:
    """What is said of a person whose case is closed: that something happened, in none
    of the report's words, and to nobody."""
    blurred = claim.id in scope.blurred
    where = scope.places.get(claim.id)
    names = scope.names.get(claim.report, ())
    coarse = where.name if where else None
    return Claim(
        id=scope.ren(claim.id),
        report=scope.ren(claim.report),
        kind=claim.kind,
        span=(0, 0),
        quote="",
        speaker=(WITHHELD if claim.speaker else None)
        if claim.id in scope.outrages
        else scope.seal.words(claim.speaker, names),
        via=()
        if claim.id in scope.outrages
        else tuple(scope.seal.text(source, names) for source in claim.via),
        certainty=claim.certainty,
        actor=own_side(claim.actor, dossier.war),
        target=own_side(claim.target, dossier.war),
        place=coarse if blurred else scope.seal.words(claim.place, names),
        figures=tuple(
            _figure(replace(f, span=(0, 0)), scope, "") for f in claim.figures
        ),
        reader=claim.reader,
    )


def _figure(figure: Figure, scope: Scope, text: str) -> Figure:
    part = figure.part_of
    return Figure(
        measure=figure.measure,
        text=text,
        span=figure.span,
        low=figure.low,
        high=figure.high,
        approx=figure.approx,
        population=population_of(figure),
        part_of=PartOf(scope.ren(part.claim), part.figure) if part else None,
        best=figure.best,
    )


def _placement(placement: Placement, scope: Scope) -> Placement:
    if placement.claim in scope.blurred:
        return Placement(
            id=scope.seal.id("plc", placement.id),
            claim=scope.ren(placement.claim),
            words=None,
            where=scope.places.get(placement.claim),
            candidates=(),
            when=week_of(placement.when),
            reader=placement.reader,
        )
    closed = placement.claim in scope.closed
    return Placement(
        id=scope.seal.id("plc", placement.id) if closed else placement.id,
        claim=scope.ren(placement.claim),
        words=scope.seal.words(placement.words),
        where=placement.where,
        candidates=placement.candidates,
        when=replace(placement.when, words=scope.seal.words(placement.when.words)),
        reason="" if closed else scope.seal.text(placement.reason),
        reader=placement.reader,
    )


def _origin(origin: Origin, dossier: Dossier, scope: Scope) -> Origin:
    source, basis = _source(origin, dossier.origins, scope)
    veiled = scope.veils(origin.claim)
    return Origin(
        id=scope.seal.id("ogn", origin.id) if veiled else origin.id,
        claim=scope.ren(origin.claim),
        origin=scope.ren(origin.origin),
        copy_of=source,
        basis=scope.seal.text(basis),
    )


def _source(
    origin: Origin, origins: Mapping[str, Origin], scope: Scope
) -> tuple[str | None, str]:
    """The nearest claim up the line that it was had from and that is shown, and what
    shows it. Who had it from a protected report, and from whom that one had it, stays
    out: they point to the head of the line alone."""
    own = scope.veils(origin.claim)
    source, basis = origin.copy_of, origin.basis
    while source is not None:
        known = origins.get(source)
        further = known.copy_of if known else None
        open_line = not own and not scope.veils(source)
        if source not in scope.gone and (open_line or further is None):
            return scope.ren(source), basis if open_line else SHARED
        source, basis = further, SHARED
    return None, OWN
