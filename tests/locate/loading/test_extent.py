"""Swapped numbers are noticed, and never where they may be right."""

from hypothesis import given
from hypothesis import strategies as st

from marsad.locate import sources
from marsad.locate.loading.extent import OUTSIDE, RIGHT, SWAPPED, UNCLEAR, orientation


def test_a_place_in_its_country_is_right_and_swapped_is_not() -> None:
    for lat, lon in ((36.2, 37.2), (35.9, 36.6), (35.3, 40.1), (32.6, 36.1)):
        assert orientation("SY", lat, lon) == RIGHT
        assert orientation("SY", lon, lat) == SWAPPED


def test_where_neither_fits_it_is_outside_and_unknown_countries_are_unclear() -> None:
    assert orientation("SY", 50.4, 30.5) == OUTSIDE
    assert orientation("ZZ", 36.2, 37.2) == UNCLEAR


def test_none_of_our_own_places_is_called_swapped() -> None:
    for place in sources.own_places():
        entry = place.entry
        assert entry.lat is not None and entry.lon is not None
        assert orientation(entry.country, entry.lat, entry.lon) != SWAPPED


@given(
    st.sampled_from(["SY", "UA", "SD", "MM"]), st.floats(-90, 90), st.floats(-90, 90)
)
def test_right_one_way_is_never_right_the_other(
    country: str, lat: float, lon: float
) -> None:
    if orientation(country, lat, lon) == RIGHT:
        assert orientation(country, lon, lat) != RIGHT
