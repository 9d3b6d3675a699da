"""What claims say became of one person: in order of days, and where they clash."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from marsad.records.event import Pair
from marsad.resolve.agree import gap
from marsad.resolve.contradict import pair_of
from marsad.resolve.item import Item, days, kinds, words
from marsad.text.manners import so
from marsad.text.normal import fold

SAME_DEATH = 3
"""Days that two exact dates of one death may lie apart."""
SAME_TIME = 60
"""Days between two claims of which one doubts what the other says, at most."""
_SURE = ("asserted", "probable")
_HELD = frozenset({"abducted", "detained"})


def day_of(item: Item) -> date:
    """The day a status is known for: its own, else the report's."""
    return item.when.end or item.report.published or date.max


def moment(item: Item) -> tuple[date, tuple[date, str, int, str]]:
    """What statuses are ordered by: their day, then the order of reading."""
    return day_of(item), item.order


def clashing(told: Sequence[Item]) -> Iterator[Pair]:
    """Statuses that no course of events makes both true, and what one says and another
    denies, doubts or does not know (rule P3)."""
    rules = (_dead_then_living, _two_deaths, _denied, _doubted, _unknown)
    for a, b in combinations(told, 2):
        if any(rule(a, b) for rule in rules):
            yield pair_of(a, b)


def _dead_then_living(a: Item, b: Item) -> bool:
    living = kinds()["living"]
    for dead, other in ((a, b), (b, a)):
        if dead.claim.status != "killed" or other.claim.status not in living:
            continue
        if dead.denies or other.denies or "doubtful" in _sures(dead, other):
            continue
        if day_of(dead) <= day_of(other):
            return True
    return False


def _sures(*items: Item) -> set[str]:
    return {item.claim.certainty for item in items}


def _two_deaths(a: Item, b: Item) -> bool:
    if a.claim.status != "killed" or b.claim.status != "killed":
        return False
    exact = all((days(item.when) or 99) <= 2 for item in (a, b))
    if any(_buried(item) for item in (a, b)):
        return False
    return exact and (gap(a, b) or 0) > SAME_DEATH


def _buried(item: Item) -> bool:
    """True if a claim tells of a burial: its day is not the day of the death."""
    return not words("burial").isdisjoint(fold(item.claim.quote).split())


def _denied(a: Item, b: Item) -> bool:
    one, other = a.claim.status, b.claim.status
    same = one == other or {one, other} <= _HELD
    return same and a.denies != b.denies


def _doubted(a: Item, b: Item) -> bool:
    """One voice is sure of what another, at the time, will not or cannot confirm."""
    if a.claim.status != b.claim.status or a.voice == b.voice:
        return False
    if any(_not_known(item) for item in (a, b)):
        return False
    doubts = [item.claim.certainty == "doubtful" for item in (a, b)]
    sure = [item.claim.certainty in _SURE for item in (a, b)]
    return any(doubts) and any(sure) and _near(a, b)


def _unknown(a: Item, b: Item) -> bool:
    """What became of somebody is unknown to one, and told by another before or then:
    a death; that somebody lives, whom the other knows neither dead nor alive."""
    for lost, told in ((a, b), (b, a)):
        unclear = lost.claim.status == "missing" and lost.claim.certainty == "doubtful"
        known = {"killed", "alive"} if so("either", lost.claim.quote) else {"killed"}
        sure = told.claim.status in known and told.claim.certainty in _SURE
        if unclear and sure and lost.report.id != told.report.id and _near(a, b):
            return True
    return False


def _not_known(item: Item) -> bool:
    """Whether a claim says that nobody knows, which is to doubt nothing."""
    words = item.claim.quote
    missing = item.claim.status == "missing"
    return missing and (so("unknown", words) or so("either", words))


def _near(a: Item, b: Item) -> bool:
    """True if the two were published at about one time."""
    one, other = a.report.published, b.report.published
    return one is None or other is None or abs((one - other).days) <= SAME_TIME
