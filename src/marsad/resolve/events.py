"""From a group of claims to the event record that tells what they agree on."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from marsad.records.event import VIOLENT, Event, RunnerUp, event_id
from marsad.records.origin import Origin
from marsad.records.when import When
from marsad.resolve.compare import compare
from marsad.resolve.contradict import clashes
from marsad.resolve.group import Grouped
from marsad.resolve.item import Item, days, kinds
from marsad.text.names import names_body
from marsad.text.normal import fold

RUNNERS_UP = 3
"""How many an event keeps."""


def build_events(
    items: Mapping[str, Item], grouped: Grouped, origins: Mapping[str, Origin]
) -> tuple[Event, ...]:
    """One event per group, by id."""
    made, why = [], dict[str, list[str]]()
    for (a, _), reasons in grouped.reasons.items():
        why.setdefault(a, []).extend(reasons)
    for ids in grouped.groups:
        members = sorted((items[id] for id in ids), key=lambda item: item.order)
        made.append(_event(members, _reasons(ids, why), origins))
    near = _runners_up(made, grouped, items, origins)
    made = [
        replace(
            event,
            runners_up=near.get(event.id, ()),
            was=tuple(sorted(_former(event, grouped.merged) - {event.id})),
        )
        for event in made
    ]
    return tuple(sorted(made, key=lambda event: event.id))


def _former(event: Event, merged: frozenset[str]) -> set[str]:
    """Ids by which a reviewer knew what is now this event."""
    return {event_id(claim) for claim in event.claims if claim in merged}


def _runners_up(
    made: Sequence[Event],
    grouped: Grouped,
    items: Mapping[str, Item],
    origins: Mapping[str, Origin],
) -> dict[str, tuple[RunnerUp, ...]]:
    """Event -> the few others that a claim of it might be about, likeliest first."""
    event = {claim: one.id for one in made for claim in one.claims}
    found: dict[str, dict[str, RunnerUp]] = {}
    for points, a, b in grouped.near:
        for own, other in ((a, b), (b, a)):
            shelf = found.setdefault(event[own], {})
            if len(shelf) < RUNNERS_UP and event[other] not in shelf:
                same = {id: origins[id].origin for id in (a, b)}
                like = compare(items[a], items[b], same)
                why = like.reasons if like is not None else ()
                shelf[event[other]] = RunnerUp(event[other], own, -points, why)
    return {id: tuple(shelf.values()) for id, shelf in found.items()}


def _event(
    members: Sequence[Item], reasons: tuple[str, ...], origins: Mapping[str, Origin]
) -> Event:
    heads = {i.claim.id for i in members if origins[i.claim.id].copy_of is None}
    best = _placed(members, heads)
    return Event(
        id=event_id(members[0].claim.id),
        kind=_kind(members),
        when=_when(members, heads),
        where=best.where,
        place=best.said,
        parties=_parties(members),
        claims=tuple(sorted(item.claim.id for item in members)),
        reports=tuple(sorted({item.report.id for item in members})),
        origins=tuple(sorted({origins[item.claim.id].origin for item in members})),
        contradictions=tuple(pair for pair, _ in clashes(members, origins)),
        reasons=reasons,
    )


def _reasons(ids: Sequence[str], why: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Why these claims are together, the most frequent reason first."""
    met = Counter(reason for id in ids for reason in why.get(id, []))
    return tuple(sorted(met, key=lambda reason: (-met[reason], reason)))


def _kind(members: Sequence[Item]) -> str:
    """The more telling kind of those that are not denied; `casualties` last. Where it
    is another side's deed than what is told to have killed or hurt people, the latter:
    nobody is to be called the doer of what another did."""
    told = [i for i in members if not i.denies] or [members[0]]
    kind = _most_telling(told)
    harmed = [i for i in told if i.claim.kind in VIOLENT and _harms(i)]
    own, others = (
        {i.actor for i in some if i.actor}
        for some in ((i for i in told if i.claim.kind == kind), harmed)
    )
    return _most_telling(harmed) if own and others and own.isdisjoint(others) else kind


def _most_telling(members: Sequence[Item]) -> str:
    order = {kind: at for at, kind in enumerate(kinds()["telling"])}
    said = {item.claim.kind for item in members}
    return min(said, key=lambda kind: (order.get(kind, len(order)), kind))


def _harms(item: Item) -> bool:
    return any(f.measure in ("killed", "wounded") for f in item.claim.figures)


def _when(members: Sequence[Item], heads: set[str]) -> When:
    """The narrowest interval that a claim gives, of equal ones the most told; that a
    thing is so on the day of publication tells least of when it came about."""
    told = Counter((i.when.start, i.when.end) for i in members if i.claim.id in heads)
    return min(
        (item for item in members),
        key=lambda item: (
            (days(item.when) or 10**6) + (10**5 if item.when.basis == "state" else 0),
            item.when.end is None,
            -told[item.when.start, item.when.end],
            item.order,
        ),
    ).when


def _placed(members: Sequence[Item], heads: set[str]) -> Item:
    """The claim with the most exact place; of equal ones the most told."""
    told = Counter(i.where.entry for i in members if i.where and i.claim.id in heads)
    return min(
        members,
        key=lambda item: (
            item.where.precision if item.where else 9,
            -told[item.where.entry] if item.where else 0,
            item.place is None,
            item.order,
        ),
    )


def _parties(members: Sequence[Item]) -> tuple[str, ...]:
    nobody = {fold(word) for word in kinds()["nobody"]}
    names: dict[str, str] = {}
    for item in members:
        for side, words, shown in (
            (item.actor, item.claim.actor, item.shown[0]),
            (item.target, item.claim.target, item.shown[1]),
        ):
            if side is None or words is None or side in nobody:
                continue
            if side != fold(words) or names_body(words):
                names.setdefault(side, shown or words)
    return tuple(sorted(names.values()))


def named(items: Mapping[str, Item]) -> dict[str, str]:
    """Every claim id, and every id an event could have, to the claim it means."""
    return {id: id for id in items} | {event_id(id): id for id in items}
