"""Rows of data sets are placed by their own codes."""

from datetime import date

import pytest

from marsad.locate.coded import when_coded, where_coded
from marsad.locate.gazetteer import Gazetteer
from marsad.locate.place import place_claims
from marsad.records.claim import Claim, TimeWords
from marsad.records.coded import Coded
from marsad.records.report import Report

DAY = TimeWords("2016-03-04", (0, 10))


def said(coded: Coded | None, place: str | None = "Harim town") -> Claim:
    return Claim("c", "r", "clash", (0, 4), "text", place=place, time=DAY, coded=coded)


@pytest.mark.parametrize(
    ("precision", "kind", "radius"),
    [(1, "place", 3_000), (2, "place", 25_000), (3, "admin2", 25_000),
     (4, "admin1", 60_000), (5, "region", 60_000), (6, "country", 300_000),
     (7, "water", 100_000)],
)  # fmt: skip
def test_precision_is_the_coders_own(
    gazetteer: Gazetteer, precision: int, kind: str, radius: int
) -> None:
    coded = Coded(36.21, 36.52, precision, country="Syria")
    where = where_coded(said(coded), gazetteer)
    assert where is not None
    assert (where.precision, where.kind, where.radius_m) == (precision, kind, radius)
    assert (where.name, where.country, where.lat) == ("Harim town", "SY", 36.21)


@pytest.mark.parametrize(
    ("country", "code"),
    [
        ("Syria", "SY"),
        ("Russia (Soviet Union)", "RU"),
        ("Atlantis", None),
        (None, None),
    ],
)
def test_countries_by_name(
    gazetteer: Gazetteer, country: str | None, code: str | None
) -> None:
    where = where_coded(said(Coded(36.21, 36.52, country=country)), gazetteer)
    assert where is not None and where.country == code


def test_units_have_the_gazetteers_name(gazetteer: Gazetteer) -> None:
    for name in ("Idlib Governorate", "Idlib", "Idlib province"):
        coded = Coded(36.21, 36.52, country="Syria", admin1=name)
        where = where_coded(said(coded), gazetteer)
        assert where is not None and where.admin1 == "Idlib Governorate", name


def test_a_row_without_a_point_is_looked_up_in_its_country(
    gazetteer: Gazetteer,
) -> None:
    coded = Coded(country="Iraq", start=date(2005, 3, 4), end=date(2005, 3, 6))
    claim = said(coded, "Mosul")
    (placed,) = place_claims([claim], Report("r", "text", ""), gazetteer, ("SY",))
    assert placed.where is not None
    assert placed.where.country == "IQ" and placed.where.gazetteer != "dataset"
    assert (placed.when.start, placed.when.end) == (date(2005, 3, 4), date(2005, 3, 6))
    assert placed.when.precision == 2


def test_claims_in_words_are_placed_as_before(gazetteer: Gazetteer) -> None:
    claim = said(None, "Manbij")
    assert where_coded(claim, gazetteer) is None and when_coded(claim) is None
    (placed,) = place_claims([claim], Report("r", "text", ""), gazetteer, ("SY",))
    assert placed.where is not None and placed.where.name == "Manbij"
