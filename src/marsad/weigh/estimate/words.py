"""An estimate in words: a table of what was found, and a paragraph to read with it."""

from collections.abc import Iterator, Sequence

from marsad.weigh.estimate.estimate import Estimate
from marsad.weigh.estimate.fit import Fit
from marsad.weigh.estimate.latent import Latent
from marsad.weigh.estimate.loglinear import NEAR, LogLinear, Spread
from marsad.weigh.estimate.models import label
from marsad.weigh.estimate.table import Table

ASSUMED = (
    "All of it assumes that the lists tell of one closed population, that records were "
    "linked without error, that everybody could have come onto a list, and that "
    "{left}. The last cannot be tested: other assumptions fit as well and give other "
    "numbers."
)
SPARED = {
    "loglinear": "lists depend on each other only in the ways that the model has",
    "lcmcr": "within a class of people lists find them independently",
}
NEVER = (
    "This is an analyst's estimate, not a count. It is no headline figure, and it is "
    "never added to a tally."
)
ONE_LINKAGE = (
    "Errors of linking can move an estimate more than anything else: link the lists "
    "under a stricter and a looser threshold as well, and give those tables with "
    "--also."
)
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def shown(found: Sequence[Estimate]) -> str:
    """Everything in plain text: figures of each table, then the paragraph."""
    blocks = ["\n".join(_figures(one)) for one in found]
    if len(found) > 1:
        blocks.append("\n".join(_beside(found)))
    return "\n\n".join([*blocks, paragraph(found)])


def paragraph(found: Sequence[Estimate]) -> str:
    """What was estimated, from what, how far models and linkages differ, what it
    assumes, and what it is not. The first is the one told of, the others stand beside.
    """
    first = found[0]
    told = [_documented(first.table)]
    if first.faults:
        told += ["There is no estimate.", *(fault.words for fault in first.faults)]
        told.append(
            f"What is documented, {first.table.floor:,}, is all that can be said."
        )
    else:
        told += _estimated(first)
    told += first.cautions
    told += _linkage(found)
    if not first.faults:
        told.append(ASSUMED.format(left=SPARED[first.options.method]))
    return " ".join([*told, NEVER])


def _documented(table: Table) -> str:
    word = "list" if len(table.lists) == 1 else "lists"
    lists = f"{_number(len(table.lists))} {word} ({', '.join(table.lists)})"
    apart = f"; {table.floor:,} are documented in all" if table.outside else ""
    return (
        f"{table.records:,} records are on {lists}, {table.linked:,} of them on two or "
        f"more{apart}."
    )


def _estimated(one: Estimate) -> Iterator[str]:
    value, low, high = one.interval or (0.0, 0.0, 0.0)
    hidden = max(value - one.table.floor, 0.0)
    how = "log-linear models estimate" if one.models else "latent classes estimate"
    kind = "95 % interval" if one.models else "95 % of the posterior"
    yield (
        f"From how the lists overlap, {how} {value:,.0f} in all ({kind} {low:,.0f} to "
        f"{high:,.0f}), about {hidden:,.0f} of them documented by nobody. The "
        f"{one.table.floor:,} documented are the floor."
    )
    if value < one.table.floor:
        yield "The estimate lies below that floor: read the interval's upper end."
    if one.models:
        yield from _choice(one.models)
    else:
        yield (
            "Other models of the same lists can say other numbers: --method loglinear "
            "shows how far they lie apart."
        )


def _choice(models: LogLinear) -> Iterator[str]:
    near, tried = models.near, len(models.models)
    way = (
        f"all {tried:,} hierarchical models"
        if models.search == "all"
        else f"{tried:,} models of a stepwise search"
    )
    yield (
        f"That is the model which {models.criterion.upper()} prefers among {way}; the "
        f"interval holds only if it is the right one."
    )
    if near is not None:
        yield (
            f"{near.models:,} models within {NEAR:.0f} points of the best by AIC or "
            f"BIC say {near.lowest:,.0f} to {near.highest:,.0f}, with their intervals "
            f"{near.low:,.0f} to {near.high:,.0f}: that range is the answer, more than "
            "any one number in it."
        )
    if models.independence.fault is None:
        yield (
            "If the lists found people independently of each other, it would be "
            f"{models.independence.estimate:,.0f}."
        )


def _linkage(found: Sequence[Estimate]) -> Iterator[str]:
    if len(found) == 1:
        if not found[0].faults:
            yield ONE_LINKAGE
        return
    given = [one.interval[0] for one in found if one.interval is not None]
    without = [one.table.name for one in found if one.faults]
    if len(given) > 1:
        yield (
            f"Linked in {_number(len(found))} ways, the same lists give "
            f"{min(given):,.0f} to {max(given):,.0f}."
        )
    if without:
        yield f"No estimate comes of {', '.join(without)}."


def _figures(one: Estimate) -> Iterator[str]:
    table = one.table
    sizes = ", ".join(
        f"{name} {table.on(1 << bit):,}" for bit, name in enumerate(table.lists)
    )
    yield f"{table.name}: {table.floor:,} documented (the floor)"
    yield f"  lists: {sizes or 'none with records'}"
    yield f"  on two lists or more: {table.linked:,}"
    for fault in one.faults:
        yield f"  refused [{fault.code}]: {fault.words}"
    if one.models is not None and not one.faults:
        yield from _models(one.models, table)
    if one.latent is not None:
        yield from _latent(one.latent, bool(one.faults))


def _models(models: LogLinear, table: Table) -> Iterator[str]:
    broken = sum(one.fault is not None for one in models.models)
    put = f", {broken:,} of them without an estimate" if broken else ""
    yield f"  log-linear models tried ({models.search}): {len(models.models):,}{put}"
    for name, one in (
        ("chosen by BIC", models.by_bic),
        ("chosen by AIC", models.by_aic),
        ("independence", models.independence),
    ):
        yield f"  {name:<14} {_fit(one, table)}"
    yield f"  {f'within {NEAR:.0f} points':<14} {_spread(models.near)}"
    yield f"  {'all models':<14} {_spread(models.every)}"
    if models.average is not None:
        yield f"  {'BIC average':<14} {models.average:>9,.0f}"


def _fit(one: Fit, table: Table) -> str:
    model = label(one.terms, table.lists)
    how = f"deviance {one.deviance:,.2f} on {one.freedom} df  {model}"
    if one.fault is not None:
        return f"{'none':>9}  [{one.fault.code}]  {how}"
    return f"{one.estimate:>9,.0f}  ({one.low:,.0f} to {one.high:,.0f})  {how}"


def _spread(spread: Spread | None) -> str:
    if spread is None:
        return f"{'none':>9}"
    return (
        f"{spread.lowest:>9,.0f} to {spread.highest:,.0f}  "
        f"(intervals {spread.low:,.0f} to {spread.high:,.0f}; {spread.models:,} models)"
    )


def _latent(latent: Latent, refused: bool) -> Iterator[str]:
    how = latent.sampling
    yield (
        f"  latent classes: {how.chains} chains of {latent.sweeps:,} sweeps, seed "
        f"{how.seed}; agreement of chains {latent.agreement:.2f}, modes "
        f"{len(latent.modes)}"
    )
    if not refused:
        yield (
            f"  posterior      {latent.median:>9,.0f}  (50 % {latent.quarter:,.0f} to "
            f"{latent.three_quarters:,.0f}; 95 % {latent.low:,.0f} to "
            f"{latent.high:,.0f})"
        )


def _beside(found: Sequence[Estimate]) -> Iterator[str]:
    width = max(len(one.table.name) for one in found)
    yield "the same lists, linked in other ways:"
    for one in found:
        start = f"  {one.table.name:<{width}}  floor {one.table.floor:>9,}  "
        if one.interval is None:
            yield start + "no estimate: " + ", ".join(f.code for f in one.faults)
            continue
        value, low, high = one.interval
        yield start + f"estimate {value:>9,.0f}  ({low:,.0f} to {high:,.0f})"


def _number(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else f"{count:,}"
