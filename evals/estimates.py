"""Estimates of what nobody recorded, beside the published and reproduced figures.

The tables are those of LCMCR, SparseMSE and verdata in ../shared; none is in the
project. `python evals/estimates.py` prints each figure with what is expected of it;
`--seeds N` samples the latent classes with so many seeds (a quarter of a minute each).
"""

import sys
import time
from collections.abc import Iterator

from sets import DATA

from marsad.weigh.estimate.estimate import Estimate, Options, estimate
from marsad.weigh.estimate.lcmcr import Sampling
from marsad.weigh.estimate.load import Columns, load
from marsad.weigh.estimate.loglinear import LogLinear
from marsad.weigh.estimate.table import pairs

FOLDER = DATA / "mse_tables"
LARGEST = ("in_1", "in_17", "in_19", "in_21", "in_23")
Line = tuple[str, str, str]
"""What, found, expected."""


def figures(seeds: int = 1) -> Iterator[Line]:
    """Everything, table by table."""
    yield from kosovo()
    yield from britain()
    yield from artificial()
    yield from colombia()
    for seed in range(1, seeds + 1):
        yield from latent(seed)


def kosovo() -> Iterator[Line]:
    """113 models of four lists."""
    models = _models(_of("kosovo_aggregate.csv.gz", Options()))
    by_terms = {one.terms: one.estimate for one in models.models}
    richest = max(models.models, key=lambda one: len(one.terms))
    best, near = models.by_bic, models.near
    yield "Kosovo, models", f"{len(models.models)}", "113"
    yield "Kosovo, BIC", f"{best.estimate:,.1f}", "10,356.5"
    yield (
        "Kosovo, BIC, interval",
        f"{best.low:,.0f} to {best.high:,.0f}",
        "9,005-12,105",
    )
    fit = f"{best.deviance:.2f} on {best.freedom} df"
    yield "Kosovo, BIC, deviance", fit, "9.32 on 4 df"
    yield "Kosovo, AIC", f"{models.by_aic.estimate:,.0f}", "12,741"
    yield "Kosovo, independence", f"{models.independence.estimate:,.0f}", "7,395"
    every = tuple(sorted(pairs(4)))
    yield "Kosovo, all pairs", f"{by_terms[every]:,.0f}", "14,402"
    yield "Kosovo, without the four-way term", f"{richest.estimate:,.0f}", "16,942"
    yield "Kosovo, BIC average", f"{models.average or 0:,.0f}", "13,184"
    if near is not None:
        span = f"{near.lowest:,.0f} to {near.highest:,.0f}"
        yield "Kosovo, within 10 points", span, "up to 22,889"


def britain() -> Iterator[Line]:
    """A stepwise search over six lists."""
    models = _models(_of("UKdat.csv.gz", Options(criterion="aic")))
    for name, one, expected in (
        ("AIC", models.by_aic, "11,418 (9,977-13,146)"),
        ("BIC", models.by_bic, "12,350 (10,864-14,107)"),
        ("independence", models.independence, "12,214"),
    ):
        found = f"{one.estimate:,.0f} ({one.low:,.0f}-{one.high:,.0f})"
        yield f"United Kingdom, {name}", found, expected


def artificial() -> Iterator[Line]:
    """The example without an estimate."""
    yield "Artificial_3", _refused(_of("Artificial_3.csv.gz", Options())), "refused"


def colombia() -> Iterator[Line]:
    """34 lists, a row per person."""
    name = "colombia_recruitment_R1.parquet"
    yield (
        "Colombia, all lists",
        _refused(_of(name, Options())),
        "refused or fewer lists",
    )
    start = time.perf_counter()
    found = estimate(load(FOLDER / name, Columns(lists=LARGEST)))
    models = _models(found)
    near = models.near
    span = "" if near is None else f", {near.lowest:,.0f} to {near.highest:,.0f}"
    took = f" in {time.perf_counter() - start:.0f} s"
    what = f"Colombia, {len(LARGEST)} lists, {len(models.models):,} models"
    yield what, f"{models.chosen.estimate:,.0f}{span}{took}", "-"


def latent(seed: int) -> Iterator[Line]:
    """Latent classes under one seed."""
    for name, file, expected in (
        ("Kosovo", "kosovo_aggregate.csv.gz", "10,330 within 4 %"),
        ("United Kingdom", "UKdat.csv.gz", "refused: multimodal"),
    ):
        start = time.perf_counter()
        found = _of(file, Options(method="lcmcr", sampling=Sampling(seed=seed)))
        took = f"{time.perf_counter() - start:.0f} s"
        one = found.latent
        if one is None:
            raise ValueError(f"{file}: not sampled")
        peaks = ", ".join(f"{mode.at:,.0f}" for mode in one.modes)
        how = f"ratio {one.agreement:.2f}, modes {peaks}, {one.sweeps:,} sweeps, {took}"
        value = _refused(found)
        if not found.faults:
            value = f"{one.median:,.0f} ({one.low:,.0f}-{one.high:,.0f})"
        yield f"{name}, latent classes, seed {seed}", f"{value}; {how}", expected


def _of(file: str, options: Options) -> Estimate:
    return estimate(load(FOLDER / file), options)


def _models(found: Estimate) -> LogLinear:
    if found.models is None:
        raise ValueError(f"{found.table.name}: {_refused(found)}")
    return found.models


def _refused(found: Estimate) -> str:
    codes = ", ".join(fault.code for fault in found.faults)
    return f"refused: {codes}" if codes else "not refused"


def main() -> None:
    """Print found beside expected."""
    seeds = int(sys.argv[2]) if sys.argv[1:2] == ["--seeds"] else 1
    for what, found, expected in figures(seeds):
        print(f"{what:<44} {found:<60} {expected}", flush=True)


if __name__ == "__main__":
    main()
