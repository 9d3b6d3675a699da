"""Areas on the Earth: rings either way round, holes, and what maps call wide."""

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from marsad.locate.ground.measure import apart_km, km2
from tests.locate.ground.maps import box, quad_km2

DEGREE = shapely.box(0, 0, 1, 1)


@given(st.integers(-80, 79), st.floats(0.1, 5))
def test_areas_are_those_of_the_closed_formula(south: int, wide: float) -> None:
    corners = (10.0, float(south), 10.0 + wide, south + 1.0)
    assert km2(box(*corners)) == pytest.approx(quad_km2(*corners), rel=1e-4)


def test_a_degree_of_the_equator() -> None:
    assert apart_km(0, 0, (0, 1)) == pytest.approx(111.3195, abs=1e-3)


@given(st.floats(0.05, 0.9), st.floats(-60, 60))
def test_a_hole_and_its_lid_make_the_whole(size: float, lat: float) -> None:
    whole = shapely.box(10, lat, 11, lat + 1)
    lid = shapely.box(10.02, lat + 0.02, 10.02 + size, lat + 0.02 + size)
    holed = shapely.difference(whole, lid)
    assert km2(holed) + km2(lid) == pytest.approx(km2(whole), rel=1e-9)
    assert km2(shapely.reverse(holed)) == pytest.approx(km2(holed), rel=1e-12)


def test_what_is_no_polygon_has_no_area() -> None:
    line = shapely.LineString([(0, 0), (1, 1)])
    assert km2(line) == km2(shapely.MultiPolygon()) == 0
    both = shapely.GeometryCollection([line, shapely.MultiPolygon([DEGREE])])
    assert km2(both) == km2(DEGREE)
