"""Claims to person cases: one person under all names, every status with its source."""

from collections.abc import Mapping, Set

from marsad.records.event import Pair
from marsad.records.person import PersonCase, PersonStatus, person_id
from marsad.records.war import War
from marsad.resolve.fates import clashing, moment
from marsad.resolve.identity import group_persons
from marsad.resolve.item import Item
from marsad.resolve.profile import Told, special
from marsad.text.names import kin_of, name_words, same_person


def build_cases(
    items: Mapping[str, Item],
    links: tuple[set[Pair], set[Pair]],
    war: War,
    opened: frozenset[str] = frozenset(),
) -> tuple[PersonCase, ...]:
    """One case per person whose fate some claim tells, by id.

    `links` are pairs of claims that reviewers have ruled to be one person's, or two
    people's; `opened` are ids that a reviewer has accepted: a case of a minor or of
    sexual violence is closed to publication unless it is one of them (rule P6).
    """
    named = {id: item for id, item in items.items() if item.claim.person}
    told = Told(named)
    groups = group_persons(named, told, links)
    cases = (_case([named[id] for id in ids], told, war, opened) for ids in groups)
    return tuple(sorted((c for c in cases if c.statuses), key=lambda case: case.id))


def claims_of_cases(
    items: Mapping[str, Item], links: tuple[set[Pair], set[Pair]], ids: Set[str]
) -> set[str]:
    """Claims that name a person whose case has, or could have, one of these ids."""
    named = {id: item for id, item in items.items() if item.claim.person}
    groups = group_persons(named, Told(named), links)
    known = (group for group in groups if not ids.isdisjoint(map(person_id, group)))
    return {claim for group in known for claim in group}


def people(items: Mapping[str, Item]) -> dict[str, str]:
    """Every claim id, and every id a case could have, to the claim it means."""
    return {id: id for id in items} | {person_id(id): id for id in items}


def _case(
    members: list[Item], told: Told, war: War, opened: frozenset[str]
) -> PersonCase:
    ordered = sorted(members, key=lambda item: item.order)
    names = [item.claim.person or "" for item in ordered]
    name = max(names, key=lambda n: (*_fullness(n), names.count(n), len(n), n))
    profiles = [told.profile(item) for item in ordered]
    also = {other for profile in profiles for other in profile.also}
    also |= {form for item in ordered for form in told.forms(item)}
    stated = sorted((i for i in ordered if i.claim.status), key=moment)
    id = person_id(ordered[0].claim.id)
    why = special(ordered, told)
    closed = bool(why) and id not in opened
    listed = any(_is(name, known) for known in war.rules.public_persons)
    return PersonCase(
        id=id,
        name=name,
        aliases=tuple(sorted((set(names) | also) - {name})),
        statuses=tuple(_status(item) for item in stated),
        contradictions=tuple(sorted(set(clashing(stated)))),
        private=closed or not listed,
        special=why,
        closed=closed,
    )


def _fullness(name: str) -> tuple[bool, int]:
    return kin_of(name) is None, len(name_words(name))


def _is(name: str, public: str) -> bool:
    return len(name_words(name)) >= len(name_words(public)) and same_person(
        name, public
    )


def _status(item: Item) -> PersonStatus:
    claim = item.claim
    return PersonStatus(
        status=claim.status or "",
        when=item.when,
        certainty=claim.certainty,
        speaker=claim.speaker,
        report=claim.report,
        claim=claim.id,
    )
