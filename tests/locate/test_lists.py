"""The lists that come with the package: whole, credited, and true for known places."""

from collections import Counter
from itertools import pairwise

import pycountry
import pytest

from marsad.errors import InternalError
from marsad.locate import lists
from marsad.locate.entry import KINDS
from marsad.locate.fold import fold
from marsad.locate.lists import COLUMNS, Listed, list_names, listed, read_list, sources

LARGE = {"region", "water", "river", "mountain", "desert", "island", "facility"}
"""Kinds of things that may lie in several countries, or be disputed."""
KNOWN = (
    ("Kafr Nabudah", "town", 35.43, 36.48),
    ("Shuyukh Fawqani", "town", 36.79, 38.05),
    ("Al-Fardous", "district", 36.18, 37.16),
    ("معردبسة", "village", 35.78, 36.77),
    ("كلجبرين", "village", 36.54, 37.12),
    ("Jisr al-Shughur", "admin2", 35.83, 36.32),
    ("Orange County", "admin2", 33.68, -117.78),
    ("Kharkiv Oblast", "admin1", 49.7, 36.5),
    ("شبوة", "admin1", 14.5, 46.8),
    ("Euphrates Dam", "facility", 35.87, 38.57),
    ("Savur-Mohyla monument", "facility", 47.92, 38.74),
    ("القرن الأفريقي", "region", 7.0, 45.0),
    ("Black Sea", "water", 43.0, 34.0),
    ("Ivory Coast", "country", 7.6, -5.6),
)


@pytest.fixture(scope="module")
def places() -> list[Listed]:
    return list(listed())


def test_every_row_is_valid(places: list[Listed]) -> None:
    codes = {country.alpha_2 for country in pycountry.countries} | {"XK"}
    for place in places:
        assert place.id.isprintable() and " " not in place.id
        assert fold(place.name), place
        assert place.kind in KINDS
        assert -90 <= place.lat <= 90 and -180 <= place.lon <= 180
        everywhere = place.kind in LARGE and not place.country
        assert everywhere or place.country in codes, place
        assert place.population >= 0
        assert place.source in sources()
        assert all(name.strip() == name != "" for name in (place.name, *place.other))


def test_ids_are_unique_over_all_lists(places: list[Listed]) -> None:
    counts = Counter(place.id for place in places)
    assert [id for id, count in counts.items() if count > 1] == []


def test_no_place_stands_twice_in_a_list() -> None:
    for name in list_names():
        seen = sorted(
            (p.name, p.kind, p.country, p.pcode, p.lat, p.lon) for p in read_list(name)
        )
        assert all(one != two for one, two in pairwise(seen))


def test_every_source_is_credited() -> None:
    assert set(sources()) == {
        "opensyria", "ocha", "ucdp", "geonames", "naturalearth", "general",
    }  # fmt: skip
    free = ("CC-BY-4.0", "CC-BY-3.0-IGO", "CC0-1.0", "public domain")
    for source in sources().values():
        assert source.licence in free
        assert source.title and source.version and source.citation
    assert "Sundberg" in sources()["ucdp"].citation


@pytest.mark.parametrize(("name", "kind", "lat", "lon"), KNOWN)
def test_well_known_places(
    places: list[Listed], name: str, kind: str, lat: float, lon: float
) -> None:
    key = fold(name)
    found = [
        place
        for place in places
        if place.kind == kind and key in {fold(n) for n in (place.name, *place.other)}
    ]
    near = max(0.1, {"region": 1.5, "water": 1, "country": 1, "admin1": 1}.get(kind, 0))
    assert any(abs(p.lat - lat) < near and abs(p.lon - lon) < near for p in found)


def test_two_places_of_one_name_stay_two() -> None:
    same = [p for p in read_list("ucdp_places") if p.name == "As Salihiyah"]
    assert len({(round(p.lat, 1), round(p.lon, 1)) for p in same}) == len(same) > 1


def test_spellings_are_of_listed_places(places: list[Listed]) -> None:
    ids = {place.id for place in places}
    assert [id for id in lists._spellings() if id not in ids] == []


def test_the_units_of_syria_are_complete() -> None:
    codes = [place.pcode for place in read_list("syria_units")]
    lengths = Counter(map(len, codes))
    assert lengths == {4: 14, 6: 62, 8: 272}
    assert all(code[:4] in codes for code in codes)


def test_bad_rows_say_where(monkeypatch: pytest.MonkeyPatch) -> None:
    good = ["x", "X", "", "town", "1", "1", "SY", "", "", "", "", "general"]
    bad = [*good[:4], "91", *good[5:]]
    for row, reason in ((bad, "row 2: 91"), (good[:6], "row 2: it has not")):
        lines = ["# source: general", *map("\t".join, (COLUMNS, good, row))]
        monkeypatch.setattr(lists, "_lines", lambda name, lines=lines: lines)
        monkeypatch.setattr(lists, "_spellings", dict)
        with pytest.raises(InternalError, match=reason):
            list(read_list("any"))


def test_an_unknown_list_is_refused() -> None:
    with pytest.raises(InternalError, match="no list nowhere"):
        list(read_list("nowhere"))
