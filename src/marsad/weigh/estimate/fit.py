"""One log-linear model fitted by maximum likelihood, and what it says is hidden."""

import math
from dataclasses import dataclass

import numpy as np

from marsad.weigh.estimate.gate import Fault, reduced, unsound
from marsad.weigh.estimate.models import Matrix, Terms, cells
from marsad.weigh.estimate.table import Table

STEPS = 200
CLOSE = 1e-11
"""Change of the deviance, beside its size, at which a fit is done."""
Z95 = 1.959963984540054
"""The normal distribution's 97.5 % point."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A model's estimate of all records there are, with how well it fits."""

    terms: Terms
    deviance: float
    freedom: int
    """Observable cells less free parameters."""
    aic: float
    bic: float
    """Deviance + 2 (AIC) or log(records) (BIC) for each parameter; comparable between
    models of one table only."""
    estimate: float
    low: float
    high: float
    """Records in all, with a 95 % Wald interval on the logarithm of those hidden; not a
    number where there is a fault."""
    fault: Fault | None = None
    """Why the model gives no estimate."""


def counts(table: Table) -> Matrix:
    """The records of every cell, in the order of `cells`."""
    found = np.zeros(len(cells(len(table.lists))))
    for cell, count in table.cells:
        found[cell - 1] = count
    return found


def fit(table: Table, terms: Terms, start: Matrix | None = None) -> tuple[Fit, Matrix]:
    """Fits a model to a table; also gives its expected counts, to start others from.

    Terms of lists that share no record lie at minus infinity: their cells are left out
    (extended maximum likelihood; Fienberg and Rinaldo 2012; Chan, Silverman and Vincent
    2021).
    """
    seen = counts(table)
    part = reduced(seen, terms, len(table.lists))
    expected = seen + 0.5 if start is None else start
    beta, fitted, deviance = poisson(part.design, seen[part.rows], expected[part.rows])
    fault = unsound(part, seen, fitted)
    hidden, width = (
        (math.nan, math.nan) if fault else _hidden(part.design, fitted, beta)
    )
    free = 1 + len(table.lists) + len(terms)
    every = np.zeros_like(seen)
    every[part.rows] = fitted
    made = Fit(
        terms=terms,
        deviance=deviance,
        freedom=len(seen) - free,
        aic=deviance + 2 * free,
        bic=deviance + math.log(table.records) * free,
        estimate=table.records + hidden,
        low=table.records + hidden / width,
        high=table.records + hidden * width,
        fault=fault,
    )
    return made, np.maximum(every, 1e-6)


def poisson(
    design: Matrix, seen: Matrix, start: Matrix
) -> tuple[Matrix, Matrix, float]:
    """Parameters, expected counts and deviance of a Poisson regression with log link.

    Newton's method, halving steps that do not help. Where the likelihood has no
    maximum it goes on until the deviance stands still; `gate` tells such cases.
    """
    beta = _step(design, start, np.log(start) * start + seen - start)
    deviance = _deviance(seen, design @ beta)
    for _ in range(STEPS):
        fitted = np.exp(np.clip(design @ beta, -60.0, 60.0))
        move = _step(design, fitted, seen - fitted)
        trial = _deviance(seen, design @ (beta + move))
        while trial > deviance + CLOSE and np.abs(move).max() > 1e-12:
            move = move / 2
            trial = _deviance(seen, design @ (beta + move))
        beta = beta + move
        done = abs(deviance - trial) < CLOSE * (1 + trial)
        deviance = trial
        if done:
            break
    fitted = np.exp(np.clip(design @ beta, -60.0, 60.0))
    beta = beta + _step(design, fitted, seen - fitted)
    return beta, np.exp(np.clip(design @ beta, -60.0, 60.0)), max(deviance, 0.0)


def _step(design: Matrix, weights: Matrix, toward: Matrix) -> Matrix:
    """Solves for the step; a ridge far below rounding keeps it finite."""
    crossed = design.T @ (design * weights[:, None])
    crossed += 1e-11 * max(float(weights.sum()), 1.0) * np.eye(len(crossed))
    return np.asarray(np.linalg.solve(crossed, design.T @ toward), dtype=np.float64)


def _deviance(seen: Matrix, predicted: Matrix) -> float:
    predicted = np.clip(predicted, -60.0, 60.0)
    some = seen > 0
    ratio = np.log(seen[some]) - predicted[some]
    return float(2 * ((seen[some] * ratio).sum() - (seen - np.exp(predicted)).sum()))


def _hidden(design: Matrix, fitted: Matrix, beta: Matrix) -> tuple[float, float]:
    """The count of those on no list, and the factor to either end of its interval."""
    crossed = design.T @ (design * fitted[:, None])
    first = np.eye(len(beta))[0]
    variance = float(np.linalg.solve(crossed, first)[0])
    return math.exp(beta[0]), math.exp(min(Z95 * math.sqrt(max(variance, 0.0)), 300.0))
