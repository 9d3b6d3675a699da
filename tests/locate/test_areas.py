"""Units by point: every level, borders, lands that two claim, and nowhere."""

from collections.abc import Callable
from pathlib import Path

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from marsad.errors import OperatorError
from marsad.locate import areas as module
from marsad.locate.areas import BORDER, OVERLAP, Areas
from marsad.locate.loading.load import Asked, load
from marsad.locate.loading.rows import Options
from tests.conftest import NOW
from tests.locate.loading.files import feature, geojson

Load = Callable[..., Path]


def unit(code: str, box: tuple[float, ...], level: int, parent: str = "") -> object:
    """A rectangle: west, south, east, north."""
    return feature(
        shapely.box(*box),
        **{
            f"ADM{level}_EN": f"Unit {code}",
            f"ADM{level}_AR": f"وحدة {code}",
            f"ADM{level}_PCODE": code,
            f"ADM{level - 1}_PCODE" if level else "X": parent,
            "ADM0_PCODE": code[:2],
        },
    )


@pytest.fixture
def loaded(tmp_path: Path) -> Load:
    """Loads units into one store, a set and a level at a time."""

    def put(set_name: str, level: int, *units: object) -> Path:
        file = geojson(tmp_path / f"{set_name}-adm{level}.geojson", units)
        store = tmp_path / "places.sqlite"
        load(Asked(file, Options(name=set_name), NOW), store)
        return store

    return put


@pytest.fixture
def four_levels(loaded: Load) -> Path:
    """A country of two governorates; the smaller levels are in the west only."""
    loaded("cod-ab", 0, unit("SY", (36, 33, 42, 37), 0))
    loaded(
        "cod-ab", 1,
        unit("SY01", (36, 33, 39, 37), 1, "SY"),
        unit("SY02", (39, 33, 42, 37), 1, "SY"),
    )  # fmt: skip
    loaded("cod-ab", 2, unit("SY0101", (36, 33, 38, 37), 2, "SY01"))
    return loaded("cod-ab", 3, unit("SY010101", (36, 33, 37, 37), 3, "SY0101"))


def at(areas: Areas, lat: float, lon: float) -> list[tuple[str, str]]:
    return [(unit.own_code, unit.mark) for unit in areas.units_at(lat, lon)]


def test_every_level_from_the_largest(four_levels: Path) -> None:
    areas = Areas.open(four_levels, "cod-ab")
    found = areas.units_at(35, 36.5)
    assert [u.pcode for u in found] == ["SY", "SY01", "SY0101", "SY010101"]
    assert [u.parent for u in found] == [None, "SY", "SY01", "SY0101"]
    assert [u.level for u in found] == [0, 1, 2, 3]
    last = found[-1]
    assert (last.name, last.names) == ("Unit SY010101", ("وحدة SY010101",))
    assert (last.own_name, last.own_code) == ("Unit SY010101", "SY010101")
    assert (last.set_name, last.country, last.mark) == ("cod-ab", "SY", "")
    assert [u.level for u in areas.units_at(35, 36.5, (1,))] == [1]
    areas.close()


def test_on_a_border_all_that_meet_there_are_given(four_levels: Path) -> None:
    areas = Areas.open(four_levels)
    assert at(areas, 35, 39) == [("SY", ""), ("SY01", BORDER), ("SY02", BORDER)]
    assert at(areas, 35, 39.00005) == at(areas, 35, 39)
    assert at(areas, 35, 39.001) == [("SY", ""), ("SY02", "")]
    assert at(areas, 37, 42) == [("SY", BORDER), ("SY02", BORDER)]
    areas.close()


def test_lands_that_two_claim_are_given_twice_and_marked(loaded: Load) -> None:
    store = loaded(
        "two", 1,
        unit("SY01", (36, 33, 39, 37), 1),
        unit("SY02", (38, 33, 42, 37), 1),
    )  # fmt: skip
    areas = Areas.open(store)
    assert at(areas, 35, 38.5) == [("SY01", OVERLAP), ("SY02", OVERLAP)]
    assert at(areas, 35, 37) == [("SY01", "")]
    assert at(areas, 35, 38) == [("SY01", ""), ("SY02", BORDER)]
    areas.close()


def test_outside_all_and_off_the_earth(four_levels: Path) -> None:
    areas = Areas.open(four_levels)
    for lat, lon in ((0, 0), (35, 42.01), (95, 37), (35, 370), (float("nan"), 37)):
        assert areas.units_at(lat, lon) == []
    areas.close()


def test_a_set_is_the_one_named_or_chosen(loaded: Load, tmp_path: Path) -> None:
    loaded("first", 1, unit("SY01", (36, 33, 39, 37), 1))
    store = loaded("second", 1, unit("XX01", (36, 33, 39, 37), 1))
    assert at(Areas.open(store), 35, 37) == [("SY01", "")]
    assert at(Areas.open(store, "second"), 35, 37) == [("XX01", "")]
    with pytest.raises(OperatorError, match=r"no set .*'third'.*first, second"):
        Areas.open(store, "third")
    with pytest.raises(OperatorError, match="nothing is loaded"):
        Areas.open(tmp_path / "none.sqlite")


def test_few_outlines_are_held(
    four_levels: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "HELD_BYTES", 1)
    areas = Areas.open(four_levels)
    for _ in range(2):
        assert len(areas.units_at(35, 36.5)) == 4
        assert len(areas._held) == 1
    areas.close()


BOXES = st.lists(
    st.tuples(*[st.integers(0, 8)] * 2, *[st.integers(1, 4)] * 2),
    min_size=1,
    max_size=6,
)


@given(boxes=BOXES, x=st.integers(0, 120), y=st.integers(0, 120))
def test_arithmetic_finds_the_same_units(
    tmp_path_factory: pytest.TempPathFactory,
    boxes: list[tuple[int, int, int, int]],
    x: int,
    y: int,
) -> None:
    lat, lon = 30 + y / 10 + 0.05, 30 + x / 10 + 0.05
    rows = [
        unit(f"XK{i:02}", (30 + w, 30 + s, 30 + w + width, 30 + s + height), 1)
        for i, (w, s, width, height) in enumerate(boxes)
    ]
    folder = tmp_path_factory.mktemp("boxes")
    store = folder / "places.sqlite"
    load(Asked(geojson(folder / "adm1.json", rows), Options(name="s"), NOW), store)
    areas = Areas.open(store)
    inside = [
        f"XK{i:02}"
        for i, (w, s, width, height) in enumerate(boxes)
        if 30 + w < lon < 30 + w + width and 30 + s < lat < 30 + s + height
    ]
    mark = OVERLAP if len(inside) > 1 else ""
    assert at(areas, lat, lon) == [(code, mark) for code in inside]
    areas.close()


def test_real_boundaries(tmp_path: Path, shared: Path) -> None:
    store = tmp_path / "places.sqlite"
    for level in range(4):
        file = shared / "data" / "gazetteer" / f"syria_adm{level}.geojson.gz"
        load(Asked(file, Options(name="cod-ab"), NOW), store)
    areas = Areas.open(store)
    codes = [unit.pcode for unit in areas.units_at(36.2, 37.16)]
    assert codes == ["SY", "SY02", "SY0200", "SY020000"]
    assert areas.units_at(41.0, 29.0) == []
    areas.close()


def test_the_land_of_countries_is_that_of_the_largest_units(
    loaded: Load, four_levels: Path, tmp_path: Path
) -> None:
    land = module.land_of(four_levels, ["SY"])
    assert land is not None and land.equals(shapely.box(36, 33, 42, 37))
    assert module.land_of(four_levels, ["IQ"]) is None
    assert module.land_of(four_levels, []) is None
    assert module.land_of(None, ["SY"]) is None
    assert module.land_of(tmp_path / "none.sqlite", ["SY"]) is None
