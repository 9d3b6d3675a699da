"""Which of a name's entries is meant: one score from what is known of each.

A report's places are weighed together: an entry gains by the larger place told with
it, by the countries and units that the report names, and by entries close to it that
other names may mean. The weights of these were learnt from labelled news
(data/weights.toml, made by evals/place_weights.py); those of a monitor's area, of
fronts and of what its user tells are set by hand.
"""

import functools
import math
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib import resources

from marsad.locate.entry import SETTLED, Entry
from marsad.locate.fold import fold
from marsad.locate.ground.front import Front
from marsad.locate.sources import at_war

_AROUND = 60
"""Names before and behind one that are weighed with it."""
_ROUNDS = 2
"""How often the places of a report are weighed by one another."""
_OTHERS = 3
"""Entries of another name that count, the likeliest."""
_LEAST = 0.05
"""Share of a name's meaning below which an entry of it counts for nothing."""
_NEAR_KM, _FAR_KM = 50.0, 200.0
_DEGREE_KM = 111.2
_LARGE = frozenset({"region", "water", "river", "desert"})
_UNITS = ("country", "admin1", "admin2")
MOST = 40
"""Entries of one name that are weighed, those of most people."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A place that words name, and what is known of it before it is found."""

    key: str
    """The name, folded."""
    entries: tuple[Entry, ...]
    """All that it may be."""
    larger: tuple[Entry, ...] = ()
    """Entries of the larger places that are told with it."""
    country: str | None = None
    """ISO 3166 alpha-2 of the country that is told with it."""
    admin1: frozenset[str] = frozenset()
    """Folded names of the first-order unit that is told with it."""
    unit: bool = False
    """Whether the words call it a unit of the first order."""
    lower: bool = False
    """Whether they call it one below."""
    fronts: tuple[Front, ...] = ()
    """Of the day, where what is told of it happens at fronts."""


@dataclass(slots=True)
class Weighed:
    """An entry of a name, its score and what made it."""

    entry: Entry
    fixed: float
    features: dict[str, float] = field(default_factory=dict)
    score: float = 0.0
    share: float = 0.0
    """Of the name's meaning, among its entries."""


@functools.cache
def weights() -> dict[str, float]:
    """What each feature adds to a score, by its name."""
    source = resources.files("marsad.locate").joinpath("data/weights.toml")
    found: dict[str, float] = tomllib.loads(source.read_text(encoding="utf-8"))
    return found


def weighed(
    places: Sequence[Sought], area: Sequence[str] = (), rounds: int = _ROUNDS
) -> list[list[Weighed]]:
    """The entries of each place, the likeliest first.

    One name means one place throughout a report: what is told beside any of its
    mentions holds for all, and they tell nothing of each other.
    """
    meant = _meant(places)
    once = list(dict.fromkeys(meant))
    found = dict(zip(once, _weighed(once, area, rounds), strict=True))
    return [found[place] for place in meant]


def _meant(places: Sequence[Sought]) -> list[Sought]:
    """Each place, or the same name elsewhere in the report that tells more of it.

    A bare name is the one that is told with a larger place, where the report tells
    only one such; two that may be no entry in common are two places.
    """
    told: dict[object, dict[Sought, None]] = {}
    for place in places:
        if place.larger:
            told.setdefault(_name(place), {})[place] = None
    return [_fuller(place, list(told.get(_name(place), ()))) for place in places]


def _name(place: Sought) -> tuple[str, str | None, frozenset[str], bool, bool]:
    return place.key, place.country, place.admin1, place.unit, place.lower


def _fuller(place: Sought, told: Sequence[Sought]) -> Sought:
    if place.larger or len({each.larger for each in told}) != 1:
        return place
    shared = set(place.entries) & set(told[0].entries)
    return told[0] if shared else place


def _weighed(
    places: Sequence[Sought], area: Sequence[str], rounds: int
) -> list[list[Weighed]]:
    rows = [[_alone(place, entry, area) for entry in most(place)] for place in places]
    for row in rows:
        _settle(row)
    for _ in range(rounds if len(rows) > 1 else 0):
        told = [_likely(row) for row in rows]
        for i, row in enumerate(rows):
            others = told[max(0, i - _AROUND) : i] + told[i + 1 : i + 1 + _AROUND]
            for one in row:
                one.features |= _beside(one.entry, others)
        for row in rows:
            _settle(row)
    return rows


def most(place: Sought) -> Sequence[Entry]:
    """The entries of a place that are weighed."""
    if len(place.entries) <= MOST:
        return place.entries
    order = sorted(place.entries, key=lambda entry: (-entry.population, entry.id))
    kept = {entry.id for entry in order[:MOST]}
    return [
        entry for entry in place.entries if entry.id in kept or entry.kind in _UNITS
    ]


def _settle(row: list[Weighed]) -> None:
    """Set scores and shares, and put the likeliest first."""
    for one in row:
        learnt = sum(weights()[name] * value for name, value in one.features.items())
        one.score = one.fixed + learnt
    row.sort(key=lambda one: (-one.score, one.entry.source, one.entry.id))
    if row:
        _measured_first(row)
        parts = [math.exp(one.score - row[0].score) for one in row]
        for one, part in zip(row, parts, strict=True):
            one.share = part / sum(parts)


def _measured_first(row: list[Weighed]) -> None:
    """Put first, of what is as likely as the first and in the same unit, so maybe the
    same place, one whose point was measured."""
    first = row[0]
    for one in row:
        alike = first.score - one.score < _SAME
        if not alike or first.entry.source not in _BY_HEART:
            return
        if one.entry.admin1 == first.entry.admin1 and one.entry.source not in _BY_HEART:
            row.remove(one)
            row.insert(0, one)
            return


def _alone(place: Sought, entry: Entry, area: Sequence[str]) -> Weighed:
    """An entry by what is known of it and of its name alone."""
    people = 0 if entry.kind == "admin2" else entry.population
    features = {
        "people": math.log10(people + 1),
        "unpeopled": float(people == 0),
        "own name": float(fold(entry.name) == place.key),
        "within larger": float(any(within(entry, one) for one in place.larger)),
    }
    if entry.kind in _UNITS:
        features[entry.kind] = 1.0
    return Weighed(entry, _by_hand(place, entry, area), features)


IN_AREA, OUTSIDE, AT_WAR, IN_COUNTRY, IN_UNIT = 5.0, -3.0, 1.0, 8.0, 5.0
"""Points by hand: in the monitor's area, or a small place outside it; where there is
no area in a country at war; in the country and in the unit told."""
OWN, LARGE, AS_UNIT, AS_TOWN = 6.0, 3.5, 8.0, 5.0
"""For what the monitor itself has listed; for regions, seas and rivers, which nobody
counts; for a unit where the words call it one; against one that is called by its
town."""
FRONT, FRONT_KM = 4.0, 15.0
"""Points by hand for what happens at fronts: right at one, and kilometres in which two
thirds of them are lost."""
REAR, REAR_FROM_KM, REAR_KM = -0.5, 50.0, 150.0
"""Points against what lies far behind all fronts: all of them at the second distance,
none up to the first."""
_REACH_KM = {"admin1": 60.0, "admin2": 25.0}
"""How far units reach from their point, by half."""
_BY_HEART = frozenset({"general"})
"""Lists written without a map."""
_SAME = 1e-6
KNOWN = 200_000
"""People; a city of that size outside the area is taken to be meant."""


def _by_hand(place: Sought, entry: Entry, area: Sequence[str]) -> float:
    points = OWN if entry.own and entry.kind not in _UNITS else 0.0
    points += by_front(nearest_front(place.fronts, entry))
    if entry.country in area:
        points += IN_AREA
    elif area and entry.kind != "country" and entry.population < KNOWN:
        points += OUTSIDE
    elif not area and entry.country in at_war():
        points += AT_WAR
    if place.country is not None:
        points += IN_COUNTRY if entry.country == place.country else -IN_COUNTRY
    if place.admin1 and entry.admin1 is not None:
        points += IN_UNIT if fold(entry.admin1) in place.admin1 else -IN_UNIT
    if entry.kind in _LARGE:
        points += LARGE
    called = (place.unit and "admin1", place.lower and "admin2")
    if entry.kind in called:
        points += AS_UNIT
    elif entry.kind in ("admin1", "admin2") and any(
        _seat(one, entry) for one in place.entries
    ):
        points -= AS_TOWN
    return points


def nearest_front(fronts: Sequence[Front], entry: Entry) -> tuple[float, date] | None:
    """Kilometres to the nearest front, and its day; None for a country and where there
    is none."""
    lat, lon = entry.lat, entry.lon
    if not fronts or lat is None or lon is None or entry.kind == "country":
        return None
    apart, day = min((front.km(lat, lon), front.day) for front in fronts)
    return max(0.0, apart - _REACH_KM.get(entry.kind, 0.0)), day


def by_front(nearest: tuple[float, date] | None) -> float:
    """Points for how near an entry is to the nearest front."""
    if nearest is None:
        return 0.0
    km, _ = nearest
    behind = (km - REAR_FROM_KM) / (REAR_KM - REAR_FROM_KM)
    return FRONT * math.exp(-km / FRONT_KM) + REAR * min(1.0, max(0.0, behind))


def _seat(entry: Entry, unit: Entry) -> bool:
    """Whether an entry is a town in a unit; asked of those that share its name."""
    return entry.kind in SETTLED and within(entry, unit)


_Told = list[tuple[float, Entry]]


def _likely(row: list[Weighed]) -> _Told:
    return [(one.share, one.entry) for one in row[:_OTHERS] if one.share >= _LEAST]


def _beside(entry: Entry, others: Sequence[_Told]) -> dict[str, float]:
    """An entry by what the report's other names may mean."""
    sums = dict.fromkeys(
        (
            "unit named",
            "country named",
            "near",
            "in reach",
            "same unit",
            "same country",
        ),
        0.0,
    )
    for told in others:
        near = reach = 0.0
        for share, other in told:
            if other.country == entry.country:
                _same_land(entry, other, share, sums)
            if other.kind not in ("country", "admin1"):
                apart = apart_km(entry, other)
                near = max(near, share * math.exp(-apart / _NEAR_KM))
                reach = max(reach, share * math.exp(-apart / _FAR_KM))
        sums["near"] += near
        sums["in reach"] += reach
    return {name: math.log1p(value) for name, value in sums.items()}


def _same_land(
    entry: Entry, other: Entry, share: float, sums: dict[str, float]
) -> None:
    """Count another entry of the same country."""
    sums["same country"] += share
    if other.kind == "country":
        sums["country named"] += share
    elif entry.admin1 is not None and entry.admin1 == other.admin1:
        sums["unit named" if other.kind == "admin1" else "same unit"] += share


def within(entry: Entry, larger: Entry) -> bool:
    """True in the same first-order unit, often named after its town, or close by; or
    where both are one."""
    if entry.id == larger.id:
        return True
    if entry.country != larger.country:
        return False
    if larger.kind == "country":
        return True
    if entry.admin1 is not None and entry.admin1 in {larger.name, larger.admin1}:
        return True
    if larger.kind == "admin1" and entry.admin1 is not None:
        return False
    return apart_km(entry, larger) < 80


def apart_km(one: Entry, two: Entry) -> float:
    """Rough distance; infinite where a point is missing."""
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return math.inf
    north = (one.lat - two.lat) * _DEGREE_KM
    across = abs(one.lon - two.lon)
    east = min(across, 360 - across) * _DEGREE_KM * math.cos(math.radians(one.lat))
    return math.hypot(north, east)
