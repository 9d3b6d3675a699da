"""Which models are tried: all hierarchical ones, or a way from pair to pair."""

from collections.abc import Callable, Iterator
from typing import Literal, TypeAlias

from marsad.weigh.estimate.fit import Fit, fit
from marsad.weigh.estimate.models import Matrix, Terms, hierarchical, ordered
from marsad.weigh.estimate.table import Table, pairs

Search: TypeAlias = Literal["auto", "all", "stepwise"]
ALL_LISTS = 5
"""Of so many lists at most all models are tried: 6,893. Six would make 7,785,061."""
STEP_LISTS = 8
"""Of so many lists at most there is a stepwise search: 255 cells, 28 pairs."""


def try_models(table: Table, search: Search, bare: bool) -> tuple[Fit, ...]:
    """Fits every model that the search comes by, each once, in order of BIC.

    Args:
        search: "all" hierarchical models; "stepwise", one way by AIC and one by BIC;
            "auto" is "all" up to five lists.
        bare: offer terms of lists that share no record as well; their parameter is
            minus infinity.
    """
    count = len(table.lists)
    everything = search == "all" or (search == "auto" and count <= ALL_LISTS)
    found = _all(table, bare) if everything else _stepwise(table, bare)
    return tuple(sorted(found, key=lambda one: rank(one.bic, one)))


def rank(criterion: float, one: Fit) -> tuple[float, int, Terms]:
    """An order of models by a criterion; of equals the simpler comes first."""
    return round(criterion, 7), len(one.terms), one.terms


def _all(table: Table, bare: bool) -> Iterator[Fit]:
    count = len(table.lists)
    offered = [t for t in range(1, 1 << count) if bare or table.on(t) > 0]
    for terms in hierarchical(count, offered):
        yield fit(table, terms)[0]


def _stepwise(table: Table, bare: bool) -> list[Fit]:
    """From independence forward, each time by the pair that helps most, while one
    helps; once as AIC sees it, once as BIC does."""
    offered = [p for p in pairs(len(table.lists)) if bare or table.on(p) > 0]
    known: dict[Terms, tuple[Fit, Matrix]] = {(): fit(table, ())}
    for criterion in (lambda one: one.aic, lambda one: one.bic):
        _walk(table, offered, criterion, known)
    return [one for one, _ in known.values()]


def _walk(
    table: Table,
    offered: list[int],
    criterion: Callable[[Fit], float],
    known: dict[Terms, tuple[Fit, Matrix]],
) -> None:
    now, start = known[()]
    while True:
        tried = []
        for pair in (p for p in offered if p not in now.terms):
            terms = ordered([*now.terms, pair])
            if terms not in known:
                known[terms] = fit(table, terms, start)
            tried.append(known[terms])
        if not tried:
            return
        best, expected = min(tried, key=lambda one: rank(criterion(one[0]), one[0]))
        if round(criterion(best), 7) >= round(criterion(now), 7):
            return
        now, start = best, expected
