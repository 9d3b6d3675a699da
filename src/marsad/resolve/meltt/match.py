"""One to one, best score first, table after table: who is one event with whom."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from marsad.engine.base import Engine
from marsad.errors import OperatorError
from marsad.resolve.meltt.pairs import Key, Near, Window, near_pairs
from marsad.resolve.meltt.tables import Deaths, Row, Table
from marsad.resolve.meltt.taxonomy import Taxonomy

RUNNERS_UP = 2
"""Candidates kept beside each partner that was taken."""


@dataclass(frozen=True, slots=True)
class Join:
    """A row found to be one event with the row that leads its match."""

    row: Key
    score: float
    """0 is perfect, 1 is agreement on the coarsest levels only."""
    km: float
    runners_up: tuple[tuple[Key, float], ...] = ()
    """Rows that could have led it, or been led, with their scores; best first."""
    deaths_differ: bool = False
    """True if both lists give deaths and their ranges do not overlap."""


@dataclass(frozen=True, slots=True)
class Match:
    """Rows of different tables held to be one event; the first table's leads."""

    lead: Key
    joins: tuple[Join, ...]
    episode: bool

    @property
    def rows(self) -> tuple[Key, ...]:
        """Every row of it, in order of tables."""
        return (self.lead, *(join.row for join in self.joins))


@dataclass(frozen=True, slots=True)
class Flag:
    """An event near an episode: a person must say whether it is part of it."""

    event: Key
    episode: Key
    score: float
    km: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What matching tables gave; keys point into `tables`."""

    tables: tuple[Table, ...]
    matches: tuple[Match, ...]
    flags: tuple[Flag, ...]

    @property
    def rows_in(self) -> int:
        """Rows that were compared, containers included."""
        return sum(len(table.rows) for table in self.tables)

    @property
    def duplicates(self) -> int:
        """Rows that another row stands for."""
        return sum(len(match.joins) for match in self.matches)

    @property
    def unique(self) -> int:
        """Rows that are left once duplicates are out."""
        return self.rows_in - self.duplicates

    def row(self, key: Key) -> Row:
        """The row under a key."""
        return self.tables[key[0]].rows[key[1]]

    def overlap(self) -> dict[tuple[int, ...], int]:
        """How many events stand in exactly these tables; positions, ascending."""
        alone = [len(table.rows) for table in self.tables]
        found: dict[tuple[int, ...], int] = {}
        for match in self.matches:
            within = tuple(sorted(at for at, _ in match.rows))
            found[within] = found.get(within, 0) + 1
            for at in within:
                alone[at] -= 1
        found |= {(at,): count for at, count in enumerate(alone)}
        return dict(sorted(found.items(), key=lambda pair: (len(pair[0]), pair[0])))


def match_tables(
    tables: Sequence[Table],
    taxonomies: Sequence[Taxonomy],
    window: Window,
    engine: Engine,
) -> Outcome:
    """Match two or more tables after MELTT's rules; rows' order is without effect.

    Tables are merged in order, and a row of an earlier one leads. Events (one day)
    and episodes (longer) are matched apart; those left over that lie near each
    other are flagged.

    Raises:
        OperatorError: fewer than two tables, none or twice the same taxonomy, or a
            window that is none.
    """
    _check(tables, taxonomies, window)
    pairs = near_pairs(tables, taxonomies, window, engine)
    plain = [pair for pair in pairs if not pair.crossed]
    led = _assigned(plain, len(tables))
    joins: dict[Key, list[Join]] = {}
    rivals = _rivals(plain)
    for pair in led.values():
        joins.setdefault(pair.one, []).append(_join(pair, rivals, tables))
    matches = [
        Match(key, tuple(sorted(found, key=lambda j: j.row)), _row(tables, key).episode)
        for key, found in sorted(joins.items())
    ]
    flags = (
        Flag(pair.one, pair.other, pair.score, pair.km)
        for pair in pairs
        if pair.crossed and pair.one not in led and pair.other not in led
    )
    return Outcome(tuple(tables), tuple(matches), tuple(flags))


def _check(
    tables: Sequence[Table], taxonomies: Sequence[Taxonomy], window: Window
) -> None:
    names = [table.name for table in tables]
    if len(set(names)) < 2 or len(set(names)) < len(names):
        raise OperatorError("matching needs two or more files of different names")
    if len({one.name for one in taxonomies}) < max(1, len(taxonomies)):
        raise OperatorError("matching needs taxonomies of different names")
    if window.days < 0 or not window.km > 0:
        raise OperatorError("a window is nought or more days and some kilometres")
    if not 0 <= window.partial < len(taxonomies):
        raise OperatorError("partial is fewer than there are taxonomies")


def _assigned(pairs: Sequence[Near], tables: int) -> dict[Key, Near]:
    """Partners by the row that is led: each table against the leads before it."""
    led: dict[Key, Near] = {}
    for at in range(1, tables):
        taken: set[Key] = set()
        for pair in pairs:
            if pair.other[0] != at or pair.one in led or pair.one in taken:
                continue
            if pair.other not in led:
                led[pair.other] = pair
                taken.add(pair.one)
    return led


def _rivals(pairs: Sequence[Near]) -> dict[tuple[Key, int], list[tuple[Key, float]]]:
    """Candidates of each row in each table, best first."""
    found: dict[tuple[Key, int], list[tuple[Key, float]]] = {}
    for pair in pairs:
        for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
            found.setdefault((one, other[0]), []).append((other, pair.score))
    return found


def _join(
    pair: Near,
    rivals: Mapping[tuple[Key, int], list[tuple[Key, float]]],
    tables: Sequence[Table],
) -> Join:
    others = _others(pair, rivals)
    return Join(
        row=pair.other,
        score=pair.score,
        km=pair.km,
        runners_up=tuple(sorted(others, key=lambda r: (r[1], r[0]))[:RUNNERS_UP]),
        deaths_differ=_apart(
            _row(tables, pair.one).deaths, _row(tables, pair.other).deaths
        ),
    )


def _apart(one: Deaths, other: Deaths) -> bool:
    """True if no number lies within both ranges."""
    if one is None or other is None:
        return False
    return one[0] > other[1] or other[0] > one[1]


def _others(
    pair: Near, rivals: Mapping[tuple[Key, int], list[tuple[Key, float]]]
) -> Iterator[tuple[Key, float]]:
    for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
        for rival in rivals[one, other[0]]:
            if rival[0] != other:
                yield rival


def _row(tables: Sequence[Table], key: Key) -> Row:
    return tables[key[0]].rows[key[1]]
