"""Tables of people's own places: columns by name or mapped, and rows that are wrong."""

import csv
import io
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.errors import OperatorError
from marsad.locate.fold import fold
from marsad.locate.loading import table
from marsad.locate.loading.rows import Fault, Options, Place
from tests.locate.loading.conftest import Monitor

Written = Callable[[str, str], Path]
OWN = """name,lat,lon,other names,kind,admin1,pcode
Qaxal,35.5,38.5,"Kaksal، قكسل",village,Raqqa,SY-Q1
Dorvim Junction,35.6,38.6,,crossing,,
"""


def test_columns_are_found_by_their_names(monitor: Monitor, written: Written) -> None:
    loaded = monitor.load(written("own.csv", OWN), country="SY")
    assert (loaded.kind, loaded.name, loaded.rows) == ("table", "own", 2)
    assert monitor.found("kaksal") == monitor.found("قكسل") == ["SY-Q1"]
    (row,) = monitor.ask(
        "SELECT name, kind, lat, lon, country, admin1, pcode, source, file, row"
        " FROM places WHERE id = 'SY-Q1'"
    )
    assert row == (
        "Qaxal", "village", 35.5, 38.5, "SY", "Raqqa Governorate", "SY-Q1", "own",
        "own.csv", 2,
    )  # fmt: skip


@pytest.mark.parametrize("divider", [";", "\t", "|"])
def test_columns_may_be_mapped_and_divided_by_anything(
    monitor: Monitor, written: Written, divider: str
) -> None:
    text = "Ort,Breite,Länge,auch\nQaxal,35.5,38.5,Kaksal\n".replace(",", divider)
    columns = (("name", "Ort"), ("lat", "Breite"), ("lon", "Länge"), ("other", "auch"))
    loaded = monitor.load(written("x.csv", text), columns=columns, area=("SY",))
    assert loaded.rows == 1
    assert monitor.found("kaksal") == ["sy-qaxal-35.5000-38.5000"]


@pytest.mark.parametrize(
    ("text", "said", "message"),
    [
        ("name,lat\nQaxal,35\n", {}, "which column holds the lon"),
        ("", {}, "is empty"),
        (OWN, {}, "--country"),
        (OWN, {"area": ("SY", "IQ")}, "--country"),
        (OWN, {"country": "Syria"}, "no code of ISO 3166"),
        (OWN, {"columns": (("lat", "y"),)}, "no column 'y'"),
        (OWN, {"columns": (("height", "lat"),)}, "there are the fields"),
        (OWN, {"name": "geonames"}, "--set"),
    ],
)
def test_what_is_missing_is_asked_for(
    monitor: Monitor, written: Written, text: str, said: dict[str, object], message: str
) -> None:
    with pytest.raises(OperatorError, match=message):
        monitor.load(written("own.csv", text), **said)


def test_swapped_columns_are_refused_as_a_whole(
    monitor: Monitor, written: Written
) -> None:
    rows = "".join(f"Place {i},{36.5 + i / 2},{35.9 - i / 10}\n" for i in range(9))
    file = written("own.csv", "name,lat,lon\n" + rows)
    with pytest.raises(OperatorError, match=r"swapped in 9 rows.*--map.*inside"):
        monitor.load(file, country="SY")
    turned = (("lat", "lon"), ("lon", "lat"))
    assert monitor.load(file, country="SY", columns=turned).rows == 9


def test_one_swapped_row_is_left_out(monitor: Monitor, written: Written) -> None:
    text = OWN + "Turned,38.5,35.5,,,,\n"
    loaded = monitor.load(written("own.csv", text), country="SY")
    assert (loaded.rows, loaded.swapped) == (2, 1)
    assert (
        "outside SY, latitude 35.5, longitude 38.5 is inside"
        in (monitor.told()[0]["reason"])
    )


def test_rows_with_something_missing_are_kept_and_told_of(
    monitor: Monitor, written: Written
) -> None:
    text = OWN + "Nowhere,,,,,,\nOdd,35,38,,kraal,,\n"
    loaded = monitor.load(written("own.csv", text), country="SY")
    assert (loaded.rows, loaded.unplaced, loaded.kept) == (4, 1, 2)
    assert monitor.found("nowhere") == ["sy-nowhere"]
    assert monitor.ask("SELECT kind FROM entries WHERE name = 'Odd'") == [("place",)]
    assert {one["done"] for one in monitor.told()} == {"kept"}


def test_bad_rows_are_left_out(monitor: Monitor, written: Written) -> None:
    text = OWN + (
        "Half,35.5,,,,,\n"
        "!!,35,38,,,,\n"
        "Long,35,38,,,,,,,\n"
        "Again,35,38,,,,SY-Q1\n"
        '"never closed,35,38,,,,\n'
        "Last,35,38,,,,\n"
    )
    loaded = monitor.load(written("own.csv", text), country="SY")
    assert loaded.rows == 3
    assert [one["row"] for one in monitor.told()] == [4, 5, 6, 7, 8]
    assert monitor.found("last") != []


def test_cells_of_several_lines_and_loose_marks(
    monitor: Monitor, written: Written
) -> None:
    text = 'name,lat,lon,note\nQaxal,35,38,"two\nlines, one row"\n5" Pipe,35,39,x\n'
    assert monitor.load(written("own.csv", text), country="SY").rows == 2


def test_not_utf8(monitor: Monitor, tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_bytes(OWN.encode() + "حلب,36,37,,,,\n".encode("cp1256"))
    loaded = monitor.load(file, country="SY")
    assert (loaded.rows, monitor.told()[0]["reason"]) == (2, "is not UTF-8")
    file.write_bytes("اسم,lat,lon\n".encode("cp1256"))
    with pytest.raises(OperatorError, match="UTF-8"):
        monitor.load(file, country="SY")


CELL = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20)


@given(
    st.lists(
        st.tuples(
            CELL.map(lambda text: f"n{text}"),
            st.floats(-90, 90),
            st.floats(-180, 180),
            CELL,
        ),
        max_size=8,
    )
)
def test_what_a_writer_of_csv_wrote_is_read_back(
    rows: list[tuple[str, float, float, str]],
) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([("name", "lat", "lon", "x"), *rows])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "own.csv"
        path.write_text(out.getvalue(), encoding="utf-8")
        read = list(table.places(path, Options(name="own", country="XK")))
    places = [one for one in read if isinstance(one, Place)]
    assert not [one for one in read if isinstance(one, Fault)]
    assert [(p.name, p.lat, p.lon) for p in places] == [
        (name.strip(), lat, lon) for name, lat, lon, _ in rows
    ]
    assert all(fold(place.name) for place in places)
