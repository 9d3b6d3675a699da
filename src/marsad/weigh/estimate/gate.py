"""The gate: when there is no estimate, whatever numbers a computer gives."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from marsad.weigh.estimate.models import Matrix, Terms, design
from marsad.weigh.estimate.table import Table, pairs

LEAST_LISTS = 3
"""Two lists give no test of whether they found people independently."""
FEW_LINKED = 100
"""Records on two lists or more below which every estimate is shaky: our own choice."""
ROUNDING = 1e-3
"""Share of the smallest expected count that all counts can be moved by."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One reason why there is no estimate."""

    code: str
    """few-lists, no-records, no-overlap, not-identifiable, no-maximum, too-many-lists,
    below-floor, unsettled or many-modes."""
    words: str


def closed(table: Table) -> list[Fault]:
    """What keeps any method from this table: too few lists, or one that shares no
    record with another."""
    faults = []
    if not table.cells:
        return [Fault("no-records", "No record is on any of the lists.")]
    if len(table.lists) < LEAST_LISTS:
        faults.append(
            Fault(
                "few-lists",
                f"There {_lists(len(table.lists))} with records, and an estimate needs "
                f"{LEAST_LISTS} at least: with fewer, nothing tells whether one list "
                "finds whom another finds.",
            )
        )
    if alone := lonely(table):
        faults.append(_apart(table, alone))
    return faults


def _lists(count: int) -> str:
    return "is 1 list" if count == 1 else f"are {count} lists"


def lonely(table: Table) -> list[str]:
    """Lists of which no record is on another list."""
    shared = 0
    for cell, _ in table.cells:
        shared |= cell if cell.bit_count() > 1 else 0
    return [n for bit, n in enumerate(table.lists) if not shared & (1 << bit)]


def _apart(table: Table, alone: Sequence[str]) -> Fault:
    rest = [name for name in table.lists if name not in alone]
    named = ", ".join(alone)
    words = (
        f"No record of {named} is on another list: such a list tells nothing of "
        "whom the others miss"
    )
    if len(rest) >= LEAST_LISTS:
        words += f". Without it: --lists {','.join(rest)}"
    return Fault("no-overlap", words + ".")


def cautions(table: Table) -> list[str]:
    """What does not close the gate, but must be told beside any estimate."""
    told = []
    if table.linked < FEW_LINKED:
        told.append(
            f"Only {table.linked} records are on two lists or more; below about "
            f"{FEW_LINKED} an estimate can be far off."
        )
    if table.empty:
        told.append(f"Left out, for they hold no record: {', '.join(table.empty)}.")
    if table.outside:
        told.append(
            f"{table.outside:,} documented records are on none of the lists used; "
            "they count in the floor."
        )
    return told


def below_floor(table: Table, value: float, high: float) -> Fault | None:
    """Refuses an estimate whose interval ends below what is documented."""
    if high >= table.floor:
        return None
    return Fault(
        "below-floor",
        f"The estimate of {value:,.0f} (at most {high:,.0f}) is less than the "
        f"{table.floor:,} records that are documented: these lists do not stand for "
        "the others.",
    )


def overlaps(table: Table) -> dict[int, int]:
    """How many records each pair of lists shares."""
    return {pair: table.on(pair) for pair in pairs(len(table.lists))}


@dataclass(frozen=True, slots=True)
class Reduced:
    """A model without what lies at minus infinity."""

    design: Matrix
    rows: npt.NDArray[np.bool_]
    """Which cells remain."""


def reduced(seen: Matrix, terms: Terms, count: int) -> Reduced:
    """Leaves out terms of lists that share no record, and the cells that have them."""
    whole = design(terms, count)
    bare = [at for at, margin in enumerate(seen @ whole) if margin == 0]
    rows = np.asarray(whole[:, bare].sum(axis=1) == 0)
    return Reduced(np.delete(whole[rows], bare, axis=1), rows)


def unsound(part: Reduced, seen: Matrix, fitted: Matrix) -> Fault | None:
    """Why a model has no maximum likelihood estimate on these counts, if so; `fitted`
    are its expected counts, or what came out instead.

    Fienberg and Rinaldo's linear programme: there is one if some positive counts have
    the same margins as the observed ones. Then the parameters must be told apart, too
    (the rank of the design). The check of SparseMSE (Chan, Silverman and Vincent 2021).
    """
    remaining = seen[part.rows]
    # With all cells, the columns of a hierarchical design are independent.
    cut = not part.rows.all()
    if cut and np.linalg.matrix_rank(part.design) < part.design.shape[1]:
        return Fault(
            "not-identifiable",
            "its parameters cannot be told apart on these counts: any number of hidden "
            "records fits equally well (not identifiable)",
        )
    if _proves(part.design, remaining, fitted) or _fills(part.design, remaining):
        return None
    return Fault(
        "no-maximum",
        "no finite number of hidden records fits best: the more are assumed, the "
        "better it fits (the maximum likelihood estimate does not exist)",
    )


def _proves(matrix: Matrix, seen: Matrix, fitted: Matrix) -> bool:
    """Whether the expected counts are themselves above 0 with the margins of those
    seen, but for less than can be set right, so that no programme need be solved."""
    apart = np.abs(matrix.T @ (fitted - seen)).max()
    return bool(apart < ROUNDING * fitted.min())


def _fills(matrix: Matrix, seen: Matrix) -> bool:
    """Whether some counts above 0 in every cell have the margins of those seen, times
    any number."""
    from scipy.optimize import linprog  # type: ignore[import-untyped]

    size = len(seen)
    margins = matrix.T @ seen / seen.sum()
    answer = linprog(
        np.append(np.zeros(size + 1), -1.0),
        A_eq=np.column_stack([matrix.T, -margins, np.zeros(len(margins))]),
        b_eq=np.zeros(len(margins)),
        A_ub=np.column_stack([-np.eye(size), np.zeros(size), np.ones(size)]),
        b_ub=np.zeros(size),
        bounds=[(0.0, None)] * (size + 1) + [(0.0, 1.0)],
        method="highs",
    )
    return bool(answer.success) and -float(answer.fun) > 0.5
