"""Flows: sums over events, and of running totals what exceeds them."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from marsad.engine.base import Engine
from marsad.records.grade import GRADES, HEADLINE
from marsad.records.ids import content_id
from marsad.records.tally import Tally
from marsad.records.when import When
from marsad.weigh.ask import Ask, asked, buckets, values_of
from marsad.weigh.count import unit_of, weigh_words
from marsad.weigh.ledger import Count, Ledger, Standing
from marsad.weigh.sums import Bucket, Cell, Sum, event_sums, recorded, same_area
from marsad.weigh.window import bounds_of


@dataclass(frozen=True, slots=True)
class Added:
    """What a running total adds to what is recorded."""

    total: Standing
    part: Sum
    headline: bool
    """True: over what headline events hold; False: over all events."""


def flow_tallies(ledger: Ledger, engine: Engine, ask: Ask) -> list[Tally]:
    """Sums over events and the excess of totals, one tally per bucket, in order.

    The engine holds the ledger's counts (`load_counts`).
    """
    sums = event_sums(engine, ask.key, ask.cut)
    totals = [t for t in ledger.totals if asked(t, ask)]
    totals.sort(key=lambda t: (t.when.start is None, _length(t), _breadth(t), _told(t)))
    added = _added(totals, recorded(engine, ask.key, totals), ask, ledger.policy)
    noted = _notes(ledger.counts, ask)
    made = []
    for bucket in sorted({*sums, *added}, key=str):
        cell, extra = sums.get(bucket, Cell()), added.get(bucket, [])
        made.append(_tally(_Flow(ask, bucket, cell, extra, ledger.policy), noted))
    return made


def _added(
    totals: Sequence[Standing],
    base: Mapping[tuple[int, bool], Sum],
    ask: Ask,
    policy: str,
) -> dict[Bucket, list[Added]]:
    """What totals add, by bucket. Their excess is worked out over all totals of one
    period, so that cutting it up adds nothing twice."""
    periods: dict[date | None, list[tuple[Standing, int]]] = {}
    for at, total in enumerate(totals):
        for bucket in buckets(total, ask):
            periods.setdefault(bucket.first, []).append((total, at))
    found: dict[Bucket, list[Added]] = {}
    for first, within in periods.items():
        for one in _excess(within, base, policy):
            bucket = Bucket(first, values_of(one.total, ask.by))
            found.setdefault(bucket, []).append(one)
    return found


def _length(total: Standing) -> int:
    start, end = total.when.start, total.when.end
    return (end - start).days if start and end else 10**6


def _breadth(total: Standing) -> int:
    return total.where.precision if total.where else 9


def _told(total: Standing) -> tuple[str, ...]:
    return tuple(sorted(one.claim.id for one in total.members))


def _notes(counts: Sequence[Count], ask: Ask) -> dict[str, str]:
    """What must be said of events that a reviewer graded, by each of their claims."""
    return {
        id: count.note
        for count in counts
        if count.note and (count.tally.measure, count.tally.population) == ask.key
        for id in count.tally.claims
    }


def _excess(
    totals: Sequence[tuple[Standing, int]],
    base: Mapping[tuple[int, bool], Sum],
    policy: str,
) -> list[Added]:
    """Excess of each total over events and earlier totals inside it, twice: over
    headline records alone, for headline totals, and over all records. All that a
    total counts is recorded, though others may have been the first to add it."""
    made: list[Added] = []
    for headline in (True, False):
        earlier: list[Added] = []
        for total, at in totals:
            if headline and total.grade not in HEADLINE:
                continue
            inside = [one for one in earlier if _overlap(one.total, total)]
            parts = [base.get((at, headline), Sum()), *(one.part for one in inside)]
            wholes = [_sum(one.total, policy) for one in inside]
            under = Sum.most([Sum.of(parts), *wholes])
            part = under.excess(_sum(total, policy))
            earlier.append(Added(total, part, headline))
        made += earlier
    return made


def _sum(total: Standing, policy: str) -> Sum:
    found = weigh_words(total.words, policy)
    return Sum(found.low, found.best, math.inf if found.high is None else found.high)


def _overlap(a: Standing, b: Standing) -> bool:
    """True unless the two surely count different days or places: what could be
    counted already is taken to be (Iraq Body Count's rule)."""
    if not same_area(a.where, b.where):
        return False
    one, other = a.when, b.when
    if one.start and other.end and one.start > other.end:
        return False
    return not (other.start and one.end and other.start > one.end)


@dataclass(frozen=True, slots=True)
class _Flow:
    """Everything that goes into one bucket."""

    ask: Ask
    bucket: Bucket
    cell: Cell
    extra: Sequence[Added]
    policy: str

    @property
    def whole(self) -> Sum:
        """The range: of headline grades, or of the bucket's own grade."""
        parts = (one.part for one in self.extra if one.headline)
        return Sum.of([self.cell.sum, *parts])

    @property
    def shares(self) -> dict[str, float]:
        """The best by grade; of weaker grades that of events alone."""
        found = dict(zip(GRADES, self.cell.shares, strict=True))
        for one in self.extra:
            if one.headline:
                found[one.total.grade] += one.part.best
        return found

    @property
    def counted(self) -> set[str]:
        """The claims that the range rests on."""
        return {*self.cell.claims, *(id for id, one in self._totals() if one.headline)}

    @property
    def beside(self) -> dict[str, str]:
        """Running totals on weaker evidence that exceed what is recorded: their claims,
        each with its grade."""
        weaker = (p for p in self._totals() if p[1].total.grade not in HEADLINE)
        return {id: one.total.grade for id, one in weaker}

    def _totals(self) -> Iterator[tuple[str, Added]]:
        """Claims of running totals that add something."""
        for one in self.extra:
            for word in one.total.words if one.part.best > 0 else ():
                yield from ((id, one) for id in word.claims)

    @property
    def told(self) -> set[str]:
        """Claims of all running totals."""
        words = (word for one in self.extra for word in one.total.words)
        return {id for word in words for id in word.claims}


def _tally(flow: _Flow, noted: Mapping[str, str]) -> Tally:
    """One bucket's tally: headline range, and best by grade beside it."""
    ask, bucket, whole, counted = flow.ask, flow.bucket, flow.whole, flow.counted
    totals = {id: grade for id, grade in flow.beside.items() if id not in counted}
    weak = {*flow.cell.weak, *totals} - counted
    used = counted | weak
    window = bounds_of(ask.period, bucket.first) if ask.period else ask.window
    values = dict(zip(ask.by, bucket.values, strict=True))
    place = values.pop("place", None)
    cut = tuple(values.items())
    days = str(window.start), str(window.end)
    return Tally(
        id=content_id("tly", *ask.key, *days, place, "flow", *map(str, cut)),
        measure=ask.measure,
        population=ask.population,
        kind="flow",
        when=When(window.start, window.end, basis="window"),
        place=place,
        low=min(whole.low, whole.best),
        best=whole.best,
        high=None if math.isinf(whole.high) else max(whole.high, whole.best),
        claims=tuple(sorted(used)),
        unit=unit_of(ask.measure, ask.population),
        grades=tuple((grade, best) for grade, best in flow.shares.items() if best),
        excluded=tuple((id, "aggregate") for id in sorted(flow.told - used)),
        policy=flow.policy,
        cut=cut,
        reasons=tuple(sorted({noted[id] for id in used if id in noted})),
        weak=tuple(sorted(weak)),
        totals=tuple(sorted(totals.items())),
    )
