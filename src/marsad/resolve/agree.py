"""Do two claims fit each other in time, place and number: the basic comparisons."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from marsad.records.claim import Figure
from marsad.records.when import When
from marsad.records.where import Where
from marsad.resolve.item import Item, days, is_incident, words
from marsad.text.manners import so
from marsad.text.names import same_person
from marsad.text.normal import fold
from marsad.text.ranges import exclude, group_of, stated
from marsad.text.sites import tells_whole

EXACT_KM = 12.0
"""Points nearer than this, when no radius is given, can be one place."""
RECENT_DAYS = 45
"""Days that news without a date is taken to lie back, at most."""
SMALL_M = 3000
"""Metres within which a village or a quarter lies."""
COARSE = 4
"""UCDP's where_prec from which a place is a container, not a spot."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well two readings fit: points, and why in words."""

    points: float
    reason: str


def km(a: Where, b: Where) -> float | None:
    """Great-circle distance in kilometres; None where a point is missing."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    la, lb = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((lb - la) / 2) ** 2
    turn = math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 12742.0 * math.asin(
        math.sqrt(min(1.0, half + math.cos(la) * math.cos(lb) * turn))
    )


def happened(item: Item) -> When:
    """When a claim's incident took place: what is told as a state of the day of
    publication had come about by then."""
    when = item.when
    state = when.basis == "state" and is_incident(item)
    return When(None, when.end, basis=when.basis) if state else when


def gap(a: Item, b: Item) -> int | None:
    """Days between two intervals, 0 where they touch; None where one is open."""
    one, other = happened(a), happened(b)
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return None
    return max(0, (other.start - one.end).days, (one.start - other.end).days)


def same_time(a: Item, b: Item) -> Fit | None:
    """Points for time; None where the days rule out one incident (rule E3)."""
    if _before_it(a, b) or _before_it(b, a):
        return None
    apart = gap(a, b)
    if apart is None:
        return None if _long_after(a, b) or _long_after(b, a) else _lately(a, b)
    wide = max(days(a.when) or 1, days(b.when) or 1)
    if apart >= 1 and _once(a, b) and apart <= _slack(wide):
        return Fit(0.0, "")
    if apart > 1:
        return None
    if apart == 1:
        return Fit(0.4, "dates one day apart") if wide <= 7 else None
    if wide == 1:
        return Fit(2.0, "same day")
    return Fit(1.2, "days overlap") if wide <= 7 else Fit(0.3, "dates do not exclude")


def _before_it(a: Item, b: Item) -> bool:
    """True if one was published before what the other tells of began."""
    published, start = a.report.published, happened(b).start
    return published is not None and start is not None and published < start


def _lately(a: Item, b: Item) -> Fit:
    """What the days of publication tell of two claims that dates do not compare."""
    one, other = a.report.published, b.report.published
    if one is None or other is None or a.report.id == b.report.id:
        return Fit(0.0, "")
    if _just_before(a, b) or _just_before(b, a):
        return Fit(0.8, "dated to the week before it was told")
    apart = abs((one - other).days)
    if apart <= 3:
        return Fit(0.4, "published at one time")
    return Fit(0.0 if apart <= 10 else -0.4, "")


def _just_before(a: Item, b: Item) -> bool:
    """True if one is dated to the week before the other, undated, was told."""
    one, told = happened(a), happened(b).end or b.report.published
    if one.start is None or one.end is None or told is None or happened(b).start:
        return False
    return one.start <= told and one.end >= told - timedelta(days=7)


def _long_after(a: Item, b: Item) -> bool:
    """True if one, which gives no first day, was told long after the other's last: news
    without a date is of late, but for what happens once and is told of again."""
    told = a.when.end or a.report.published
    last = b.when.end or b.report.published
    if happened(a).start or told is None or last is None or same_fate(a, b):
        return False
    if a.report.id == b.report.id:
        return False
    dated = happened(b).start is not None or a.when.end is None
    again = dated and taken_once(a, b)
    return not again and (told - last).days > RECENT_DAYS


def _once(a: Item, b: Item) -> bool:
    """True if both tell of what happens once: one person's death or capture, one side's
    taking of one place."""
    return same_fate(a, b) or taken_once(a, b)


def _slack(wide: int) -> int:
    """Days that two tellings of such a thing may lie apart: reports are a day or two
    off, and what is dated to a week or month is often dated to the wrong one."""
    return 3 if wide < 7 else 7 if wide < 28 else 31


def same_fate(a: Item, b: Item) -> bool:
    """True if both tell of one person's death, or of one person's capture."""
    one, other = a.claim, b.claim
    if one.person is None or other.person is None or a.denies != b.denies:
        return False
    held = {"abducted", "detained"}
    same = one.status == other.status or {one.status, other.status} <= held
    brought = one.status == "killed" or one.status in held
    return same and brought and same_person(one.person, other.person)


def taken_once(a: Item, b: Item) -> bool:
    """True if both tell that one place was taken, or something in it or near it, by one
    side as far as they say."""
    if any(i.claim.kind != "capture" or i.when.basis == "state" for i in (a, b)):
        return False
    if a.where is None or b.where is None or a.where.entry != b.where.entry:
        return False
    one, other = (i.doer if i.doer != i.foe else None for i in (a, b))
    rivals = None not in (one, other) and one != other
    same = a.denies == b.denies and of_whole(a) == of_whole(b)
    return a.where.precision < COARSE and not rivals and same


def of_whole(item: Item) -> bool:
    """Whether a claim of ground is of its place itself, and not of a base near it."""
    return tells_whole(item.claim.quote, item.claim.place)


def same_place(a: Item, b: Item) -> Fit | None:
    """Points for place; None where the places rule out one incident (rule E4)."""
    if a.where is None or b.where is None:
        equal = a.place is not None and a.place == b.place
        if not equal and named_apart(a, b):
            return None
        return Fit(1.5, "same words for the place") if equal else Fit(0.0, "")
    one, other = sorted((a.where, b.where), key=lambda w: (-w.precision, w.entry))
    if (one.gazetteer, one.entry) == (other.gazetteer, other.entry):
        coarse = one.precision >= COARSE
        return Fit(0.3 if coarse else 2.0, f"same place, {one.name}")
    if one.precision >= COARSE:
        inside = holds(one, other)
        return Fit(0.3, f"{other.name} lies in {one.name}") if inside else None
    return _near(one, other)


def named_apart(a: Item, b: Item) -> bool:
    """True if one report names two places of which a gazetteer has at most a small one,
    with no word in common: "the Shammas district" and "the Bousraya neighbourhood"."""
    if a.report.id != b.report.id or not (_small(a.where) and _small(b.where)):
        return False
    plain = words("place_words")
    one, other = (set((i.place or "").split()) - plain for i in (a, b))
    return bool(one and other) and one.isdisjoint(other)


def _small(where: Where | None) -> bool:
    """True for a place in no gazetteer, and for a village or a quarter of a town."""
    if where is None:
        return True
    return where.precision == 1 and (where.radius_m or SMALL_M) <= SMALL_M


def _near(one: Where, other: Where) -> Fit | None:
    distance = km(one, other)
    if distance is None:
        return Fit(0.0, "")
    slack = ((one.radius_m or 0) + (other.radius_m or 0)) / 1000
    if distance <= max(EXACT_KM, min(slack, 40.0)):
        return Fit(1.2, f"{one.name} and {other.name} are {distance:.0f} km apart")
    return None


def holds(outer: Where, inner: Where) -> bool:
    """True if a container can hold a place; unknown units rule nothing out."""
    if outer.country and inner.country and outer.country != inner.country:
        return False
    if outer.precision >= 6 or outer.kind == "country":
        return True
    if outer.kind == "admin1" and outer.admin1 and inner.admin1:
        return outer.admin1 == inner.admin1
    distance = km(outer, inner)
    reach = (outer.radius_m or 100_000) / 1000
    return distance is None or distance <= reach + 25.0


def number_clash(a: Item, b: Item) -> bool:
    """True if the two claims give one measure of one population numbers that
    exclude each other; a part is never held against a whole, nor the losses of
    one side against another's. Of several numbers of one measure ("twelve jihadists
    and five soldiers") each is held against the one that it agrees with, if any."""
    if not a.claim.figures or not b.claim.figures:
        return False
    if a.foe is not None and b.foe is not None and a.foe != b.foe:
        return False
    if _of_one(a) != _of_one(b) or _other_dead(a, b) or _other_dead(b, a):
        return False
    if {_arms(a), _arms(b)} == {"regular", "irregular"}:
        return False
    ours, theirs = _comparable(a), _comparable(b)
    return any(_excluded(ours[key], theirs[key]) for key in ours.keys() & theirs.keys())


def _other_dead(a: Item, b: Item) -> bool:
    """True if one tells what a side did to others, and the other counts those of that
    side: "nine soldiers were killed" and "two of the League died". Who tells of his own
    deed in another report may have counted his own."""
    if a.doer is None or a.doer != b.foe or a.foe is not None or a.target is None:
        return False
    return a.report.id == b.report.id or a.voice != f"party:{a.doer}"


def _arms(item: Item) -> str | None:
    """Which of soldiers and fighters a claim alone counts; None if both or neither."""
    told = {word for f in item.claim.figures for word in fold(f.text).split()}
    found = [n for n in ("regular", "irregular") if not words(n).isdisjoint(told)]
    return found[0] if len(found) == 1 else None


def _comparable(item: Item) -> dict[tuple[str, str | None, bool], list[Figure]]:
    """A claim's figures that others can be held against, by what they count."""
    found: dict[tuple[str, str | None, bool], list[Figure]] = {}
    for figure in item.claim.figures:
        if figure.measure in words("comparable"):
            key = figure.measure, group_of(figure), figure.part_of is None
            found.setdefault(key, []).append(figure)
    return found


def _excluded(ours: Sequence[Figure], theirs: Sequence[Figure]) -> bool:
    """Whether a number of the one who gives fewer fits none of the other's."""
    few, many = sorted((ours, theirs), key=len)
    return any(all(exclude(x, y) for y in many) for x in few)


def _of_one(item: Item) -> bool:
    """True for the fate of one named person: one among those whom others count."""
    return item.claim.person is not None and item.claim.status is not None


def number_match(a: Item, b: Item) -> float:
    """The largest number that both claims give for one measure; 0 if none."""
    return max(
        (
            x.low if x.low is not None else x.high or 0.0
            for x in a.claim.figures
            for y in b.claim.figures
            if (moved(x), x.low, x.high) == (moved(y), y.low, y.high)
        ),
        default=0.0,
    )


def moved(figure: Figure) -> str:
    """A figure's measure: who was brought out of a place has left it."""
    return "displaced" if figure.measure == "evacuated" else figure.measure


def further(a: Item, b: Item) -> bool:
    """True if one report goes on from one incident to a further one: "another
    seven were killed" after "five were killed", or two numbers of one measure on two
    days that it names (rule E6)."""
    if a.report.id != b.report.id or _has_risen(a, b):
        return False
    if _other_day(a, b):
        return True
    said = fold(f"{a.claim.quote} {b.claim.quote}").replace("more than", "")
    return number_clash(a, b) and not words("further").isdisjoint(said.split())


def _has_risen(a: Item, b: Item) -> bool:
    """True if one of two tells that the toll has risen: of one incident still."""
    return any(so("grown", i.claim.quote) for i in (a, b))


def _other_day(a: Item, b: Item) -> bool:
    days = [i.when.start for i in (a, b) if i.when.words and i.when.start == i.when.end]
    if len(days) != 2 or None in days or days[0] == days[1]:
        return False
    ours, theirs = _comparable(a), _comparable(b)
    return any(
        key[2] and {_bounds(x) for x in ours[key]}.isdisjoint(map(_bounds, theirs[key]))
        for key in ours.keys() & theirs.keys()
    )


def _bounds(figure: Figure) -> tuple[float | None, float | None]:
    return figure.low, figure.high


def risen(a: Item, b: Item) -> bool:
    """True if one of two tells, on a later day or later in one report, that the toll
    has risen above what the other gives: news of it, and no dispute."""
    days = [i.report.published for i in (a, b)]
    again = a.report.id == b.report.id
    if not again and (None in days or days[0] == days[1]):
        return False
    old, new = sorted((a, b), key=lambda item: item.order)
    if not so("grown", new.claim.quote):
        return False
    return all(
        stated(x) < stated(y)
        for x in old.claim.figures
        for y in new.claim.figures
        if x.measure == y.measure and exclude(x, y)
        if x.part_of is None and y.part_of is None
    )


def opposed(a: Item, b: Item) -> bool:
    """True if one claim denies what the other says, or their numbers exclude."""
    return a.denies != b.denies or number_clash(a, b)
