"""Who holds a place on a day by several maps that others have drawn (rules K8, K9)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from marsad.records.control import STALE_DAYS
from marsad.weigh.control import FLIP_DAYS

DISPUTED = "several"
"""Stands for the holder where a map shows two, or one that it takes back at once."""


@dataclass(frozen=True, slots=True, order=True)
class Word:
    """What one map says of a place on one of its days."""

    source: str
    day: date
    holder: str | None
    """None where it shows nobody there."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What several maps make of a place on a day."""

    holder: str | None
    state: str
    """One of `control.STATES`; of maps nothing is ``claimed``."""
    basis: str
    age_days: int | None
    """Days since the newest map that says so; None where none says anything."""
    sources: tuple[str, ...]
    """Maps that say so; for what is contested all that speak."""

    @property
    def stale(self) -> bool:
        """Whether the newest map that says so is older than `STALE_DAYS`."""
        return (self.age_days or 0) > STALE_DAYS


UNTOLD = Standing(None, "unknown", "no map says anything", None, ())


def standing(words: Iterable[Word], day: date) -> Standing:
    """The majority of the latest word of each map, each carried until its next.

    Held by whom more than half of the maps that speak name; contested without such a
    majority; unknown where the majority shows nobody. Words of later days count only
    for taking back what lasted a day.
    """
    by_source: dict[str, list[Word]] = {}
    for word in sorted(words, key=lambda word: (word.source, word.day)):
        by_source.setdefault(word.source, []).append(word)
    latest = [_latest(own, day) for own in by_source.values()]
    votes = [word for word in latest if word is not None]
    if not votes:
        return UNTOLD
    counts = Counter(word.holder for word in votes)
    holder, most = max(counts.items(), key=lambda one: (one[1], one[0] or ""))
    if most * 2 <= len(votes) or holder == DISPUTED:
        return _standing(None, "contested", "maps do not agree", votes, day)
    said = [word for word in votes if word.holder == holder]
    whole = f"{most} of {len(votes)} maps" if len(votes) > 1 else "one map"
    if holder is None:
        return _standing(None, "unknown", f"nobody's by {whole}", said, day)
    return _standing(holder, "held", whole, said, day)


def _standing(
    holder: str | None, state: str, basis: str, said: Sequence[Word], day: date
) -> Standing:
    newest = max(word.day for word in said)
    carried = f", carried forward from {newest}" if newest < day else ""
    sources = tuple(sorted(word.source for word in said))
    return Standing(holder, state, basis + carried, (day - newest).days, sources)


def _latest(own: Sequence[Word], day: date) -> Word | None:
    """A map's last word not after a day; one that it takes back is disputed."""
    at = max((k for k, word in enumerate(own) if word.day <= day), default=None)
    if at is None:
        return None
    word = own[at]
    if 0 < at < len(own) - 1:
        before, after = own[at - 1], own[at + 1]
        back = before.holder == after.holder not in (None, word.holder)
        brief = (after.day - word.day).days <= FLIP_DAYS
        if back and brief and word.holder is not None:
            return Word(word.source, word.day, DISPUTED)
    return word
