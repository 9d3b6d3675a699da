"""Who is on which lists: capture patterns with their counts, and what they show."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from marsad.errors import OperatorError


@dataclass(frozen=True, slots=True)
class Table:
    """Records counted by the lists that hold them; in one order, whatever was given."""

    name: str
    """What to call it: a file's name, or the threshold it was linked under."""
    lists: tuple[str, ...]
    """Names of lists, sorted; each holds at least one record."""
    cells: tuple[tuple[int, int], ...]
    """(pattern, records), sorted. Bit i of a pattern tells whether lists[i] has them.
    Every pattern has a list, every count is above 0."""
    outside: int = 0
    """Records that are documented, but on none of these lists."""
    empty: tuple[str, ...] = ()
    """Lists that were named and hold no record."""

    @property
    def records(self) -> int:
        """Records on at least one of the lists."""
        return sum(count for _, count in self.cells)

    @property
    def floor(self) -> int:
        """All that is documented: no estimate may say less."""
        return self.records + self.outside

    @property
    def linked(self) -> int:
        """Records on two lists or more."""
        return sum(count for cell, count in self.cells if cell.bit_count() > 1)

    def on(self, pattern: int) -> int:
        """Records on all lists of a pattern, whatever others hold them too."""
        return sum(n for cell, n in self.cells if cell & pattern == pattern)

    def names(self, pattern: int) -> tuple[str, ...]:
        """The lists of a pattern."""
        return tuple(
            name for bit, name in enumerate(self.lists) if pattern & (1 << bit)
        )


def tabulate(
    lists: Sequence[str], counted: Iterable[tuple[Sequence[bool], int]], name: str = ""
) -> Table:
    """A table of patterns: for each list, in the order of `lists`, whether it holds
    them, and how many records that is. Equal patterns are added up.

    Raises:
        OperatorError: a list is named twice, a pattern has another length, or a count
            is below 0.
    """
    names = _once(lists)
    bits = [1 << names.index(one) for one in lists]
    found: Counter[int] = Counter()
    for pattern, count in counted:
        if len(pattern) != len(lists) or count < 0:
            raise OperatorError(
                f"{name}: pattern {tuple(pattern)} with {count} records: there are "
                f"{len(lists)} lists, and no count is below 0"
            )
        cell = sum(bit for bit, held in zip(bits, pattern, strict=True) if held)
        found[cell] += count
    return _table(name, names, found)


def of_members(
    members: Iterable[Iterable[str]], lists: Iterable[str] = (), name: str = ""
) -> Table:
    """A table from persons, each told by the names of the lists that hold them.

    Without `lists` every name that occurs is one. Names beside `lists` are left out;
    who is on none of them counts as outside.
    """
    held = [frozenset(one) for one in members]
    names = _once(list(lists) or sorted(frozenset().union(*held)))
    bits = {one: 1 << bit for bit, one in enumerate(names)}
    cells = (sum(bits[one] for one in names if one in person) for person in held)
    return _table(name, names, Counter(cells))


def of_rows(
    rows: Iterable[Mapping[str, object]], lists: Iterable[str], name: str = ""
) -> Table:
    """A table from rows of a person each, with a true or false value for each list."""
    names = _once(list(lists))
    return of_members(([n for n in names if row[n]] for row in rows), names, name)


def _once(lists: Sequence[str]) -> list[str]:
    names = sorted(set(lists))
    if len(names) != len(lists):
        twice = sorted(one for one, n in Counter(lists).items() if n > 1)
        raise OperatorError(f"lists are named twice: {', '.join(twice)}")
    return names


def _table(name: str, names: Sequence[str], found: Mapping[int, int]) -> Table:
    """Drops lists that hold nobody, and puts those on no list aside."""
    seen = 0
    for cell, count in found.items():
        seen |= cell if count else 0
    kept = [bit for bit in range(len(names)) if seen & (1 << bit)]
    cells: Counter[int] = Counter()
    for cell, count in found.items():
        cells[_packed(cell, kept)] += count
    outside = cells.pop(0, 0)
    return Table(
        name=name,
        lists=tuple(names[bit] for bit in kept),
        cells=tuple(sorted((cell, n) for cell, n in cells.items() if n)),
        outside=outside,
        empty=tuple(n for bit, n in enumerate(names) if bit not in kept),
    )


def _packed(cell: int, bits: Sequence[int]) -> int:
    return sum(1 << at for at, bit in enumerate(bits) if cell & (1 << bit))


def pairs(count: int) -> Iterator[int]:
    """The patterns of two of so many lists."""
    for first in range(count):
        for second in range(first + 1, count):
            yield (1 << first) | (1 << second)
