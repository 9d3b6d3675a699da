"""The clerical review queue: what a reviewer is asked, and what the answers bind."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from marsad.errors import OperatorError, ReviewError
from marsad.resolve.linking.spelling import folded

Key = tuple[str, str]
"""A row by the name of its list and its id."""
SAME = frozenset(map(folded, ("same", "yes", "y", "match", "1", "true", "نعم", "نفسه")))
DIFFERENT = frozenset(
    map(folded, ("different", "no", "n", "non match", "0", "false", "لا", "مختلف"))
)
PLACE = ("left_list", "left_id", "right_list", "right_id")


@dataclass(frozen=True, slots=True)
class Answer:
    """A reviewer's word on two rows."""

    left: Key
    right: Key
    same: bool
    where: str
    """The line it stands on."""


def answers(rows: Iterable[Mapping[str, str]], name: str) -> Iterator[Answer]:
    """The answered rows of a queue; rows without an answer are passed over.

    Raises:
        OperatorError: an answer that is none, or a row that names no pair.
    """
    for number, row in enumerate(rows, 2):
        told = folded(row.get("answer") or "")
        if not told:
            continue
        where = f"{name}, line {number}"
        if told not in SAME | DIFFERENT:
            raise OperatorError(
                f"{where}: the answer {row['answer']!r} is neither `same` nor "
                "`different`; leave it empty if it is open"
            )
        if any(not (row.get(column) or "").strip() for column in PLACE):
            raise OperatorError(f"{where}: {', '.join(PLACE)} must say which rows")
        left, right = (
            (row[f"{side}_list"].strip(), row[f"{side}_id"].strip())
            for side in ("left", "right")
        )
        if left == right:
            raise OperatorError(f"{where}: both rows are {left[1]!r} of {left[0]!r}")
        yield Answer(left, right, told in SAME, where)


@dataclass(frozen=True, slots=True)
class Bound:
    """Answers as pairs of rows."""

    same: tuple[tuple[int, int], ...] = ()
    different: tuple[tuple[int, int], ...] = ()
    strange: tuple[Answer, ...] = ()
    """Answers on rows that are in none of the lists: kept, and without effect."""

    def of(self, pair: tuple[int, int]) -> str | None:
        """What a reviewer said of a pair."""
        if pair in self.same:
            return "same"
        return "different" if pair in self.different else None


def bind(given: Sequence[Answer], rows: Mapping[Key, int]) -> Bound:
    """Answers as pairs of row numbers.

    Raises:
        ReviewError: answers that contradict each other, also by way of a third row.
    """
    known = [answer for answer in given if {answer.left, answer.right} <= rows.keys()]
    pairs = [(_pair(answer, rows), answer) for answer in known]
    group: dict[int, int] = {}
    for (a, b), answer in pairs:
        if answer.same:
            group[_root(group, b)] = _root(group, a)
    for (a, b), answer in pairs:
        if not answer.same and _root(group, a) == _root(group, b):
            raise ReviewError(
                f"{answer.where} holds {answer.left[1]!r} and {answer.right[1]!r} "
                "apart, though other answers make them one person: correct one of them"
            )
    return Bound(
        same=tuple(sorted({pair for pair, answer in pairs if answer.same})),
        different=tuple(sorted({pair for pair, answer in pairs if not answer.same})),
        strange=tuple(answer for answer in given if answer not in known),
    )


def _pair(answer: Answer, rows: Mapping[Key, int]) -> tuple[int, int]:
    a, b = sorted((rows[answer.left], rows[answer.right]))
    return a, b


def _root(group: dict[int, int], row: int) -> int:
    while group.get(row, row) != row:
        row = group[row]
    return row
