"""The known place nearest to a point."""

from marsad.locate.entry import Entry
from marsad.locate.gazetteer import Gazetteer
from marsad.locate.ground.measure import apart_km
from marsad.locate.ground.nearest import Near, Towns

NORTH = Entry("1", "Northham", "town", 61.0, 30.0, "AA", None, 5, "x")
EAST = Entry("2", "Eastley", "town", 60.0, 31.5, "AA", None, 5, "x")


def test_near_is_on_the_earth_not_in_degrees() -> None:
    """One and a half degrees east are nearer at 60 degrees than one north."""
    near = Towns([NORTH, EAST]).nearest(60.0, 30.0)
    assert near == Near("Eastley", apart_km(60, 30, (60, 31.5)))
    assert near is not None and 83 < near.km < 84


def test_nothing_known_is_nothing_near() -> None:
    assert Towns([]).nearest(60.0, 30.0) is None


def test_the_gazetteer_gives_what_lies_around(gazetteer: Gazetteer) -> None:
    box = (36.0, 35.0, 38.0, 37.0)
    found = gazetteer.within(box, ("city", "town", "village"))
    assert len(found) > 5
    assert all(
        36 <= e.lon <= 38 and 35 <= e.lat <= 37 for e in found if e.lon and e.lat
    )
    assert {e.kind for e in found} <= {"city", "town", "village"}
    one = found[0]
    assert one.lat is not None and one.lon is not None
    near = Towns.around([(one.lat, one.lon)], gazetteer).nearest(one.lat, one.lon)
    assert near is not None and near.km == 0
    assert Towns.around([], gazetteer).nearest(0, 0) is None
