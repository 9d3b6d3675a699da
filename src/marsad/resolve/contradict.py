"""Pairs of claims that cannot both be so: numbers that exclude, denials."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, islice, takewhile

from marsad.records.claim import STOCKS, Figure
from marsad.records.event import VIOLENT, Pair
from marsad.records.ids import content_id
from marsad.records.issue import Issue
from marsad.records.origin import Origin
from marsad.resolve.agree import number_clash, risen
from marsad.resolve.disagree import other_purpose
from marsad.resolve.item import Item, is_total, words
from marsad.text.manners import so
from marsad.text.moments import stands
from marsad.text.names import two_mouths
from marsad.text.normal import fold
from marsad.text.ranges import exclude, group_of
from marsad.text.withdrawals import Word, withdrawn

STOCK_DAYS = 2
"""A stock told of days further apart may simply have changed."""
TOTAL_DAYS = 14
"""Two totals that end further apart count different things."""
NEAREST = 12
"""Of the later stocks or totals that exclude one, so many are held against it."""
MESSAGES = {
    "contradiction-figures": "two numbers for one thing exclude each other",
    "contradiction-denial": "one denies what the other says",
    "contradiction-status": "a person cannot be both",
    "contradiction-holder": "a place that was told to be taken is still held",
    "contradiction-fighting": "a place that was told to be taken is still fought over",
    "contradiction-control": "one place cannot be held and told of so at once",
    "contradiction-date": "one thing is dated to two times",
    "contradiction-circumstances": "one death is told in two ways",
}


def clashes(
    members: Sequence[Item], origins: Mapping[str, Origin]
) -> list[tuple[Pair, str]]:
    """Contradictions inside one event, one pair for any two origins, sorted."""
    found: dict[tuple[str, str, str], Pair] = {}
    members = _standing(members, origins)
    ordered = sorted(members, key=lambda item: item.order)
    given = {
        (item.report.id, figure.measure)
        for item in members
        for figure in item.claim.figures
        if not item.denies
    }
    for a, b in combinations(ordered, 2):
        one, other = origins[a.claim.id].origin, origins[b.claim.id].origin
        code = _code(a, b)
        if code is None or one == other or _revised(a, b):
            continue
        if code == "contradiction-denial" and _only_number(a, b, given):
            continue
        first, second = sorted((one, other))
        found.setdefault((first, second, code), pair_of(a, b))
    return sorted((pair, code) for (_, _, code), pair in found.items())


def _standing(members: Sequence[Item], origins: Mapping[str, Origin]) -> list[Item]:
    """The members without numbers that an outlet took back, nor its words that did so:
    a correction is no dispute (rule C9)."""
    of = {item.claim.id: origins[item.claim.id].origin for item in members}
    gone = withdrawn([Word(i.claim, i.voice, of[i.claim.id], i.order) for i in members])
    if not gone.by:
        return list(members)
    return [
        replace(item, claim=gone.left(item.claim, of[item.claim.id]))
        for item in members
        if item.claim.id not in gone.by
    ]


def pair_of(a: Item, b: Item) -> Pair:
    """The ids of two claims in sorted order."""
    return min(a.claim.id, b.claim.id), max(a.claim.id, b.claim.id)


def _code(a: Item, b: Item) -> str | None:
    if a.denies != b.denies:
        return "contradiction-denial" if denial(a, b) else None
    some = [not words("some").isdisjoint(fold(i.claim.quote).split()) for i in (a, b)]
    clash = (number_clash(a, b) or _disputed(a, b)) and not risen(a, b)
    if clash and not any(some):
        return "contradiction-figures"
    dead = a.claim.status == b.claim.status == "killed"
    return "contradiction-circumstances" if dead and other_purpose(a, b) else None


def _disputed(a: Item, b: Item) -> bool:
    """True if one gives a range that begins at less than half of the other's least:
    "between nine and 50" against "50"."""
    return any(
        x.measure == y.measure and _begins_low(x, y)
        for one, other in ((a, b), (b, a))
        for x in one.claim.figures
        for y in other.claim.figures
        if x.measure in words("comparable")
    )


def _begins_low(x: Figure, y: Figure) -> bool:
    if x.low is None or x.high is None or y.low is None or x.low >= x.high:
        return False
    return x.low * 2 < y.low


def denial(a: Item, b: Item) -> bool:
    """True if the one that denies is about what the other says: the same kind of
    event, or the harm it did, or any violence by the same party (rule X2). Who denies
    an agreement denies no deed."""
    no, yes = (a, b) if a.denies else (b, a)
    if so("agreed", no.claim.quote) and not so("agreed", yes.claim.quote):
        return False
    harm = not words("harm").isdisjoint(fold(no.claim.quote).split())
    if harm or no.claim.kind == "casualties":
        return any(f.measure in ("killed", "wounded") for f in yes.claim.figures)
    if a.claim.kind != b.claim.kind:
        violent = {a.claim.kind, b.claim.kind} <= VIOLENT
        return violent and no.doer is not None and no.doer == yes.doer
    spoken = set(fold(no.claim.quote).split())
    return not words("denying").isdisjoint(spoken) or _same_matter(no, yes)


def _only_number(a: Item, b: Item, given: Container[tuple[str, str]]) -> bool:
    """True if the one that denies only denies a number, for which its report has
    another, and the other tells of a number that it is not: "three, and not 30" denies
    nobody's four. `given` are reports with what they give numbers of."""
    no, yes = (a, b) if a.denies else (b, a)
    both = [
        (x, y)
        for x in no.claim.figures
        for y in yes.claim.figures
        if x.measure == y.measure
    ]
    known = all((no.report.id, x.measure) in given for x, _ in both)
    return bool(both) and known and all(exclude(x, y) for x, y in both)


def _same_matter(no: Item, yes: Item) -> bool:
    """True if the two speak of the same sides, or in largely the same words."""
    sides = [{s for s in (i.actor, i.target) if s} for i in (no, yes)]
    accused = no.voice.removeprefix("party:") in sides[1]
    if sides[0] & sides[1] or accused:
        return True
    one, other = (
        {w for w in fold(i.claim.quote).split() if len(w) > 4} for i in (no, yes)
    )
    return len(one & other) >= 2


def _revised(a: Item, b: Item, *, stock: bool = False) -> bool:
    """True for one voice: it gives a new number later, or tells of two things. Two
    named people who speak for one body do not agree if they differ on the same days."""
    if a.voice != b.voice:
        return False
    days = [(i.when.start, i.when.end, i.report.published) for i in (a, b)]
    at_once = days[0] == days[1] or (stock and days[0][1] == days[1][1])
    return not (at_once and two_mouths(a.mouth, b.mouth))


def issue(record: str, pair: Pair, code: str) -> Issue:
    """A contradiction as a record for the reviewer."""
    id = content_id("iss", "resolve", code, *pair)
    return Issue(id, record, code, MESSAGES[code], stage="resolve", claims=pair)


def standing_clashes(
    items: Mapping[str, Item], origins: Mapping[str, Origin]
) -> Iterator[Issue]:
    """Contradictions among stocks and running totals, which are in no event."""
    shelf: dict[tuple[str, ...], list[tuple[Item, Figure]]] = {}
    for item in sorted(items.values(), key=lambda item: item.order):
        for figure in item.claim.figures:
            if figure.part_of is None and not item.denies:
                for key in _shelf_key(item, figure):
                    shelf.setdefault(key, []).append((item, figure))
    seen: set[Pair] = set()
    for key in sorted(shelf):
        for a, b in _clashing(shelf[key], origins, key[0] == "stock"):
            pair = pair_of(a, b)
            if pair not in seen:
                seen.add(pair)
                yield issue(pair[0], pair, "contradiction-figures")


def _shelf_key(item: Item, figure: Figure) -> Iterator[tuple[str, ...]]:
    """Where a stock or total is looked for: measure, population, place, side."""
    stock = figure.measure in STOCKS or stands(item.claim, figure)
    total = is_total(item)
    if not stock and not total:
        return
    place = item.where.entry if item.where else item.place or ""
    side = item.actor or item.target or ""
    whose = side if figure.measure in ("fighters", "area_km2") else ""
    kind = "stock" if stock and not total else "total"
    if place or whose:
        yield kind, figure.measure, group_of(figure) or "", place, whose


def _clashing(
    shelf: Iterable[tuple[Item, Figure]], origins: Mapping[str, Origin], stock: bool
) -> Iterator[tuple[Item, Item]]:
    """Pairs of a shelf, each claim with the nearest later ones; what ends further
    apart than any window is never looked at."""
    reach = STOCK_DAYS if stock else TOTAL_DAYS
    dated = [(item.when.end, item, figure) for item, figure in shelf if item.when.end]
    dated.sort(key=lambda row: (row[0], row[1].order))
    for at, (end, a, x) in enumerate(dated):
        rest = (dated[i] for i in range(at + 1, len(dated)))
        later = takewhile(lambda row: (row[0] - end).days <= reach, rest)  # noqa: B023
        yield from islice(
            (
                (a, b)
                for _, b, y in later
                if exclude(x, y)
                and origins[a.claim.id].origin != origins[b.claim.id].origin
                and _same_window(a, b, stock)
                and not _revised(a, b, stock=stock)
            ),
            NEAREST,
        )


def _same_window(a: Item, b: Item, stock: bool) -> bool:
    """True if two that end near each other count the same time."""
    one, other = a.when.start, b.when.start
    if stock or one is None or other is None:
        return stock or one is other
    return abs((one - other).days) <= TOTAL_DAYS
