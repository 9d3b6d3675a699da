"""Where and when a data set says that it was: its own codes, not the gazetteer's.

The gazetteer only tells which country and which first-order unit its names mean, so
that rows can be compared and added up with what reports tell.
"""

from collections.abc import Iterable

from marsad.locate.area import RADIUS_M
from marsad.locate.gazetteer import Gazetteer
from marsad.records.claim import Claim
from marsad.records.coded import Coded
from marsad.records.when import When
from marsad.records.where import Where

KINDS = {3: "admin2", 4: "admin1", 5: "region", 6: "country", 7: "water"}
"""UCDP's where_prec to the kind of area that its point stands for."""
_RADIUS = {1: 3_000, 2: 25_000, 7: 100_000}
_UNIT_WORDS = frozenset(
    {"governorate", "province", "state", "region", "district", "department", "county",
     "oblast", "division", "prefecture", "muhafazah", "wilaya"}
)  # fmt: skip
REASON = "coded by the data set"


def where_coded(claim: Claim, gazetteer: Gazetteer) -> Where | None:
    """The point that a row gives with its precision; None where it gives none."""
    coded = claim.coded
    if coded is None or coded.lat is None or coded.lon is None:
        return None
    kind = KINDS.get(coded.precision, "place")
    country = _country(coded.country, gazetteer)
    gazetteer_name, _, entry = (coded.entry or "").partition(" ")
    return Where(
        name=coded.name or claim.place or f"{coded.lat:.5f}, {coded.lon:.5f}",
        lat=coded.lat,
        lon=coded.lon,
        precision=coded.precision,
        radius_m=coded.radius_m or _RADIUS.get(coded.precision) or RADIUS_M[kind],
        gazetteer=gazetteer_name or "dataset",
        entry=entry or f"{coded.lat:.5f},{coded.lon:.5f},{coded.precision}",
        kind=kind,
        country=country,
        admin1=_admin1(coded, country, gazetteer),
    )


def when_coded(claim: Claim) -> When | None:
    """The days that a row gives; None where it gives none."""
    coded = claim.coded
    if coded is None or (coded.start is None and coded.end is None):
        return None
    words = claim.time.text if claim.time else None
    bears = coded.passed_on and claim.time is not None and claim.time.mode != "at"
    basis = claim.time.mode if claim.time is not None and bears else REASON
    return When(coded.start, coded.end, words, basis)


def country_coded(claims: Iterable[Claim], gazetteer: Gazetteer) -> str | None:
    """The country that a row names for its place, where it gives no point."""
    coded = (claim.coded for claim in claims if claim.coded is not None)
    return next((_country(one.country, gazetteer) for one in coded), None)


def _country(name: str | None, gazetteer: Gazetteer) -> str | None:
    """The code of a country by its name; of "Russia (Soviet Union)" that of either."""
    if not name:
        return None
    outer, _, inner = name.partition("(")
    for words in (name, outer.strip(), inner.strip(" )")):
        for entry in gazetteer.lookup(words):
            if entry.kind == "country":
                return entry.country
    return None


def _admin1(coded: Coded, country: str | None, gazetteer: Gazetteer) -> str | None:
    """The gazetteer's name of the unit that a row names, so that both are one."""
    if not coded.admin1:
        return None
    kept = [w for w in coded.admin1.split() if w.casefold() not in _UNIT_WORDS]
    for words in (coded.admin1, " ".join(kept)):
        for entry in gazetteer.lookup(words):
            if entry.kind == "admin1" and country in (None, entry.country):
                return entry.admin1 or entry.name
    return None
