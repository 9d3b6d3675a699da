"""How much ground a side holds, in square kilometres over time."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from marsad.records.claim import Figure
from marsad.records.control import SINCE, Control
from marsad.records.event import Pair
from marsad.records.ids import content_id
from marsad.records.when import When
from marsad.text.names import names_body, two_mouths
from marsad.text.normal import fold
from marsad.text.ranges import exclude
from marsad.text.voices import Voices
from marsad.weigh.control import NEAR_DAYS, day_of, last_day
from marsad.weigh.count import speak, weigh_words
from marsad.weigh.hear import Heard
from marsad.weigh.loss import whole_losses
from marsad.weigh.sums import same_area

AREA = "area_km2"


def area_controls(heard: Mapping[str, Heard], voices: Voices) -> list[Control]:
    """One series per holder: the extent told on each day, carried to the next.

    An extent is a stock: the newest word holds and nothing is added up. What a
    belligerent alone says of any side's ground is "claimed" (rule K5).
    """
    names = voices.party_names()
    shelf: dict[str, dict[date, list[Heard]]] = {}
    for one in sorted(heard.values(), key=lambda one: one.order):
        day = day_of(one)
        if day is not None and not one.denies and extents(one):
            whose = _whose(one)
            named = whose and (whose in names or names_body(whose))
            holder = (whose if named else one.claim.place) or ""
            shelf.setdefault(holder, {}).setdefault(day, []).append(one)
    _join_unnamed(shelf, names)
    until = last_day(heard)
    made: list[Control] = []
    for holder in sorted(shelf, key=lambda holder: (fold(holder), holder)):
        side = holder, voices.shown(holder), names.get(holder, holder)
        lost = whole_losses(heard.values(), holder, shelf[holder])
        made += _with_losses(list(_series(shelf[holder], side, until)), lost, until)
    return made


def _whose(one: Heard) -> str | None:
    """Whose ground an extent is by a claim: the besieged's, else the doer's."""
    return one.target if one.claim.kind == "siege" else one.actor


def _with_losses(
    series: list[Control], lost: Mapping[date, Sequence[Heard]], until: date | None
) -> Iterator[Control]:
    """The series, with nothing from the day on which all of the ground was lost up to
    the next extent told."""
    days = sorted(lost)
    for at, one in enumerate(series):
        start, end = one.when.start, one.when.end
        after = series[at + 1].when.start if at + 1 < len(series) else None
        next_loss = bisect_right(days, start) if start else len(days)
        gone = days[next_loss] if next_loss < len(days) else None
        if gone is None or end is None or (after and gone >= after):
            yield one
            continue
        short = When(start, gone - timedelta(days=1), basis=one.when.basis)
        yield replace(one, when=short)
        told = sorted(lost[gone], key=lambda claim: claim.order)
        state, basis = _state(told)
        yield replace(
            one,
            id=content_id("ctl", "area", one.area, str(gone)),
            state=state,
            when=When(gone, max(gone, end), basis="carried"),
            basis=f"{basis}: all of it lost{SINCE}{gone}",
            claims=tuple(sorted({claim.claim.id for claim in told})),
            km2=0.0,
            contradictions=(),
            last=gone,
        )


def _join_unnamed(
    shelf: dict[str, dict[date, list[Heard]]], names: Mapping[str, str]
) -> None:
    """Ground of which nobody is named belongs to the series of the only party whose
    ground is told of, where the two can lie in one area (rule K6)."""
    known = [holder for holder in shelf if holder in names]
    if len(known) != 1:
        return
    told = [one for ones in shelf[known[0]].values() for one in ones]
    for holder in sorted(set(shelf) - {known[0]}):
        days = shelf[holder]
        mine = [one for ones in days.values() for one in ones]
        named = any(names_body(whose) for one in mine if (whose := _whose(one)))
        if named or not all(same_area(a.where, b.where) for a in mine for b in told):
            continue
        for day, ones in shelf.pop(holder).items():
            shelf[known[0]].setdefault(day, []).extend(ones)
    for ones in shelf[known[0]].values():
        ones.sort(key=lambda one: one.order)


def extents(one: Heard) -> list[Figure]:
    """A claim's figures of ground, wholes only."""
    return [f for f in one.claim.figures if f.measure == AREA and f.part_of is None]


def _series(
    days: Mapping[date, Sequence[Heard]], side: tuple[str, str, str], until: date | None
) -> Iterator[Control]:
    holder, shown, name = side
    ordered = sorted(days)
    known = any(_whose(one) == holder for ones in days.values() for one in ones)
    for at, day in enumerate(ordered):
        words = speak(days[day]).get((AREA, None))
        if not words:
            continue
        last = at + 1 == len(ordered)
        end = max(day, until or day) if last else ordered[at + 1] - timedelta(days=1)
        first = bisect_left(ordered, day - timedelta(days=NEAR_DAYS))
        near = [one for other in ordered[first : at + 1] for one in days[other]]
        km2 = weigh_words(words).best
        saying = [one for one in days[day] if _allows(one, km2)] or days[day]
        state, basis = _state(saying)
        yield Control(
            id=content_id("ctl", "area", holder, str(day)),
            holder=shown if known else None,
            state=state,
            when=When(day, end, basis="told" if end == day else "carried"),
            basis=basis if end == day else f"{basis}{SINCE}{day}",
            claims=tuple(sorted({one.claim.id for one in saying})),
            area=f"ground held by {name}" if known else f"ground at {name or 'large'}",
            km2=km2,
            contradictions=tuple(_clashing(near, day)),
            last=day,
        )


def _allows(one: Heard, km2: float) -> bool:
    """Whether a claim's extent can be so many square kilometres: the word of who says
    otherwise is not what the number rests on."""
    chosen = Figure(AREA, "", (0, 0), km2, km2)
    return any(not exclude(figure, chosen) for figure in extents(one))


def _state(told: Sequence[Heard]) -> tuple[str, str]:
    firm = [one for one in told if one.firm or one.denies]
    if not firm:
        return "unknown", "reported with doubt"
    sides = {one.side for one in firm if one.head}
    if None in sides:
        return "held", "third party reports"
    if len(sides) > 1:
        return "held", "both sides agree"
    return "claimed", "one belligerent claims"


def _two_mouths(a: Heard, b: Heard) -> bool:
    return day_of(a) == day_of(b) and two_mouths(a.mouth, b.mouth)


def _clashing(told: Sequence[Heard], day: date) -> list[Pair]:
    """Extents of about one day that exclude each other, by different voices."""
    found = set()
    for a, b in combinations(told, 2):
        if (
            a.origin == b.origin
            or (a.voice == b.voice and not _two_mouths(a, b))
            or day not in (day_of(a), day_of(b))
        ):
            continue
        if any(exclude(x, y) for x in extents(a)[:1] for y in extents(b)[:1]):
            found.add((min(a.claim.id, b.claim.id), max(a.claim.id, b.claim.id)))
    return sorted(found)
