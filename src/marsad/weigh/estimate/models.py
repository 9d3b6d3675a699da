"""Hierarchical log-linear models over lists: which there are, and their equations."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Terms: TypeAlias = tuple[int, ...]
"""Interactions of a model, as patterns of two lists or more, sorted by size. With each
term the model has all terms within it (hierarchical), and every list by itself."""
Matrix: TypeAlias = npt.NDArray[np.float64]


def ordered(terms: Iterable[int]) -> Terms:
    """Terms in their one order: by size, then by pattern."""
    return tuple(sorted(set(terms), key=lambda term: (term.bit_count(), term)))


def hierarchical(count: int, offered: Iterable[int] | None = None) -> Iterator[Terms]:
    """All hierarchical models of so many lists, without the term of all lists at once.

    113 for four lists, 6,893 for five. With `offered` only those whose terms are all
    among them.
    """
    whole = (1 << count) - 1
    within = range(1, whole) if offered is None else offered
    terms = ordered(t for t in within if t.bit_count() > 1 and t != whole)
    yield from _grown(terms, 0, frozenset())


def _grown(terms: Terms, at: int, chosen: frozenset[int]) -> Iterator[Terms]:
    """Every choice of the terms from `at` on that keeps the model hierarchical."""
    if at == len(terms):
        yield ordered(chosen)
        return
    yield from _grown(terms, at + 1, chosen)
    if all(part in chosen for part in _parts(terms[at])):
        yield from _grown(terms, at + 1, chosen | {terms[at]})


def _parts(term: int) -> Iterator[int]:
    """The terms of one list fewer, where these have two lists or more."""
    if term.bit_count() > 2:
        for bit in _bits(term):
            yield term & ~bit


def _bits(term: int) -> Iterator[int]:
    while term:
        low = term & -term
        yield low
        term &= ~low


def generators(terms: Terms, count: int) -> Terms:
    """The largest terms, of which all others are parts; lists alone included."""
    every = ordered([*(1 << bit for bit in range(count)), *terms])
    return tuple(t for t in every if not any(t != o and t & o == t for o in every))


def label(terms: Terms, lists: Sequence[str]) -> str:
    """A model as its largest terms: "[ABA EXH OSCE] [EXH HRW]"."""
    named = (
        " ".join(name for bit, name in enumerate(lists) if term & (1 << bit))
        for term in reversed(generators(terms, len(lists)))
    )
    return " ".join(f"[{one}]" for one in named)


@cache
def cells(count: int) -> npt.NDArray[np.int64]:
    """All patterns of so many lists that can be observed, from 1 on."""
    return np.arange(1, 1 << count, dtype=np.int64)


def design(terms: Terms, count: int) -> Matrix:
    """One row a cell, one column a parameter: constant, lists, terms. The logarithm of
    a cell's expected count is its row times the parameters; that of the cell of those
    on no list is the constant alone."""
    columns = [0, *(1 << bit for bit in range(count)), *terms]
    return np.asarray(_saturated(count)[:, columns], dtype=np.float64)


@cache
def _saturated(count: int) -> Matrix:
    """The column of every term, by its pattern."""
    seen, terms = cells(count)[:, None], np.arange(1 << count)
    return np.asarray((seen & terms) == terms, dtype=np.float64)
