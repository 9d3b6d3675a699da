"""Choose among the entries of a gazetteer what a claim's words for its place mean."""

from dataclasses import replace
from math import cos, hypot, radians

from marsad.locate.entry import Entry
from marsad.locate.gazetteer import Gazetteer
from marsad.locate.time import resolve_time
from marsad.locate.words import Part, PlaceWords, read_words
from marsad.records.claim import Claim
from marsad.records.ids import content_id
from marsad.records.placement import Placement
from marsad.records.report import Report
from marsad.records.where import Candidate, Where

VERSION = "place-1"
RUNNERS_UP = 5
LEAST = 2.0
"""Score below which a claim is rather left unplaced."""
KNOWN = 200_000
"""People; a city of that size outside the area is taken to be meant."""
_WIDE = frozenset({"country", "admin1", "region", "river", "desert", "water"})
_PRECISION = {"country": 6, "admin1": 4, "admin2": 3, "region": 5, "desert": 5,
              "river": 5, "water": 7, "mountain": 3, "island": 3}  # fmt: skip
_RADIUS_M = {
    "country": 300_000, "admin1": 60_000, "admin2": 25_000, "region": 60_000,
    "desert": 100_000, "river": 150_000, "water": 100_000, "mountain": 15_000,
    "island": 15_000, "city": 8_000, "town": 3_000, "village": 1_500,
    "district": 1_500, "camp": 1_500, "facility": 1_500, "crossing": 1_000,
}  # fmt: skip
"""Half the usual extent, in metres; our own estimates."""
_VAGUE = {"side": 2, "near": 2, "away": 2, "border": 5}


def place_claim(
    claim: Claim, report: Report, gazetteer: Gazetteer, area: tuple[str, ...]
) -> Placement:
    """Where and when a claim is read to be.

    `area` holds the ISO codes of the countries that the monitor watches: entries
    outside it are taken only for countries and big cities. Words that no entry
    fits are kept, unplaced, with the reason.
    """
    where, others, reason = find_where(claim.place, gazetteer, area)
    when = resolve_time(claim.time, report.published)
    return Placement(
        id=content_id("plc", claim.id, VERSION, *area),
        claim=claim.id,
        words=claim.place,
        where=where,
        candidates=others,
        when=when,
        reason=reason,
        reader=VERSION,
    )


def find_where(
    words: str | None, gazetteer: Gazetteer, area: tuple[str, ...]
) -> tuple[Where | None, tuple[Candidate, ...], str]:
    """The chosen place, the runners-up and the reason for words for a place."""
    if not words:
        return None, (), "no words for a place"
    read = read_words(words)
    tried: list[Candidate] = []
    if read.parts and gazetteer.lookup(read.parts[0].whole):
        read = replace(read, vague="")
    for depth, part in enumerate(read.parts):
        ranked = _ranked(part, read.parts[depth + 1 :], gazetteer, area)
        if ranked and ranked[0].score >= LEAST:
            return _chosen(read, depth, ranked)
        tried += ranked
    if tried:
        return None, tuple(tried[:RUNNERS_UP]), "no entry of that name fits"
    return None, (), "in no gazetteer"


def _chosen(
    read: PlaceWords, depth: int, ranked: list[Candidate]
) -> tuple[Where, tuple[Candidate, ...], str]:
    best = ranked[0]
    reason = best.reason
    if depth:
        reason = f"{reason}; no entry for {read.parts[depth - 1].name} fits"
    where = _blurred(best.where, read, depth)
    return where, tuple(ranked[1 : RUNNERS_UP + 1]), reason


def _ranked(
    part: Part, larger: tuple[Part, ...], gazetteer: Gazetteer, area: tuple[str, ...]
) -> list[Candidate]:
    above = [entry for one in larger for entry in gazetteer.lookup(one.name, area)]
    found = gazetteer.lookup(part.whole) or gazetteer.lookup(part.thing)
    found = found or gazetteer.lookup(part.name, area)
    scored = [_candidate(entry, part, above, area) for entry in found]
    return sorted(scored, key=lambda c: (-c.score, c.where.gazetteer, c.where.entry))


def _candidate(
    entry: Entry, part: Part, above: list[Entry], area: tuple[str, ...]
) -> Candidate:
    score, reasons = 1.0, []
    if entry.country in area:
        score, reasons = score + 3, ["in the area watched"]
    elif area and entry.kind != "country" and entry.population < KNOWN:
        score, reasons = score - 2, ["outside the area watched"]
    else:
        score += 1.5
    if any(_within(entry, parent) for parent in above):
        score, reasons = score + 3, [*reasons, "within the larger place named"]
    elif above and entry.kind not in _WIDE:
        score, reasons = score - 3, [*reasons, "not within the larger place named"]
    if part.unit and entry.kind == "admin1":
        score, reasons = score + 2, [*reasons, "a unit as the words say"]
    score += min(1.0, entry.population / 500_000)
    score += {"country": 1.0, "admin1": 0.2, "village": -0.2}.get(entry.kind, 0.3)
    score += 0.5 if entry.source == "underfire" else 0.0
    reason = f"{entry.kind} of that name" + "".join(f", {r}" for r in reasons)
    return Candidate(_where(entry), round(score, 3), reason)


def _within(entry: Entry, parent: Entry) -> bool:
    """True in the same first-order unit, often named after its town, or close by."""
    if entry.id == parent.id or entry.country != parent.country:
        return False
    if parent.kind == "country":
        return True
    if entry.admin1 is not None and entry.admin1 in {parent.name, parent.admin1}:
        return True
    if parent.kind == "admin1" and entry.admin1 is not None:
        return False
    return _apart_km(entry, parent) < 80


def _apart_km(one: Entry, two: Entry) -> float:
    """Rough distance; infinite where a point is missing."""
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return float("inf")
    north = (one.lat - two.lat) * 111.2
    east = (one.lon - two.lon) * 111.2 * cos(radians(one.lat))
    return hypot(north, east)


def _where(entry: Entry) -> Where:
    return Where(
        name=entry.name,
        lat=entry.lat,
        lon=entry.lon,
        precision=_PRECISION.get(entry.kind, 1),
        radius_m=_RADIUS_M.get(entry.kind, 3_000),
        gazetteer=entry.source,
        entry=entry.id,
        kind=entry.kind,
        country=entry.country,
        admin1=entry.admin1,
    )


def _blurred(where: Where, read: PlaceWords, depth: int) -> Where:
    """Less exact where the words are vague or name something smaller or several."""
    if read.vague == "border" and where.kind == "country" and not depth:
        return replace(where, lat=None, lon=None, precision=5, radius_m=None)
    precision, radius = where.precision, where.radius_m or 0
    if read.vague:
        wide = 5 if where.kind == "country" else 4 if where.kind == "admin1" else 0
        precision = wide or max(precision, _VAGUE[read.vague])
        radius = max(radius, read.radius_m)
    if depth or read.several:
        precision, radius = max(precision, 2), max(radius * 2, 10_000)
    return replace(where, precision=precision, radius_m=radius)
