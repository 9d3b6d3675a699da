"""The base map holds the countries around the war, whole, and no country twice."""

from hypothesis import given
from hypothesis import strategies as st

from marsad.publish.basemap import base_map, clip, countries


def test_the_base_map_is_cut_to_the_war() -> None:
    found = base_map(("SY",), [(36.5, 36.2)])
    names = {f["properties"]["name"] for f in found["countries"]["features"]}
    assert {"Syria", "Turkey", "Iraq", "Lebanon"} <= names
    assert "Brazil" not in names
    assert [f["properties"]["war"] for f in found["countries"]["features"]].count(
        True
    ) == 1


def test_a_war_without_an_area_shows_its_points_or_the_world() -> None:
    assert base_map((), [])["view"] == [-180.0, -60.0, 180.0, 80.0]
    assert base_map((), [(30.0, 50.0)])["view"] == [30.0, 50.0, 30.0, 50.0]


def test_countries_are_whole_rings() -> None:
    assert len(countries()) == 241
    assert all(ring[0] == ring[-1] for _, _, rings in countries() for ring in rings)


@given(
    st.tuples(st.floats(-50, 50), st.floats(-50, 50)),
    st.floats(1, 40),
    st.floats(1, 40),
)
def test_clipping_a_box_gives_the_overlap(
    corner: tuple[float, float], wide: float, high: float
) -> None:
    """Oracle: the overlap of two boxes is known without clipping."""
    x, y = corner
    ring = [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high), (x, y)]
    box = (-10.0, -10.0, 10.0, 10.0)
    cut = clip(ring, box)
    left, right = max(x, -10), min(x + wide, 10)
    low, top = max(y, -10), min(y + high, 10)
    if right - left > 0.02 and top - low > 0.02:
        assert abs(min(p[0] for p in cut) - left) < 0.01
        assert abs(max(p[1] for p in cut) - top) < 0.01
        assert cut[0] == cut[-1]
    elif right < left - 0.02 or top < low - 0.02:
        assert cut == []
