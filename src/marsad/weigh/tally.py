"""From graded counts to low, best, high over a window and an area."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from marsad.engine.base import Engine
from marsad.records.claim import MOMENTARY
from marsad.records.dossier import Dossier
from marsad.records.ids import content_id
from marsad.records.tally import POLICIES, Tally
from marsad.weigh.ask import Ask, ask_for, asked, checked_policy, values_of
from marsad.weigh.count import left_out, unit_of, weigh_words
from marsad.weigh.flows import flow_tallies
from marsad.weigh.ledger import Ledger, Standing, open_ledger
from marsad.weigh.sums import load_counts
from marsad.weigh.window import Window


def tally(  # noqa: PLR0913 (one parameter for each option of the command)
    dossier: Dossier,
    engine: Engine,
    *,
    measure: str,
    by: Sequence[str] = (),
    population: str | None = None,
    start: date | None = None,
    end: date | None = None,
    policy: str | None = None,
    only: Sequence[tuple[str, str]] = (),
) -> list[Tally]:
    """Count one measure; `by` holds at most one of day, week, month and year, and
    any of the dimensions (`weigh.ask.BY`); `only` keeps single values of these.

    Flows sum over events and add of running totals only what exceeds them. Stocks
    are given as they stand: the newest of each place, or every day's with `by`
    day, and are never summed. The policy chooses the best of every range (rule
    N10); the war's own holds if none is given.

    Raises:
        OperatorError: no such measure, population, policy or `by`.
    """
    ask = ask_for(measure, by, population, Window(start, end), only)
    ledger = open_ledger(dossier, checked_policy(policy))
    asks = [ask]
    if "population" in by and ask.population is None:
        asks += [replace(ask, population=group) for group in _populations(ledger, ask)]
    if measure not in MOMENTARY:
        load_counts(ledger.counts, engine)
    made: list[Tally] = []
    for one in asks:
        made += stock_tallies(ledger, one)
        if measure not in MOMENTARY:
            made += flow_tallies(ledger, engine, one)
    engine.drop("weigh_count")
    return sorted((t for t in made if _wanted(t, ask)), key=_in_time)


def _populations(ledger: Ledger, ask: Ask) -> list[str]:
    """Populations of which the measure is told, apart from all people."""
    told = {c.tally.population for c in ledger.counts if c.tally.measure == ask.measure}
    standing = (*ledger.totals, *ledger.stocks)
    told |= {one.population for one in standing if one.measure == ask.measure}
    return sorted(group for group in told if group is not None)


def _wanted(one: Tally, ask: Ask) -> bool:
    values = {"place": one.place, **dict(one.cut)}
    return all(values.get(name) == value for name, value in ask.only)


def _in_time(row: Tally) -> tuple[object, ...]:
    """By day, then place: the order a table is read in; undated rows last."""
    start, end = row.when.start or date.max, row.when.end or date.max
    cut = tuple(str(value or "") for _, value in row.cut)
    return start, end, row.place or "", cut, row.population or "", row.kind, row.id


def stock_tallies(ledger: Ledger, ask: Ask) -> list[Tally]:
    """Stocks of a measure, one per place and day; without `by` day the newest."""
    dimensions = tuple(name for name in ask.by if name != "place")
    made = [
        replace(
            _stock(one, ledger.policy),
            cut=tuple(zip(dimensions, values_of(one, dimensions), strict=True)),
        )
        for one in ledger.stocks
        if asked(one, ask)
    ]
    if ask.period == "day":
        return sorted(made, key=lambda t: (str(t.when.end), t.place or "", t.id))
    return list(_newest(made))


def _newest(made: Sequence[Tally]) -> Iterator[Tally]:
    latest: dict[str, Tally] = {}
    for one in sorted(made, key=lambda t: (str(t.when.end or ""), t.id)):
        latest[one.place or ""] = one
    yield from (latest[place] for place in sorted(latest))


def _stock(one: Standing, policy: str = POLICIES[0]) -> Tally:
    found = weigh_words(one.words, policy)
    ids = tuple(sorted({id for word in one.words for id in word.claims}))
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
        unit=unit_of(one.measure, one.population),
        grades=((one.grade, found.best),),
        excluded=tuple(left_out(one.members, (one.measure, one.population), ids)),
        policy=policy,
    )


def standing_tallies(ledger: Ledger, engine: Engine) -> list[Tally]:
    """Per measure and population: the whole war and every month; stocks by day."""
    keys = {(c.tally.measure, c.tally.population) for c in ledger.counts}
    keys |= {(t.measure, t.population) for t in ledger.totals}
    load_counts(ledger.counts, engine)
    made: dict[str, Tally] = {}
    for measure, population in sorted(keys, key=str):
        for period in (None, "month") if measure not in MOMENTARY else ():
            ask = Ask(measure, population, period)
            made |= {t.id: t for t in flow_tallies(ledger, engine, ask)}
    engine.drop("weigh_count")
    for one in ledger.stocks:
        stock = _stock(one, ledger.policy)
        made[stock.id] = stock
    own = [
        replace(
            c.tally,
            grades=((c.grade, c.tally.best),),
            reasons=(c.note,) if c.note else (),
        )
        for c in ledger.counts
    ]
    return sorted([*made.values(), *own], key=lambda one: one.id)
