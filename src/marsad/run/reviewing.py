"""What a reviewer takes out, lets in, joins or parts, put on record."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from marsad.errors import OperatorError
from marsad.publish.scope import make_scope
from marsad.records.claim import Claim
from marsad.records.codec import Record, kind_name
from marsad.records.decision import FATES, Decision, in_order, last_words
from marsad.records.event import Event, event_id
from marsad.records.person import PersonCase, person_id
from marsad.records.report import Report
from marsad.run.chain import SHORTEST, find
from marsad.run.dossier import load_dossier
from marsad.run.ruling import after_all, made
from marsad.run.tools import Tools

RULED = (Report, Claim, Event, PersonCase)
"""Kinds of records that rulings are about; all else is made from claims."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What is ruled, by whom and why."""

    action: str
    by: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Ruled:
    """What became of a ruling."""

    records: tuple[str, ...]
    """Whole ids that it is about, in the order given."""
    new: tuple[str, ...]
    """Those of which it was not the last word already."""


def rule_fate(tools: Tools, ruling: Ruling, ids: Sequence[str]) -> Ruled:
    """Retract or withhold records, or accept them again; all of them or, where one is
    not known, none.

    Raises:
        OperatorError: an id is of no single record that can be ruled on, or nobody is
            named.
    """
    _refuse_nobody(ruling)
    last = last_words(tools.store.scan(Decision))
    records = tuple(dict.fromkeys(_whole(tools, ids)))
    new = tuple(id for id in records if not _same(last.get(id), ruling))
    if new:
        tools.store.put([_decision(ruling, new, after_all(tools))])
    return Ruled(records, new)


def rule_join(tools: Tools, ruling: Ruling, ids: Sequence[str]) -> Ruled:
    """Merge claims, events or cases into one, or split the first from the others.

    Where a claim is split from an event or case, it is so from each claim that is in
    it now: the others stay together.

    Raises:
        OperatorError: as for `rule_fate`; or they are not two, or not of one matter.
    """
    _refuse_nobody(ruling)
    records = tuple(dict.fromkeys(_whole(tools, ids, former=True)))
    _refuse_unlike(records, ruling.action)
    first, *others = records
    if ruling.action == "merge":
        sets = [records]
    else:
        sets = [p for other in others for p in _parted(tools, first, other)]
    last: dict[frozenset[str], Decision] = {}
    for one in in_order(tools.store.scan(Decision)):
        for pair in _pairs(one):
            last[pair] = one
    new = [s for s in sets if not all(_same(last.get(p), ruling) for p in _two(s))]
    at = after_all(tools)
    tools.store.put([_decision(ruling, records, at) for records in new])
    return Ruled(records, records if new else ())


def _decision(ruling: Ruling, records: tuple[str, ...], at: datetime) -> Decision:
    return made(ruling.action, records, ruling.by.strip(), ruling.reason, at)


def _refuse_nobody(ruling: Ruling) -> None:
    if not ruling.by.strip():
        raise OperatorError("a decision names who makes it")


def _same(known: Decision | None, ruling: Ruling) -> bool:
    """Whether the same person has ruled so for the same reason."""
    said = None if known is None else (known.action, known.by, known.reason)
    return said == (ruling.action, ruling.by.strip(), ruling.reason)


def _pairs(decision: Decision) -> Iterator[frozenset[str]]:
    return _two(decision.records) if decision.action in ("merge", "split") else iter(())


def _two(records: Sequence[str]) -> Iterator[frozenset[str]]:
    for at, one in enumerate(records):
        for other in records[at + 1 :]:
            yield frozenset((one, other))


def _refuse_unlike(records: Sequence[str], action: str) -> None:
    if len(records) < 2:
        raise OperatorError(f"to {action} takes two different records")
    kinds = {id.partition("-")[0] for id in records}
    if not (kinds <= {"clm", "evt"} or kinds <= {"clm", "per"}):
        raise OperatorError(
            f"to {action} takes events and claims, or person cases and claims; these "
            f"are {', '.join(records)}"
        )


def _parted(tools: Tools, one: str, other: str) -> Iterator[tuple[str, ...]]:
    """Pairs of ids to hold apart. A claim is held apart from all of an event or case
    under the ids that events, or cases, would have by their claims."""
    prefixes = {one.partition("-")[0], other.partition("-")[0]}
    if len(prefixes) == 1:
        yield tuple(sorted((one, other)))
        return
    claim, whole = (one, other) if one.startswith("clm-") else (other, one)
    record = tools.store.get(Event, whole) or tools.store.get(PersonCase, whole)
    to_id = event_id if whole.startswith("evt-") else person_id
    if isinstance(record, PersonCase):
        inside = tuple(status.claim for status in record.statuses)
    else:
        inside = () if record is None else record.claims
    for known in inside:
        if known != claim:
            yield tuple(sorted((to_id(claim), to_id(known))))
    if not inside:
        yield tuple(sorted((to_id(claim), whole)))


def _whole(tools: Tools, ids: Iterable[str], former: bool = False) -> Iterator[str]:
    wanted = [id.strip() for id in ids if id.strip()]
    if not wanted:
        raise OperatorError("name at least one record by its id")
    sealed: dict[str, str] | None = None
    for id in wanted:
        found = whole_id(tools, id, former)
        if found is None:
            sealed = _sealed(tools) if sealed is None else sealed
            found = sealed.get(id)
        if found is None:
            raise OperatorError(f"no report, claim, event or person case is {id!r}")
        yield found


def whole_id(tools: Tools, id: str, former: bool = False) -> str | None:
    """The whole id of the one record that is meant: on record, or ruled on before, or
    an event or case that there would be but for a ruling. An event that is part of
    another now means that one or, with `former`, what it was.

    Raises:
        OperatorError: there are several, or it is of another kind.
    """
    found = find(tools.store, id)
    known = sorted({one.id for one in found if isinstance(one, RULED)})
    if not known and found:
        raise OperatorError(_made_from(found[0]))
    if former:
        known = [full for full in known if full.startswith(id)]
    if not known and len(id) >= SHORTEST:
        known = sorted({full for full in _ruled_before(tools) if full.startswith(id)})
    if not known and len(id) >= SHORTEST:
        claims = [claim.id for claim in tools.store.scan(Claim)]
        made_of = {to_id(claim) for to_id in (event_id, person_id) for claim in claims}
        known = sorted(full for full in made_of if full.startswith(id))
    if len(known) > 1:
        raise OperatorError(f"{id!r} can be any of {', '.join(known[:5])}")
    return known[0] if known else None


def _made_from(record: Record) -> str:
    return (
        f"{record.id} is a {kind_name(type(record))}, which is made from claims: rule "
        f"on those; `marsad show {record.id}` lists them"
    )


def _ruled_before(tools: Tools) -> Iterator[str]:
    for one in tools.store.scan(Decision):
        if one.action in FATES or one.action in ("merge", "split"):
            yield from one.records


def unsealed(tools: Tools, id: str) -> list[str]:
    """Ids on record that are published under this one, or under one that begins so:
    what an id beside a protected contact's words stands for, inside the monitor."""
    sealed = _sealed(tools)
    if id in sealed:
        return [sealed[id]]
    short = len(id) < SHORTEST
    return [] if short else sorted(sealed[k] for k in sealed if k.startswith(id))


def _sealed(tools: Tools) -> dict[str, str]:
    """Ids on record by those under which they are, or before a ruling were,
    published."""
    dossier = load_dossier(tools.store, tools.war)
    scope = make_scope(dossier, tools.now().date())
    kinds = {"clm", "evt", "per"}
    heads = ((id, id.partition("-")[0]) for id in _ruled_before(tools))
    before = {
        scope.seal.id(head if head in kinds else "rpt", id): id for id, head in heads
    }
    return before | {shown: id for id, shown in scope.renamed.items()}
