"""The embedded gazetteer's sources put together."""

import functools
from collections import Counter

import pytest

from marsad.locate.named import Named, Pool
from marsad.locate.sources import all_places, listed_places, own_places, unit_label


@functools.cache
def everywhere() -> list[Named]:
    return list(all_places())


def units(country: str) -> list[Named]:
    pool = Pool()
    for place in (*own_places(), *listed_places()):
        if place.entry.kind == "admin1" and place.entry.country == country:
            pool.add(place)
    return pool.places()


def test_syria_has_its_fourteen_governorates() -> None:
    found = {place.entry.name: place for place in units("SY")}
    assert len(found) == 14
    assert "rif dimashq" in found["Rif Dimashq Governorate"].keys
    assert "rif dimashq" not in found["Damascus Governorate"].keys


@pytest.mark.parametrize(
    ("country", "name", "label"),
    [
        ("SD", "Shamal Kurdufan", "North Kordofan"),
        ("SD", "North Kordofan State", "North Kordofan"),
        ("SD", "شمال كردفان", "North Kordofan"),
        ("SD", "Northern Darfur", "North Darfur"),
        ("SD", "West Kordofan State", "West Kordofan"),
        ("SD", "Al Jazirah", "Gezira State"),
        ("UA", "Zaporizka oblast", "Zaporizhzhia Oblast"),
        ("UA", "Kiev", "Kyiv Oblast"),
        ("LB", "South", "South Lebanon"),
        ("SY", "As-Suwayda", "Suwayda Governorate"),
        ("SY", "Nowhere", "Nowhere"),
    ],
)
def test_a_unit_has_one_name(country: str, name: str, label: str) -> None:
    assert unit_label(country, name) == label


@pytest.mark.parametrize("country", ["SD", "UA", "YE", "LB", "LY", "IQ", "MM"])
def test_every_place_tells_its_unit_by_the_name_that_the_unit_has(country: str) -> None:
    here = [
        place.entry
        for place in everywhere()
        if place.entry.country == country
        and place.entry.admin1 not in (None, "Abyei Area")
    ]
    known = {one.name for one in here if one.kind == "admin1"}
    assert known and {one.admin1 for one in here} <= known


def test_no_unit_of_the_united_states_is_lost() -> None:
    names = Counter(place.entry.name for place in units("US"))
    assert names["Virginia"] == names["West Virginia"] == 1
    assert len(names) == 51
