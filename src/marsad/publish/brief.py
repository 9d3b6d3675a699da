"""The brief: what happened, what changed, how many, who, where, and how sure."""

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from marsad.publish import changes, views
from marsad.publish.changed import MOST_CHANGES, changed, told
from marsad.publish.changes import Previous
from marsad.publish.disputes import disputes
from marsad.publish.figures import figures
from marsad.publish.headline import (
    first_report,
    headline,
    importance,
    is_background,
    tells_something,
)
from marsad.publish.naming import speaker
from marsad.publish.notes import Note
from marsad.publish.outline import Block, Brief, Section, section, titled
from marsad.publish.prose import phrases, sentence, stretch
from marsad.publish.render import to_html, to_markdown
from marsad.publish.subjects import Doubt, Mismatch
from marsad.publish.telling import Sentence, first_day
from marsad.records.claim import Claim
from marsad.records.dossier import Dossier
from marsad.records.event import Event
from marsad.records.issue import Issue
from marsad.records.tally import Tally
from marsad.records.when import When

__all__ = ["Brief", "Section", "Sentence", "make_brief", "to_html", "to_markdown"]

MOST_EVENTS = 40
MOST_APART = 6
"""Events without a day, and old ones, that a brief tells."""
MOST_DISPUTES = 12
MOST_DOUBTS = 12
MOST_PERSONS = 30


def make_brief(
    dossier: Dossier,
    *,
    on: date | None = None,
    since: date | None = None,
    previous: Previous | None = None,
) -> Brief:
    """The brief over what was reported by `on`, with what changed after `since`."""
    on = on or as_of(dossier)
    known = _known_on(dossier, on)
    by_event = _tallies_by_event(known)
    ranked = sorted(known.events, key=lambda e: importance(e, by_event, known))
    key = views.key_tallies(known.tallies)
    window = since if _newer(known, since) else None
    rules = known.war.rules
    sections = (
        changed(known, since, previous, by_event),
        _happened(ranked, known, window, by_event),
        figures(key, known),
        _persons(known),
        _ground(known),
        _disputed(known),
        _unverified(known),
    )
    return Brief(
        title=rules.title or known.war.name,
        publisher=rules.publisher,
        contact=rules.contact,
        licence=rules.licence,
        on=on,
        since=window,
        headline=headline(ranked, known, by_event),
        sections=_distinct([s for s in sections if s.blocks or s.note]),
        method=" ".join(phrases()["method"]["text"].split()),
    )


def _newer(dossier: Dossier, since: date | None) -> bool:
    """Whether anything was reported after that day; if not, all is told again."""
    days = [r.published for r in dossier.reports.values() if r.published]
    return since is not None and any(day > since for day in days)


def as_of(dossier: Dossier) -> date | None:
    """The newest publication date among the reports."""
    return max(
        (r.published for r in dossier.reports.values() if r.published), default=None
    )


def _known_on(dossier: Dossier, on: date | None) -> Dossier:
    """Without what reports after that day alone tell."""
    if on is None or on == as_of(dossier):
        return dossier
    late = {r.id for r in dossier.reports.values() if r.published and r.published > on}
    claims = {c.id: c for c in dossier.claims.values() if c.report not in late}

    def kept(ids: Iterable[str]) -> bool:
        return any(claim in claims for claim in ids)

    def whole(ids: Iterable[str]) -> bool:
        return all(claim in claims for claim in ids)

    persons = (
        dataclasses.replace(
            p, statuses=tuple(s for s in p.statuses if s.claim in claims)
        )
        for p in dossier.persons
    )
    return dataclasses.replace(
        dossier,
        claims=claims,
        events=tuple(e for e in dossier.events if kept(e.claims)),
        tallies=tuple(t for t in dossier.tallies if whole(t.claims)),
        controls=tuple(c for c in dossier.controls if whole(c.claims)),
        persons=tuple(p for p in persons if p.statuses),
    )


def _tallies_by_event(dossier: Dossier) -> dict[str, list[Tally]]:
    found: dict[str, list[Tally]] = defaultdict(list)
    for tally in dossier.tallies:
        if tally.event:
            found[tally.event].append(tally)
    return found


def _happened(
    ranked: Sequence[Event],
    dossier: Dossier,
    since: date | None,
    tallies: dict[str, list[Tally]],
) -> Section:
    """Newest day first; what has no day, and what is older than the reports by
    months, apart at the end."""
    wanted = [e for e in ranked if tells_something(e, tallies.get(e.id, ()), dossier)]
    wanted = [e for e in wanted if _in_window(e, dossier, since)]
    first = first_report(dossier)
    old = [e for e in wanted if is_background(e, first)]
    undated = [e for e in wanted if not first_day(e.when)]
    apart = {e.id for e in (*old, *undated)}
    dated = [e for e in wanted if e.id not in apart]
    shown = dated[:MOST_EVENTS]
    groups: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in shown:
        groups[first_day(event.when), _day_title(event.when)].append(event)
    blocks = []
    for key, title in sorted(groups, reverse=True):
        group = groups[key, title]
        blocks.append(Block(title, told(group, dossier, tallies), group[0].when))
    for name, rest in (("undated", undated), ("background", old)):
        blocks.append(titled(name, told(rest[:MOST_APART], dossier, tallies)))
        shown = [*shown, *rest[:MOST_APART]]
    left = len(dossier.events) - len(shown)
    notes = [Note("lone")] if shown else []
    return section("happened", blocks, notes + _left("further_events", left))


def _left(name: str, left: int) -> list[Note]:
    """A note that so many more are in the data, if there are any."""
    return [Note(name, (left,))] if left > 0 else []


def _in_window(event: Event, dossier: Dossier, since: date | None) -> bool:
    end = event.when.end or event.when.start
    if since is None or (end is not None and end > since):
        return True
    return changes.is_new(event, dossier, since)


def _day_title(when: When) -> str:
    start, end = when.start or when.end, when.end or when.start
    return stretch(start, end) if start and end else "Day not known"


def _persons(dossier: Dossier) -> Section:
    """Cases whose names may be printed; the others are counted."""
    named = [p for p in dossier.persons if not p.private]
    named.sort(key=lambda p: (p.name, p.id))
    blocks = [
        Block(p.name, tuple(views.person_sentences(p, dossier)), p)
        for p in named[:MOST_PERSONS]
    ]
    left = _left("further_cases", len(named) - len(blocks))
    hidden = _left("unnamed", len(dossier.persons) - len(named))
    return section("persons", blocks, left + hidden)


def _ground(dossier: Dossier) -> Section:
    series = views.ground_series(dossier.controls, dossier)
    places = views.place_sentences(dossier.controls, dossier)
    blocks = [titled("size", series), titled("places", places[:MOST_CHANGES])]
    return section("ground", blocks)


def _disputed(dossier: Dossier) -> Section:
    found = disputes(dossier)
    left = _left("further_contradictions", len(found) - MOST_DISPUTES)
    return section("disputed", [Block(None, tuple(found[:MOST_DISPUTES]))], left)


def _unverified(dossier: Dossier) -> Section:
    doubts = [
        Sentence(
            sentence(
                f"{speaker(c, dossier)} {_doubt(c.certainty)}: {views.quoted(c.quote)}"
            ),
            (c.id,),
            c.id,
            of=Doubt(c),
        )
        for c in dossier.claims.values()
        if c.quote and _in_doubt(c)
    ]
    told_by: dict[str, list[str]] = defaultdict(list)
    for claim in dossier.claims.values():
        told_by[claim.report].append(claim.id)
    issues = [
        Sentence(
            sentence(f"{i.message}; both are kept"),
            _issue_claims(i, told_by, dossier),
            i.record,
            of=Mismatch(i),
        )
        for i in dossier.issues
        if i.code.startswith("mismatch")
    ]
    blocks = [titled("doubt", doubts[:MOST_DOUBTS]), titled("mismatch", issues)]
    return section("unverified", blocks, _weak_notes(dossier))


def _in_doubt(claim: Claim) -> bool:
    """What may be so of a person is told with the person's case; of what else may
    be so, only figures are told."""
    told_above = claim.person is not None and claim.status is not None
    possible = claim.certainty == "possible" and bool(claim.figures)
    return claim.certainty == "doubtful" or (possible and not told_above)


def _doubt(certainty: str) -> str:
    return "said it was possible" if certainty == "possible" else "said it was in doubt"


def _issue_claims(
    issue: Issue, told: Mapping[str, Sequence[str]], dossier: Dossier
) -> tuple[str, ...]:
    """Claims that an issue is about; of one about a report all that it tells."""
    if issue.claims or issue.record in dossier.claims:
        return issue.claims or (issue.record,)
    return tuple(told.get(issue.record, ()))


def _weak_notes(dossier: Dossier) -> list[Note]:
    graded = [dossier.grades[e.id] for e in dossier.events if e.id in dossier.grades]
    single = sum(1 for grade in graded if grade.origins <= 1)
    unplaced = sum(1 for e in dossier.events if e.where is None)
    return [Note("single", (len(graded), single, unplaced))] if single else []


def _distinct(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Each sentence once, where it comes first; empty blocks go."""
    seen: set[str] = set()
    kept = []
    for part in sections:
        blocks = []
        for block in part.blocks:
            fresh = []
            for item in block.sentences:
                if item.text not in seen:
                    seen.add(item.text)
                    fresh.append(item)
            if fresh:
                blocks.append(dataclasses.replace(block, sentences=tuple(fresh)))
        kept.append(dataclasses.replace(part, blocks=tuple(blocks)))
    return tuple(s for s in kept if s.blocks or s.note)
