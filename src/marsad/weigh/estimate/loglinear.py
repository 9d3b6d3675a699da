"""Log-linear models of a table: the one chosen, the others, and how far they spread."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from marsad.weigh.estimate.fit import Fit
from marsad.weigh.estimate.gate import Fault, below_floor
from marsad.weigh.estimate.models import label
from marsad.weigh.estimate.search import (
    ALL_LISTS,
    STEP_LISTS,
    Search,
    rank,
    try_models,
)
from marsad.weigh.estimate.table import Table

Criterion: TypeAlias = Literal["bic", "aic"]
NEAR = 10.0
"""Points of AIC or BIC from the best within which a model is still one to reckon with
(Burnham and Anderson 2002 have essentially no support beyond)."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How far models lie apart."""

    models: int
    lowest: float
    highest: float
    """The least and the greatest estimate."""
    low: float
    high: float
    """The outermost ends of their intervals."""


@dataclass(frozen=True, slots=True)
class LogLinear:
    """All models tried, and what follows from them."""

    models: tuple[Fit, ...]
    """In order of BIC; those with a fault are among them."""
    search: Search
    criterion: Criterion
    chosen: Fit
    by_bic: Fit
    by_aic: Fit
    independence: Fit
    near: Spread | None
    """Models without fault within NEAR points of the best, by AIC or by BIC."""
    every: Spread | None
    """All models without fault."""
    average: float | None
    """Over models without fault, weighted by exp(-BIC / 2)."""
    faults: tuple[Fault, ...]
    """Why there is no estimate; empty if there is one."""


def log_linear(
    table: Table, search: Search, criterion: Criterion, bare: bool = False
) -> LogLinear:
    """Tries models and chooses the best by BIC or AIC; no estimate if that has none."""
    fits = try_models(table, search, bare)
    by_bic, by_aic = fits[0], min(fits, key=lambda one: rank(one.aic, one))
    chosen = by_bic if criterion == "bic" else by_aic
    sound = [one for one in fits if one.fault is None]
    return LogLinear(
        models=fits,
        search=_search(table, search),
        criterion=criterion,
        chosen=chosen,
        by_bic=by_bic,
        by_aic=by_aic,
        independence=next(one for one in fits if not one.terms),
        near=_spread(one for one in sound if _is_near(one, by_bic, by_aic)),
        every=_spread(sound),
        average=_average(sound),
        faults=tuple(_faults(table, chosen, criterion)),
    )


def too_many(table: Table, search: Search) -> Fault | None:
    """Why so many lists cannot be searched."""
    most = ALL_LISTS if search == "all" else STEP_LISTS
    if len(table.lists) <= most:
        return None
    largest = sorted(
        table.lists, key=lambda name: (-table.on(1 << table.lists.index(name)), name)
    )
    return Fault(
        "too-many-lists",
        f"There are {len(table.lists)} lists, and this search takes {most} at most. "
        "Say which with --lists; the largest are "
        f"--lists {','.join(sorted(largest[:most]))}. Records on none of them stay in "
        "the floor. Or use --method lcmcr, which takes any number.",
    )


def _search(table: Table, search: Search) -> Search:
    if search != "auto":
        return search
    return "all" if len(table.lists) <= ALL_LISTS else "stepwise"


def _is_near(one: Fit, by_bic: Fit, by_aic: Fit) -> bool:
    return one.bic <= by_bic.bic + NEAR or one.aic <= by_aic.aic + NEAR


def _spread(fits: Iterable[Fit]) -> Spread | None:
    found = list(fits)
    if not found:
        return None
    return Spread(
        models=len(found),
        lowest=min(one.estimate for one in found),
        highest=max(one.estimate for one in found),
        low=min(one.low for one in found),
        high=max(one.high for one in found),
    )


def _average(fits: Sequence[Fit]) -> float | None:
    if not fits:
        return None
    best = min(one.bic for one in fits)
    weights = [math.exp((best - one.bic) / 2) for one in fits]
    total = math.fsum(w * f.estimate for w, f in zip(weights, fits, strict=True))
    return total / math.fsum(weights)


def _faults(table: Table, chosen: Fit, criterion: Criterion) -> Iterable[Fault]:
    if chosen.fault is not None:
        yield Fault(
            chosen.fault.code,
            f"The model that {criterion.upper()} chooses, "
            f"{label(chosen.terms, table.lists)}, gives no estimate: "
            f"{chosen.fault.words}.",
        )
    elif below := below_floor(table, chosen.estimate, chosen.high):
        yield below
