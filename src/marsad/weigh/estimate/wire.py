"""Estimates as plain rows, with everything that led to them."""

import math
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from marsad.weigh.estimate.estimate import Estimate
from marsad.weigh.estimate.fit import Fit
from marsad.weigh.estimate.gate import overlaps
from marsad.weigh.estimate.latent import Latent
from marsad.weigh.estimate.loglinear import LogLinear, Spread
from marsad.weigh.estimate.models import generators, label
from marsad.weigh.estimate.table import Table
from marsad.weigh.estimate.words import paragraph


def row(found: Sequence[Estimate]) -> dict[str, Any]:
    """The first estimate, the others under `also`, and the paragraph as `words`."""
    return {
        **_one(found[0]),
        "also": [_one(one) for one in found[1:]],
        "words": paragraph(found),
        "headline": False,
    }


def _one(one: Estimate) -> dict[str, Any]:
    value, low, high = one.interval or (None, None, None)
    return {
        "table": _table(one.table),
        "method": one.options.method,
        "refused": [asdict(fault) for fault in one.faults],
        "estimate": value,
        "low": low,
        "high": high,
        "floor": one.table.floor,
        "cautions": list(one.cautions),
        "loglinear": None if one.models is None else _models(one.models, one.table),
        "lcmcr": None if one.latent is None else _latent(one.latent),
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "lists": {n: table.on(1 << bit) for bit, n in enumerate(table.lists)},
        "empty": list(table.empty),
        "records": table.records,
        "linked": table.linked,
        "outside": table.outside,
        "patterns": [
            {"lists": list(table.names(cell)), "records": count}
            for cell, count in table.cells
        ],
        "overlaps": [
            {"lists": list(table.names(pair)), "records": count}
            for pair, count in overlaps(table).items()
        ],
    }


def _models(models: LogLinear, table: Table) -> dict[str, Any]:
    return {
        "search": models.search,
        "criterion": models.criterion,
        "chosen": _fit(models.chosen, models, table),
        "by_bic": _fit(models.by_bic, models, table),
        "by_aic": _fit(models.by_aic, models, table),
        "independence": _fit(models.independence, models, table),
        "near": _spread(models.near),
        "every": _spread(models.every),
        "bic_average": models.average,
        "models": [_fit(one, models, table) for one in models.models],
    }


def _fit(one: Fit, models: LogLinear, table: Table) -> dict[str, Any]:
    return {
        "model": label(one.terms, table.lists),
        "terms": [
            list(table.names(t)) for t in generators(one.terms, len(table.lists))
        ],
        "estimate": _known(one.estimate),
        "low": _known(one.low),
        "high": _known(one.high),
        "deviance": one.deviance,
        "df": one.freedom,
        "aic": one.aic,
        "bic": one.bic,
        "aic_above": one.aic - models.by_aic.aic,
        "bic_above": one.bic - models.by_bic.bic,
        "fault": None if one.fault is None else one.fault.code,
    }


def _known(value: float) -> float | None:
    return None if math.isnan(value) else value


def _spread(spread: Spread | None) -> dict[str, Any] | None:
    return None if spread is None else asdict(spread)


def _latent(latent: Latent) -> dict[str, Any]:
    plain = asdict(latent)
    del plain["faults"]
    return plain
