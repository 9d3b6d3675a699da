"""The sections of a brief, each from the part of the record that it tells of."""

import dataclasses
from collections import defaultdict
from collections.abc import Container, Sequence

from marsad.publish import views
from marsad.publish.account import speaks_against
from marsad.publish.changed import MOST_CHANGES, in_time, told
from marsad.publish.disputes import disputes
from marsad.publish.headline import (
    NO_NEWS,
    first_report,
    is_background,
    tells_something,
)
from marsad.publish.mismatches import mismatch_sentence
from marsad.publish.naming import speaker
from marsad.publish.notes import Note
from marsad.publish.outline import Block, Section, section, titled
from marsad.publish.period import Share
from marsad.publish.prose import sentence, stretch
from marsad.publish.subjects import Doubt
from marsad.publish.telling import Sentence, first_day
from marsad.records.claim import Claim
from marsad.records.dossier import Dossier
from marsad.records.event import Event
from marsad.records.tally import Tally
from marsad.records.when import When

MOST_EVENTS = 40
MOST_APART = 6
"""Events without a day, and old ones, that a brief tells."""
MOST_DISPUTES = 12
MOST_DOUBTS = 12
MOST_PERSONS = 30
MOST_MISMATCHES = 12


def tallies_by_event(dossier: Dossier) -> dict[str, list[Tally]]:
    """Each event's own counts."""
    found: dict[str, list[Tally]] = defaultdict(list)
    for tally in dossier.tallies:
        if tally.event:
            found[tally.event].append(tally)
    return found


def happened(
    ranked: Sequence[Event],
    dossier: Dossier,
    tallies: dict[str, list[Tally]],
) -> Section:
    """Newest day first; what has no day apart at the end, and what is older than the
    reports by months, which is told in the order of time."""
    wanted = [e for e in ranked if tells_something(e, tallies.get(e.id, ()), dossier)]
    wanted = wanted or [e for e in ranked if e.kind not in NO_NEWS][:MOST_APART]
    first = first_report(dossier)
    old = [e for e in wanted if is_background(e, first)]
    undated = [e for e in wanted if not first_day(e.when)]
    apart = {e.id for e in (*old, *undated)}
    shown = [e for e in wanted if e.id not in apart][:MOST_EVENTS]
    blocks = by_day(shown, dossier, tallies)
    old, undated = in_time(old[:MOST_APART]), undated[:MOST_APART]
    for name, rest in (("undated", undated), ("background", old)):
        blocks.append(titled(name, told(rest, dossier, tallies)))
        shown = [*shown, *rest]
    left = len(dossier.events) - len(shown)
    notes = [Note("lone")] if shown else []
    return section("happened", blocks, notes + _left("further_events", left))


def happened_in(
    ranked: Sequence[Event], part: Share, tallies: dict[str, list[Tally]]
) -> Section:
    """What happened in a period, by day; that nothing did where nothing is told."""
    wanted = [
        e for e in ranked if tells_something(e, tallies.get(e.id, ()), part.dossier)
    ]
    shown = wanted[:MOST_EVENTS]
    left = _left("further_events", len(ranked) - len(shown))
    quiet = "quiet_day" if part.period.kind == "day" else "quiet_days"
    first = Note("lone") if shown else Note(quiet)
    return section("happened", by_day(shown, part.dossier, tallies), [first, *left])


def by_day(
    events: Sequence[Event], dossier: Dossier, tallies: dict[str, list[Tally]]
) -> list[Block]:
    """Events under the days that they happened on, the newest day first."""
    groups: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in events:
        groups[first_day(event.when), _day_title(event.when)].append(event)
    blocks = []
    for key in sorted(groups, reverse=True):
        group = groups[key]
        blocks.append(Block(key[1], told(group, dossier, tallies), group[0].when))
    return blocks


def _left(name: str, left: int) -> list[Note]:
    """A note that so many more are in the data, if there are any."""
    return [Note(name, (left,))] if left > 0 else []


def _day_title(when: When) -> str:
    start, end = when.start or when.end, when.end or when.start
    return stretch(start, end) if start and end else "Day not known"


def persons(dossier: Dossier) -> Section:
    """Cases whose names may be printed; the others are counted."""
    told_of = [p for p in dossier.persons if p.statuses]
    named = [p for p in told_of if not p.private]
    named.sort(key=lambda p: (p.name, p.id))
    blocks = [
        Block(p.name, tuple(views.person_sentences(p, dossier)), p)
        for p in named[:MOST_PERSONS]
    ]
    left = _left("further_cases", len(named) - len(blocks))
    hidden = _left("unnamed", len(told_of) - len(named))
    return section("persons", blocks, left + hidden)


def ground(dossier: Dossier) -> Section:
    """The sizes of ground over time, and the newest word on places."""
    series = views.ground_series(dossier.controls, dossier)
    places = views.place_sentences(dossier.controls, dossier)
    blocks = [titled("size", series), titled("places", places[:MOST_CHANGES])]
    return section("ground", blocks)


def disputed(dossier: Dossier, wanted: Container[str] | None = None) -> Section:
    """Contradictions; of a period those in which one of its claims is a side."""
    found, many = disputes(dossier, MOST_DISPUTES, wanted)
    left = _left("further_contradictions", many - len(found))
    notes = left if found or wanted is None else [Note("undisputed")]
    return section("disputed", [Block(None, tuple(found))], notes)


def unverified(dossier: Dossier, wanted: Container[str] | None = None) -> Section:
    """What is said with doubt, what one report says in two ways, and how many events
    rest on one source; of a period only by claims of its own."""
    doubts = [
        _doubt_sentence(c, dossier)
        for c in dossier.claims.values()
        if (wanted is None or c.id in wanted) and c.quote and _in_doubt(c)
    ]
    told_by: dict[str, list[str]] = defaultdict(list)
    for claim in dossier.claims.values():
        told_by[claim.report].append(claim.id)
    issues = [
        mismatch_sentence(i, told_by, dossier)
        for i in dossier.issues
        if i.code.startswith("mismatch")
    ]
    blocks = [
        titled("doubt", doubts[:MOST_DOUBTS]),
        titled("mismatch", issues[:MOST_MISMATCHES]),
    ]
    left = _left("further_mismatches", len(issues) - MOST_MISMATCHES)
    return section("unverified", blocks, [*_weak_notes(dossier), *left])


def _doubt_sentence(claim: Claim, dossier: Dossier) -> Sentence:
    who, said = speaker(claim, dossier), _doubt(claim.certainty)
    text = sentence(f"{who} {said}: {views.quoted(claim.quote)}")
    return Sentence(text, (claim.id,), claim.id, of=Doubt(claim))


def _in_doubt(claim: Claim) -> bool:
    """What may be so of a person is told with the person's case; of what else may
    be so, only figures are told. Not to know where somebody is, is no doubt."""
    told_above = claim.person is not None and claim.status is not None
    possible = claim.certainty == "possible" and bool(claim.figures)
    doubted = claim.certainty == "doubtful" and speaks_against(claim)
    return doubted or (possible and not told_above)


def _doubt(certainty: str) -> str:
    return "said it was possible" if certainty == "possible" else "said it was in doubt"


def _weak_notes(dossier: Dossier) -> list[Note]:
    graded = [dossier.grades[e.id] for e in dossier.events if e.id in dossier.grades]
    single = sum(1 for grade in graded if grade.origins <= 1)
    unplaced = sum(1 for e in dossier.events if e.where is None)
    return [Note("single", (len(graded), single, unplaced))] if single else []


def distinct(sections: Sequence[Section]) -> tuple[Section, ...]:
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
