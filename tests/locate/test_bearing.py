"""Which way words point, and points moved that way."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.locate.bearing import bearing, moved


@pytest.mark.parametrize(
    ("words", "degrees"),
    [
        ("10 km north of Manbij", 0),
        ("the south-western countryside", 225),
        ("northeastern Syria", 45),
        ("ريف إدلب الجنوبي الشرقي", 135),
        ("غرب حلب", 270),
        ("north and south of it", None),
        ("Manbij", None),
        ("Easterhouse", None),
    ],
)
def test_sides_point_somewhere(words: str, degrees: float | None) -> None:
    assert bearing(words) == degrees


@given(
    st.floats(-60, 60), st.floats(-179, 179), st.floats(0, 359), st.floats(100, 50_000)
)
def test_a_point_is_moved_as_far_as_told(
    lat: float, lon: float, toward: float, metres: float
) -> None:
    there = moved(lat, lon, toward, metres)
    north = (there[0] - lat) * 111_200
    across = (there[1] - lon + 180) % 360 - 180
    east = across * 111_200 * math.cos(math.radians(lat))
    assert math.hypot(north, east) == pytest.approx(metres, rel=0.02, abs=2)
