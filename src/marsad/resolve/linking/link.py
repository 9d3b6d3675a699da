"""Lists of people to persons: rows made comparable, weighed, grouped and guarded."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from marsad.errors import OperatorError
from marsad.records.ids import content_id
from marsad.resolve.linking.closed import closed
from marsad.resolve.linking.cluster import LEAST, Rules, clusters
from marsad.resolve.linking.fields import COMPARED, TELLING
from marsad.resolve.linking.model import Model, Scored, Weight, score
from marsad.resolve.linking.review import Answer, Bound, Key, bind
from marsad.resolve.linking.table import comparable


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of all lists, sorted by list and id; all sequences are of one length."""

    lists: Sequence[str]
    ids: Sequence[str]
    cells: Mapping[str, Sequence[str]]
    """Field -> what each row says; empty where it says nothing."""
    guarded: Mapping[str, Sequence[str]]
    """The same for the fields that tell of minors and of sexual violence."""

    def key(self, row: int) -> Key:
        """A row by its list and id."""
        return self.lists[row], self.ids[row]

    def name(self, row: int) -> str:
        """A row's name as its list has it."""
        for fields in (("name",), ("given", "middle", "family")):
            told = (self.cells[field][row] for field in fields if field in self.cells)
            if found := " ".join(filter(None, told)):
                return found
        return ""


@dataclass(frozen=True, slots=True)
class Options:
    """How lists are linked; weights are in bits."""

    threshold: float = 0.0
    """Two groups of rows are one person if their pairs weigh so much on the mean."""
    margin: float = 4.0
    """Pairs at most so far from the threshold wait for a reviewer."""
    once: bool = False
    """Whether no list has a person twice."""
    as_of: str = ""
    """The day by which ages are judged where a row has no date of its own."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one field of a pair says, and how much it counts."""

    says: str
    weight: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rows, and the evidence that they are one person."""

    left: int
    right: int
    weight: float
    shares: Mapping[str, Share]

    @property
    def probability(self) -> float:
        """The weight as a probability."""
        return 1 / (1 + math.exp2(-self.weight))


@dataclass(frozen=True, slots=True)
class Person:
    """Rows held to be one person."""

    id: str
    rows: tuple[int, ...]
    closed: tuple[str, ...]
    """Why it is closed to publication: a reason of any of its rows closes all."""


@dataclass(frozen=True)
class Linked:
    """What came of linking lists."""

    rows: Rows
    options: Options
    scored: Scored
    persons: tuple[Person, ...]
    """All of them, those of one row too, by their first row."""
    bound: Bound
    closed: Sequence[tuple[str, ...]]
    """Of each row, why it is closed by itself."""

    @property
    def model(self) -> Model:
        """What was learnt."""
        return self.scored.model

    @cached_property
    def person_of(self) -> dict[int, Person]:
        """Row -> its person."""
        return {row: person for person in self.persons for row in person.rows}

    def pairs(self, least: float, most: float | None = None) -> Iterator[Pair]:
        """Pairs from one weight up to another, the heaviest first.

        Where no list has a person twice, pairs within one list are left out.
        """
        import pyarrow.compute as pc  # type: ignore[import-untyped]

        table = self.scored.pairs
        chosen = pc.greater_equal(table["weight"], least)
        if most is not None:
            chosen = pc.and_(chosen, pc.less_equal(table["weight"], most))
        order = [
            ("weight", "descending"),
            ("left", "ascending"),
            ("right", "ascending"),
        ]
        for batch in table.filter(chosen).sort_by(order).to_batches(1024):
            for row in batch.to_pylist():
                if not self.options.once or self._apart(row["left"], row["right"]):
                    yield _pair(row, self.model)

    def queue(self) -> Iterator[Pair]:
        """Pairs near the threshold that no reviewer has answered."""
        at, margin = self.options.threshold, self.options.margin
        answered = {*self.bound.same, *self.bound.different}
        for pair in self.pairs(at - margin, at + margin):
            if (pair.left, pair.right) not in answered:
                yield pair

    def hidden(self, row: int) -> tuple[str, ...]:
        """Why a row's names do not leave: its own reasons, or its person's."""
        return self.person_of[row].closed

    def _apart(self, a: int, b: int) -> bool:
        return self.rows.lists[a] != self.rows.lists[b]


def link(rows: Rows, options: Options, given: Sequence[Answer] = ()) -> Linked:
    """Link the rows of one or several lists.

    Raises:
        OperatorError: fewer than two rows, or nothing to tell people by.
        ReviewError: answers that contradict each other.
    """
    import pyarrow

    _check(rows)
    places = {rows.key(row): row for row in range(len(rows.ids))}
    bound = bind(given, places)
    columns = comparable({f: c for f, c in rows.cells.items() if f in COMPARED})
    if not columns:
        raise OperatorError("the columns to compare are empty in every row")
    people = pyarrow.table({"row": range(len(rows.ids)), **columns})
    scored = score(people, min(LEAST, options.threshold - options.margin))
    table = scored.pairs
    edges = zip(
        *(table[name].to_pylist() for name in ("left", "right", "weight")), strict=True
    )
    names = {name: place for place, name in enumerate(sorted(set(rows.lists)))}
    rules = Rules(
        threshold=options.threshold,
        same=bound.same,
        different=bound.different,
        lists=[names[name] for name in rows.lists] if options.once else None,
    )
    groups = clusters(len(rows.ids), edges, rules)
    reasons = closed(rows.guarded, len(rows.ids), options.as_of)
    persons = tuple(_person(rows, group, reasons) for group in groups)
    return Linked(rows, options, scored, persons, bound, reasons)


def _check(rows: Rows) -> None:
    if len(rows.ids) < 2:
        raise OperatorError(f"nothing to link: {len(rows.ids)} row in all lists")
    if not TELLING & rows.cells.keys():
        raise OperatorError(
            "no column tells people apart: map one of "
            f"{', '.join(sorted(TELLING))} (--map name=COLUMN)"
        )


def _person(
    rows: Rows, group: tuple[int, ...], reasons: Sequence[tuple[str, ...]]
) -> Person:
    keys = sorted(rows.key(row) for row in group)
    found = sorted({reason for row in group for reason in reasons[row]})
    return Person(content_id("lnk", *keys), group, tuple(found))


def _pair(row: Mapping[str, float], model: Model) -> Pair:
    shares = {}
    for field, levels in model.fields.items():
        told = row[f"level_{field}"]
        says = "not told" if not told else _nearest(levels, told).label
        shares[field] = Share(says, round(told + row[f"rare_{field}"], 3))
    return Pair(int(row["left"]), int(row["right"]), row["weight"], shares)


def _nearest(levels: Sequence[Weight], weight: float) -> Weight:
    """The level that weighs so much; Splink gives back weights, not levels."""
    return min(levels, key=lambda level: abs(level.weight - weight))
