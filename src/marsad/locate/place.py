"""Where and when claims are read to be."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from marsad.locate.area import in_units
from marsad.locate.areas import Areas
from marsad.locate.coded import REASON, country_coded, when_coded, where_coded
from marsad.locate.entry import Entry
from marsad.locate.find import FoundPlace, Name, find_places
from marsad.locate.gazetteer import Gazetteer
from marsad.locate.time import resolve_time
from marsad.locate.told import with_lead
from marsad.records.claim import Claim
from marsad.records.ids import content_id
from marsad.records.placement import Placement
from marsad.records.report import Report
from marsad.records.where import Candidate

VERSION = "place-3"
_NOWHERE = FoundPlace(None, (), "no words for a place")


def place_claims(
    claims: Sequence[Claim],
    report: Report,
    gazetteer: Gazetteer,
    area: tuple[str, ...],
    areas: Areas | None = None,
    chosen: Mapping[str, Entry] = MappingProxyType({}),
) -> list[Placement]:
    """Where and when the claims of one report are read to be.

    Their places are weighed together. `area` holds the ISO codes of the countries that
    the monitor watches: entries outside it are taken only for countries and big cities;
    `areas` are the boundaries that it has chosen, `chosen` what its reviewers have
    said that words mean. Words that no entry fits, or that may as well mean a place
    elsewhere, are kept, unplaced, with the reason.
    """
    own = [_coded(claim, gazetteer, areas) for claim in claims]
    told = [
        None if mine else _words(claim, report)
        for claim, mine in zip(claims, own, strict=True)
    ]
    words = list(dict.fromkeys(filter(None, told)))
    land = country_coded(claims, gazetteer)
    names = [Name(each, country=land) for each in words]
    found = map(_certain, find_places(names, gazetteer, area, chosen))
    placed = {
        said: with_units(one, areas) for said, one in zip(words, found, strict=True)
    }
    return [
        _placement(
            claim, report, mine or (said, placed.get(said or "", _NOWHERE)), area
        )
        for claim, mine, said in zip(claims, own, told, strict=True)
    ]


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
        when=when_coded(claim) or resolve_time(claim.time, report.published),
        reason=found.reason,
        reader=VERSION,
    )
