"""Where and when claims are read to be."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from marsad.locate.area import in_units
from marsad.locate.areas import Areas
from marsad.locate.coded import REASON, country_coded, when_coded, where_coded
from marsad.locate.entry import Entry
from marsad.locate.find import FoundPlace, Name, find_places
from marsad.locate.gazetteer import Gazetteer
from marsad.locate.ground.front import Front, Fronts
from marsad.locate.time import resolve_time
from marsad.locate.told import with_lead
from marsad.records.claim import Claim
from marsad.records.ids import content_id
from marsad.records.placement import Placement
from marsad.records.report import Report
from marsad.records.where import Candidate

VERSION = "place-7"
AT_FRONTS = frozenset(
    {"clash", "capture", "offensive", "withdrawal", "siege", "shelling", "control"}
)
"""Kinds of claims that tell of what happens where two sides meet."""
_THAT = re.compile(
    r"\b(?:in|from|of|after|by) (?:that|the same) "
    r"(?:attack|strike|airstrike|raid|bombing|blast|shelling|incident|explosion)\b",
    re.IGNORECASE,
)
_NEAR = 400
"""Characters between two claims of which one points back to the other."""
_NOWHERE = FoundPlace(None, (), "no words for a place")


@dataclass(frozen=True, slots=True)
class Known:
    """What a monitor knows of places beside the gazetteer."""

    areas: Areas | None = None
    """The boundaries that it has chosen."""
    chosen: Mapping[str, Entry] = field(default_factory=dict)
    """What its reviewers have said that words mean, by the words folded."""
    fronts: Fronts | None = None
    """Those of the maps that it has imported."""


NOTHING = Known()


def place_claims(
    claims: Sequence[Claim],
    report: Report,
    gazetteer: Gazetteer,
    area: tuple[str, ...],
    known: Known = NOTHING,
) -> list[Placement]:
    """Where and when the claims of one report are read to be.

    Their places are weighed together. `area` holds the ISO codes of the countries that
    the monitor watches: entries outside it are taken only for countries and big cities.
    Words that no entry fits, or that may as well mean a place
    elsewhere, are kept, unplaced, with the reason.
    """
    own = [_coded(claim, gazetteer, known.areas) for claim in claims]
    told = [
        None if mine else _words(claim, report)
        for claim, mine in zip(claims, own, strict=True)
    ]
    words = list(dict.fromkeys(filter(None, told)))
    land = country_coded(claims, gazetteer)
    days = _front_days(claims, told, report) if known.fronts is not None else {}
    names = [
        Name(each, country=land, fronts=_fronts(known, days.get(each)))
        for each in words
    ]
    found = map(_certain, find_places(names, gazetteer, area, known.chosen))
    placed = {
        said: with_units(one, known.areas)
        for said, one in zip(words, found, strict=True)
    }
    made = [
        _placement(
            claim, report, mine or (said, placed.get(said or "", _NOWHERE)), area
        )
        for claim, mine, said in zip(claims, own, told, strict=True)
    ]
    return _pointed_back(claims, made)


def _pointed_back(
    claims: Sequence[Claim], made: Sequence[Placement]
) -> list[Placement]:
    """Claims about "that attack" are of the day of the claim right before them."""
    order = sorted(range(len(claims)), key=lambda at: claims[at].span)
    placements = list(made)
    for before, at in pairwise(order):
        near = claims[at].span[0] - claims[before].span[1] <= _NEAR
        if near and _THAT.search(claims[at].quote) and made[before].when.end:
            placements[at] = replace(placements[at], when=placements[before].when)
    return placements


def _front_days(
    claims: Sequence[Claim], told: Sequence[str | None], report: Report
) -> dict[str, date]:
    """Words for places at which something of `AT_FRONTS` happens, and the newest day
    on which it does."""
    days: dict[str, date] = {}
    for claim, words in zip(claims, told, strict=True):
        if words is None or claim.kind not in AT_FRONTS:
            continue
        when = resolve_time(claim.time, report.published, report.text)
        day = when.end or when.start or report.published
        if day is not None:
            days[words] = max(day, days.get(words, day))
    return days


def _fronts(known: Known, day: date | None) -> tuple[Front, ...]:
    return () if known.fronts is None else known.fronts.on(day)


def _coded(
    claim: Claim, gazetteer: Gazetteer, areas: Areas | None
) -> tuple[str | None, FoundPlace] | None:
    """The place that a row of a data set gives by coordinates, with its words."""
    where = where_coded(claim, gazetteer)
    if where is None:
        return None
    return claim.place, with_units(FoundPlace(where, (), REASON), areas)


def _words(claim: Claim, report: Report) -> str | None:
    """A claim's words for its place, with how far or near before them."""
    return claim.place and with_lead(claim.place, report.text, claim.span)


def _certain(found: FoundPlace) -> FoundPlace:
    """A place; where it is ambiguous, none but the candidates."""
    if found.where is None or not found.ambiguous:
        return found
    best = Candidate(found.where, 0.0, found.reason)
    others = (best, *found.others)
    return FoundPlace(None, others, "ambiguous: a reviewer may choose", True)


def with_units(found: FoundPlace, areas: Areas | None) -> FoundPlace:
    """A place with the units that it is in."""
    if found.where is None or areas is None:
        return found
    return replace(found, where=in_units(found.where, areas))


def _placement(
    claim: Claim,
    report: Report,
    place: tuple[str | None, FoundPlace],
    area: tuple[str, ...],
) -> Placement:
    words, found = place
    return Placement(
        id=content_id("plc", claim.id, VERSION, *area),
        claim=claim.id,
        words=words,
        where=found.where,
        candidates=found.others,
        when=when_coded(claim)
        or resolve_time(claim.time, report.published, report.text),
        reason=found.reason,
        reader=VERSION,
    )
