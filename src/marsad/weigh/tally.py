"""From graded counts to low, best, high over a window and an area."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from marsad.engine.base import Engine
from marsad.errors import OperatorError
from marsad.records.claim import MEASURES, POPULATIONS
from marsad.records.dossier import Dossier
from marsad.records.grade import GRADES, HEADLINE
from marsad.records.ids import content_id
from marsad.records.tally import Tally
from marsad.records.when import When
from marsad.weigh.count import MOMENTARY, UNITS, weigh_words
from marsad.weigh.ledger import Ledger, Standing, open_ledger
from marsad.weigh.sums import Bucket, Sum, event_sums, recorded, same_area
from marsad.weigh.window import PERIODS, Window, bounds_of, contains


@dataclass(frozen=True, slots=True)
class Ask:
    """What is to be counted and how it is cut up."""

    measure: str
    population: str | None = None
    period: str | None = None
    by_place: bool = False
    window: Window = field(default_factory=Window)


def tally(  # noqa: PLR0913 (one parameter for each option of the command)
    dossier: Dossier,
    engine: Engine,
    *,
    measure: str,
    by: Sequence[str] = (),
    population: str | None = None,
    start: date | None = None,
    end: date | None = None,
) -> list[Tally]:
    """Count one measure; `by` holds at most one of day, week, month, and place.

    Flows sum over events and add of running totals only what exceeds them. Stocks
    are given as they stand: the newest of each place, or every day's with `by`
    day, and are never summed.

    Raises:
        OperatorError: no such measure, population or `by`.
    """
    ask = _ask(measure, by, population, Window(start, end))
    ledger = open_ledger(dossier)
    made = stock_tallies(ledger, ask)
    if measure not in MOMENTARY:
        made += flow_tallies(ledger, engine, ask)
    return sorted(made, key=_in_time)


def _in_time(row: Tally) -> tuple[date, date, str, str, str]:
    """By day, then place: the order a table is read in; undated rows last."""
    start, end = row.when.start or date.max, row.when.end or date.max
    return start, end, row.place or "", row.kind, row.id


def _ask(
    measure: str, by: Sequence[str], population: str | None, window: Window
) -> Ask:
    for word, known in ((measure, MEASURES), (population or "people", POPULATIONS)):
        if word not in known:
            raise OperatorError(f"cannot count {word!r}; known are {', '.join(known)}")
    odd = sorted(set(by) - {*PERIODS, "place"})
    periods = [word for word in by if word in PERIODS]
    if odd or len(periods) > 1:
        known_by = f"one of {', '.join(PERIODS)}, and place"
        raise OperatorError(f"cannot count by {', '.join(by)}; use {known_by}")
    group = None if population == "people" else population
    return Ask(measure, group, periods[0] if periods else None, "place" in by, window)


def flow_tallies(ledger: Ledger, engine: Engine, ask: Ask) -> list[Tally]:
    """Sums over events and the excess of totals, one tally per bucket, in order."""
    sums = event_sums(ledger.counts, engine, _plan(ask))
    totals = [t for t in ledger.totals if _asked(t, ask)]
    totals.sort(key=lambda t: (t.when.start is None, _length(t), _breadth(t), _told(t)))
    for bucket in {*sums, *(b for t in totals for b in _buckets(t, ask))}:
        sums.setdefault(bucket, [])
    base = recorded(ledger.counts, totals, engine, _plan(ask))
    made = []
    for bucket in sorted(sums, key=str):
        fitting = [(t, at) for at, t in enumerate(totals) if bucket in _buckets(t, ask)]
        made.append(_flow(ask, bucket, sums[bucket], _excess(fitting, base)))
    return made


def _plan(ask: Ask) -> tuple[str, str | None, str | None, bool, Window]:
    return ask.measure, ask.population, ask.period, ask.by_place, ask.window


def _asked(total: Standing, ask: Ask) -> bool:
    same = (total.measure, total.population) == (ask.measure, ask.population)
    return same and contains(ask.window, total.when)


def _length(total: Standing) -> int:
    start, end = total.when.start, total.when.end
    return (end - start).days if start and end else 10**6


def _breadth(total: Standing) -> int:
    return total.where.precision if total.where else 9


def _told(total: Standing) -> tuple[str, ...]:
    return tuple(sorted(one.claim.id for one in total.members))


def _buckets(total: Standing, ask: Ask) -> list[Bucket]:
    """The bucket a total lies wholly within; none if it crosses a border."""
    start, end = total.when.start, total.when.end
    place = total.place if ask.by_place else None
    if ask.period is None:
        return [Bucket(None, place)]
    if start is None or end is None:
        return []
    first = bounds_of(ask.period, end)
    return [Bucket(first.start, place)] if contains(first, total.when) else []


@dataclass(frozen=True, slots=True)
class Added:
    """What a running total adds to what is recorded."""

    total: Standing
    part: Sum


def _excess(
    totals: Sequence[tuple[Standing, int]], base: Mapping[tuple[int, bool], Sum]
) -> list[tuple[Added, bool]]:
    """Excess of each total over events and earlier totals inside it, twice: over
    headline records alone, for headline totals, and over all records."""
    made: list[tuple[Added, bool]] = []
    for headline in (True, False):
        earlier: list[Added] = []
        for total, at in totals:
            if headline and total.grade not in HEADLINE:
                continue
            inside = [one.part for one in earlier if _overlap(one.total, total)]
            under = Sum.of([base.get((at, headline), Sum()), *inside])
            earlier.append(Added(total, under.excess(_sum(total))))
        made += [(one, headline) for one in earlier]
    return made


def _sum(total: Standing) -> Sum:
    found = weigh_words(total.words)
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


def _flow(
    ask: Ask,
    bucket: Bucket,
    events: Iterable[tuple[str, Sum, tuple[str, ...]]],
    extra: Sequence[tuple[Added, bool]],
) -> Tally:
    """One bucket's tally: headline range, and best by grade beside it."""
    rows = list(events)
    head = [part for grade, part, _ in rows if grade in HEADLINE]
    head += [one.part for one, headline in extra if headline]
    whole = Sum.of(head)
    shares = dict.fromkeys(GRADES, 0.0)
    for grade, part, _ in rows:
        shares[grade] += part.best
    for one, headline in extra:
        if not headline:
            shares[one.total.grade] += one.part.best
    used = {id for _, _, ids in rows for id in ids}
    totals = {
        id: one.part.best
        for one, headline in extra
        if not headline
        for w in one.total.words
        for id in w.claims
    }
    window = bounds_of(ask.period, bucket.first) if ask.period else ask.window
    return Tally(
        id=content_id(
            "tly",
            ask.measure,
            ask.population,
            str(window.start),
            str(window.end),
            bucket.place,
            "flow",
        ),
        measure=ask.measure,
        population=ask.population,
        kind="flow",
        when=When(window.start, window.end, basis="window"),
        place=bucket.place,
        low=min(whole.low, whole.best),
        best=whole.best,
        high=None if math.isinf(whole.high) else max(whole.high, whole.best),
        claims=tuple(sorted(used | {id for id, best in totals.items() if best > 0})),
        unit=UNITS.get(ask.measure, "people"),
        grades=tuple((grade, best) for grade, best in shares.items() if best),
        excluded=tuple(
            (id, "aggregate") for id, best in sorted(totals.items()) if best <= 0
        ),
    )


def stock_tallies(ledger: Ledger, ask: Ask) -> list[Tally]:
    """Stocks of a measure, one per place and day; without `by` day the newest."""
    fits = [s for s in ledger.stocks if _asked(s, ask)]
    made = [_stock(one) for one in fits]
    if ask.period == "day":
        return sorted(made, key=lambda t: (str(t.when.end), t.place or "", t.id))
    return list(_newest(made))


def _newest(made: Sequence[Tally]) -> Iterator[Tally]:
    latest: dict[str, Tally] = {}
    for one in sorted(made, key=lambda t: (str(t.when.end or ""), t.id)):
        latest[one.place or ""] = one
    yield from (latest[place] for place in sorted(latest))


def _stock(one: Standing) -> Tally:
    found = weigh_words(one.words)
    ids = tuple(sorted({id for word in one.words for id in word.claims}))
    copies = tuple(
        (m.claim.id, "copy")
        for m in sorted(one.members, key=lambda m: m.claim.id)
        if m.claim.id not in ids
    )
    return Tally(
        id=content_id("tly", one.measure, one.population, *ids, "stock"),
        measure=one.measure,
        population=one.population,
        kind="stock",
        when=one.when,
        place=one.place,
        low=found.low,
        best=found.best,
        high=found.high,
        claims=ids,
        unit=UNITS.get(one.measure, "people"),
        grades=((one.grade, found.best),),
        excluded=copies,
    )


def standing_tallies(ledger: Ledger, engine: Engine) -> list[Tally]:
    """Per measure and population: the whole war and every month; stocks by day."""
    keys = {(c.tally.measure, c.tally.population) for c in ledger.counts}
    keys |= {(t.measure, t.population) for t in ledger.totals}
    made: dict[str, Tally] = {}
    for measure, population in sorted(keys, key=str):
        for period in (None, "month") if measure not in MOMENTARY else ():
            ask = Ask(measure, population, period)
            made |= {t.id: t for t in flow_tallies(ledger, engine, ask)}
    for one in ledger.stocks:
        stock = _stock(one)
        made[stock.id] = stock
    own = [replace(c.tally, grades=((c.grade, c.tally.best),)) for c in ledger.counts]
    return sorted([*made.values(), *own], key=lambda one: one.id)
