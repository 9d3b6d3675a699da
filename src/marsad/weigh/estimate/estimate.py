"""One estimate of a table, or the reasons why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from marsad.errors import OperatorError
from marsad.weigh.estimate.gate import Fault, cautions, closed
from marsad.weigh.estimate.latent import Latent, latent_classes
from marsad.weigh.estimate.lcmcr import Sampling
from marsad.weigh.estimate.loglinear import Criterion, LogLinear, log_linear, too_many
from marsad.weigh.estimate.search import Search
from marsad.weigh.estimate.table import Table

Method: TypeAlias = Literal["loglinear", "lcmcr"]


@dataclass(frozen=True, slots=True)
class Options:
    """How to estimate."""

    method: Method = "loglinear"
    search: Search = "auto"
    criterion: Criterion = "bic"
    bare: bool = False
    """Offer terms of lists that share no record, whose parameter is minus infinity."""
    sampling: Sampling = field(default_factory=Sampling)


@dataclass(frozen=True, slots=True)
class Estimate:
    """What is said of one table. It is an analyst's estimate, never a headline: no
    tally, grade or release reads it (rule of truth 11)."""

    table: Table
    options: Options
    faults: tuple[Fault, ...]
    """Why there is no estimate; empty if there is one."""
    cautions: tuple[str, ...]
    models: LogLinear | None = None
    latent: Latent | None = None

    @property
    def interval(self) -> tuple[float, float, float] | None:
        """Estimate of all records, low and high end; None if there is none."""
        if self.faults:
            return None
        if self.models is not None:
            chosen = self.models.chosen
            return chosen.estimate, chosen.low, chosen.high
        if self.latent is not None:
            return self.latent.median, self.latent.low, self.latent.high
        return None


def estimate(table: Table, options: Options | None = None) -> Estimate:
    """Estimates how many records there are in all, those on no list included, if the
    gate lets it.

    The gate (docs/method.md, rules M1 to M6): three lists at least, each shares records
    with another, the chosen model has an estimate, chains agree on one answer.
    """
    how = options or Options()
    faults = closed(table)
    many = too_many(table, how.search) if how.method == "loglinear" else None
    if many is not None:
        faults.append(many)
    told = tuple(cautions(table))
    if {one.code for one in faults} - {"no-overlap"}:
        return Estimate(table, how, tuple(faults), told)
    if how.method == "loglinear":
        models = log_linear(table, how.search, how.criterion, how.bare)
        return Estimate(table, how, (*faults, *models.faults), told, models=models)
    latent = None if faults else latent_classes(table, how.sampling)
    found = latent.faults if latent is not None else tuple(faults)
    return Estimate(table, how, found, told, latent=latent)


def estimates(
    tables: Sequence[Table], options: Options | None = None
) -> tuple[Estimate, ...]:
    """Estimates of the same lists linked under several thresholds, to be seen side by
    side.

    Raises:
        OperatorError: the tables are not of the same lists.
    """
    named = [{*table.lists, *table.empty} for table in tables]
    for table, lists in zip(tables, named, strict=True):
        if lists != named[0]:
            raise OperatorError(
                f"{table.name}: its lists are {', '.join(sorted(lists))}, those of "
                f"{tables[0].name} are {', '.join(sorted(named[0]))}: tables beside "
                "each other are of the same lists, linked under other thresholds"
            )
    return tuple(estimate(table, options) for table in tables)
