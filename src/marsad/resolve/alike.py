"""How alike two leads are: what speaks for one incident, weighed as labelled groups of
reports have taught.

Rule E9 of docs/method.md. The weights are in data/lead_weights.toml, made by
evals/lead_weights.py; what is rare on record counts for more than what is frequent.
"""

import functools
import math
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources

from marsad.records.where import Where
from marsad.resolve.agree import km
from marsad.resolve.item import kin
from marsad.resolve.lead import Lead

RARE, SOME = 12, 40
"""Reports that use a word, at most, for it to be rare, or not common."""
TELLING = 3.7
"""Logarithm of how many times as many reports there must be: in a small record nothing
is rare."""
KNOWN = 200
"""Reports from which on a record tells how quiet a place is."""
HERE = 0.1
"""Degrees: places are counted by cells of this size."""
FAR_PLACE = 1000.0
FAR_DEGREES = 0.3
"""Of latitude: further apart (33 km), all distances speak alike."""
TIES = {
    "same place": 1.0,
    "5 km": 1.0,
    "place words": 0.5,
    "alike": 0.1,
    "rare words": 1.0,
    "names": 0.5,
}
"""What ties two leads, and from which value on."""
UNDATED = ("alike", "rare words", "same place", "same killed", "names", "quiet place")
"""What weighs otherwise where no days can be compared."""


@functools.cache
def weights() -> Mapping[str, float]:
    """Feature -> points, in units of the logarithm of the odds."""
    data = resources.files("marsad.resolve").joinpath("data/lead_weights.toml")
    found: dict[str, float] = tomllib.loads(data.read_text(encoding="utf-8"))
    return found


@dataclass(frozen=True, slots=True)
class Usage:
    """How often words and places are met on record."""

    reports: int
    words: Mapping[str, int]
    """Word -> leads that use it."""
    idf: Mapping[str, float]
    """Word -> how telling it is: 0 where every lead has it."""
    norms: Mapping[str, float]
    """Report -> length of its lead's words, each as long as it is telling."""
    place_words: Mapping[str, int]
    weeks: Mapping[tuple[int, int], int]
    """Cell of the map -> different weeks in which something is told of it."""


def usage(leads: Iterable[Lead]) -> Usage:
    """Counts over all leads."""
    known = list(leads)
    weeks: dict[tuple[int, int], set[int]] = {}
    for lead in known:
        for place in lead.places[:1]:
            met = weeks.setdefault(cell(place), set())
            met.update(first // 7 for first, _ in lead.days[:1])
    words = Counter(word for lead in known for word in lead.words)
    idf = {word: math.log(len(known) / many) for word, many in words.items()}
    return Usage(
        len(known),
        words,
        idf,
        {lead.report: _norm(lead, idf) for lead in known},
        Counter(word for lead in known for word in lead.place_words),
        {one: len(met) for one, met in weeks.items()},
    )


def cell(place: Where) -> tuple[int, int]:
    """The cell of the map that a spot is in."""
    return round((place.lat or 0.0) / HERE), round((place.lon or 0.0) / HERE)


def features(a: Lead, b: Lead, met: Usage) -> dict[str, float]:
    """What is to be said of a pair; what is not the case is left out."""
    found = {"any": 1.0}
    for part in (_days(a, b), _places(a, b, met), _words(a, b, met), _matter(a, b)):
        found |= {name: value for name, value in part if value}
    if "day unknown" in found:
        found |= {f"{one}, day unknown": found[one] for one in UNDATED if one in found}
    return found


def tied(found: Mapping[str, float]) -> bool:
    """Whether more than days, kinds and sides speak for it, a place or words, and what
    the two tell of can be one incident."""
    return not found.get("other kind") and any(
        found.get(name, 0.0) >= least for name, least in TIES.items()
    )


def points(found: Mapping[str, float]) -> float:
    """Logarithm of the odds that two leads are about one incident."""
    known = weights()
    return sum(known.get(name, 0.0) * value for name, value in found.items())


def day_gap(a: Lead, b: Lead) -> int | None:
    """Days between what the two tell of; None where one tells no day."""
    return min(
        (max(0, y[0] - x[1], x[0] - y[1]) for x in a.days for y in b.days), default=None
    )


def _days(a: Lead, b: Lead) -> Iterator[tuple[str, float]]:
    gap = day_gap(a, b)
    if gap is None:
        yield "day unknown", 1.0
    else:
        names = ("same day", "next day", "two days")
        name = names[gap] if gap < 3 else "one week" if gap <= 7 else "far days"
        yield name, 1.0
    if a.weekdays and b.weekdays and not (a.dated and b.dated):
        same = bool(a.weekdays & b.weekdays)
        yield "same weekday" if same else "other weekday", 1.0


def _places(a: Lead, b: Lead, met: Usage) -> Iterator[tuple[str, float]]:
    if not a.places or not b.places:
        yield "place unknown", 1.0
    else:
        first = _km(a.places[0], b.places[0])
        nearest = min(_km(x, y) for x in a.places for y in b.places)
        steps = ((1, "same place"), (5, "5 km"), (12, "12 km"), (30, "30 km"))
        yield next((name for most, name in steps if nearest < most), "far place"), 1.0
        yield "same first place", float(first < 1)
        weeks = met.weeks.get(cell(a.places[0]), 0) if first < 5 else 0
        if weeks and met.reports >= KNOWN:
            yield "quiet place", 1.0 / weeks
    yield "other unit", float(bool(a.units and b.units and not a.units & b.units))
    shared = sum(
        math.log(met.reports / met.place_words[w])
        for w in a.place_words & b.place_words
    )
    yield "place words", min(3.0, shared / 5)


def _km(a: Where, b: Where) -> float:
    if abs((a.lat or 0.0) - (b.lat or 0.0)) > FAR_DEGREES:
        return FAR_PLACE
    distance = km(a, b)
    return FAR_PLACE if distance is None else distance


def _words(a: Lead, b: Lead, met: Usage) -> Iterator[tuple[str, float]]:
    shared = a.words & b.words
    common = sum(met.idf[word] ** 2 for word in shared)
    yield "alike", common / (met.norms[a.report] * met.norms[b.report])
    known = [met.words[word] for word in shared if met.idf[word] >= TELLING]
    rare = sum(many <= RARE for many in known)
    yield "rare words", min(4.0, rare)
    some = sum(RARE < many <= SOME for many in known)
    yield "words", min(4.0, some)
    rarest = math.log(met.reports)
    names = sum(met.idf.get(word, rarest) for word in a.names & b.names)
    yield "names", min(3.0, names / 7)


def _norm(lead: Lead, idf: Mapping[str, float]) -> float:
    return math.sqrt(sum(idf[word] ** 2 for word in lead.words)) or 1.0


def _matter(a: Lead, b: Lead) -> Iterator[tuple[str, float]]:
    for measure in ("killed", "wounded"):
        yield from _number(measure, a.figures[measure], b.figures[measure])
    yield "same kind", float(bool(a.kinds & b.kinds))
    yield "other kind", float(not any(kin(x, y) for x in a.kinds for y in b.kinds))
    if a.sides and b.sides:
        yield "same side" if a.sides & b.sides else "other side", 1.0


def _number(
    measure: str, a: frozenset[float], b: frozenset[float]
) -> Iterator[tuple[str, float]]:
    if not a or not b:
        return
    if a & b:
        yield f"same {measure}", float(max(a & b) >= 2)
        return
    small, large = sorted((max(a), max(b)))
    yield f"nearly same {measure}", float(large - small <= 2)
    yield f"other {measure}", float(large > 3 * small)
