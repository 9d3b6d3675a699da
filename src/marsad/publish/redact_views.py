"""Redaction of what is derived: events, cases, control, tallies, grades, issues."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from marsad.publish.folding import fold
from marsad.publish.row_sides import is_side, own_side, side_of_row
from marsad.publish.scope import Scope
from marsad.publish.seal import AREA, CONTACT, WITHHELD, name_parts, week_of
from marsad.records.claim import Claim
from marsad.records.control import SINCE, Control
from marsad.records.dossier import Dossier
from marsad.records.event import Event, Pair, RunnerUp, event_id
from marsad.records.grade import Grade
from marsad.records.issue import Issue
from marsad.records.person import PersonCase, PersonStatus
from marsad.records.placement import Placement
from marsad.records.tally import Tally
from marsad.records.when import When
from marsad.records.where import Where

SIDES = ("actor", "victim")
"""Dimensions of a count whose values are sides."""
PUBLIC_ISSUES = ("mismatch", "contradiction")
"""Issues that concern readers; the others concern the monitor's own work."""


def redact_events(dossier: Dossier, scope: Scope) -> tuple[Event, ...]:
    """Events with at least one claim that may leave."""
    kept = (e for e in dossier.events if any(c not in scope.gone for c in e.claims))
    return tuple(sorted((_event(e, dossier, scope) for e in kept), key=lambda e: e.id))


def _event(event: Event, dossier: Dossier, scope: Scope) -> Event:
    where, place, when = setting_of(event, dossier, scope)
    claims = [c for c in event.claims if scope.tells(c)]
    traced = {dossier.origins[c].origin for c in claims if c in dossier.origins}
    origins = traced or set(event.origins)
    reports = {dossier.claims[c].report for c in claims if c in dossier.claims}
    return Event(
        id=scope.ren(event.id),
        kind=event.kind,
        when=when,
        where=where,
        place=place,
        parties=_parties(event, dossier, scope),
        claims=scope.ids(claims),
        reports=tuple(sorted(scope.ren(r) for r in reports)),
        origins=tuple(sorted(scope.ren(o) for o in origins)),
        contradictions=_pairs(event.contradictions, scope),
        reasons=()
        if _touched(event.claims, scope)
        else tuple(scope.seal.text(r) for r in event.reasons),
        runners_up=_runners_up(event, scope) if scope.tells_more else (),
        was=_former(event, scope),
    )


def _parties(event: Event, dossier: Dossier, scope: Scope) -> tuple[str, ...]:
    """The sides that may be printed; what holds a withheld name is none."""
    sides = (scope.seal.text(p) for p in _sides(event, dossier, scope))
    return tuple(side for side in sides if WITHHELD not in side)


def _runners_up(event: Event, scope: Scope) -> tuple[RunnerUp, ...]:
    """What else a reviewer might join: of open events and claims alone."""
    ids = ((one, {one.event, one.claim}) for one in event.runners_up)
    shut = scope.hidden | scope.closed | scope.renamed.keys()
    return tuple(
        RunnerUp(o.event, o.claim, o.points, tuple(map(scope.seal.text, o.reasons)))
        for o, named in ids
        if event.id not in shut and shut.isdisjoint(named)
    )


def _former(event: Event, scope: Scope) -> tuple[str, ...]:
    """Ids of events that were made part of this one, of those by open claims."""
    opened = {event_id(claim) for claim in event.claims if claim not in scope.hidden}
    return tuple(sorted(opened.intersection(event.was) - {scope.ren(event.id)}))


def _sides(event: Event, dossier: Dossier, scope: Scope) -> Iterator[str]:
    """An event's sides: no cells of tables that may name a person, no names of persons,
    and of protected and closed claims only parties that marsad.toml lists."""
    claims = [dossier.claims[c] for c in event.claims if c in dossier.claims]
    cells = {w for c in claims if c.is_row for w in _words(c)}
    shut = {w for c in claims if scope.veils(c.id) for w in _words(c)}
    said = {w for c in claims if not scope.veils(c.id) for w in _words(c)}
    veiled = {fold(w) for w in shut} - {fold(w) for w in said}
    unsaid = not said
    people = {name for c in claims for name in scope.people.get(c.report, ())}
    for party in event.parties:
        if party in cells and side_of_row(party, dossier.war) is None:
            continue
        own = own_side(party, dossier.war) is not None
        if not own and (unsaid or fold(party) in veiled):
            continue
        if is_side(party, dossier.war, people):
            yield party


def _words(claim: Claim) -> Iterator[str]:
    yield from (words for words in (claim.actor, claim.target) if words)


def _touched(claims: Iterable[str], scope: Scope) -> bool:
    return not scope.blurred.isdisjoint(claims)


def setting_of(
    record: Event | Control, dossier: Dossier, scope: Scope
) -> tuple[Where | None, str | None, When]:
    """Place, its words and days, no finer than open claims alone give them."""
    place = scope.seal.words(record.place)
    if not _touched(record.claims, scope):
        return record.where, place, record.when
    known = _open_placements(record.claims, dossier, scope)
    where = record.where
    told = next((p for p in known if where is not None and p.where == where), None)
    if told is None:
        where = _blurred(record.claims, scope) if where is not None else None
        place = where.name if where else None
    else:
        place = scope.seal.words(told.words)
    days = {(p.when.start, p.when.end) for p in known}
    fixed = (record.when.start, record.when.end) in days
    return where, place, record.when if fixed else week_of(record.when)


def _open_placements(
    claims: Iterable[str], dossier: Dossier, scope: Scope
) -> list[Placement]:
    named = [c for c in claims if c not in scope.blurred and c in dossier.placements]
    return [dossier.placements[c] for c in named]


def _pairs(pairs: Iterable[Pair], scope: Scope) -> tuple[Pair, ...]:
    kept = [scope.ids(pair) for pair in pairs if all(map(scope.tells, pair))]
    return tuple(sorted((a, b) for a, b in kept))


def redact_persons(dossier: Dossier, scope: Scope) -> tuple[PersonCase, ...]:
    """Cases with at least one status that may leave; private names withheld. Nothing
    of a closed case leaves."""
    opened = (person for person in dossier.persons if not person.closed)
    cases = (_person(person, scope) for person in opened)
    return tuple(sorted((c for c in cases if c.statuses), key=lambda c: c.id))


def _person(person: PersonCase, scope: Scope) -> PersonCase:
    kept = [s for s in person.statuses if s.claim not in scope.gone]
    withheld = person.private and not scope.tells_names
    aliases = () if withheld else person.aliases
    return PersonCase(
        id=scope.ren(person.id),
        name=WITHHELD if withheld else scope.seal.text(person.name),
        aliases=tuple(scope.seal.text(alias) for alias in aliases),
        statuses=tuple(_status(status, scope) for status in kept),
        contradictions=_pairs(person.contradictions, scope),
        private=person.private,
        special=person.special,
    )


def _status(status: PersonStatus, scope: Scope) -> PersonStatus:
    hidden = status.claim in scope.hidden
    names = scope.names.get(status.report, ())
    return PersonStatus(
        status=status.status,
        when=week_of(status.when) if hidden else status.when,
        certainty=status.certainty,
        speaker=CONTACT if hidden else scope.seal.words(status.speaker, names),
        report=scope.ren(status.report),
        claim=scope.ren(status.claim),
    )


def redact_controls(dossier: Dossier, scope: Scope) -> tuple[Control, ...]:
    """Control that no held-back claim feeds."""
    kept = (c for c in dossier.controls if scope.gone.isdisjoint(c.claims))
    return tuple(
        sorted((_control(c, dossier, scope) for c in kept), key=lambda c: c.id)
    )


def _control(control: Control, dossier: Dossier, scope: Scope) -> Control:
    where, place, when = setting_of(control, dossier, scope)
    touched = _touched(control.claims, scope)
    basis = control.basis.partition(SINCE)[0] if touched else control.basis
    return Control(
        id=scope.ren(control.id),
        holder=_holder(control, dossier, scope),
        state=control.state,
        when=when,
        basis=scope.seal.text(basis),
        claims=scope.ids(control.claims),
        place=place,
        where=where,
        area=scope.seal.words(control.area),
        km2=control.km2,
        contradictions=_pairs(control.contradictions, scope),
        last=None if touched else control.last,
    )


def _holder(control: Control, dossier: Dossier, scope: Scope) -> str | None:
    """Who holds it, if that is no person; of protected reports a listed party alone."""
    holder = control.holder
    if holder is None:
        return None
    if scope.hidden.issuperset(control.claims):
        return own_side(holder, dossier.war)
    return scope.seal.words(holder) if is_side(holder, dossier.war) else None


def with_plain_totals(dossier: Dossier, scope: Scope) -> Scope:
    """The scope with which sums over incidents keep their ids where what these are made
    of (measure, place, window, cut) is told as it is: a protected report that comes in
    takes no total's id away from those who cited it."""
    totals = (t for t in dossier.tallies if t.event is None and t.kind == "flow")
    met = [t for t in totals if t.id in scope.renamed]
    plain = {t.id for t in met if _is_plain(t, _tally(t, dossier, scope))}
    kept = {id: to for id, to in scope.renamed.items() if id not in plain}
    return replace(scope, renamed=kept) if plain else scope


def _is_plain(inside: Tally, told: Tally) -> bool:
    made = (inside.place, inside.when, inside.cut)
    return made == (told.place, told.when, told.cut)


def redact_tallies(dossier: Dossier, scope: Scope) -> tuple[Tally, ...]:
    """Counts that no held-back claim feeds: taking it out would need a recount."""
    kept = (t for t in dossier.tallies if scope.gone.isdisjoint(t.claims))
    return tuple(sorted((_tally(t, dossier, scope) for t in kept), key=lambda t: t.id))


def _tally(tally: Tally, dossier: Dossier, scope: Scope) -> Tally:
    touched = _touched(tally.claims, scope)
    known = _open_placements(tally.claims, dossier, scope)
    named = {p.where.name for p in known if p.where} | {p.words for p in known}
    place = scope.seal.words(tally.place)
    if touched and place not in named and place is not None:
        place = _coarse(tally, scope)
    excluded = [(c, why) for c, why in tally.excluded if scope.tells(c)]
    return Tally(
        id=scope.ren(tally.id),
        measure=tally.measure,
        population=tally.population,
        kind=tally.kind,
        when=_window(tally, dossier, scope) if touched else tally.when,
        place=place,
        low=tally.low,
        best=tally.best,
        high=tally.high,
        claims=scope.ids(tally.claims),
        unit=tally.unit,
        event=scope.ren(tally.event) if tally.event else None,
        grades=tally.grades,
        excluded=tuple(sorted((scope.ren(c), scope.seal.text(w)) for c, w in excluded)),
        contradictions=_pairs(tally.contradictions, scope),
        basis=tally.basis,
        policy=tally.policy,
        cut=tuple(
            (name, _cut(name, value, tally, dossier, scope))
            for name, value in tally.cut
        ),
        reasons=() if touched else tuple(scope.seal.text(r) for r in tally.reasons),
        weak=scope.ids(tally.weak),
        totals=tuple(
            sorted((scope.ren(c), g) for c, g in tally.totals if scope.tells(c))
        ),
    )


def _cut(
    name: str, value: str | None, tally: Tally, dossier: Dossier, scope: Scope
) -> str | None:
    """By what a count is cut: a side only where it is no person and no words of
    protected reports alone."""
    if value is None or name not in SIDES:
        return scope.seal.words(value)
    unsaid = scope.hidden.issuperset(tally.claims) and bool(tally.claims)
    known = own_side(value, dossier.war) is not None
    if known or (not unsaid and is_side(value, dossier.war)):
        return scope.seal.words(value)
    return WITHHELD


def _window(tally: Tally, dossier: Dossier, scope: Scope) -> When:
    """The time of a count that blurred claims feed: whole weeks, but for a sum over
    events that lie in it by the weeks under which they are told."""
    if tally.event is None and tally.kind == "flow":
        fed = set(tally.claims)
        days = [
            setting_of(event, dossier, scope)[2]
            for event in dossier.events
            if not fed.isdisjoint(event.claims) and _touched(event.claims, scope)
        ]
        if all(_lands_in(when, tally.when) for when in days):
            return tally.when
    return week_of(tally.when)


def _lands_in(when: When, window: When) -> bool:
    """Whether the last day of one lies in the other, open where that tells no day."""
    day = when.end or when.start
    if day is None:
        return window.start is None and window.end is None
    return (window.start is None or window.start <= day) and (
        window.end is None or day <= window.end
    )


def _blurred(claims: Iterable[str], scope: Scope) -> Where | None:
    """The widest of the places under which blurred claims are told, or none."""
    places = (scope.places.get(c) for c in sorted(claims) if c in scope.blurred)
    known = [where for where in places if where is not None]
    return max(known, key=lambda w: w.radius_m or 0, default=None)


def _coarse(tally: Tally, scope: Scope) -> str:
    """The first-order unit of the protected claims, or that the area is withheld."""
    where = _blurred(tally.claims, scope)
    return AREA if where is None else where.name


def redact_grades(dossier: Dossier, scope: Scope) -> list[Grade]:
    """Grades of what leaves whole; a grade that rests on held-back claims waits."""
    fed = {e.id: e.claims for e in dossier.events}
    fed |= {t.id: t.claims for t in dossier.tallies}
    fed |= {c.id: c.claims for c in dossier.controls}
    fed |= {p.id: tuple(s.claim for s in p.statuses) for p in dossier.persons}
    fed = {record: claims for record, claims in fed.items() if record not in scope.shut}
    return [
        _grade(grade, dossier, scope, _unsaid(fed[record], dossier, scope))
        for record, grade in dossier.grades.items()
        if record in fed and scope.gone.isdisjoint(fed[record])
    ]


def _unsaid(claims: Iterable[str], dossier: Dossier, scope: Scope) -> tuple[str, ...]:
    """What protected claims alone say of who speaks, acts or suffers."""
    said: dict[bool, set[str]] = {True: set(), False: set()}
    for claim in (dossier.claims[c] for c in claims if c in dossier.claims):
        words = (
            *_words(claim),
            *((claim.speaker,) if claim.speaker else ()),
            *claim.via,
        )
        said[claim.id in scope.hidden].update(words)
    shown = {fold(words) for words in said[False]}
    known = (w for w in said[True] if own_side(w, dossier.war) is None)
    return tuple(sorted(w for w in known if fold(w) not in shown and name_parts(w)))


def _grade(
    grade: Grade, dossier: Dossier, scope: Scope, unsaid: tuple[str, ...]
) -> Grade:
    sealed = grade.record in scope.renamed
    return Grade(
        id=scope.seal.id("grd", grade.id) if sealed else grade.id,
        record=scope.ren(grade.record),
        grade=grade.grade,
        rule=grade.rule,
        reasons=tuple(scope.seal.text(reason, unsaid) for reason in grade.reasons),
        reliability=grade.reliability,
        credibility=grade.credibility,
        origins=grade.origins,
        reports=grade.reports,
        raise_by=scope.seal.text(grade.raise_by),
        method=grade.method,
        strike=grade.strike,
        positions=tuple(
            (scope.seal.text(side, unsaid), said)
            for side, said in grade.positions
            if is_side(side, dossier.war)
        ),
        override=grade.override,
        override_reason=scope.seal.text(grade.override_reason),
        override_decision=None if sealed else grade.override_decision,
        voices=tuple(filter(None, (_told(voice, scope) for voice in grade.voices))),
    )


def _told(voice: Iterable[str], scope: Scope) -> tuple[str, ...]:
    """The claims of one voice but for those that are told in no words: which of them
    a contact has in common with which stays inside."""
    return tuple(scope.ren(claim) for claim in voice if not scope.veils(claim))


def redact_issues(dossier: Dossier, scope: Scope) -> tuple[Issue, ...]:
    """Issues that concern readers, without the words of protected reports."""
    shut = scope.held | scope.gone | scope.shut
    kept = [
        _issue(issue, scope)
        for issue in dossier.issues
        if issue.code.startswith(PUBLIC_ISSUES)
        and shut.isdisjoint((issue.record, *issue.claims))
        and not _ties(issue, scope)
    ]
    return tuple(sorted(kept, key=lambda issue: issue.id))


def _ties(issue: Issue, scope: Scope) -> bool:
    """Whether it sets a protected claim beside an open one."""
    among = scope.hidden.intersection(issue.claims)
    return bool(among) and len(among) < len(issue.claims)


def _issue(issue: Issue, scope: Scope) -> Issue:
    touched = {issue.record, *issue.claims}
    hidden = not touched.isdisjoint(scope.hidden | scope.protected | scope.closed)
    message = "two statements that do not agree" if hidden else issue.message
    return Issue(
        id=scope.seal.id("iss", issue.id) if hidden else issue.id,
        record=scope.ren(issue.record),
        code=issue.code,
        message=scope.seal.text(message),
        stage=issue.stage,
        seen=None if hidden else scope.seal.words(issue.seen),
        span=None if hidden else issue.span,
        claims=scope.ids(issue.claims),
    )
