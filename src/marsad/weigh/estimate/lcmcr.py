"""Latent classes of people: a Bayesian estimate that no single model is chosen for.

Manrique-Vallier (2016): everybody belongs to one of many classes, and within a class
lists find people independently. How many classes there are is learnt (a stick-breaking
prior, truncated). Gibbs sampling, several chains at once; labels of classes are swapped
between sweeps so that chains do not stick (Papaspiliopoulos and Roberts 2008).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from marsad.weigh.estimate.models import Matrix
from marsad.weigh.estimate.modes import AGREE, ratio
from marsad.weigh.estimate.table import Table

Whole = npt.NDArray[np.int64]
ROUNDS = 6
"""Looks at whether the chains agree, at most; the first half of all sweeps is always
dropped."""
LEAST = 2
"""Rounds before the chains may be taken to agree."""
LONG, SHORT, WORK = 4_000, 400, 240_000
"""Sweeps of a round at most and at least, and sweeps times patterns: the time that a
sweep takes grows with the patterns."""
HOPELESS = 2.0
"""Disagreement of chains at which more sweeps are not tried."""
EDGE = 1e-12
"""Probabilities are kept this far from 0 and 1."""


@dataclass(frozen=True, slots=True)
class Sampling:
    """How the posterior is sampled; the same settings give the same draws."""

    seed: int = 1
    chains: int = 16
    classes: int = 10
    shape: float = 0.25
    rate: float = 0.25
    """The Gamma prior of the stick-breaking's concentration."""
    sweeps: int | None = None
    """At most; None takes ROUNDS times as many as `between` says."""
    thin: int = 5


@dataclass(slots=True)
class _State:
    """One value for each chain (first axis)."""

    concentration: Matrix
    odds: Matrix
    """Chains x classes x lists: the probability that a list holds one of the class."""
    shares: Matrix
    """Chains x classes: logarithms of the classes' shares of all people."""


def between(patterns: int, how: Sampling) -> int:
    """Sweeps from one look at the chains to the next, a multiple of `thin`."""
    free = max(SHORT, min(LONG, WORK // patterns))
    sweeps = free if how.sweeps is None else max(how.sweeps // ROUNDS, 8 * how.thin)
    return sweeps - sweeps % how.thin


def sample(table: Table, how: Sampling) -> Whole:
    """Draws of all records there are, chains x draws, from the posterior.

    Goes on until the chains agree, are far apart, or ROUNDS are done; what that is
    worth is for `latent` to say.
    """
    rng = np.random.default_rng(how.seed)
    held = np.array(
        [
            [cell >> bit & 1 for bit in range(len(table.lists))]
            for cell, _ in table.cells
        ],
        dtype=np.float64,
    )
    seen = np.array([count for _, count in table.cells], dtype=np.int64)
    state = _start(rng, how, len(table.lists))
    draws: list[Whole] = []
    for done in range(1, ROUNDS + 1):
        for sweep in range(between(len(seen), how)):
            hidden = _sweep(rng, state, held, seen, how)
            if sweep % how.thin == 0:
                draws.append(hidden)
        kept = np.array(draws[len(draws) // 2 :]).T
        agreement = ratio(kept)
        if done >= LEAST and (agreement < AGREE or agreement > HOPELESS):
            break
    return kept + table.records


def _start(rng: np.random.Generator, how: Sampling, lists: int) -> _State:
    """Chains begin far apart: drawn from the prior."""
    concentration = rng.gamma(1.0, 1.0, how.chains)
    sticks = rng.beta(1.0, concentration[:, None], (how.chains, how.classes - 1))
    odds = rng.beta(1.0, 1.0, (how.chains, how.classes, lists))
    return _State(concentration, _inner(odds), _shares(_inner(sticks)))


def _inner(values: Matrix) -> Matrix:
    return np.clip(values, EDGE, 1 - EDGE)


def _shares(sticks: Matrix) -> Matrix:
    """Logarithms of shares: each class takes its stick of what is left."""
    left = np.log1p(-sticks).cumsum(axis=1)
    shares = np.empty((len(sticks), sticks.shape[1] + 1))
    shares[:, 0] = np.log(sticks[:, 0])
    shares[:, 1:-1] = np.log(sticks[:, 1:]) + left[:, :-1]
    shares[:, -1] = left[:, -1]
    return shares


def _sweep(
    rng: np.random.Generator, state: _State, held: Matrix, seen: Whole, how: Sampling
) -> Whole:
    """Redraws everything once, in place; gives the hidden records of each chain."""
    yes, no = np.log(state.odds), np.log1p(-state.odds)
    unseen = np.exp(state.shares + no.sum(axis=2))
    missed = unseen.sum(axis=1)
    hidden = rng.negative_binomial(seen.sum(), 1 - np.minimum(missed, 1 - 1e-9))
    people = rng.multinomial(hidden, unseen / missed[:, None])
    found, counted = _classes(rng, state.shares, (yes, no), held, seen)
    people += counted
    _swap(rng, state.shares, people, found)
    state.odds = _inner(rng.beta(1 + found, 1 + people[:, :, None] - found))
    behind = people[:, ::-1].cumsum(axis=1)[:, -2::-1]
    sticks = _inner(
        rng.beta(1.0 + people[:, :-1], state.concentration[:, None] + behind)
    )
    _swap_neighbours(rng, people, sticks, state.odds)
    state.shares = _shares(sticks)
    state.concentration = rng.gamma(
        how.shape - 1 + how.classes, 1 / (how.rate - state.shares[:, -1])
    )
    return np.asarray(hidden, dtype=np.int64)


def _classes(
    rng: np.random.Generator,
    shares: Matrix,
    logs: tuple[Matrix, Matrix],
    held: Matrix,
    seen: Whole,
) -> tuple[Matrix, Whole]:
    """Puts the records of each pattern into classes: how many each list holds of each
    class (chains x classes x lists), and how many there are of each."""
    yes, no = (one.transpose(0, 2, 1) for one in logs)
    likely = shares[:, None, :] + held @ yes + (1 - held) @ no
    likely = np.exp(likely - likely.max(axis=2, keepdims=True))
    likely /= likely.sum(axis=2, keepdims=True)
    put = rng.multinomial(np.broadcast_to(seen, likely.shape[:2]), likely)
    found = put.transpose(0, 2, 1).astype(np.float64) @ held
    return found, put.sum(axis=1)


def _swap(
    rng: np.random.Generator, shares: Matrix, people: Whole, found: Matrix
) -> None:
    """Two classes change places, their shares staying, as often as the posterior
    allows (a Metropolis step)."""
    chains, classes = shares.shape
    every = np.arange(chains)
    one = _picked(rng, 0, classes, chains)
    other = (one + _picked(rng, 1, classes, chains)) % classes
    gain = (shares[every, one] - shares[every, other]) * (
        people[every, other] - people[every, one]
    )
    taken = np.log(rng.random(chains)) < gain
    at, one, other = every[taken], one[taken], other[taken]
    for values in (people, found):
        values[at, one], values[at, other] = values[at, other], values[at, one]


def _picked(rng: np.random.Generator, low: int, high: int, chains: int) -> Whole:
    """A whole number for each chain, from low to below high."""
    return np.asarray(rng.integers(low, high, chains), dtype=np.int64)


def _swap_neighbours(
    rng: np.random.Generator, people: Whole, sticks: Matrix, odds: Matrix
) -> None:
    """Two classes that follow each other change places together with their sticks."""
    chains, last = sticks.shape
    every = np.arange(chains)
    one = _picked(rng, 0, last - 1, chains)
    gain = people[every, one] * np.log1p(-sticks[every, one + 1]) - people[
        every, one + 1
    ] * np.log1p(-sticks[every, one])
    taken = np.log(rng.random(chains)) < gain
    at, one = every[taken], one[taken]
    for values in (sticks, odds):
        values[at, one], values[at, one + 1] = values[at, one + 1], values[at, one]
