"""Claims and decisions to origins, events and person cases: copies come first."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from marsad.engine.base import Engine
from marsad.records.dossier import Dossier
from marsad.records.event import Event, Pair, event_id
from marsad.records.ids import content_id
from marsad.records.issue import Issue
from marsad.records.origin import Origin
from marsad.records.person import PersonCase
from marsad.resolve.block import LIKELIEST
from marsad.resolve.contradict import clashes, issue, pair_of, standing_clashes
from marsad.resolve.copies import find_origins
from marsad.resolve.disagree import Found, disagreements
from marsad.resolve.events import build_events, named
from marsad.resolve.group import Grouped, group_claims
from marsad.resolve.item import Item, is_incident, items_of
from marsad.resolve.persons import build_cases, claims_of_cases, people
from marsad.resolve.standing import Rulings, of_claims, rulings
from marsad.resolve.table import drop_items, load_items

_SEVERAL = "XZ"
"""Country of what lies in several or in none."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What the claims come to, each tuple in ascending order of id."""

    origins: tuple[Origin, ...]
    """By claim id; a claim that a reviewer took out has none."""
    events: tuple[Event, ...]
    persons: tuple[PersonCase, ...]
    issues: tuple[Issue, ...]


def resolve_claims(dossier: Dossier, engine: Engine) -> Resolved:
    """Find who repeats whom, which claims tell of one incident, and of one person.

    Reads reports, claims, placements, decisions and the war; the result depends
    on their content alone, never on their order.
    """
    ruled = rulings(dossier.decisions)
    items = items_of(dossier, _left_out(dossier, ruled))
    incidents = {id: item for id, item in items.items() if is_incident(item)}
    table = load_items(items, incidents, engine)
    found = find_origins(items, table)
    origins = {origin.claim: origin for origin in found}
    links = _links(ruled, named(items))
    same = {id: origin.origin for id, origin in origins.items()}
    grouped = group_claims(incidents, same, links, table)
    drop_items(table)
    events = build_events(incidents, grouped, origins)
    standing = tuple(event for event in events if not _out(event, ruled))
    gone = {id for event in events if _out(event, ruled) for id in event.claims}
    standing_items = {id: i for id, i in items.items() if id not in gone}
    links = _links(ruled, people(items))
    remarks = (*_crowded(grouped), *_outside(standing, dossier.war.area))
    persons = build_cases(standing_items, links, dossier.war, ruled.opened)
    apart = disagreements(items, origins, persons)
    return Resolved(
        origins=tuple(origin for origin in found if origin.claim not in gone),
        events=_disputed(standing, apart),
        persons=persons,
        issues=_issues(items, origins, standing, persons, (remarks, apart)),
    )


def _crowded(grouped: Grouped) -> Iterator[Issue]:
    """Says so where claims had more partners than they were compared with (B2)."""
    met = grouped.met
    if met.crowded:
        message = (
            f"{met.crowded:,} claims can be about one incident with more than "
            f"{LIKELIEST} others: each was compared with its likeliest {LIKELIEST}, "
            f"and {met.passed_over:,} partners were passed over"
        )
        id = content_id("iss", "resolve", "crowded")
        yield Issue(id, "resolve", "crowded", message, stage="resolve")


def _links(ruled: Rulings, named: Mapping[str, str]) -> tuple[set[Pair], set[Pair]]:
    """What reviewers put together and apart: ids of events are about incidents alone,
    those of cases about persons, those of claims about both."""
    return of_claims(ruled.together, named), of_claims(ruled.apart, named)


def _out(event: Event, ruled: Rulings) -> bool:
    """Whether a reviewer took an event out: under its own id, or under the one that it
    had before an earlier claim came in or another event was joined with it."""
    return not ruled.out.isdisjoint(map(event_id, event.claims))


def _left_out(dossier: Dossier, ruled: Rulings) -> frozenset[str]:
    """Claims that are out, by their own id, their report's, or that of the case of the
    person whom they name."""
    out = frozenset(
        id
        for id, claim in dossier.claims.items()
        if id in ruled.out or claim.report in ruled.out
    )
    if not any(id.startswith("per-") for id in ruled.out):
        return out
    items = items_of(dossier, out)
    return out | claims_of_cases(items, _links(ruled, people(items)), ruled.out)


def _outside(events: Iterable[Event], area: tuple[str, ...]) -> Iterator[Issue]:
    """Says which events are placed in a country that the monitor does not watch."""
    for event in events:
        where = event.where
        land = None if where is None else where.country
        if where is None or not area or land in (None, "", _SEVERAL, *area):
            continue
        there = f"{where.name} ({land})"
        message = (
            f"placed at {there}, outside the countries watched ({', '.join(area)}); "
            "if it is misplaced, say with `marsad places choose` what the words mean"
        )
        id = content_id("iss", "resolve", "outside-area", event.id, there)
        yield Issue(id, event.id, "outside-area", message, stage="resolve")


def _disputed(events: tuple[Event, ...], apart: Iterable[Found]) -> tuple[Event, ...]:
    """The events with what their own claims do not agree on beside numbers and denials:
    whether a place that was taken is still fought over."""
    held = _events_of(events)
    found: dict[str, set[Pair]] = {}
    for a, b, _ in apart:
        if (event := _both_in(held, pair_of(a, b))) is not None:
            found.setdefault(event, set()).add(pair_of(a, b))
    return tuple(
        replace(e, contradictions=tuple(sorted({*e.contradictions, *found[e.id]})))
        if e.id in found
        else e
        for e in events
    )


def _events_of(events: Iterable[Event]) -> dict[str, str]:
    return {claim: event.id for event in events for claim in event.claims}


def _both_in(held: Mapping[str, str], pair: Pair) -> str | None:
    """The event in which both claims are, if any."""
    one, other = (held.get(claim) for claim in pair)
    return one if one == other else None


def _issues(
    items: dict[str, Item],
    origins: dict[str, Origin],
    events: tuple[Event, ...],
    persons: tuple[PersonCase, ...],
    found: tuple[Iterable[Issue], Iterable[Found]],
) -> tuple[Issue, ...]:
    more, apart = found
    made = [*more, *standing_clashes(items, origins)]
    for event in events:
        members = [items[id] for id in event.claims]
        made += [
            issue(event.id, pair, code) for pair, code in clashes(members, origins)
        ]
    for case in persons:
        made += [
            issue(case.id, pair, "contradiction-status") for pair in case.contradictions
        ]
    known, held = {one.claims for one in made}, _events_of(events)
    for a, b, code in apart:
        pair = pair_of(a, b)
        if pair not in known:
            known.add(pair)
            made.append(issue(_both_in(held, pair) or pair[0], pair, code))
    return tuple(sorted(made, key=lambda one: one.id))
