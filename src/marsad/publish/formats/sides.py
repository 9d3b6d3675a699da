"""Two sides of an event, for layouts that have a column for each: who does it, and to
whom it is done; never one side twice."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from marsad.publish.armed import side_of_words
from marsad.publish.formats.counts import count
from marsad.publish.formats.labels import Labels
from marsad.publish.formats.table import RowsOf
from marsad.publish.wire import Row
from marsad.text.parties import side_of

Named: TypeAlias = tuple[str, str]
"""Kind of a claim, and a party that it names."""
Weight: TypeAlias = tuple[int, int]
CIVILIANS = "Civilians"
"""As UCDP and ACLED call them where they are a side."""
HARM = ("killed", "wounded", "abducted", "detained", "missing")


@dataclass(frozen=True, slots=True)
class Sides:
    """Names of parties; None where nobody is known."""

    one: str | None = None
    """Who does it."""
    other: str | None = None
    rest: tuple[str, ...] = ()


class Doers:
    """Which parties claims name as doers, by event; memory grows with events."""

    def __init__(self, rows_of: RowsOf, labels: Labels) -> None:
        """Reads claims once; copies and denials name nobody."""
        self._labels = labels
        self._act: dict[str, Counter[Named]] = {}
        self._bear: dict[str, Counter[Named]] = {}
        for row in rows_of("claims"):
            copied = row["copy_of"] is not None or row["certainty"] == "denied"
            if row["event"] and not copied:
                self._note(row, self._act, row["actor"])
                self._note(row, self._bear, row["target"])

    def _note(
        self, row: Row, found: dict[str, Counter[Named]], words: str | None
    ) -> None:
        side = side_of_words(words, self._labels.own) if words else None
        if side is not None:
            found.setdefault(row["event"], Counter())[row["kind"], side] += 1

    def sides(self, event: Row) -> Sides:
        """Whom most claims name as the doer, those of the event's own kind first; to
        whom it is done; and who else is named. Civilians are the other side where all
        who were harmed are civilians, and no party is named for it."""
        parties: list[str] = event["parties"]
        act, bear = _weight(event, self._act), _weight(event, self._bear)
        doers = sorted((p for p in parties if p in act), key=lambda p: (act[p], p))
        if not doers and bear.keys().isdisjoint(parties):
            doers = parties[:1]
        one = doers[0] if doers else None
        least = 0, 0
        others = sorted(
            set(parties) - {one},
            key=lambda p: (bear.get(p, least), act.get(p, least), p),
        )
        other = next((p for p in others if self._apart(one, p)), None)
        rest = (p for p in parties if p not in (one, other))
        name = self._labels.party
        return Sides(
            name(one) if one else None,
            name(other) if other else CIVILIANS if harms_civilians(event) else None,
            tuple(map(name, rest)),
        )

    def _apart(self, one: str | None, other: str) -> bool:
        return one is None or self._side(one) != self._side(other)

    def _side(self, party: str) -> str:
        own = {p.id: p.side for p in self._labels.own}
        return own.get(party) or side_of(party) or party


def _weight(event: Row, named: Mapping[str, Counter[Named]]) -> dict[str, Weight]:
    """Lower for those whom more claims name."""
    found: dict[str, Weight] = {}
    for (kind, side), many in named.get(event["id"], Counter()).items():
        own, all = found.get(side, (0, 0))
        found[side] = own - many * (kind == event["kind"]), all - many
    return found


def harms_civilians(event: Row) -> bool:
    """Whether civilians are all that are counted as harmed."""
    counts = (
        (count(event, measure)["best"], count(event, measure, "civilians")["best"])
        for measure in HARM
    )
    harmed = [(whole, civil) for whole, civil in counts if whole]
    return bool(harmed) and all(whole == civil for whole, civil in harmed)
