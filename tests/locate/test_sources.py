"""The embedded gazetteer's sources put together."""

from collections import Counter

from marsad.locate.named import Named, Pool
from marsad.locate.sources import listed_places, own_places


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


def test_no_unit_of_the_united_states_is_lost() -> None:
    names = Counter(place.entry.name for place in units("US"))
    assert names["Virginia"] == names["West Virginia"] == 1
    assert len(names) == 51
