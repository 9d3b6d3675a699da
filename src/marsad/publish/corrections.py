"""What of a difference between two releases is a correction, and how it is told.

A correction is a public record that says otherwise though no new claim came in, or by
a reviewer's ruling, or that is gone. Claims that came in and widened a count make a
change, which changes.jsonl has, and no correction, unless the figure of an event that
was published no longer lies in the range that is.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from marsad.publish.arabic.names import Names
from marsad.publish.differing import Difference, Fields, Kind, Row, is_veiled
from marsad.publish.linking import WHOLE, Links, Shelves
from marsad.publish.prose import phrases

GONE = ("retracted", "withheld")
"""Changes after which a record is no longer there, nor in another."""
OUT = {"retract": "retracted", "withhold": "withheld"}
OPEN = frozenset(
    (
        *("kind", "certainty", "start", "end", "lat", "lon", "where_prec", "place"),
        *("parties", "figures", "grade", "holder", "state", "km2", "measure", "unit"),
        *("population", "low", "best", "high", "by", "published", "status"),
    )
)
"""Fields of which the value before is printed again: none can name a person."""
LAST = ", last said"
"""Behind it, in what ground rests on, stands a day."""
SETTING = frozenset(("start", "end", "place", "lat", "lon", "where_prec", "published"))
"""Fields that say when and where: not told of what is blurred."""


@dataclass(frozen=True, slots=True)
class Behind:
    """What the record itself, which does not leave, has to say of what is public."""

    acts: Mapping[str, str]
    """The last ruling of a reviewer on a record, by id and published id."""
    recent: frozenset[str]
    """Ids ruled on since the release before."""
    kept: frozenset[str]
    """Ids of what is still on record, published or not."""
    words: Callable[[str], str]
    """A text without what may not leave today."""
    placed: frozenset[str] = frozenset()
    """Folded words of which a reviewer ruled, since then, which place they mean."""
    rekeyed: bool = False
    """Whether sealed ids are made with another key since then: all are new."""
    shut: frozenset[date] = frozenset()
    """Days that may not be told any more: in their place stands the end of the week."""
    names: Names | None = None
    """What Arabic calls the places and months of what is published."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A difference, what it is called in the log, and where the id now leads."""

    difference: Difference
    change: str | None
    """None: no correction."""
    to: tuple[str, ...] = ()


class Judge:
    """Tells corrections from changes, one kind of record after the other."""

    def __init__(self, behind: Behind, claims: Shelves, gone: frozenset[str]) -> None:
        self._behind, self._claims, self._once = behind, claims, gone

    def verdicts(
        self, kind: Kind, found: list[Difference], shelves: Shelves
    ) -> Iterator[Verdict]:
        """A verdict for each difference, in the same order."""
        links = Links(kind, found, shelves)
        removed = (one for one in found if one.change == "removed")
        leads = {one.record: links.of(one.record, one.before or {}) for one in removed}
        heirs = Counter(to[0] for to in leads.values() if len(to) == 1)
        come = {one.record: one.after or {} for one in found}
        for one in found:
            if one.before is None:
                back = one.record in self._once
                yield Verdict(one, "restored" if back else None)
            elif one.after is not None:
                yield self._changed(one, links.lost(one.record), shelves)
            elif self._behind.rekeyed and one.record in shelves[0].sealed:
                yield Verdict(one, "reissued")  # all sealed ids are new
            else:
                to = leads[one.record]
                into = to[0] if to else ""
                joined = heirs[into] > 1 or into in shelves[0].digests
                yield self._gone(one, to, joined, come.get(into))

    def _changed(
        self, one: Difference, others: tuple[str, ...], shelves: Shelves
    ) -> Verdict:
        old, new = (set(s.claims.get(one.record, ())) for s in shelves)
        if others:
            return Verdict(one, "split", (one.record, *others))
        if self._ruled(one) or old - new or belied(one):
            return Verdict(one, "corrected")
        return Verdict(one, "corrected" if self._mended(one, new - old) else None)

    def _mended(self, one: Difference, more: set[str]) -> bool:
        """Whether it says otherwise, and not for claims that came in."""
        core = one.fields().keys() - set(one.kind.grows)
        return bool(core) and more <= self._claims[0].digests.keys()

    def _ruled(self, one: Difference) -> bool:
        return not self._behind.recent.isdisjoint(touched(one))

    def _gone(
        self, one: Difference, to: tuple[str, ...], joined: bool, heir: Row | None
    ) -> Verdict:
        if not to:
            return Verdict(one, self._fate(one))
        if one.kind.name in WHOLE and len(to) > 1:
            return Verdict(one, "split", to)
        if one.kind.name in WHOLE and joined:
            return Verdict(one, "merged", to)
        if heir is None:
            return Verdict(one, "reissued", to)
        moved = Difference(one.kind, one.record, one.before, heir)
        if one.kind.name == "tally":
            return Verdict(moved, None, to)
        more = set(heir.get("claims", ())) - set((one.before or {}).get("claims", ()))
        return Verdict(moved, "corrected" if self._mended(moved, more) else None, to)

    def _fate(self, one: Difference) -> str:
        """Why a record is no longer there: taken back, or not to be shown."""
        row, behind = one.before or {}, self._behind
        ids = touched(one)
        for id in ids:
            if act := OUT.get(behind.acts.get(id, "")):
                return act
        if one.kind.name == "report" or one.record in behind.kept:
            return "withheld"
        if one.kind.name == "claim":
            return "retracted" if row.get("report") in behind.kept else "withheld"
        public = self._claims[1].digests
        if one.kind.name in WHOLE and not public.keys().isdisjoint(ids):
            return "reissued"  # under an id that must not be linked with this one
        inside = any(c in behind.kept and c not in public for c in ids)
        return "withheld" if inside else "retracted"


def belied(one: Difference) -> bool:
    """Whether the best figure of an event lies outside the range that holds now."""
    before, after = ((row or {}).get("figures") for row in (one.before, one.after))
    if one.kind.name != "event" or not before or not after:
        return False
    return any(
        not _within(was["best"], after[measure])
        for measure, was in before.items()
        if measure in after
    )


def _within(number: float, span: Mapping[str, Any]) -> bool:
    return span["low"] <= number and (span["high"] is None or number <= span["high"])


def touched(one: Difference) -> list[str]:
    """Ids whose ruling concerns a record: its own, its report's, its claims'."""
    found: list[str | None] = [one.record]
    for row in (one.after or {}, one.before or {}):
        found += [row.get("report"), row.get("event"), *row.get("claims", ())]
        found += [status["claim"] for status in row.get("statuses", ())]
    return [id for id in dict.fromkeys(found) if id]


def printed(one: Difference, words: Callable[[str], str]) -> Fields:
    """The fields of a changed record that may be told, without what is withheld today;
    of what is no longer there, or only now there, none."""
    if one.before is None or one.after is None:
        return {}
    shut = SETTING if is_veiled(one.after) else frozenset[str]()
    return {
        name: [guarded(_was(name, before), words), guarded(_bare(after), words)]
        for name, (before, after) in one.fields().items()
        if name not in shut
    }


def _was(name: str, value: Any) -> Any:
    """A value that stood before, as far as it can name nobody; of what ground rests on,
    the words of ours."""
    if name == "basis":
        said = str(value or "").split(LAST)[0]
        return said if said in phrases()["bases"] else None
    return _bare(value) if name in OPEN else None


def _bare(value: Any) -> Any:
    """Figures without the words they were read from."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        keep = ("measure", "population", "low", "best", "high", "approx")
        return [{k: item[k] for k in keep if k in item} for item in value]
    return value


def guarded(value: Any, words: Callable[[str], str]) -> Any:
    """A value without what may not leave."""
    if isinstance(value, str):
        return words(value)
    if isinstance(value, list):
        return [guarded(item, words) for item in value]
    if isinstance(value, dict):
        return {name: guarded(item, words) for name, item in value.items()}
    return value
